import type { Collection, Index } from './catalog'
import { must } from './must'
import { documentsOf, MOST_AT_ONCE } from './packed'
import type { IdBound, KeyRange } from './plan'
import type { Row, SqliteFile, SqlValue } from './sqlite'
import { storedDocument, type StoredDocument } from './store'
import type { Fields } from './values'

/** A stored document on its way through a query. */
export interface Entry extends StoredDocument {
  /** The index key it was reached by, where streams are merged by it. */
  readonly key?: Buffer
  /** The parsed document, where something needed it already. */
  readonly document?: Fields
  /** Metres from the point of a `geoNear`. */
  readonly distance?: number
}

export interface ReadContext {
  readonly sqlite: SqliteFile
  readonly collection: Collection
  /** Rows of the first read; later reads grow. */
  readonly firstChunk: number
}

/** Reads in growing chunks, so that no statement stays open while others run or documents are written. */
function* inChunks(first: number, read: (limit: number) => Entry[]): Generator<Entry, void, undefined> {
  for (let limit = Math.max(1, first); ; limit *= 4) {
    const most = Math.min(limit, MOST_AT_ONCE)
    const entries = read(most)
    yield* entries
    if (entries.length < most) return
  }
}

export interface RangeReading {
  readonly backward: boolean
  /** Entries carry their keys; to hand them over takes longer than all else of an entry. */
  readonly withKeys: boolean
}

/** The entries of one stretch of an index, each with its document. Nothing may be written while it is read. */
export function* readRange(
  context: ReadContext,
  range: KeyRange,
  { backward, withKeys }: RangeReading,
): Generator<Entry, void> {
  const { sqlite } = context
  const within = withinRange(backward)
  const select = selectRange(context.collection, range.index, { backward, withKeys })
  const lastOf = `SELECT i.key, i.row FROM ${range.index.table} i ${within} OFFSET ?`
  const until = backward ? range.low : range.high
  let after: readonly SqlValue[] = [backward ? range.high : range.low, -1]
  let count = 0
  yield* inChunks(context.firstChunk, (limit) => {
    if (count > 0) after = must(sqlite.first(lastOf, ...after, until, 1, count - 1)) as SqlValue[]
    const values = [...after, until, limit]
    const entries = withKeys ? sqlite.rows(select, ...values).map(keyed) : documentsOf(sqlite, select, values)
    count = entries.length
    return entries
  })
}

/** The query for the documents of a stretch; its values are the key and row it begins after, its end and a limit. */
function selectRange(
  { table }: Pick<Collection, 'table'>,
  index: Pick<Index, 'table'>,
  { backward, withKeys }: RangeReading,
): string {
  const columns = `d.row, d.id, d.body${withKeys ? ', i.key' : ''}`
  return `SELECT ${columns} FROM ${index.table} i CROSS JOIN ${table} d ON d.row = i.row ${withinRange(backward)}`
}

function withinRange(backward: boolean): string {
  return backward
    ? 'WHERE (i.key, i.row) < (?, ?) AND i.key >= ? ORDER BY i.key DESC, i.row DESC LIMIT ?'
    : 'WHERE (i.key, i.row) > (?, ?) AND i.key < ? ORDER BY i.key, i.row LIMIT ?'
}

const keyed = (row: Row): Entry => ({ ...storedDocument(row), key: row[3] as Buffer })

/** Every document in the order of insertion. */
export function* readInsertionOrder({ sqlite, collection, firstChunk }: ReadContext): Generator<Entry, void> {
  const select = `SELECT row, id, body FROM ${collection.table} WHERE row > ? ORDER BY row LIMIT ?`
  let after = 0
  yield* inChunks(firstChunk, (limit) => {
    const documents = documentsOf(sqlite, select, [after, limit])
    after = documents.at(-1)?.row ?? after
    return documents
  })
}

/** Documents in order of `_id`, from a bound where the filter gives one. */
export function* readIdOrder(
  { sqlite, collection, firstChunk }: ReadContext,
  order: { readonly backward: boolean; readonly bound: IdBound | undefined },
): Generator<Entry, void> {
  const comparison = order.bound ? `AND id ${SQL_COMPARISON[order.bound.operator]} ?` : ''
  const bound = order.bound ? [order.bound.id] : []
  const turn = order.backward ? `id < ? ${comparison} ORDER BY id DESC` : `id > ? ${comparison} ORDER BY id`
  const select = `SELECT row, id, body FROM ${collection.table} WHERE ${turn} LIMIT ?`
  // Numbers sort before texts and texts before blobs, so these lie outside all ids.
  let from: SqlValue = order.backward ? Buffer.alloc(0) : Number.NEGATIVE_INFINITY
  yield* inChunks(firstChunk, (limit) => {
    const documents = documentsOf(sqlite, select, [from, ...bound, limit])
    from = documents.at(-1)?.id ?? from
    return documents
  })
}

const SQL_COMPARISON = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const
