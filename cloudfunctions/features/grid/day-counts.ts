import { DAY } from '../../../domain/case'
import type { DayCounts } from '../../../domain/grid/day-counts'
import type { Org } from '../../../domain/grid/org'
import { startOfDay } from '../../../domain/grid/reorganisation'
import { collection, operators } from '../../kernel/database'

export const dayCounts = collection<DayCounts>('dayCounts')

/** How many lived under an org, and when that was counted; epoch ms. */
type Counted = Pick<DayCounts, 'at' | 'households' | 'people'>

/**
 * How many lived under an org at the end of the day of a moment (epoch ms): today what is counted now, of an earlier day
 * what was written down last by then. Null where nobody had counted yet.
 */
export async function countedOn(org: Org, then: number, now: number): Promise<Counted | null> {
  const { _id, counts, noted } = org
  const end = startOfDay(then) + DAY
  if (end > now) return { at: now, households: counts.households, people: counts.people }
  if (!noted || noted.since >= end) return null
  const [last] = await dayCounts.find({ org: _id, at: operators().lt(end) }, { sort: { at: -1 }, limit: 1 })
  return last ? { at: last.at, households: last.households, people: last.people } : null
}
