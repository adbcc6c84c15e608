import { DAY, HOUR } from '../case'
import * as z from '../zod'
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

/**
 * What a deployment may set (function env `LINGE_WISH_RULES`, JSON of any of these).
 * Times are hours. Defaults: review in a working day; branch first 48 h, community 5 days more
 * (the paths of 党群微心愿); a claim 7 days; silence confirms after 7 days, 14 to change one's mind.
 */
export const wishRulesSchema = z.strictObject({
  reviewHours: z.number().positive().default(24),
  changesHours: z
    .number()
    .positive()
    .default(30 * 24),
  branchHours: z.number().positive().default(48),
  communityHours: z
    .number()
    .positive()
    .default(5 * 24),
  claimHours: z
    .number()
    .positive()
    .default(7 * 24),
  extensionHours: z
    .number()
    .positive()
    .default(7 * 24),
  extensions: z.number().int().min(0).default(2),
  remindHours: z.number().positive().default(24),
  confirmHours: z
    .number()
    .positive()
    .default(7 * 24),
  reopenHours: z
    .number()
    .positive()
    .default(14 * 24),
  openPerHousehold: z.number().int().min(1).max(9).default(3),
  valueMaxYuan: z.number().positive().default(500),
})
export type WishRules = z.output<typeof wishRulesSchema>

export const defaultWishRules: WishRules = wishRulesSchema.parse({})

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
