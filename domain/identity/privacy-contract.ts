import { peopleRoles } from '../grid/desk-contract'
import { command, query } from '../procedure'
import { roles } from '../roles'
import { cursor, id, personName, text, version } from '../schemas'
import * as z from '../zod'
import { ownFace } from './face-contract'
import { phoneProofs, relations, residenceStates } from './person'
import { ERASE_WORD, lookReasons, privacyLimits, recordKinds } from './privacy'
import { retentionRules } from './retention'

/** Somebody looked at my number or door. */
const look = z.object({
  id: z.string(),
  by: z.string(),
  /** Post or unit they acted for, empty for a neighbour with my wish in hand. */
  as: z.string(),
  reason: z.string(),
  at: z.number(),
})
export type Look = z.output<typeof look>

const correction = z.object({
  name: z.string().nullable(),
  door: z.string().nullable(),
  note: z.string(),
  at: z.number(),
})

/** Something of mine on record: what I asked for, or took on. */
const myCase = z.object({
  id: z.string(),
  part: z.enum(['asked', 'claimed']),
  title: z.string(),
  reason: z.string(),
  state: z.string(),
  at: z.number(),
  /** What I did about it, newest last. */
  steps: z.array(z.object({ action: z.string(), note: z.string().nullable(), at: z.number() })),
})

const myData = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  face: ownFace,
  phone: z.string(),
  phoneProof: z.enum(phoneProofs).nullable(),
  address: z.string(),
  place: z.object({
    subdistrict: z.string(),
    community: z.string(),
    grid: z.string(),
    building: z.string(),
  }),
  door: z.string(),
  relation: z.enum(relations),
  residence: z.object({
    state: z.enum(residenceStates),
    since: z.number(),
    by: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  isRepresentative: z.boolean(),
  isChild: z.boolean(),
  isMember: z.boolean(),
  volunteering: z
    .object({ state: z.string(), skills: z.array(z.string()), times: z.array(z.string()) })
    .nullable(),
  consent: z.object({ version: z.string(), at: z.number() }).nullable(),
  posts: z.array(
    z.object({ role: z.enum(roles), orgName: z.string(), from: z.number(), to: z.number().nullable() }),
  ),
  earlierHomes: z.array(z.object({ building: z.string(), from: z.number(), to: z.number() })),
  /** Messages that may still come, by kind. */
  messages: z.array(z.object({ name: z.string(), left: z.number() })),
  mandates: z.array(
    z.object({
      /** By me to somebody; otherwise to me. */
      isGiven: z.boolean(),
      with: z.string(),
      what: z.array(z.string()),
      from: z.number(),
      until: z.number(),
    }),
  ),
  correction: correction.nullable(),
  /** How the latest correction was answered. */
  answer: z.object({ isAgreed: z.boolean(), note: z.string(), by: z.string(), at: z.number() }).nullable(),
  /** What was done about my record, newest first: when, by whom, in which capacity, why. */
  records: z.array(
    z.object({
      what: z.enum(recordKinds),
      by: z.string(),
      as: z.string(),
      reason: z.string(),
      at: z.number(),
    }),
  ),
  looks: z.array(look),
  cases: z.array(myCase),
  /** Where the next page of cases begins. */
  next: z.number().nullable(),
})
export type MyData = z.output<typeof myData>

/** What a person does about what is known of them, and how staff get to see a number. */
export const privacyContract = {
  agree: command({
    title: 'Agrees to the text about personal data, in the version that was read',
    access: 'anyone',
    scope: 'self',
    errors: ['conflict'],
    withoutConsent: true,
    input: z.strictObject({ version: text(10, 1) }),
    output: z.object({ version: z.string() }),
  }),
  looks: query({
    title: 'Who looked at my number or door, when, why, in which capacity; newest first',
    access: 'anyone',
    scope: 'self',
    input: z.strictObject({ after: cursor }),
    output: z.object({ looks: z.array(look), next: z.number().nullable() }),
  }),
  mine: query({
    title: 'Everything that is stored about me',
    access: 'anyone',
    scope: 'self',
    input: z.strictObject({ after: cursor }),
    output: myData,
  }),
  correct: command({
    title: 'Says what is wrong about me; what the grid has not looked at yet changes at once',
    access: 'anyone',
    scope: 'self',
    errors: ['conflict'],
    input: z.strictObject({
      name: personName.nullable().default(null),
      relation: z.enum(relations, '请选择您是这户的什么人').nullable().default(null),
      door: text(12, 1).nullable().default(null),
      note: text(privacyLimits.note).default(''),
    }),
    output: z.object({ id: z.string() }),
  }),
  erase: command({
    title: 'Deletes what is known of me; cases keep their history without my name',
    access: 'anyone',
    scope: 'self',
    errors: ['conflict'],
    withoutConsent: true,
    input: z.strictObject({ confirm: z.literal(ERASE_WORD, `请写“${ERASE_WORD}”两个字`) }),
    output: z.object({ isErased: z.boolean() }),
  }),
  reveal: command({
    title:
      'Phone and door of somebody whom the staff member is dealing with now; recorded before it is shown',
    access: peopleRoles,
    scope: 'org',
    errors: ['not_found', 'too_many'],
    persons: ['personId'],
    input: z.strictObject({
      personId: id,
      reason: z.enum(lookReasons, '请选择理由'),
      note: text(privacyLimits.note, 2),
      /** The wish, where the reason is a case. */
      caseId: id.nullable().default(null),
    }),
    output: z.object({
      name: z.string(),
      phone: z.string(),
      address: z.string(),
      /** Numbers that may still be opened today. */
      left: z.number().int(),
    }),
  }),
  answerCorrection: command({
    title: 'Accepts or declines what somebody asked to be corrected',
    access: peopleRoles,
    scope: 'org',
    errors: ['not_found', 'conflict'],
    persons: ['personId'],
    input: z.strictObject({
      personId: id,
      version,
      agree: z.boolean('请选择'),
      note: text(privacyLimits.note, 2),
    }),
    output: z.object({ id: z.string() }),
  }),
  retention: query({
    title: 'What the rules of retention would remove now, and whether they only say so',
    access: ['administrator'],
    scope: 'org',
    input: z.strictObject({}),
    output: z.object({
      dryRun: z.boolean(),
      rules: z.array(
        z.object({ rule: z.enum(retentionRules), label: z.string(), before: z.number(), count: z.number() }),
      ),
    }),
  }),
}
