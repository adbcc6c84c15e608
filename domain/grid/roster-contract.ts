import { command, query } from '../procedure'
import type { Role } from '../roles'
import { file, id, text, time, version } from '../schemas'
import * as z from '../zod'
import { choices, importStates, rowKinds } from './roster'
import { rosterFields } from './roster-columns'

/** Those who keep the roster: of their own community; the administrator of every community below them. */
export const rosterRoles = [
  'communityStaff',
  'communitySecretary',
  'administrator',
] as const satisfies readonly Role[]

/** Those who may take phone numbers out, with a reason. */
export const phoneRoles = ['communitySecretary', 'administrator'] as const satisfies readonly Role[]

const common = { access: rosterRoles, scope: 'org' } as const
const count = z.number().int().min(0)

const column = z.number('请选择一列').int('列不对').min(0, '列不对').max(59, '列不对').nullable()
const mapping = z.strictObject({
  name: column,
  building: column,
  door: column,
  estate: column.default(null),
  phone: column.default(null),
  relation: column.default(null),
  birth: column.default(null),
})

const counts = z.object(
  Object.fromEntries(rowKinds.map((kind) => [kind, count])) as {
    [K in (typeof rowKinds)[number]]: typeof count
  },
)

const status = z.object({
  id: z.string(),
  version: z.number().int(),
  state: z.enum(importStates),
  community: z.string(),
  fileName: z.string(),
  by: z.string(),
  at: time,
  sheet: z.string(),
  header: z.array(z.string()),
  mapping: z.object(Object.fromEntries(rosterFields.map((field) => [field, column]))).nullable(),
  rows: count,
  chunks: count,
  done: count,
  counts,
  /** What becomes of rows that may be moves, but for those decided on one by one. */
  rest: z.enum(choices),
  /** Something is to be written of rows that may be moves. */
  hasChosen: z.boolean(),
  /** Mandates that ended with its moves; they do not come back when it is undone. */
  ended: count,
  /** Why the workbook was not taken, in words. */
  fault: z.string().nullable(),
  /** Somebody else is at work on it: ask again a little later. */
  isBusy: z.boolean(),
  /** Since when it does not go on, though it has been tried again and again; null: it does. */
  stuckSince: time.nullable(),
  /** Ms until it is tried again by itself; 0: at once. */
  retryIn: count,
  /** It is being written, does not go on, and can be taken back all the same. */
  mayStop: z.boolean(),
})
export type ImportStatus = z.output<typeof status>

const moved = z.object({ id: z.string(), state: z.enum(importStates), version: z.number().int() })
const workbook = z.object({ url: z.string(), name: z.string() })

const difference = z.object({ field: z.string(), before: z.string(), after: z.string() })
/** Whom a row may mean that may be a move, and what was said of it. */
const likely = z.object({
  people: z.array(z.object({ id: z.string(), home: z.string(), mayMove: z.boolean() })),
  /** So many are called so that nobody is named. */
  isCrowded: z.boolean(),
  choice: z.enum(choices),
  person: z.string().nullable(),
})

const row = z.object({
  row: z.number().int(),
  name: z.string(),
  home: z.string(),
  phone: z.string(),
  faults: z.array(z.object({ column: z.string(), what: z.string() })),
  differences: z.array(difference),
  likely: likely.optional(),
})
export type ImportRow = z.output<typeof row>

