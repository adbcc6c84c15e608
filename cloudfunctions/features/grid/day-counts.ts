import { DAY } from '../../../domain/case'
import type { DayCounts } from '../../../domain/grid/day-counts'
import type { Org } from '../../../domain/grid/org'
import { startOfDay } from '../../../domain/grid/reorganisation'
import { collection, operators, stagesOf } from '../../kernel/database'

export const dayCounts = collection<DayCounts>('dayCounts')

/** How many lived under an org, and when that was counted; epoch ms. */
type Counted = Pick<DayCounts, 'at' | 'households' | 'people'>

/** The end of the day of a moment, epoch ms. */
const endOf = (then: number): number => startOfDay(then) + DAY

/** What was written down last of an org by the end of the day of a moment, as a `lookup` takes it. */
export const lastCounted = (org: string, then: number) => ({
  from: 'dayCounts',
  pipeline: stagesOf((start) =>
    start
      .match({ org, at: operators().lt(endOf(then)) })
      .sort({ at: -1 })
      .limit(1),
  ),
})

/**
 * How many lived under an org at the end of the day of a moment (epoch ms): today what is counted now, of an earlier day
 * what was written down last by then. Null where nobody had counted yet.
 */
export function countedOn(
  { counts, noted }: Org,
  [last]: readonly DayCounts[],
  { then, now }: { readonly then: number; readonly now: number },
): Counted | null {
  const end = endOf(then)
  if (end > now) return { at: now, households: counts.households, people: counts.people }
  const isCounted = noted !== undefined && noted.since < end
  return isCounted && last ? { at: last.at, households: last.households, people: last.people } : null
}
