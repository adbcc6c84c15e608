import { randomUUID } from 'node:crypto'
import { ServiceError } from '../types'
import type { Collection } from './catalog'
import { parseStored } from './ejson'
import type { Store, StoredChange, WriteObserver } from './store'
import type { DocumentId } from './values'
import { WriteQueue } from './write-queue'

/** A transaction that is neither committed nor aborted by then is dropped (ms). */
const TRANSACTION_TIMEOUT = 30_000
/** A write outside a transaction waits this long (ms) for a locked document. */
const LOCK_TIMEOUT = 5_000

/** A write of a transaction: the document's text, null when removed. */
interface PendingWrite {
  readonly collection: Collection
  readonly id: DocumentId
  readonly text: string | null
  /** The whole document was given, not operators on the old one. */
  readonly isWhole: boolean
}

export interface Transaction {
  readonly id: string
  readonly timer: NodeJS.Timeout
  /** What the transaction will write on commit. */
  readonly writes: Map<string, PendingWrite>
  /** Documents that others changed since the start, as they were then: together, the snapshot. */
  readonly snapshot: Map<string, PendingWrite>
}

/** Thrown by a write outside a transaction; the whole operation is tried again when the lock is gone. */
class DocumentLocked extends Error {
  constructor(readonly key: string) {
    super('the document is locked by a transaction')
  }
}

/**
 * Interactive transactions with snapshot isolation: reads see the state at the start and own writes, a
 * written document is locked until the end, writing what another has locked or changed is a conflict.
 */
export class Transactions implements WriteObserver {
  private readonly open = new Map<string, Transaction>()
  private readonly locks = new Map<string, Transaction>()
  private readonly waiting = new Map<string, Set<() => void>>()
  private current: Transaction | undefined
  private readonly queue: WriteQueue

  constructor(private readonly store: Store) {
    this.queue = new WriteQueue(store)
    store.observer = this
  }

  get anyOpen(): boolean {
    return this.open.size > 0
  }

  start(): string {
    const id = randomUUID()
    const timer = setTimeout(() => this.abort(id), TRANSACTION_TIMEOUT)
    timer.unref()
    this.open.set(id, { id, timer, writes: new Map(), snapshot: new Map() })
    return id
  }

  /** @throws ServiceError DATABASE_TRANSACTION_FAIL when it was ended or timed out */
  get(id: unknown): Transaction {
    const found = this.open.get(String(id))
    if (found) return found
    const text = `transaction ${String(id)} does not exist: it was committed, aborted or timed out`
    throw new ServiceError('DATABASE_TRANSACTION_FAIL', text)
  }

  /** Dropping a transaction that has ended already is no error. */
  abort(id: unknown): void {
    const found = this.open.get(String(id))
    if (found) this.end(found)
  }

  /** Ends everything that is under way: writes that wait are done, open transactions are dropped. */
  endAll(): void {
    this.queue.flush()
    for (const transaction of [...this.open.values()]) this.end(transaction)
  }

  /** @throws ServiceError DATABASE_TRANSACTION_CONFLICT when a unique key was taken meanwhile */
  commit(id: unknown): void {
    const transaction = this.get(id)
    try {
      this.store.write(() => this.as(transaction, () => this.apply(transaction.writes)))
    } catch (error) {
      if (error instanceof ServiceError && error.message.startsWith('E11000')) throw conflict(error.message)
      throw error
    } finally {
      this.end(transaction)
    }
  }

  /** A document as the transaction sees it. */
  read(transaction: Transaction, collection: Collection, id: DocumentId): string | undefined {
    const key = keyOf(collection, id)
    const seen = transaction.writes.get(key) ?? transaction.snapshot.get(key)
    return (seen ? seen.text : this.store.byId(collection, id)?.text) ?? undefined
  }

