import { command, query } from '../procedure'
import { communityRoles, roles } from '../roles'
import * as z from '../zod'
import { faceContract, ownFace } from './face-contract'
import { joinContract } from './join-contract'
import { mandateContract } from './mandate-contract'
import { powers } from './mandates'
import { privacyContract } from './privacy-contract'
import { templates } from './templates'
import { twinContract } from './twin-contract'
import { volunteerContract } from './volunteer-contract'

const place = z.object({
  subdistrict: z.string(),
  community: z.string(),
  grid: z.string(),
  building: z.string(),
})

const post = z.object({
  role: z.enum(roles),
  label: z.string(),
  org: z.string(),
  orgName: z.string(),
  unitName: z.string().nullable(),
})

export const me = z.object({
  id: z.string(),
  name: z.string(),
  face: ownFace,
  place,
  posts: z.array(post),
  /** Has a desk: looks after a branch, a grid, a community or a subdistrict. */
  isStaff: z.boolean(),
  /** May claim wishes. */
  isVolunteer: z.boolean(),
  /** May record a wish for a resident. */
  maySpeakForResidents: z.boolean(),
  /** What waits for whoever verifies homes; null: for nobody else. */
  waiting: z.object({ homes: z.number().int(), corrections: z.number().int() }).nullable(),
  /** Whose mandates the caller holds today, and for what. */
  actsFor: z.array(
    z.object({ mandate: z.string(), subject: z.string(), name: z.string(), what: z.array(z.enum(powers)) }),
  ),
  /** The text about personal data is new since they agreed, or they never did. */
  mustAgree: z.boolean(),
})
export type Me = z.output<typeof me>

const resident = z.object({
  id: z.string(),
  name: z.string(),
  building: z.string(),
  hasPhone: z.boolean(),
})
export type Resident = z.output<typeof resident>

export const identityContract = {
  face: faceContract,
  join: joinContract,
  mandate: mandateContract,
  privacy: privacyContract,
  twin: twinContract,
  volunteer: volunteerContract,
  me: query({
    title: 'Who I am: name, place, posts; what waits for those who verify homes',
    access: 'person',
    scope: 'self',
    input: z.strictObject({}),
    output: me,
  }),
  find: query({
    title:
      'Residents of the staff member’s own scope by the beginning of their name, names masked but for the match',
    access: [...communityRoles, 'gridWorker'],
    scope: 'org',
    input: z.strictObject({
      name: z.string('请输入姓名').trim().min(1, '请输入姓名').max(20, '姓名太长'),
    }),
    output: z.object({ residents: z.array(resident) }),
  }),
  subscribe: command({
    title: 'Records which one-time messages the person just agreed to receive, their home verified or not',
    access: 'anyone',
    scope: 'self',
    input: z.strictObject({
      accepted: z
        .array(z.enum(Object.keys(templates) as [string, ...string[]], '没有这种消息'))
        .min(1, '请选择消息')
        .max(5, '一次最多五种'),
    }),
    output: z.object({ recorded: z.number().int() }),
  }),
}
