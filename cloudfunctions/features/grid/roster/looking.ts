import { AppError } from '../../../../domain/errors'
import { isWorking, rosterFolder, type RosterImport, type RowKind } from '../../../../domain/grid/roster'
import type { ImportStatus } from '../../../../domain/grid/roster-contract'
import { retryIn } from '../../../../domain/grid/roster-tries'
import type { Context } from '../../../kernel/context'
import { operators, stagesOf } from '../../../kernel/database'
import { orgs } from '../../../kernel/homes'
import { letWork } from './ask'
import { rowOf, statusOf } from './present'
import { importOf, mayTakePhones, noImport, ownPost, underPosts } from './scope'
import { imports, kindsOf, openRows, type Chunk, type StoredRow } from './store'

/** Imports of one list, rows of one page, and chunks in which these are looked for at once. */
const LISTED = 20
const PAGE = 50
const CHUNKS = 6
/** A place in the rows: the chunk times this, and the row's position in it. */
const PLACES = 1000

/** Where a page begins: imports of one and the same millisecond have an order by their ids. */
interface Place {
  readonly at: number
  readonly id: string
}

interface Listing {
  readonly community: string | null
  readonly after: Place | null
}

/** The imports of one community, newest first. Throws `not_found` for one that does not lie under a post of the caller's. */
export async function listImports({ community, after }: Listing, context: Context) {
  const own = ownPost(context)
  const asked = community ?? own?.org
  const { page, open } = asked === undefined ? nothing : await importsOf(asked, after, context)
  const shown = page.slice(0, LISTED)
  const last = shown.at(-1)
  return {
    imports: shown.map((order) => statusOf(order, context.now)),
    next: page.length > LISTED && last ? { at: last.at, id: last._id } : null,
    open: open[0] ? statusOf(open[0], context.now) : null,
    folder: rosterFolder(context.actor.person._id),
    mayTakePhones: mayTakePhones(context),
    mustChoose: own === undefined,
  }
}

interface Listed {
  /** One more than is shown, to know whether there are more. */
  readonly page: readonly RosterImport[]
  readonly open: readonly RosterImport[]
}
const nothing: Listed = { page: [], open: [] }

/** Both hang on the community in the operation that finds out whether the caller may know it. */
async function importsOf(community: string, after: Place | null, context: Context): Promise<Listed> {
  const before = after && {
    at: { $lte: after.at },
    $or: [{ at: { $lt: after.at } }, { _id: { $lt: after.id } }],
  }
  const pipeline = [
    { $match: { community, ...before } },
    { $sort: { at: -1, _id: -1 } },
    { $limit: LISTED + 1 },
  ]
  const [found] = await orgs.aggregate<Listed>((start) =>
    start
      .match({ _id: community, kind: 'community', ...underPosts(context) })
      .lookup({ from: 'imports', pipeline, as: 'page' })
      .lookup({ from: 'imports', localField: '_id', foreignField: 'slot', as: 'open' }),
  )
  if (!found) throw new AppError('not_found')
  return found
}

interface Advance {
  readonly id: string
  readonly version: number
  readonly retry: boolean
}

/**
 * Lets the `roster` function do a stretch of work, unless the import has gone on since the caller saw it, or waits
 * after tries that came to nothing and nobody has asked for another.
 */
export async function advance({ id, version, retry }: Advance, context: Context): Promise<ImportStatus> {
  const order = await importOf(id, context)
  const isAsSeen = order.version === version && isWorking(order.state) && order.leaseUntil <= context.now
  const isDue = retry || retryIn(order, context.now) === 0
  if (!isAsSeen || !isDue) return statusOf(order, context.now)
  await letWork(id)
  return statusOf(await importOf(id, context), Date.now())
}

interface Asked {
  readonly id: string
  readonly kind: RowKind
  readonly after: number | null
}

interface Paged extends RosterImport {
  readonly found: readonly Chunk[]
}

/** An import with its next chunks that hold rows of a kind, in one operation. */
async function withChunks({ id, kind }: Asked, from: number, context: Context): Promise<Paged> {
  const pipeline = stagesOf((start) =>
    start
      .match({ importId: id, kinds: kind, chunk: operators().gte(from) })
      .sort({ chunk: 1 })
      .limit(CHUNKS + 1),
  )
  const [order] = await imports.aggregate<Paged>((start) =>
    start.match({ _id: id, ...underPosts(context) }).lookup({ from: 'rosterRows', pipeline, as: 'found' }),
  )
  if (!order) throw noImport()
  return order
}

/** A page of rows of one kind, in the order of the file. */
export async function preview({ id, kind, after }: Asked, context: Context) {
  const [from, position] = after === null ? [1, 0] : [Math.floor(after / PLACES), after % PLACES]
  const order = await withChunks({ id, kind, after }, from, context)
  const { found } = order
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
