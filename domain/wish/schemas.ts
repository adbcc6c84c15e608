import { file, id, text, time } from '../schemas'
import * as z from '../zod'
import { wishLimits } from './limits'
import { sensitivities, stages, wishKinds } from './wish'
import { wishActions, wishPhases, wishStates } from './workflow'

export const note = text(wishLimits.note, 2)

export const wishText = {
  title: text(wishLimits.title.max, wishLimits.title.min),
  reason: text(wishLimits.reason).default(''),
  kind: z.enum(wishKinds, '请选择属于哪一类'),
  value: z.number('请填金额').min(0, '金额不能为负').max(1_000_000, '金额太大').nullable().default(null),
  neededBy: time.nullable().default(null),
}
export const pictures = z.array(file).max(wishLimits.pictures, `最多 ${wishLimits.pictures} 张`).default([])
export const show = z
  .strictObject({ reason: z.boolean('请选择'), pictures: z.boolean('请选择') })
  .default({ reason: true, pictures: true })

export const forWhom = z.discriminatedUnion(
  'who',
  [
    z.strictObject({ who: z.literal('me') }),
    z.strictObject({
      who: z.literal('other'),
      name: text(wishLimits.name, 1),
      relation: text(wishLimits.relation, 1),
      phone: z
        .string('请填写')
        .regex(/^(1\d{10})?$/, '手机号是 11 位数字')
        .default(''),
      address: text(40).default(''),
    }),
    /** In the name of somebody who gave me a mandate for it. */
    z.strictObject({ who: z.literal('mandate'), mandate: id, subject: id }),
  ],
  '请选择给谁的',
)

export const evidence = {
  note: text(wishLimits.note).default(''),
  photos: z.array(file).max(wishLimits.evidencePhotos, `最多 ${wishLimits.evidencePhotos} 张`).default([]),
  minutes: z
    .number('请填分钟数')
    .int('请填整数')
    .min(wishLimits.minutes.min, `至少 ${wishLimits.minutes.min} 分钟`)
    .max(wishLimits.minutes.max, '一次最多 24 小时')
    .nullable()
    .default(null),
  signature: file.nullable().default(null),
}

export const wishId = z.strictObject({ id })
/** What every command on a wish answers: enough to know that it happened; a replay answers the same. */
export const moved = z.object({ id: z.string(), state: z.enum(wishStates), version: z.number().int() })

const phases = Object.keys(wishPhases) as [keyof typeof wishPhases, ...(keyof typeof wishPhases)[]]
export const phase = z.enum(phases, '没有这种状态')
export const scope = z.enum(['grid', 'community', 'subdistrict'], '请选择范围')
const claimView = z.object({
  lead: z.string(),
  as: z.string(),
  members: z.array(z.string()),
  /** Temporary links of their pictures, the lead's first; null: none that others may see. */
  faces: z.array(z.string().nullable()),
  places: z.number().int(),
})

/** A wish in a list, as far as the viewer may see it. */
export const card = z.object({
  id: z.string(),
  version: z.number().int(),
  title: z.string(),
  reason: z.string(),
  kind: z.enum(wishKinds),
  value: z.number().nullable(),
  state: z.enum(wishStates),
  stage: z.enum(stages).nullable(),
  neededBy: z.number().nullable(),
  /** Temporary link. */
  picture: z.string().nullable(),
  grid: z.string(),
  building: z.string(),
  submittedAt: z.number(),
  dueAt: z.number().nullable(),
  /** Only the outline is shown. */
  isOutline: z.boolean(),
  claim: claimView.nullable(),
  releases: z.number().int(),
  reopened: z.number().int(),
  /** What the viewer may do now. */
  actions: z.array(z.enum(wishActions)),
})
export type WishCard = z.output<typeof card>

export const page = z.object({ wishes: z.array(card), next: z.number().nullable() })

const event = z.object({
  id: z.string(),
  action: z.enum(wishActions),
  from: z.enum(wishStates),
  to: z.enum(wishStates),
  /** Null: the clock. Masked for those without a part in the wish. */
  by: z.string().nullable(),
  as: z.string(),
  at: z.number(),
  note: z.string().nullable(),
})

const picture = z.object({
  file: z.string(),
  url: z.string().nullable(),
  check: z.enum(['pass', 'pending', 'risky', 'manual']),
})

const evidenceView = z.object({
  note: z.string(),
  photos: z.array(z.string()),
  minutes: z.number().nullable(),
  signature: z.string().nullable(),
  at: z.number(),
})

/** What only the community sees while it reviews. */
const reviewView = z.object({
  textCheck: z.enum(['pass', 'pending', 'risky', 'manual']),
  suggestedSensitivity: z.enum(sensitivities),
  suggestedOutline: z.string(),
  earlier: z.array(z.object({ id: z.string(), title: z.string(), kind: z.enum(wishKinds), at: z.number() })),
})

/** A wish page, as far as the viewer may see it. */
export const detail = card.extend({
  sensitivity: z.enum(sensitivities),
  outline: z.string().nullable(),
  show: z.object({ reason: z.boolean(), pictures: z.boolean() }),
  pictures: z.array(picture),
  community: z.string(),
  /** The viewer has a part in it, and sees all of it but the contact. */
  isInside: z.boolean(),
  /** Whom the viewer, who sees the wish through for them, may have to call now; a look needs a reason. */
  calls: z.array(z.object({ id: z.string(), name: z.string() })),
  wisher: z.string(),
  helper: z
    .object({ name: z.string(), relation: z.string(), isStaff: z.boolean(), isAgent: z.boolean() })
    .nullable(),
  /** True for whoever has no part in the wish: a stranger need not know who has no phone. */
  wisherHasPhone: z.boolean(),
  events: z.array(event),
  evidence: evidenceView.nullable(),
  rating: z
    .object({ score: z.number(), thanks: z.string(), consent: z.boolean(), isPublic: z.boolean() })
    .nullable(),
  change: z
    .object({
      what: z.enum(['edit', 'withdraw']),
      note: z.string(),
      text: z.object({ title: z.string(), reason: z.string() }).nullable(),
    })
    .nullable(),
  channel: z.string().nullable(),
  transferredTo: z.string().nullable(),
  /** Until when a realised wish can be reopened. */
  reopenUntil: z.number().nullable(),
  extensionsLeft: z.number().int(),
  /** How often the claimer gave back a claim before; only the branch secretary and the community see it. */
  claimerReleases: z.number().int().nullable(),
  /** The viewer is the wisher, or acts for them. */
  isMine: z.boolean(),
  /** The viewer has the claim, or a part in it. */
  isMyClaim: z.boolean(),
  contactSeen: z.boolean(),
  /** Whose page this is: drafts are kept and files uploaded under this id. */
  viewerId: z.string(),
  /** This deployment's times in days, for sentences that say them. */
  days: z.object({ branch: z.number(), claim: z.number(), reopen: z.number() }),
  review: reviewView.nullable(),
})
export type WishDetail = z.output<typeof detail>
