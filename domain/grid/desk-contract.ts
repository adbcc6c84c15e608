import { phoneProofs, relations, residenceStates } from '../identity/person'
import { lookReasons } from '../identity/privacy'
import { query } from '../procedure'
import { communityRoles, roles, type Role } from '../roles'
import { id } from '../schemas'
import * as z from '../zod'
import { personActions } from './person-actions'
import { searchKinds } from './search'

/** Those who look after people by name. */
export const peopleRoles = ['gridWorker', ...communityRoles] as const satisfies readonly Role[]
/** Those who fill posts, or keep a branch's record, look people up too, and read no more than a name. */
export const searchers = [
  ...peopleRoles,
  'branchSecretary',
  'subdistrictStaff',
  'administrator',
] as const satisfies readonly Role[]

/** Somebody in a list: enough to tell them from the others. */
const found = z.object({
  id: z.string(),
  /** Masked but for what was typed. */
  name: z.string(),
  grid: z.string(),
  building: z.string(),
  relation: z.enum(relations),
  state: z.enum(residenceStates),
  hasPhone: z.boolean(),
})
export type FoundPerson = z.output<typeof found>

const heldPost = z.object({
  role: z.enum(roles),
  orgName: z.string(),
  unitName: z.string().nullable(),
  from: z.number(),
  to: z.number().nullable(),
})

const person = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  /** Temporary link; null: no picture that others may see. */
  face: z.string().nullable(),
  place: z.object({ community: z.string(), grid: z.string(), building: z.string() }),
  /** Building with the door hidden, 3-***. */
  door: z.string(),
  /** 138****5678, empty where none is known. */
  phone: z.string(),
  phoneProof: z.enum(phoneProofs).nullable(),
  hasPhone: z.boolean(),
  relation: z.enum(relations),
  residence: z.object({
    state: z.enum(residenceStates),
    since: z.number(),
    by: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  isChild: z.boolean(),
  isRepresentative: z.boolean(),
  /** Null: no party member. */
  membership: z.object({ isHub: z.boolean(), unit: z.string().nullable() }).nullable(),
  isVolunteer: z.boolean(),
  posts: z.array(heldPost),
  /** The others of the household. */
  household: z.array(found),
  /** What they asked to be corrected and nobody has answered yet. */
  correction: z
    .object({ name: z.string().nullable(), door: z.string().nullable(), note: z.string(), at: z.number() })
    .nullable(),
  /** Reasons, other than a case, for which their number may be looked at now. */
  reasons: z.array(z.enum(lookReasons)),
  /** What the viewer may do about them now. */
  actions: z.array(z.enum(personActions)),
})
export type PersonPage = z.output<typeof person>

export const deskContract = {
  search: query({
    title: 'People of the staff member’s own scope by name, end of the phone number or door; masked',
    access: searchers,
    scope: 'org',
    input: z.strictObject({
      by: z.enum(searchKinds, '请选择怎么找'),
      text: z.string('请输入要找的').trim().min(1, '请输入要找的').max(20, '最多 20 个字'),
      /** An org under the own one, to look there only. */
      org: id.nullable().default(null),
    }),
    output: z.object({ people: z.array(found), isMore: z.boolean() }),
  }),
  person: query({
    title: 'Somebody of the staff member’s own scope: home, household, posts; phone and door masked',
    access: peopleRoles,
    scope: 'org',
    errors: ['not_found'],
    persons: ['personId'],
    input: z.strictObject({ personId: id }),
    output: person,
  }),
  watchers: query({
    title: 'Who, by post and name, may look at what is known of the caller',
    access: 'person',
    scope: 'self',
    input: z.strictObject({}),
    output: z.object({
      watchers: z.array(z.object({ role: z.enum(roles), orgName: z.string(), name: z.string() })),
    }),
  }),
}
