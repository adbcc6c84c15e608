import { DAY, HOUR } from '../case'
import type { WishRules } from './rules'
import type { Stage } from './wish'
import type { WishTime } from './workflow'

/** Limits that the form and the server share. Lengths count characters. */
export const wishLimits = {
  title: { min: 4, max: 40 },
  reason: 300,
  note: 200,
  outline: 60,
  relation: 10,
  name: 20,
  thanks: 200,
  pictures: 6,
  evidencePhotos: 6,
  minutes: { min: 5, max: 24 * 60 },
  teamPlaces: { min: 2, max: 20 },
  /** Days ahead that a wish may be needed by. */
  neededWithinDays: 180,
  page: 20,
  desk: 50,
} as const

/** The named times of the workflow in milliseconds. */
export const wishTimes = (rules: WishRules): Record<WishTime, number> => ({
  review: rules.reviewHours * HOUR,
  changes: rules.changesHours * HOUR,
  branch: rules.branchHours * HOUR,
  claim: rules.claimHours * HOUR,
  confirm: rules.confirmHours * HOUR,
})

/** How long a published wish stays at a stage before it is carried further, in ms; null: for good. */
export const stageTime = (stage: Stage, rules: WishRules): number | null =>
  ({ branch: rules.branchHours * HOUR, community: rules.communityHours * HOUR, subdistrict: null })[stage]

/** Wishes of the same household that the reviewer is shown, and among which a likeness is looked for. */
export const earlierWithin = 90 * DAY
