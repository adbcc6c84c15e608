import { ServiceError, type IndexDeclaration } from '../types'
import type { Collection } from './catalog'
import type { Row } from './sqlite'
import type { Store, StoredDocument } from './store'

const DOCUMENTS_PER_READ = 500

/** A collection as it was when the snapshot was taken. */
export interface FrozenCollection {
  readonly name: string
  readonly documents: number
  readonly indexes: readonly IndexDeclaration[]
  /** The documents' texts in the order of insertion, in chunks; to be read once. */
  readonly chunks: () => Iterable<readonly string[]>
}

/**
 * The whole state of one moment, read while writes go on: rows are read in order, and a document that is written
 * before its turn has come is first copied aside, into a table of SQLite's temporary file. Memory does not grow.
 */
export class Snapshot {
  readonly collections: readonly FrozenCollection[]
  /** The last row that was read, by collection. */
  private readonly positions = new Map<Collection, number>()
  /** The last row that existed at the moment. */
  private readonly ends = new Map<Collection, number>()

  /** @throws ServiceError SYS_ERR while another snapshot is open */
  constructor(private readonly store: Store) {
    if (store.snapshot) throw new ServiceError('SYS_ERR', 'a backup is running; try again when it has ended')
    const { sqlite, catalog } = store
    sqlite.script('DROP TABLE IF EXISTS temp.kept')
    sqlite.script(
      'CREATE TABLE temp.kept (collection INTEGER, row INTEGER, body TEXT, PRIMARY KEY (collection, row))',
    )
    this.collections = catalog.all().map((collection) => this.freeze(collection))
    store.snapshot = this
  }

  /** Keeps what a document was before its first change since the moment. */
  keep(collection: Collection, { row, text }: StoredDocument): void {
    const waits = row > (this.positions.get(collection) ?? 0) && row <= (this.ends.get(collection) ?? 0)
    if (!waits) return
    const sql = 'INSERT OR IGNORE INTO temp.kept (collection, row, body) VALUES (?, ?, ?)'
    this.store.sqlite.run(sql, collection.id, row, text)
  }

  /** A database that was closed meanwhile has no temporary tables any more. */
  close(): void {
    this.store.snapshot = undefined
    if (this.store.sqlite.isOpen) this.store.sqlite.script('DROP TABLE IF EXISTS temp.kept')
  }

  private freeze(collection: Collection): FrozenCollection {
    const { name, documents, indexes, nextRow } = collection
    this.positions.set(collection, 0)
    this.ends.set(collection, nextRow - 1)
    return {
      name,
      documents,
      indexes: indexes.map((index) => this.store.catalog.declarationOf(index)),
      chunks: () => this.read(collection),
    }
  }

  private *read(collection: Collection): Generator<readonly string[], void> {
    const { sqlite } = this.store
    const sql = `SELECT row, body FROM ${collection.table} WHERE row > ? AND row <= ? ORDER BY row LIMIT ${DOCUMENTS_PER_READ}`
    const end = this.ends.get(collection) ?? 0
    for (let from = 0; from < end;) {
      const rows = sqlite.rows(sql, from, end)
      const to = rows.length < DOCUMENTS_PER_READ ? end : Number(rows.at(-1)?.[0])
      yield this.asTheyWere(collection, rows, [from, to])
      from = to
    }
  }

  private asTheyWere(collection: Collection, rows: readonly Row[], [from, to]: [number, number]): string[] {
    const sql = 'SELECT row, body FROM temp.kept WHERE collection = ? AND row > ? AND row <= ?'
    const kept = this.store.sqlite.rows(sql, collection.id, from, to)
    this.positions.set(collection, to)
    if (kept.length === 0) return rows.map((row) => String(row[1]))
    const texts = new Map([...rows, ...kept].map(([row, text]) => [Number(row), String(text)]))
    return [...texts].sort(([one], [other]) => one - other).map(([, text]) => text)
  }
}
