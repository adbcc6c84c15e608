import { DAY } from '../case'
import type { NotedCounts, Org, OrgCounts } from './org'

/** How many lived under an org from a moment on, as stored in `dayCounts`: written when it is not what it was. */
export interface DayCounts {
  /** Org and moment. */
  readonly _id: string
  readonly org: string
  /** Epoch ms. */
  readonly at: number
  readonly households: number
  readonly people: number
}

/** What stays the same is written down again after so long, in ms: so that older ones can be removed without a gap. */
const AGAIN = 365 * DAY
/** How long it is kept, in ms; longer by a year than what is answered. */
export const DAY_COUNTS_KEPT = 11 * 365 * DAY

const isSame = (noted: NotedCounts, { households, people }: OrgCounts): boolean =>
  noted.households === households && noted.people === people

/** What is to be written down of an org at a moment (epoch ms) whose counts are these; null: nothing new. */
export function dayCountsOf(
  { _id: org, noted }: Pick<Org, '_id' | 'noted'>,
  counts: OrgCounts,
  at: number,
): DayCounts | null {
  if (noted && isSame(noted, counts) && at - noted.at < AGAIN) return null
  const { households, people } = counts
  return { _id: `${org}@${at}`, org, at, households, people }
}

/** What an org remembers of it. */
export const notedOf = (
  noted: NotedCounts | undefined,
  { at, households, people }: DayCounts,
): NotedCounts => ({
  since: noted?.since ?? at,
  ...{ at, households, people },
})
