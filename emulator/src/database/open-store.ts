import { Catalog } from './catalog'
import { openSqlite, type FileOptions } from './open-sqlite'
import { Store } from './store'

/**
 * Opens a database file with the collections and indexes it holds, creating it when absent.
 * @throws Error with one sentence; a damaged, read-only, busy or foreign file is left untouched
 */
export function openStore(options: FileOptions): Store {
  const sqlite = openSqlite(options)
  try {
    return new Store(sqlite, new Catalog(sqlite))
  } catch (error) {
    sqlite.close()
    throw error
  }
}
