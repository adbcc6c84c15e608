import type { DatabaseDeclaration, IndexDeclaration } from '../types'
import type { Catalog, Collection, Index } from './catalog'
import { buildIndex } from './index-build'
import type { KeyField, KeyKind } from './index-keys'
import type { SqliteFile } from './sqlite'
import { must } from './must'

interface Files {
  readonly sqlite: SqliteFile
  readonly catalog: Catalog
}

/**
 * Makes the file agree with the declaration: collections are created, indexes added, changed or dropped,
 * and indexes whose build was interrupted are built again.
 */
export function reconcile(files: Files, declaration: DatabaseDeclaration): void {
  const declared = new Map(Object.entries(declaration.collections))
  for (const [name, { indexes }] of declared) {
    refuseInvalid(name, indexes)
    reconcileIndexes(files, files.catalog.find(name) ?? files.catalog.create(name), indexes)
  }
  for (const collection of files.catalog.all()) {
    if (!declared.has(collection.name)) reconcileIndexes(files, collection, [])
  }
}

/** MongoDB's 64, of which one is that of `_id`. */
const MAX_INDEXES = 63

function refuseInvalid(collection: string, indexes: readonly IndexDeclaration[]): void {
  if (indexes.length > MAX_INDEXES) {
    throw new Error(`${collection} has more than ${MAX_INDEXES} indexes beside that of _id.`)
  }
  const names = new Set<string>()
  for (const { name, keys } of indexes) {
    const kinds: readonly unknown[] = Object.values(keys)
    if (!areSound(kinds)) {
      throw new Error(
        `Index ${name} of ${collection}: keys must be 1 to 32 fields with 1 or -1, or "2dsphere" for the first.`,
      )
    }
    if (names.has(name)) throw new Error(`Index ${name} of ${collection} is declared twice.`)
    names.add(name)
  }
}

/** MongoDB takes 32 fields; a geo field in another place than the first is not served here. */
function areSound(kinds: readonly unknown[]): boolean {
  const sound = kinds.every((kind, n) => kind === 1 || kind === -1 || (kind === '2dsphere' && n === 0))
  return sound && kinds.length > 0 && kinds.length <= 32
}

function reconcileIndexes(files: Files, collection: Collection, declared: readonly IndexDeclaration[]): void {
  const { sqlite, catalog } = files
  for (const index of [...collection.indexes]) {
    const kept = declared.some((candidate) => sameIndex(candidate, index)) && catalog.isReady(index)
    if (!kept) sqlite.transaction(() => catalog.dropIndex(collection, index))
  }
  for (const candidate of declared) {
    if (collection.indexes.some((index) => index.name === candidate.name)) continue
    sqlite.transaction(() => buildIndex(files, collection, catalog.addIndex(collection, candidate)))
  }
}

function sameIndex(declared: IndexDeclaration, index: Index): boolean {
  const keys = Object.entries(declared.keys)
  return (
    declared.name === index.name &&
    (declared.unique === true) === index.unique &&
    keys.length === index.fields.length &&
    keys.every(
      ([path, turn], n) => must(index.fields[n]).path === path && kindOf(must(index.fields[n])) === turn,
    )
  )
}

const kindOf = ({ geo, descending }: KeyField): KeyKind => (geo ? '2dsphere' : descending ? -1 : 1)
