import type { Collection } from './catalog'
import type { IdBound, KeyRange } from './plan'
import type { Row, SqliteFile, SqlValue } from './sqlite'
import { must } from './must'
import { storedDocument, type StoredDocument } from './store'
import type { Fields } from './values'

/** A stored document with the index key it was reached by. */
export interface Entry extends StoredDocument {
  readonly key: Buffer | undefined
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

const LARGEST_CHUNK = 512

/** Reads in growing chunks, so that no statement stays open while others run or documents are written. */
function* inChunks(first: number, read: (limit: number) => Row[]): Generator<Row, void, undefined> {
  for (let limit = Math.max(1, first); ; limit = Math.min(limit * 4, LARGEST_CHUNK)) {
    const rows = read(limit)
    yield* rows
    if (rows.length < limit) return
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
  const from = backward ? '(i.key, i.row) < (?, ?) AND i.key >= ?' : '(i.key, i.row) > (?, ?) AND i.key < ?'
  const order = backward ? 'i.key DESC, i.row DESC' : 'i.key, i.row'
  const within = `WHERE ${from} ORDER BY ${order} LIMIT ?`
  const columns = `d.row, d.id, d.body${withKeys ? ', i.key' : ''}`
  const documents = `CROSS JOIN ${context.collection.table} d ON d.row = i.row`
  const sql = `SELECT ${columns} FROM ${range.index.table} i ${documents} ${within}`
  const lastOf = `SELECT i.key, i.row FROM ${range.index.table} i ${within} OFFSET ?`
  const until = backward ? range.low : range.high
  let after: readonly SqlValue[] = [backward ? range.high : range.low, -1]
  let rowsRead = 0
  const read = (limit: number): Row[] => {
    if (rowsRead > 0)
      after = must(context.sqlite.first(lastOf, ...after, until, 1, rowsRead - 1)) as SqlValue[]
    const rows = context.sqlite.rows(sql, ...after, until, limit)
    rowsRead = rows.length
    return rows
  }
  for (const row of inChunks(context.firstChunk, read)) {
    yield { ...storedDocument(row), key: row[3] as Buffer | undefined }
  }
}

/** Every document in the order of insertion. */
export function* readInsertionOrder(context: ReadContext): Generator<Entry, void> {
  const sql = `SELECT row, id, body FROM ${context.collection.table} WHERE row > ? ORDER BY row LIMIT ?`
  let after = 0
  for (const row of inChunks(context.firstChunk, (limit) => context.sqlite.rows(sql, after, limit))) {
    after = row[0] as number
    yield { ...storedDocument(row), key: undefined }
  }
}

/** Documents in order of `_id`, from a bound where the filter gives one. */
export function* readIdOrder(
  context: ReadContext,
  order: { readonly backward: boolean; readonly bound: IdBound | undefined },
): Generator<Entry, void> {
  const { table } = context.collection
  const comparison = order.bound ? `AND id ${SQL_COMPARISON[order.bound.operator]} ?` : ''
  const bound = order.bound ? [order.bound.id] : []
  const turn = order.backward ? 'id < ? %bound ORDER BY id DESC' : 'id > ? %bound ORDER BY id'
  const sql = `SELECT row, id, body FROM ${table} WHERE ${turn.replace('%bound', comparison)} LIMIT ?`
  // Numbers sort before texts and texts before blobs, so these lie outside all ids.
  let from: SqlValue = order.backward ? Buffer.alloc(0) : Number.NEGATIVE_INFINITY
  for (const row of inChunks(context.firstChunk, (limit) =>
    context.sqlite.rows(sql, from, ...bound, limit),
  )) {
    from = row[1] as SqlValue
    yield { ...storedDocument(row), key: undefined }
  }
}

const SQL_COMPARISON = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const
