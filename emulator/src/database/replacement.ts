import { randomInt } from 'node:crypto'
import type { IndexDeclaration } from '../types'
import type { Collection } from './catalog'
import { parseStored } from './ejson'
import { BulkLoad } from './import'
import type { Store } from './store'

/** Marks are what `PRAGMA user_version` holds: positive numbers of 31 bits. */
const HIGHEST_MARK = 2 ** 31

/**
 * A whole new state, filled beside the old one, which stays in use until `commit` puts the new in its place in one
 * transaction. A process that dies before has changed nothing.
 */
export class Replacement {
  /** Tells this replacement from every other. */
  readonly mark = randomInt(1, HIGHEST_MARK)
  private readonly staged: Collection[] = []
  private load: BulkLoad | undefined

  constructor(private readonly store: Store) {}

  /** Begins a collection; the documents that are added next belong to it. */
  begin(name: string, indexes: readonly IndexDeclaration[]): void {
    const collection = this.store.catalog.stage(name, indexes)
    this.staged.push(collection)
    this.load = new BulkLoad(this.store, collection)
  }

  /** Adds documents by the texts they were stored as. */
  add(texts: readonly string[]): void {
    this.load?.add(texts.map((text) => ({ text, document: parseStored(text) })))
  }

  /** Ends a collection. @throws ServiceError E11000 when a unique key stands twice */
  end(): void {
    this.load?.finish()
    this.load = undefined
  }

  commit(): void {
    this.store.catalog.replaceAll(this.staged, this.mark)
  }

  /** Removes what was filled so far. */
  abandon(): void {
    this.load?.takeBack()
    for (const collection of this.staged) this.store.catalog.drop(collection)
  }
}
