import { ServiceError } from '../types'
import type { Catalog, Collection } from './catalog'
import { ChangeFeed } from './changes'
import { checkDocument } from './document-rules'
import { formatEjson, parseStored } from './ejson'
import { duplicateKey } from './errors'
import { addIndexEntries, removeIndexEntries, replaceIndexEntries } from './index-entries'
import { must } from './must'
import { netChanges, type WrittenDocument } from './net-changes'
import type { Snapshot } from './snapshot'
import type { SqliteFile } from './sqlite'
import { isDocumentId, type DocumentId, type Fields } from './values'

/** A document as it stands in the file, not yet parsed. */
export interface StoredDocument {
  readonly row: number
  readonly id: DocumentId
  readonly text: string
}

/** One document before and after a write. */
export interface StoredChange extends WrittenDocument {
  readonly collection: Collection
}

/** What becomes of a stored document. */
export interface NewVersion {
  readonly after: Fields
  /** Fields that may differ from the stored document; undefined for all. */
  readonly touched?: ReadonlySet<string> | undefined
  /** The whole document was given, not operators on the old one. */
  readonly isWhole: boolean
}

/** Is asked before a document is written, and told after it was committed. */
export interface WriteObserver {
  beforeWrite(collection: Collection, id: DocumentId): void
  afterCommit(changes: readonly StoredChange[]): void
  /** False when nobody would look at the changes, so that they need not be kept in memory. */
  wantsChanges(): boolean
}

/** Reads and writes single documents and keeps the indexes and counts in step. */
export class Store {
  observer: WriteObserver | undefined
  readonly feed = new ChangeFeed()
  /** Must be shown what a document was before it is written. */
  snapshot: Snapshot | undefined
  private changes: StoredChange[] = []
  private readonly counted = new Map<Collection, number>()

  constructor(
    readonly sqlite: SqliteFile,
    readonly catalog: Catalog,
  ) {}

  byId(collection: Collection, id: DocumentId): StoredDocument | undefined {
    const row = this.sqlite.first(`SELECT row, id, body FROM ${collection.table} WHERE id = ?`, id)
    return row && storedDocument(row)
  }

  byRow(collection: Collection, row: number): StoredDocument | undefined {
    const found = this.sqlite.first(`SELECT row, id, body FROM ${collection.table} WHERE row = ?`, row)
    return found && storedDocument(found)
  }

  /** All writes inside `work` are committed together or not at all. */
  write<T>(work: () => T): T {
    return must(this.writeAll([() => ({ result: work() })])[0]).result
  }

  /** The same for several works, in one commit; observers are told of each on its own. */
  writeAll<T>(works: readonly (() => T)[]): T[] {
    this.begin()
    const changes: StoredChange[][] = []
    try {
      const results = this.sqlite.transaction(() =>
        works.map((work) => {
          changes.push((this.changes = []))
          return work()
        }),
      )
      for (const [collection, difference] of this.counted) collection.documents += difference
      for (const ofOne of changes) this.tell(ofOne)
      return results
    } catch (error) {
      this.catalog.restoreMarks()
      throw error
    }
  }

  /** Runs `work` as if it were committed and takes it back. */
  pretend<T>(work: () => T): T {
    this.begin()
    try {
      return this.sqlite.dryRun(work)
    } finally {
      this.catalog.restoreMarks()
    }
  }

  /** @throws ServiceError DATABASE_REQUEST_FAILED (E11000) when the id or a unique key exists */
  insert(collection: Collection, document: Fields): void {
    const id = idOf(document)
    this.observer?.beforeWrite(collection, id)
    const text = documentText(document)
    const row = collection.nextRow++
    const sql = `INSERT INTO ${collection.table} (row, id, body) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING`
    if (this.sqlite.run(sql, row, id, text) === 0) throw duplicateKey(collection.name, '_id_', { _id: id })
    addIndexEntries({ files: this, collection, row, document })
    this.count(collection, 1)
    this.note({ collection, id, before: null, after: text, isWhole: true })
  }

  /** Returns whether anything changed. */
  replace(collection: Collection, stored: StoredDocument, { after, touched, isWhole }: NewVersion): boolean {
    const text = documentText(after)
    if (text === stored.text) return false
    this.observer?.beforeWrite(collection, stored.id)
    this.snapshot?.keep(collection, stored)
    this.sqlite.change(`UPDATE ${collection.table} SET body = ? WHERE row = ?`, text, stored.row)
    replaceIndexEntries({ files: this, collection, row: stored.row, before: stored.text, after, touched })
    this.note({ collection, id: stored.id, before: stored.text, after: text, isWhole })
    return true
  }

  remove(collection: Collection, stored: StoredDocument): void {
    this.observer?.beforeWrite(collection, stored.id)
    this.snapshot?.keep(collection, stored)
    this.sqlite.run(`DELETE FROM ${collection.table} WHERE row = ?`, stored.row)
    const document = parseStored(stored.text)
    removeIndexEntries({ files: this, collection, row: stored.row, document })
    this.count(collection, -1)
    this.note({ collection, id: stored.id, before: stored.text, after: null, isWhole: true })
  }

  private begin(): void {
    this.changes = []
    this.counted.clear()
    this.catalog.keepMarks()
  }

  private count(collection: Collection, difference: number): void {
    this.counted.set(collection, (this.counted.get(collection) ?? 0) + difference)
  }

  private note(change: StoredChange): void {
    const isWanted = this.observer?.wantsChanges() === true || this.feed.hasListeners(change.collection.name)
    if (isWanted) this.changes.push(change)
  }

  private tell(changes: readonly StoredChange[]): void {
    if (changes.length === 0) return
    this.observer?.afterCommit(changes)
    const listened = changes.filter(({ collection }) => this.feed.hasListeners(collection.name))
    if (listened.length > 0) this.feed.publish(netChanges(listened))
  }
}

export function storedDocument(row: readonly unknown[]): StoredDocument {
  return { row: row[0] as number, id: row[1] as DocumentId, text: row[2] as string }
}

/** @throws ServiceError INVALID_PARAM when `_id` is neither text nor number */
export function idOf(document: Fields): DocumentId {
  const id = document['_id']
  if (isDocumentId(id)) return id
  throw new ServiceError('INVALID_PARAM', '_id must be a text or a number')
}

/** The text a document is stored as, refused when MongoDB would refuse the document. */
export function documentText(document: Fields): string {
  const text = formatEjson(document)
  checkDocument(document, text)
  return text
}
