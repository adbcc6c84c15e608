import { isWorking, rosterFolder, type RowKind } from '../../../../domain/grid/roster'
import type { ImportStatus } from '../../../../domain/grid/roster-contract'
import type { Context } from '../../../kernel/context'
import { operators } from '../../../kernel/database'
import { letWork } from './ask'
import { rowOf, statusOf } from './present'
import { importOf, mayTakePhones, ownPost, underPosts } from './scope'
import { chunks, imports, kindsOf, openRows, type StoredRow } from './store'

/** Imports of one list, rows of one page, and chunks in which these are looked for at once. */
const LISTED = 20
const PAGE = 50
const CHUNKS = 6
/** A place in the rows: the chunk times this, and the row's position in it. */
const PLACES = 1000

/** The imports of the scope, newest first. */
export async function listImports(_: object, context: Context) {
  const found = await imports.find(underPosts(context), { sort: { at: -1 }, limit: LISTED })
  return {
    imports: found.map((order) => statusOf(order, context.now)),
    folder: rosterFolder(context.actor.person._id),
    mayTakePhones: mayTakePhones(context),
    mustChoose: ownPost(context) === undefined,
  }
}

/** Lets the `roster` function do a stretch of work, unless the import has gone on since the caller saw it. */
export async function advance(
  { id, version }: { readonly id: string; readonly version: number },
  context: Context,
): Promise<ImportStatus> {
  const order = await importOf(id, context)
  const isAsSeen = order.version === version && isWorking(order.state) && order.leaseUntil <= context.now
  if (!isAsSeen) return statusOf(order, context.now)
  await letWork(id)
  return statusOf(await importOf(id, context), context.now)
}

interface Asked {
  readonly id: string
  readonly kind: RowKind
  readonly after: number | null
}

/** A page of rows of one kind, in the order of the file. */
export async function preview({ id, kind, after }: Asked, context: Context) {
  const order = await importOf(id, context)
  const [from, position] = after === null ? [1, 0] : [Math.floor(after / PLACES), after % PLACES]
  const query = { importId: id, kinds: kind, chunk: operators().gte(from) }
  const found = await chunks.find(query, { sort: { chunk: 1 }, limit: CHUNKS + 1 })
  const wanted: { readonly row: StoredRow; readonly place: number }[] = []
  for (const chunk of found.slice(0, CHUNKS)) {
    if (wanted.length > PAGE) break
    const start = chunk.chunk === from ? position : 0
    const all = openRows(chunk).map((row, at) => ({ row, at, place: chunk.chunk * PLACES + at }))
    wanted.push(...all.filter(({ row, at }) => at >= start && kindsOf(row).includes(kind)))
  }
  const further = found[CHUNKS]
  return {
    rows: wanted.slice(0, PAGE).map(({ row }) => rowOf(row, order)),
    next: wanted[PAGE]?.place ?? (further ? further.chunk * PLACES : null),
  }
}
