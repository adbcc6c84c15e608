import type { IndexDeclaration } from '../types'
import { ServiceError } from '../types'
import { keyFields, type KeyField, type KeyKind } from './index-keys'
import type { SqliteFile } from './sqlite'

/** An index as it stands in the file. */
export interface Index {
  readonly id: number
  readonly name: string
  readonly table: string
  readonly fields: readonly KeyField[]
  readonly unique: boolean
  /** Bit n: some document holds an array on the path of field n. Never cleared, as in MongoDB. */
  multikey: number
  /** Queries answered by this index since the start. */
  uses: number
}

export interface Collection {
  readonly id: number
  readonly name: string
  /** Documents table: row (order of insertion), id, body (relaxed EJSON). */
  readonly table: string
  readonly indexes: Index[]
  documents: number
  nextRow: number
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS emulator_collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS emulator_indexes (
    id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL, keys TEXT NOT NULL,
    is_unique INTEGER NOT NULL, multikey INTEGER NOT NULL DEFAULT 0, ready INTEGER NOT NULL DEFAULT 0,
    UNIQUE (collection, name));
`
/** Stands before the name of a collection that a restore is still filling; no name of a user holds a space. */
const STAGED = 'restored '
const NAME = /^[A-Za-z_][\w-]{0,63}$/

/** Knows every collection and index of the file and keeps their tables. */
export class Catalog {
  private readonly byName = new Map<string, Collection>()
  private readonly marked = new Set<Index>()

  constructor(private readonly sqlite: SqliteFile) {
    sqlite.script(SCHEMA)
    this.loadAll()
    for (const collection of this.all()) if (collection.name.startsWith(STAGED)) this.drop(collection)
  }

  all(): Collection[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  find(name: string): Collection | undefined {
    return this.byName.get(name)
  }

  /** @throws ServiceError DATABASE_COLLECTION_NOT_EXIST */
  get(name: unknown): Collection {
    const collection = typeof name === 'string' ? this.byName.get(name) : undefined
    if (collection) return collection
    throw new ServiceError('DATABASE_COLLECTION_NOT_EXIST', `Db or Table not exist: ${String(name)}`)
  }

  create(name: unknown): Collection {
    if (typeof name !== 'string' || !NAME.test(name)) {
      throw new ServiceError('INVALID_PARAM', `not a valid collection name: ${String(name)}`)
    }
    if (this.byName.has(name)) throw new ServiceError('DATABASE_REQUEST_FAILED', `Table exist: ${name}`)
    const collection = this.sqlite.transaction(() => this.createTable(name))
    this.byName.set(name, collection)
    return collection
  }

  drop(collection: Collection): void {
    this.sqlite.transaction(() => this.dropTables(collection))
    this.byName.delete(collection.name)
  }

  /** An empty collection that nobody sees before `replaceAll`; the next start drops it when that never comes. */
  stage(name: string, indexes: readonly IndexDeclaration[]): Collection {
    return this.sqlite.transaction(() => {
      const collection = this.createTable(STAGED + name)
      for (const index of indexes) this.addIndex(collection, index)
      return collection
    })
  }

  /** Puts the staged collections in the place of all others, at once. `mark` (31 bits) is kept with them. */
  replaceAll(staged: readonly Collection[], mark: number): void {
    this.sqlite.transaction(() => {
      for (const collection of this.byName.values()) this.dropTables(collection)
      const rename = 'UPDATE emulator_collections SET name = ? WHERE id = ?'
      for (const { id, name } of staged) this.sqlite.run(rename, name.slice(STAGED.length), id)
      this.sqlite.script(`PRAGMA user_version = ${mark}`)
    })
    this.reload()
  }

  /** Reads anew what the file holds. */
  reload(): void {
    this.byName.clear()
    this.loadAll()
  }

  /** The mark of the last `replaceAll`, 0 when there was none. */
  get mark(): number {
    return Number(this.sqlite.first('PRAGMA user_version')?.[0])
  }

  /** An index as it was declared. */
  declarationOf(index: Index): IndexDeclaration {
    const row = this.sqlite.first('SELECT keys FROM emulator_indexes WHERE id = ?', index.id)
    const keys = Object.fromEntries(JSON.parse(String(row?.[0])) as [string, KeyKind][])
    return { name: index.name, keys, ...(index.unique ? { unique: true } : {}) }
  }

  /** Removes every document; the collection and its indexes stay. */
  clear(collection: Collection): void {
    this.sqlite.transaction(() => {
      this.sqlite.script(`DELETE FROM ${collection.table}`)
      for (const index of collection.indexes) {
        this.sqlite.script(`DELETE FROM ${index.table}`)
        this.sqlite.run('UPDATE emulator_indexes SET multikey = 0 WHERE id = ?', index.id)
        index.multikey = 0
      }
    })
    collection.documents = 0
    collection.nextRow = 1
  }

  /** Adds the index's table, empty and not yet ready: `markReady` follows when it is built. */
  addIndex(collection: Collection, declared: IndexDeclaration): Index {
    const keys = JSON.stringify(Object.entries(declared.keys))
    this.sqlite.run(
      'INSERT INTO emulator_indexes (collection, name, keys, is_unique) VALUES (?, ?, ?, ?)',
      ...[collection.id, declared.name, keys, declared.unique === true ? 1 : 0],
    )
    const index = indexOf([this.lastId(), declared.name, keys, declared.unique === true ? 1 : 0, 0])
    this.createIndexTable(index)
    collection.indexes.push(index)
    return index
  }

  dropIndex(collection: Collection, index: Index): void {
    this.sqlite.script(`DROP TABLE IF EXISTS ${index.table}`)
    this.sqlite.run('DELETE FROM emulator_indexes WHERE id = ?', index.id)
    collection.indexes.splice(collection.indexes.indexOf(index), 1)
  }

  createIndexTable(index: Index): void {
    this.sqlite.script(
      `CREATE TABLE ${index.table} (key BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, row)) WITHOUT ROWID`,
    )
  }

  setReady(index: Index, ready: boolean): void {
    this.sqlite.run('UPDATE emulator_indexes SET ready = ? WHERE id = ?', ready ? 1 : 0, index.id)
  }

  isReady(index: Index): boolean {
    return this.sqlite.first('SELECT ready FROM emulator_indexes WHERE id = ?', index.id)?.[0] === 1
  }

  markMultikey(index: Index, mask: number): void {
    this.marked.add(index)
    index.multikey |= mask
    this.sqlite.run('UPDATE emulator_indexes SET multikey = ? WHERE id = ?', index.multikey, index.id)
  }

  /** The marks made so far are committed. */
  keepMarks(): void {
    this.marked.clear()
  }

  /** After a rollback the marks in memory must say again what the file says. */
  restoreMarks(): void {
    for (const index of this.marked) {
      const row = this.sqlite.first('SELECT multikey FROM emulator_indexes WHERE id = ?', index.id)
      index.multikey = Number(row?.[0] ?? 0)
    }
    this.marked.clear()
  }

  private loadAll(): void {
    for (const [id, name] of this.sqlite.rows('SELECT id, name FROM emulator_collections')) {
      this.byName.set(String(name), this.load(Number(id), String(name)))
    }
  }

  private createTable(name: string): Collection {
    this.sqlite.run('INSERT INTO emulator_collections (name) VALUES (?)', name)
    const id = this.lastId()
    this.sqlite.script(
      `CREATE TABLE documents_${id} (row INTEGER PRIMARY KEY, id NOT NULL UNIQUE, body TEXT NOT NULL)`,
    )
    return this.load(id, name)
  }

  private dropTables(collection: Collection): void {
    for (const index of [...collection.indexes]) this.dropIndex(collection, index)
    this.sqlite.script(`DROP TABLE ${collection.table}`)
    this.sqlite.run('DELETE FROM emulator_collections WHERE id = ?', collection.id)
  }

  private load(id: number, name: string): Collection {
    const table = `documents_${id}`
    const rows = this.sqlite.rows(
      'SELECT id, name, keys, is_unique, multikey FROM emulator_indexes WHERE collection = ? ORDER BY id',
      id,
    )
    const indexes = rows.map(indexOf)
    const documents = Number(this.sqlite.first(`SELECT count(*) FROM ${table}`)?.[0])
    const nextRow = Number(this.sqlite.first(`SELECT max(row) FROM ${table}`)?.[0] ?? 0) + 1
    return { id, name, table, indexes, documents, nextRow }
  }

  private lastId(): number {
    return Number(this.sqlite.first('SELECT last_insert_rowid()')?.[0])
  }
}

function indexOf(row: readonly unknown[]): Index {
  const [id, name, keys, unique, multikey] = row
  return {
    id: Number(id),
    name: String(name),
    table: `index_${Number(id)}`,
    fields: keyFields(JSON.parse(String(keys)) as [string, KeyKind][]),
    unique: unique === 1,
    multikey: Number(multikey),
    uses: 0,
  }
}
