import { command, query } from '../procedure'
import { roles } from '../roles'
import { id, text, time, version } from '../schemas'
import * as z from '../zod'
import { alarmSchema } from './alarms'
import { boundarySchema, outlineSchema } from './boundary-schema'
import { managerRoles, overseerRoles } from './offices'
import { orgKinds } from './org'
import { reorganisationKinds, reorganisationStates } from './reorganisation'

const kind = z.enum(orgKinds, '请选择')
const name = text(30, 2)
/** When it takes effect, epoch ms: today or later; null: at once. */
const at = time.nullable().default(null)
/** An org of the caller's scope; null: their own. */
const org = id.nullable().default(null)

const figures = z.object({ households: z.number(), people: z.number(), pending: z.number() })
const holder = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.enum(roles),
  label: z.string(),
  org: z.string(),
  orgName: z.string(),
  from: z.number(),
  to: z.number().nullable(),
  acting: z.boolean(),
})
export type Holder = z.output<typeof holder>

const orgRef = z.object({ id: z.string(), kind, name: z.string() })

const child = orgRef.extend({
  version: z.number(),
  counts: figures,
  /** Epoch ms; set when it is, or will be, closed. */
  to: z.number().nullable(),
  holders: z.array(holder),
})
export type TreeChild = z.output<typeof child>

const node = z.object({
  org: child.extend({
    parent: z.string().nullable(),
    from: z.number(),
    /** Its outline on the map; null: nobody drew one. */
    outline: outlineSchema.nullable(),
    /** Buildings have come or gone since the outline was drawn. */
    redraw: z.boolean(),
    /** The viewer may change it, and fill its posts. */
    mayManage: z.boolean(),
    /** The viewer keeps the record of the members of its branch. */
    mayKeepBranch: z.boolean(),
    /** The viewer may make and print the codes for the doors of its buildings. */
    mayMakeCodes: z.boolean(),
  }),
  /** From the viewer's own org down to the one above this. */
  above: z.array(orgRef),
  below: z.array(child),
  /** Kinds that the viewer may create under it. */
  mayCreate: z.array(kind),
  alarms: z.array(alarmSchema),
})
export type TreeNode = z.output<typeof node>

const plan = z.object({
  id: z.string(),
  kind: z.enum(reorganisationKinds),
  state: z.enum(reorganisationStates),
  org: z.string(),
  orgName: z.string(),
  at: z.number(),
  by: z.string(),
  failure: z.string().nullable(),
})

/** What became of a change: carried out, under way (the rest follows by itself), or planned for its day. */
export const reorganised = z.object({
  id: z.string(),
  state: z.enum(['planned', 'doing', 'done', 'failed', 'cancelled']),
  at: z.number(),
  /** The org that it is about, or that it made. */
  org: z.string(),
  moved: z.object({ households: z.number(), people: z.number(), wishes: z.number() }),
})
export type Reorganised = z.output<typeof reorganised>

const changing = { access: managerRoles, scope: 'org', output: reorganised } as const

export const treeContract = {
  get: query({
    title: 'An org with what lies under it, who holds its posts, and which offices are empty',
    access: overseerRoles,
    scope: 'org',
    errors: ['not_found'],
    input: z.strictObject({ org }),
    output: node,
  }),
  at: query({
    title:
      'An org on a day: what it was called, what lay under it, how many lived there, who answered for it',
    access: overseerRoles,
    scope: 'org',
    errors: ['not_found'],
    input: z.strictObject({ org: id, at: time }),
    output: z.object({
      org: orgRef,
      below: z.array(orgRef),
      /** From the org itself upwards. */
      responsible: z.array(holder),
      /** As counted last on that day or before; null where nobody had counted yet. */
      counts: z.object({ at: z.number(), households: z.number(), people: z.number() }).nullable(),
      /** Since when it is counted day by day, epoch ms; null: not yet. */
      countedSince: z.number().nullable(),
    }),
  }),
  figures: query({
    title: 'How many orgs and posts there were on a day',
    access: overseerRoles,
    scope: 'org',
    errors: ['not_found'],
    input: z.strictObject({ org: id, at: time }),
    output: z.object({
      orgs: z.array(z.object({ kind, count: z.number() })),
      posts: z.array(z.object({ role: z.enum(roles), label: z.string(), count: z.number() })),
    }),
  }),
  plans: query({
    title: 'Changes that are planned, under way or could not be carried out',
    access: overseerRoles,
    scope: 'org',
    input: z.strictObject({ org }),
    output: z.object({ plans: z.array(plan) }),
  }),
  preview: query({
    title: 'What goes along when buildings go to another grid',
    access: managerRoles,
    scope: 'org',
    errors: ['not_found'],
    input: z.strictObject({
      org: id,
      buildings: z.array(id).min(1, '请选择楼栋').max(100, '一次最多 100 栋'),
    }),
    output: z.object({
      buildings: z.number(),
      households: z.number(),
      people: z.number(),
      openWishes: z.number(),
    }),
  }),
  create: command({
    title: 'Opens an org under another',
    ...changing,
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ parent: id, kind, name, estate: text(30, 2).nullable().default(null), at }),
  }),
  rename: command({
    title: 'Gives an org another name',
    ...changing,
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ org: id, version, name, at }),
  }),
  close: command({
    title: 'Closes an org that nobody lives in any more',
    ...changing,
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ org: id, version, at }),
  }),
  split: command({
    title: 'Opens a new grid with buildings of another; their people and open wishes go along',
    ...changing,
    errors: ['not_found', 'conflict'],
    persons: ['secretary'],
    input: z.strictObject({
      org: id,
      version,
      name,
      buildings: z.array(id, '请选择楼栋').min(1, '请选择楼栋').max(100, '一次最多 100 栋'),
      /** Who becomes its secretary; null: nobody yet, which raises an alarm. */
      secretary: id.nullable().default(null),
      at,
    }),
  }),
  merge: command({
    title: 'Merges grids into another of their community; their buildings, posts and open wishes go along',
    ...changing,
    errors: ['not_found', 'conflict'],
    input: z.strictObject({
      org: id,
      version,
      grids: z.array(id, '请选择网格').min(1, '请选择网格').max(5, '一次最多 5 个网格'),
      at,
    }),
  }),
  outline: command({
    title: 'Draws the boundary of a grid, or takes it away',
    access: managerRoles,
    scope: 'org',
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ org: id, version, boundary: boundarySchema.nullable() }),
    output: z.object({ org: z.string(), version: z.number() }),
  }),
  cancel: command({
    title: 'Gives up a change that is planned',
    ...changing,
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ id }),
  }),
}
