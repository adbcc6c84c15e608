import { phoneProofs, relations } from '../identity/person'
import { likenesses } from '../identity/twins'
import { command, query } from '../procedure'
import { id, personName, text, version } from '../schemas'
import * as z from '../zod'
import { peopleRoles } from './desk-contract'
import { queueLimits } from './queue-limits'

const reason = text(queueLimits.reason.max, queueLimits.reason.min)

/** Somebody of the office's list who may be the one who waits: enough to tell, the rest masked. */
const twin = z.object({
  id: z.string(),
  version: z.number().int(),
  /** Masked where it is another name. */
  name: z.string(),
  building: z.string(),
  /** Masked where it is another door. */
  door: z.string(),
  isSameDoor: z.boolean(),
  relation: z.enum(relations),
  /** 138****5678, empty where none is known. */
  phone: z.string(),
  likenesses: z.array(z.enum(likenesses)),
  /** Since when they are on the list. */
  since: z.number(),
  /** Names of the posts that they hold. */
  posts: z.array(z.string()),
})
export type ListedTwin = z.output<typeof twin>

/** Somebody who waits to be verified: as much as the one who goes and asks at the door needs. */
const waiting = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  grid: z.string(),
  building: z.string(),
  door: z.string(),
  relation: z.enum(relations),
  since: z.number(),
  /** 138****5678, empty where none is known. */
  phone: z.string(),
  phoneProof: z.enum(phoneProofs).nullable(),
  isChild: z.boolean(),
  /** Masked names of those who are known to live behind the same door. */
  household: z.array(z.string()),
  /** Whom of the office's list they may be; while somebody stands here, they are not verified. */
  twins: z.array(twin),
})
export type Waiting = z.output<typeof waiting>

/** Somebody who asked for a correction that nobody has answered yet. */
const correcting = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  grid: z.string(),
  building: z.string(),
  /** As it is on record. */
  door: z.string(),
  asked: z.object({
    name: z.string().nullable(),
    door: z.string().nullable(),
    note: z.string(),
    at: z.number(),
  }),
})
export type Correcting = z.output<typeof correcting>

/** Of somebody whom staff write down because they have no phone of their own. */
const kept = {
  name: personName,
  relation: z.enum(relations, '请选择是这户的什么人'),
}
/** The number of a relative who can be called for them; empty: none. */
const relativesPhone = z.string('请填写手机号').regex(/^(1\d{10})?$/, '手机号是 11 位数字')

/** `twin`: somebody of the office's list may be the same person; that is answered first. */
const verdicts = ['verified', 'twin', 'conflict', 'gone'] as const

export const peopleContract = {
  queue: query({
    title: 'Who waits to be verified in the staff member’s own scope, longest first',
    access: peopleRoles,
    scope: 'org',
    input: z.strictObject({}),
    output: z.object({ people: z.array(waiting), isMore: z.boolean() }),
  }),
  corrections: query({
    title: 'What people of the staff member’s own scope asked to be corrected, longest first',
    access: peopleRoles,
    scope: 'org',
    input: z.strictObject({}),
    output: z.object({ corrections: z.array(correcting), isMore: z.boolean() }),
  }),
  verify: command({
    title: 'Verifies the homes of one or of many, each as it was seen; says of each whether it was done',
    access: peopleRoles,
    scope: 'org',
    errors: ['not_found'],
    input: z.strictObject({
      people: z
        .array(
          z.strictObject({
            id,
            version,
            /** The number was called and answered by them. */
            isCalled: z.boolean('请选择').default(false),
          }),
        )
        .min(1, '请选择')
        .max(queueLimits.batch, `一次最多 ${queueLimits.batch} 位`),
    }),
    output: z.object({ results: z.array(z.object({ id: z.string(), verdict: z.enum(verdicts) })) }),
  }),
  refuse: command({
    title: 'Refuses a stated home, with a reason that the person reads and may correct',
    access: peopleRoles,
    scope: 'org',
    errors: ['not_found', 'conflict'],
    persons: ['personId'],
    input: z.strictObject({ personId: id, version, reason }),
    output: z.object({ id: z.string() }),
  }),
  call: command({
    title: 'The number of somebody who waits, to call it; on record',
    access: peopleRoles,
    scope: 'org',
    errors: ['not_found', 'conflict'],
    persons: ['personId'],
    input: z.strictObject({ personId: id }),
    output: z.object({ phone: z.string() }),
  }),
  moveOut: command({
    title: 'Moves somebody out who has left, with the reason',
    access: peopleRoles,
    scope: 'org',
    errors: ['not_found', 'conflict'],
    persons: ['personId'],
    input: z.strictObject({ personId: id, version, reason }),
    output: z.object({ id: z.string() }),
  }),
  represent: command({
    title: 'Notes whom a household chose to speak for it, after asking it, with the reason',
    access: peopleRoles,
    scope: 'org',
    errors: ['not_found', 'conflict'],
    persons: ['personId'],
    input: z.strictObject({ personId: id, reason }),
    output: z.object({ id: z.string() }),
  }),
  add: command({
    title:
      'Writes down somebody of the staff member’s own scope who has no phone, their home seen at the door',
    access: peopleRoles,
    scope: 'org',
    errors: ['not_found', 'conflict', 'unsafe_text'],
    input: z.strictObject({ ...kept, building: id, room: text(12, 1), phone: relativesPhone.default('') }),
    output: z.object({ id: z.string() }),
  }),
  change: command({
    title: 'Corrects what is written down of somebody without a phone, or that they moved within the scope',
    access: peopleRoles,
    scope: 'org',
    errors: ['not_found', 'conflict', 'unsafe_text'],
    persons: ['personId'],
    input: z.strictObject({
      personId: id,
      version,
      ...kept,
      /** Null: still at home where they were. */
      home: z
        .strictObject({ building: id, room: text(12, 1) })
        .nullable()
        .default(null),
      /** Null: the number that is known stays. */
      phone: relativesPhone.nullable().default(null),
    }),
    output: z.object({ id: z.string() }),
  }),
}
