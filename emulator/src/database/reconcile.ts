import type { DatabaseDeclaration, IndexDeclaration } from '../types'
import type { Catalog, Collection, Index } from './catalog'
import { buildIndex } from './index-build'
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

function refuseInvalid(collection: string, indexes: readonly IndexDeclaration[]): void {
  const names = new Set<string>()
  for (const { name, keys } of indexes) {
    const directions: readonly number[] = Object.values(keys)
    const sound =
      directions.length > 0 && directions.every((direction) => direction === 1 || direction === -1)
    if (!sound) throw new Error(`Index ${name} of ${collection}: keys must be fields with 1 or -1.`)
    if (names.has(name)) throw new Error(`Index ${name} of ${collection} is declared twice.`)
    names.add(name)
  }
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
      ([path, turn], n) =>
        must(index.fields[n]).path === path && must(index.fields[n]).descending === turn < 0,
    )
  )
}