export const rosterContract = {
  template: query({
    title: 'An empty workbook of our own shape, as a link',
    ...common,
    input: z.strictObject({}),
    output: workbook,
  }),
  communities: query({
    title: 'The communities whose rosters the caller keeps, by the beginning of their name',
    ...common,
    input: z.strictObject({ text: text(30).default('') }),
    output: z.object({
      communities: z.array(z.object({ id: z.string(), name: z.string() })),
      /** There are further ones: whoever looks for one types more of its name. */
      isMore: z.boolean(),
    }),
  }),
  begin: command({
    title: 'Begins to read an uploaded workbook; a community reads one at a time',
    ...common,
    errors: ['not_found', 'conflict'],
    input: z.strictObject({
      /** Which community; null: the caller’s own. */
      community: id.nullable().default(null),
      file,
      fileName: text(100, 1),
    }),
    output: moved,
  }),
  map: command({
    title: 'Says which column is what; remembered for the next file with the same heads',
    ...common,
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ id, version, mapping }),
    output: moved,
  }),
  advance: command({
    title: 'Does a bounded amount of work, if it stands where the caller saw it, and tells how far it is',
    ...common,
    errors: ['not_found'],
    input: z.strictObject({
      id,
      version,
      /** Somebody wants it tried now, though the last tries came to nothing. */
      retry: z.boolean('请选择是否现在再试').default(false),
    }),
    output: status,
  }),
  preview: query({
    title: 'Rows of an import by what becomes of them, the phones masked',
    ...common,
    errors: ['not_found'],
    input: z.strictObject({
      id,
      kind: z.enum(rowKinds, '没有这一类'),
      after: z.number('页码不对').int().min(0).max(99_999_999).nullable().default(null),
    }),
    output: z.object({ rows: z.array(row), next: z.number().int().nullable() }),
  }),
  decide: command({
    title: 'Says what a row is that may be a move, or all of them: nothing is written, a move, somebody else',
    ...common,
    errors: ['not_found', 'conflict', 'too_many'],
    input: z.strictObject({
      id,
      version,
      row: z.number('行号不对').int().min(1, '行号不对').max(99_999_999, '行号不对').nullable().default(null),
      choice: z.enum(choices, '没有这种选择'),
      /** Who moves, where several are called so. */
      person: id.nullable().default(null),
    }),
    output: moved,
  }),
  apply: command({
    title: 'Writes what was shown, row by row; a record that has changed since is left and named',
    ...common,
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ id, version }),
    output: moved,
  }),
  undo: command({
    title:
      'Takes an import back as a whole, or what is written of one that does not go on, but for records that have changed since; drops one not yet written',
    ...common,
    errors: ['not_found', 'conflict', 'too_late'],
    input: z.strictObject({ id, note: text(100).default('') }),
    output: moved,
  }),
  list: query({
    title: 'The imports of a community, newest first, a page at a time, and the one that goes on',
    ...common,
    errors: ['not_found'],
    input: z.strictObject({
      /** Whose; null: of the caller’s own community, none for whoever has to choose one. */
      community: id.nullable().default(null),
      /** Where the page begins; null: at the start. */
      after: z.strictObject({ at: time, id }).nullable().default(null),
    }),
    output: z.object({
      imports: z.array(status),
      /** Where the next page begins; null: this is the last. */
      next: z.object({ at: time, id: z.string() }).nullable(),
      /** The one that goes on, wherever in the list it stands; null: another may begin. */
      open: status.nullable(),
      /** Where the caller puts a workbook before it is imported. */
      folder: z.string(),
      mayTakePhones: z.boolean(),
      /** The caller has no community of their own and says which one is meant. */
      mustChoose: z.boolean(),
    }),
  }),
  errors: query({
    title: 'The rows that were not taken as a workbook, with a column that says why, as a link',
    ...common,
    errors: ['not_found'],
    input: z.strictObject({ id }),
    output: workbook,
  }),
  export: command({
    title: 'Says that the caller takes the roster of a scope out, and why; phones only for those who may',
    ...common,
    errors: ['not_found'],
    input: z.strictObject({
      /** A community, grid or building of the scope; null: the caller’s own community. */
      org: id.nullable().default(null),
      phones: z.boolean('请选择是否带手机号').default(false),
      reason: text(100, 2),
    }),
    output: z.object({ id: z.string() }),
  }),
  exported: query({
    title: 'The workbook that the caller said within a day to take out, watermarked, as a link',
    ...common,
    errors: ['not_found', 'too_many', 'conflict'],
    input: z.strictObject({ id }),
    output: workbook,
  }),
}
