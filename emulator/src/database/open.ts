import {
  ServiceError,
  type ActionReply,
  type ActionRequest,
  type Database,
  type DatabaseOptions,
} from '../types'
import { Actions } from './actions'
import { Catalog } from './catalog'
import { importLines, type Lines } from './import'
import { reconcile } from './reconcile'
import { openSqlite } from './sqlite'
import { Store } from './store'
import { Transactions } from './transactions'

const EXPORT_CHUNK = 500

/**
 * Opens the database in a file, creating both when absent, and makes its indexes agree with the
 * declaration. A damaged, read-only or foreign file is refused untouched.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const sqlite = openSqlite(options.file)
  try {
    const catalog = new Catalog(sqlite)
    reconcile({ sqlite, catalog }, options.declaration)
    return new LocalDatabase(new Store(sqlite, catalog), options)
  } catch (error) {
    sqlite.close()
    throw error
  }
}

class LocalDatabase implements Database {
  private readonly actions: Actions
  private readonly transactions: Transactions
  private importing: Promise<unknown> = Promise.resolve()
  private importsRunning = 0

  constructor(
    private readonly store: Store,
    private readonly options: DatabaseOptions,
  ) {
    this.transactions = new Transactions(store)
    this.actions = new Actions({
      store,
      transactions: this.transactions,
      policy: options,
      now: () => options.now(),
    })
  }

  async execute(action: string, request: ActionRequest): Promise<ActionReply> {
    // A collection under import has no indexes yet; operations wait for it rather than see half of it.
    while (this.importsRunning > 0) await this.importing
    return this.actions.execute(action, request)
  }

  async importLines(name: string, lines: Lines): Promise<number> {
    while (this.importsRunning > 0) await this.importing
    const collection = this.store.catalog.get(name)
    this.endTransactions(`import into ${name}`)
    const work = importLines(this.store, collection, lines, () => this.options.now())
    this.importsRunning++
    this.importing = work.catch(() => undefined).finally(() => this.importsRunning--)
    return work
  }

  *exportLines(name: string): Iterable<string> {
    const { table } = this.store.catalog.get(name)
    const sql = `SELECT id, body FROM ${table} WHERE id > ? ORDER BY id LIMIT ${EXPORT_CHUNK}`
    let after: string | number = Number.NEGATIVE_INFINITY
    for (;;) {
      const rows = this.store.sqlite.rows(sql, after)
      for (const row of rows) yield String(row[1])
      const last = rows.at(-1)
      if (!last) return
      after = last[0] as string | number
    }
  }

  collections(): ReturnType<Database['collections']> {
    return this.store.catalog.all().map(({ name, documents, indexes }) => ({
      name,
      documents,
      indexes: indexes.map((index) => ({ name: index.name, uses: index.uses })),
    }))
  }

  reset(): void {
    if (this.importsRunning > 0)
      throw new ServiceError('SYS_ERR', 'an import is running; reset when it has ended')
    this.endTransactions('reset')
    const { catalog } = this.store
    for (const collection of catalog.all()) {
      if (this.options.declaration.collections[collection.name]) catalog.clear(collection)
      else catalog.drop(collection)
    }
  }

  close(): void {
    this.transactions.abortAll()
    this.store.sqlite.close()
  }

  private endTransactions(reason: string): void {
    if (this.transactions.anyOpen) this.options.warn(`${reason}: the open transactions are aborted`)
    this.transactions.abortAll()
  }
}
