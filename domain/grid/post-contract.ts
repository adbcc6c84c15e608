import { command, query } from '../procedure'
import { roles } from '../roles'
import { id, time } from '../schemas'
import * as z from '../zod'
import { managerRoles, offices, overseerRoles } from './offices'
import { reorganised } from './tree-contract'

const role = z.enum(offices, '请选择岗位')
const day = time.nullable().default(null)

const changing = {
  access: managerRoles,
  scope: 'org',
  errors: ['not_found', 'conflict'],
  output: reorganised,
} as const

const held = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.enum(roles),
  label: z.string(),
  from: z.number(),
  to: z.number().nullable(),
  acting: z.boolean(),
})

export const postContract = {
  history: query({
    title: 'Everybody who holds, held or will hold a post at an org',
    access: overseerRoles,
    scope: 'org',
    errors: ['not_found'],
    input: z.strictObject({ org: id }),
    output: z.object({ posts: z.array(held) }),
  }),
  appoint: command({
    title: 'Gives somebody an office at an org',
    ...changing,
    persons: ['personId'],
    input: z.strictObject({ personId: id, org: id, role, from: day, to: day }),
  }),
  deputise: command({
    title: 'Lets somebody act for whoever holds an office, for a time',
    ...changing,
    persons: ['personId'],
    input: z.strictObject({ personId: id, org: id, role, from: day, to: time }),
  }),
  end: command({
    title: 'Ends somebody’s office; where it was the last, the alarm is raised',
    ...changing,
    persons: ['personId'],
    input: z.strictObject({
      personId: id,
      org: id,
      role,
      /** When the post began, epoch ms: which of several is meant. */
      from: time,
      at: day,
    }),
  }),
  handOver: command({
    title: 'Passes an office on: the post, and the claims that its holder leads for it',
    ...changing,
    persons: ['personId', 'successorId'],
    input: z.strictObject({ personId: id, successorId: id, org: id, role, at: day }),
  }),
}
