import { ServiceError } from '../types'
import type { Collection } from './catalog'
import { parseEjson } from './ejson'
import { IndexBuild } from './index-build'
import { documentText, idOf, type Store } from './store'
import { isFields, type DocumentId, type Fields } from './values'
import { must } from './must'

const LINES_PER_BATCH = 1_000
const DOCUMENTS_PER_INSERT = 50

export type Lines = AsyncIterable<string> | Iterable<string>

/**
 * Adds documents in batches, each one SQLite transaction. An empty collection is filled without its
 * indexes, which are built at the end: all or nothing. Otherwise each batch is committed on its own.
 */
export async function importLines(
  store: Store,
  collection: Collection,
  lines: Lines,
  now: () => number,
): Promise<number> {
  if (collection.documents > 0) return importInto(store, collection, batches(lines, now))
  const count = await fill(new BulkLoad(store, collection), batches(lines, now))
  store.feed.reload(collection.name)
  return count
}

async function* batches(lines: Lines, now: () => number): AsyncGenerator<Fields[], void> {
  let batch: Fields[] = []
  let number = 0
  for await (const line of lines) {
    number++
    if (line.trim() === '') continue
    batch.push(documentOf(line, number, now))
    if (batch.length < LINES_PER_BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function documentOf(line: string, number: number, now: () => number): Fields {
  const document = parseEjson(line, now)
  if (isFields(document) && document['_id'] !== undefined) return document
  throw new ServiceError('INVALID_PARAM', `line ${number}: a document with an _id expected`)
}

async function importInto(
  store: Store,
  collection: Collection,
  source: AsyncIterable<Fields[]>,
): Promise<number> {
  let count = 0
  for await (const batch of source) {
    store.write(() => {
      for (const document of batch) {
        const stored = store.byId(collection, idOf(document))
        if (stored) store.replace(collection, stored, { after: document, isWhole: true })
        else store.insert(collection, document)
      }
    })
    count += batch.length
  }
  return count
}

async function fill(load: BulkLoad, source: AsyncIterable<Fields[]>): Promise<number> {
  try {
    for await (const batch of source) {
      load.add(batch.map((document) => ({ document, text: documentText(document) })))
    }
    return load.finish()
  } catch (error) {
    load.takeBack()
    throw error
  }
}

/** A document and the text that is kept of it. */
export interface TextedDocument {
  readonly document: Fields
  readonly text: string
}

interface NewDocument {
  readonly row: number
  readonly id: DocumentId
  readonly text: string
}

/** Fills an empty collection, batch by batch, and builds its indexes at the end. */
export class BulkLoad {
  private readonly builds: IndexBuild[]
  private replaced = 0
  private lines = 0

  constructor(
    private readonly store: Store,
    private readonly collection: Collection,
  ) {
    const { catalog } = store
    this.builds = collection.indexes.map((index) => new IndexBuild(store, collection, index))
    store.sqlite.transaction(() => collection.indexes.forEach((index) => catalog.setReady(index, false)))
  }

  /** Adds documents in one SQLite transaction. Of documents with one id the last counts. */
  add(batch: readonly TextedDocument[]): void {
    this.store.sqlite.transaction(() => this.addBatch(batch))
  }

  /** Returns how many documents were given. @throws ServiceError E11000 when a unique key stands twice */
  finish(): number {
    this.store.sqlite.transaction(() => {
      for (const build of this.builds) {
        if (this.replaced > 0) build.forgetReplaced()
        build.finish()
      }
    })
    this.collection.documents = this.lines - this.replaced
    return this.lines
  }

  /** Leaves the collection as empty as it was. */
  takeBack(): void {
    const { sqlite, catalog } = this.store
    sqlite.transaction(() => {
      for (const build of this.builds) {
        build.discard()
        sqlite.script(`DELETE FROM ${build.index.table}`)
        catalog.setReady(build.index, true)
      }
      sqlite.script(`DELETE FROM ${this.collection.table}`)
    })
  }

  private addBatch(batch: readonly TextedDocument[]): void {
    const added = batch.map(({ document, text }) => ({
      row: this.collection.nextRow++,
      id: idOf(document),
      text,
    }))
    for (let at = 0; at < added.length; at += DOCUMENTS_PER_INSERT) {
      this.insert(added.slice(at, at + DOCUMENTS_PER_INSERT))
    }
    for (const build of this.builds)
      batch.forEach(({ document }, n) => build.add(must(added[n]).row, document))
    this.lines += batch.length
  }

  private insert(documents: readonly NewDocument[]): void {
    const rows = documents.map(() => '(?, ?, ?)').join()
    const values = documents.flatMap(({ row, id, text }) => [row, id, text])
    try {
      this.store.sqlite.run(`INSERT INTO ${this.collection.table} (row, id, body) VALUES ${rows}`, ...values)
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) throw error
      for (const document of documents) this.insertOrReplace(document)
    }
  }

  /** A line whose id came before: the later one counts. */
  private insertOrReplace({ row, id, text }: NewDocument): void {
    const { table } = this.collection
    this.replaced += this.store.sqlite.run(`DELETE FROM ${table} WHERE id = ?`, id)
    this.store.sqlite.run(`INSERT INTO ${table} (row, id, body) VALUES (?, ?, ?)`, row, id, text)
  }
}
