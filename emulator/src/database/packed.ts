import { must } from './must'
import type { SqliteFile, SqlValue } from './sqlite'
import { storedDocument, type StoredDocument } from './store'

/** Documents that are read at once: as many of 16 MB as stay below the longest text SQLite makes, 1,000,000,000 bytes. */
export const MOST_AT_ONCE = 56
/** Bytes that are handed over as one text. */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * The documents of a query as one row, because libsql hands over one long text sooner than twenty rows. Ids that are
 * numbers and very long texts come row by row: SQLite writes a number with 15 digits only.
 */
export function documentsOf(
  sqlite: SqliteFile,
  select: string,
  values: readonly SqlValue[],
): StoredDocument[] {
  const [rows, ids, bodies] = must(sqlite.first(packed(select), ...values))
  if (typeof bodies !== 'string') return sqlite.rows(select, ...values).map(storedDocument)
  const rowOf = JSON.parse(rows as string) as number[]
  const idOf = JSON.parse(ids as string) as string[]
  return bodies.split('\n').map((text, n) => ({ row: must(rowOf[n]), id: must(idOf[n]), text }))
}

/**
 * The query whose one row holds all rows, ids and bodies of `select`, which yields these three columns in an order and
 * up to a limit. A body holds no line break: JSON writes it as `\n`. The limit is why SQLite keeps the order.
 */
function packed(select: string): string {
  const isPlain = `min(typeof(id)) = 'text' AND total(octet_length(body)) < ${MOST_BYTES}`
  const bodies = `CASE WHEN ${isPlain} THEN group_concat(body, char(10)) END`
  return `SELECT json_group_array(row), json_group_array(id), ${bodies} FROM (${select})`
}
