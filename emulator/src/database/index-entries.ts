import type { Catalog, Collection, Index } from './catalog'
import { duplicateKey, keyValues } from './errors'
import { parseStored } from './ejson'
import { documentKeys } from './index-keys'
import type { SqliteFile } from './sqlite'
import { ownValue, type Fields } from './values'

interface Target {
  readonly files: { readonly sqlite: SqliteFile; readonly catalog: Catalog }
  readonly collection: Collection
  readonly row: number
}

/** Enters a new document into every index of its collection. */
export function addIndexEntries(target: Target & { document: Fields }): void {
  for (const index of target.collection.indexes) {
    addKeys({ ...target, index }, keysOf(target, index, target.document))
  }
}

export function removeIndexEntries(target: Target & { document: Fields }): void {
  for (const index of target.collection.indexes) {
    removeKeys(target, index, documentKeys(index.fields, target.document).keys)
  }
}

interface Replacing extends Target {
  /** Text of the document that gives way. */
  readonly before: string
  readonly after: Fields
  /** Fields that may differ; undefined for all. */
  readonly touched: ReadonlySet<string> | undefined
}

/** Rewrites only the keys that differ between the two versions of a document. */
export function replaceIndexEntries(target: Replacing): void {
  const { touched } = target
  const indexes = target.collection.indexes.filter((index) => isTouched(index, touched))
  if (indexes.length === 0) return
  const before = parseStored(target.before)
  for (const index of indexes) {
    if (isSame(index, before, target.after)) continue
    const old = documentKeys(index.fields, before).keys
    const fresh = keysOf(target, index, target.after)
    removeKeys(target, index, missingFrom(old, fresh))
    addKeys({ ...target, index, document: target.after }, missingFrom(fresh, old))
  }
}

/** Most updates name no field of most indexes. */
function isTouched({ fields }: Index, touched: ReadonlySet<string> | undefined): boolean {
  return touched === undefined || fields.some(({ parts: [name = ''] }) => touched.has(name))
}

/** Where the fields hold the same plain values, no key needs to be written. */
function isSame(index: Index, before: Fields, after: Fields): boolean {
  return index.fields.every(({ parts: [name = ''] }) => {
    const value = ownValue(after, name)
    return typeof value !== 'object' && value === ownValue(before, name)
  })
}

function keysOf(target: Target, index: Index, document: Fields): readonly Buffer[] {
  const { keys, multikey } = documentKeys(index.fields, document)
  if ((multikey & ~index.multikey) !== 0) target.files.catalog.markMultikey(index, multikey)
  return keys
}

function missingFrom(keys: readonly Buffer[], others: readonly Buffer[]): Buffer[] {
  return keys.filter((key) => !others.some((other) => key.equals(other)))
}

function addKeys(target: Target & { index: Index; document: Fields }, keys: readonly Buffer[]): void {
  const { index, row } = target
  const once = `WHERE NOT EXISTS (SELECT 1 FROM ${index.table} WHERE key = ?1)`
  const sql = `INSERT INTO ${index.table} (key, row) SELECT ?1, ?2 ${index.unique ? once : ''}`
  for (const key of keys) {
    if (target.files.sqlite.run(sql, key, row) === 0) {
      throw duplicateKey(target.collection.name, index.name, keyValues(index, target.document))
    }
  }
}

function removeKeys(target: Target, index: Index, keys: readonly Buffer[]): void {
  for (const key of keys) {
    target.files.sqlite.run(`DELETE FROM ${index.table} WHERE key = ? AND row = ?`, key, target.row)
  }
}
