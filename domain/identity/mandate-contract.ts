import { peopleRoles } from '../grid/desk-contract'
import { command, query } from '../procedure'
import { id, personName, text, time, version } from '../schemas'
import * as z from '../zod'
import { howGiven, powers, witnessed } from './mandates'

const party = z.object({ id: z.string(), name: z.string() })

const mandateStates = ['inForce', 'expired', 'revoked'] as const

const mandate = z.object({
  id: z.string(),
  version: z.number().int(),
  subject: party,
  agent: party,
  what: z.array(z.enum(powers)),
  from: z.number(),
  until: z.number(),
  how: z.enum(howGiven),
  /** Who gave it, or witnessed that it was given. */
  by: z.string(),
  state: z.enum(mandateStates),
  /** Who took it back, and when; null by nobody: the program did. */
  revoked: z
    .object({ at: z.number(), by: z.string().nullable(), because: z.enum(['moved']).nullable() })
    .nullable(),
  mayRenew: z.boolean(),
  mayRevoke: z.boolean(),
})
export type MandateView = z.output<typeof mandate>

/** How it was given before the staff member who records it; null: by the subject, or by a child's guardian. */
const how = z.enum(witnessed, '请选择怎么委托的').nullable().default(null)
const done = z.object({ id: z.string() })

export const mandateContract = {
  mine: query({
    title: 'Who may act for me, and for whom I may act, newest first',
    access: 'person',
    scope: 'self',
    input: z.strictObject({}),
    output: z.object({ viewerId: z.string(), given: z.array(mandate), held: z.array(mandate) }),
  }),
  of: query({
    title: 'Who may act for a resident of the staff member’s own scope',
    access: peopleRoles,
    scope: 'org',
    errors: ['not_found'],
    persons: ['personId'],
    input: z.strictObject({ personId: id }),
    output: z.object({ person: party, hasPhone: z.boolean(), given: z.array(mandate) }),
  }),
  agent: query({
    title: 'Finds the one to be entrusted by full name and phone number, or by name in one’s own household',
    access: 'person',
    scope: 'self',
    errors: ['not_found'],
    input: z.strictObject({
      name: personName,
      phone: z
        .string('请填写手机号')
        .regex(/^(1\d{10})?$/, '手机号是 11 位数字')
        .default(''),
    }),
    output: party,
  }),
  give: command({
    title:
      'Lets somebody act for me, for a child of my household, or – witnessed by staff – for a resident without a phone',
    access: 'person',
    scope: 'self',
    errors: ['not_found', 'conflict', 'too_many'],
    persons: ['subjectId', 'agentId'],
    input: z.strictObject({
      subjectId: id,
      agentId: id,
      /** Their full name: nobody is entrusted whom one cannot name. */
      agentName: text(20, 1),
      what: z.array(z.enum(powers, '没有这一项')).min(1, '请选择委托什么').max(powers.length, '选得太多'),
      until: time,
      how,
    }),
    output: done,
  }),
  renew: command({
    title: 'Lengthens a mandate that is in force; nothing is ever prolonged by itself',
    access: 'person',
    scope: 'self',
    errors: ['not_found', 'conflict'],
    persons: ['subjectId', 'agentId'],
    input: z.strictObject({ id, subjectId: id, agentId: id, version, until: time, how }),
    output: done,
  }),
  revoke: command({
    title:
      'Takes a mandate back at once: the subject, the agent, the guardian, staff who look after the subject',
    access: 'person',
    scope: 'self',
    errors: ['not_found', 'conflict'],
    persons: ['subjectId', 'agentId'],
    input: z.strictObject({ id, subjectId: id, agentId: id }),
    output: done,
  }),
}
