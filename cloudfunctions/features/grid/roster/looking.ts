import { isWorking, rosterFolder, type RowKind } from '../../../../domain/grid/roster'
import type { ImportStatus } from '../../../../domain/grid/roster-contract'
import type { Context } from '../../../kernel/context'
import { operators } from '../../../kernel/database'
import { askRoster } from './ask'
import { rowOf, statusOf } from './present'
import { importOf, mayTakePhones, underPosts } from './scope'
import { chunks, imports, kindsOf, openRows } from './store'

/** Imports of one list, and rows of one page. */
const LISTED = 20
const PAGE = 50
/** A place in the rows: the chunk times this, and the row's position in it. */
const PLACES = 1000

/** The imports of the scope, newest first. */
export async function listImports(_: object, context: Context) {
  const found = await imports.find(underPosts(context), { sort: { at: -1 }, limit: LISTED })
  return {
    imports: found.map((order) => statusOf(order, context.now)),
    folder: rosterFolder(context.actor.person._id),
    mayTakePhones: mayTakePhones(context),
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
  try {
    await patiently(askRoster({ task: 'work', id }))
  } catch (error) {
    // Whatever became of that stretch, the import says how far it is, and the next call goes on from there.
    console.error(`import ${id} was interrupted`, error)
  }
  return statusOf(await importOf(id, context), context.now)
}

/** Ms that `api` waits for a stretch, which otherwise ends by itself: it has to answer within 15 s. */
const PATIENCE = 10_000

async function patiently(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE)
  })
  await Promise.race([work, enough]).finally(() => clearTimeout(timer))
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
  const [chunk, further] = await chunks.find(query, { sort: { chunk: 1 }, limit: 2 })
  if (!chunk) return { rows: [], next: null }
  const start = chunk.chunk === from ? position : 0
  const all = openRows(chunk).map((row, at) => ({ row, at }))
  const wanted = all.filter(({ row, at }) => at >= start && kindsOf(row).includes(kind))
  const next = wanted[PAGE] ? chunk.chunk * PLACES + wanted[PAGE].at : further && further.chunk * PLACES
  return { rows: wanted.slice(0, PAGE).map(({ row }) => rowOf(row, order)), next: next ?? null }
}