  /**
   * Notes a write, locks its document and tries it out, so that a duplicate key is found at once.
   * A conflict ends the transaction, as the SDK starts anew without aborting.
   */
  write(transaction: Transaction, write: PendingWrite): void {
    const key = keyOf(write.collection, write.id)
    const owner = this.locks.get(key)
    if ((owner && owner !== transaction) || transaction.snapshot.has(key)) {
      this.end(transaction)
      throw conflict(
        `document ${String(write.id)} of ${write.collection.name} is written by another operation`,
      )
    }
    const isWhole = write.isWhole || transaction.writes.get(key)?.isWhole === true
    const writes = new Map(transaction.writes).set(key, { ...write, isWhole })
    this.store.pretend(() => this.as(transaction, () => this.apply(writes)))
    this.locks.set(key, transaction)
    transaction.writes.set(key, { ...write, isWhole })
  }

  /** Runs a read over the whole state as the transaction sees it. */
  view<T>(transaction: Transaction, work: () => T): T {
    return this.store.pretend(() =>
      this.as(transaction, () => {
        this.apply(transaction.snapshot)
        this.apply(transaction.writes)
        return work()
      }),
    )
  }

  beforeWrite(collection: Collection, id: DocumentId): void {
    const key = keyOf(collection, id)
    const owner = this.locks.get(key)
    if (owner && owner !== this.current) throw new DocumentLocked(key)
  }

  afterCommit(changes: readonly StoredChange[]): void {
    for (const transaction of this.open.values()) {
      if (transaction === this.current) continue
      for (const { collection, id, before } of changes)
        keepFirst(transaction, { collection, id, text: before, isWhole: true })
    }
  }

  wantsChanges(): boolean {
    return this.open.size > 0
  }

  /** Runs a write outside any transaction, waiting for locked documents. */
  async writeOutside<T>(work: () => T): Promise<T> {
    const deadline = performance.now() + LOCK_TIMEOUT
    for (;;) {
      try {
        return await this.queue.add(work)
      } catch (error) {
        if (!(error instanceof DocumentLocked)) throw error
        await this.released(error.key, deadline - performance.now())
      }
    }
  }

  private released(key: string, timeout: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiters = this.waiting.get(key) ?? new Set()
      this.waiting.set(key, waiters)
      const timer = setTimeout(() => {
        waiters.delete(done)
        reject(conflict(`waited ${LOCK_TIMEOUT} ms for a document that a transaction has locked`))
      }, timeout)
      const done = (): void => {
        clearTimeout(timer)
        resolve()
      }
      waiters.add(done)
    })
  }

  private end(transaction: Transaction): void {
    clearTimeout(transaction.timer)
    this.open.delete(transaction.id)
    for (const [key, owner] of this.locks) {
      if (owner !== transaction) continue
      this.locks.delete(key)
      for (const done of this.waiting.get(key) ?? []) done()
      this.waiting.delete(key)
    }
  }

  private as<T>(transaction: Transaction, work: () => T): T {
    this.current = transaction
    try {
      return work()
    } finally {
      this.current = undefined
    }
  }

  /** Removals first, so that a unique key that moves between documents is free. */
  private apply(writes: ReadonlyMap<string, PendingWrite>): void {
    for (const write of writes.values()) if (write.text === null) this.applyOne(write)
    for (const write of writes.values()) if (write.text !== null) this.applyOne(write)
  }

  private applyOne({ collection, id, text, isWhole }: PendingWrite): void {
    const stored = this.store.byId(collection, id)
    if (text === null) {
      if (stored) this.store.remove(collection, stored)
    } else if (stored) {
      this.store.replace(collection, stored, { after: parseStored(text), isWhole })
    } else {
      this.store.insert(collection, parseStored(text))
    }
  }
}

function keepFirst(transaction: Transaction, write: PendingWrite): void {
  const key = keyOf(write.collection, write.id)
  if (!transaction.snapshot.has(key)) transaction.snapshot.set(key, write)
}

const keyOf = (collection: Collection, id: DocumentId): string => `${collection.id} ${typeof id} ${id}`

function conflict(message: string): ServiceError {
  return new ServiceError('DATABASE_TRANSACTION_CONFLICT', `transaction conflict: ${message}`)
}
