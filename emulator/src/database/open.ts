import {
  ServiceError,
  type ActionReply,
  type ActionRequest,
  type Database,
  type DatabaseOptions,
  type SelectedDocument,
  type Selection,
} from '../types'
import { Actions } from './actions'
import type { ChangeFeed } from './changes'
import { readCheckpoint, writeCheckpoint } from './checkpoint'
import { openCursor } from './cursor'
import { parseStored } from './ejson'
import { importLines, type Lines } from './import'
import { reconcile } from './reconcile'
import { openStore } from './open-store'
import { Replacement } from './replacement'
import { Snapshot } from './snapshot'
import type { Store } from './store'
import { Transactions } from './transactions'
import { isDigits, type Fields } from './values'
import { verifyStore, type Verification } from './verify'

const EXPORT_CHUNK = 500

/**
 * Opens the database in a file, creating both when absent, and makes its indexes agree with the
 * declaration. A damaged, read-only or foreign file is refused untouched.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const store = openStore(options)
  try {
    reconcile(store, options.declaration)
    return new LocalDatabase(store, options)
  } catch (error) {
    store.sqlite.close()
    throw error
  }
}

class LocalDatabase implements Database {
  private readonly actions: Actions
  private readonly transactions: Transactions
  readonly changes: ChangeFeed
  private importing: Promise<unknown> = Promise.resolve()
  private importsRunning = 0

  constructor(
    private readonly store: Store,
    private readonly options: DatabaseOptions,
  ) {
    this.changes = store.feed
    this.transactions = new Transactions(store)
    this.actions = new Actions({
      store,
      transactions: this.transactions,
      policy: options,
      now: () => options.now(),
    })
  }

  execute(action: string, request: ActionRequest): Promise<ActionReply> {
    if (this.importsRunning > 0) return this.whenSettled(() => this.actions.execute(action, request))
    return this.actions.execute(action, request)
  }

  /** A collection under import has no indexes yet; operations wait for it rather than see half of it. */
  async whenSettled<T>(work: () => T | Promise<T>): Promise<T> {
    while (this.importsRunning > 0) await this.importing
    return work()
  }

  select({ collection: name, filter, sort, limit }: Selection): SelectedDocument[] {
    const collection = this.store.catalog.get(name)
    const query = { collection, filter, sort, offset: 0, limit }
    return [...openCursor(this.store, this.options, query).matches].map(({ id, text }) => ({ id, text }))
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
      indexes: indexes.map((index) => ({ ...this.store.catalog.declarationOf(index), uses: index.uses })),
    }))
  }

  findDocument(name: string, id: string): Fields | null {
    const collection = this.store.catalog.find(name)
    if (!collection) return null
    const stored =
      this.store.byId(collection, id) ?? (isDigits(id) && this.store.byId(collection, Number(id)))
    return stored ? parseStored(stored.text) : null
  }

  async freeze(): Promise<Snapshot> {
    return this.whenSettled(() => new Snapshot(this.store))
  }

  get mark(): number {
    return this.store.catalog.mark
  }

  startReplacement(): { replacement: Replacement; commit: () => void } {
    const replacement = new Replacement(this.store)
    return { replacement, commit: () => this.commit(replacement) }
  }

  writeCheckpoint(file: string): void {
    writeCheckpoint(this.store, file)
  }

  readCheckpoint(file: string): void {
    this.changeAll('return to a checkpoint', () => readCheckpoint(this.store, file))
  }

  verify(): Verification {
    return verifyStore(this.store)
  }

  reset(): void {
    this.prepareChangeOfAll('reset')
    const { catalog } = this.store
    for (const collection of catalog.all()) {
      if (this.options.declaration.collections[collection.name]) catalog.clear(collection)
      else catalog.drop(collection)
      this.changes.reload(collection.name)
    }
  }

  close(): void {
    this.transactions.endAll()
    this.store.sqlite.close()
  }

  private commit(replacement: Replacement): void {
    this.changeAll('restore', () => {
      replacement.commit()
      reconcile(this.store, this.options.declaration)
    })
  }

  private changeAll(reason: string, change: () => void): void {
    this.prepareChangeOfAll(reason)
    const before = this.store.catalog.all()
    change()
    const names = new Set([...before, ...this.store.catalog.all()].map(({ name }) => name))
    for (const name of names) this.changes.reload(name)
  }

  /** @throws ServiceError SYS_ERR while an import or a backup is running */
  private prepareChangeOfAll(reason: string): void {
    const running = this.importsRunning > 0 ? 'an import' : this.store.snapshot ? 'a backup' : undefined
    if (running !== undefined)
      throw new ServiceError('SYS_ERR', `${running} is running; try again when it has ended`)
    this.endTransactions(reason)
  }

  private endTransactions(reason: string): void {
    if (this.transactions.anyOpen) this.options.warn(`${reason}: the open transactions are aborted`)
    this.transactions.endAll()
  }
}
