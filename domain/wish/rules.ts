import * as z from '../zod'

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
