import { command, query } from '../procedure'
import { communityRoles, roles } from '../roles'
import * as z from '../zod'
import { templates } from './templates'

export const id = z.string('请选择').regex(/^[\w:-]{1,80}$/, '编号不对')

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
  place,
  posts: z.array(post),
  /** Has a desk: looks after a branch, a grid, a community or a subdistrict. */
  isStaff: z.boolean(),
  /** May claim wishes. */
  isVolunteer: z.boolean(),
  /** May record a wish for a resident. */
  maySpeakForResidents: z.boolean(),
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
  me: query({
    title: 'Who I am: name, place, posts',
    access: 'person',
    input: z.strictObject({}),
    output: me,
  }),
  find: query({
    title:
      'Residents of the staff member’s own scope by the beginning of their name, names masked but for the match',
    access: [...communityRoles, 'gridWorker'],
    input: z.strictObject({
      name: z.string('请输入姓名').trim().min(1, '请输入姓名').max(20, '姓名太长'),
    }),
    output: z.object({ residents: z.array(resident) }),
  }),
  subscribe: command({
    title: 'Records which one-time messages the person just agreed to receive',
    access: 'person',
    input: z.strictObject({
      accepted: z
        .array(z.enum(Object.keys(templates) as [string, ...string[]], '没有这种消息'))
        .min(1, '请选择消息')
        .max(5, '一次最多五种'),
    }),
    output: z.object({ recorded: z.number().int() }),
  }),
}
