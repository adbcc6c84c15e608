import type { Collection, Index } from './catalog'
import { parseStored } from './ejson'
import { documentKeys } from './index-keys'
import type { Store } from './store'
import type { Fields } from './values'

/** What was compared, and the first faults that were found. */
export interface Verification {
  readonly sound: boolean
  /** One sentence each; at most 100. */
  readonly problems: readonly string[]
  readonly collections: readonly {
    readonly name: string
    readonly documents: number
    /** Keys in all indexes of the collection. */
    readonly entries: number
  }[]
}

const DOCUMENTS_PER_READ = 500
const KEPT_PROBLEMS = 100

/**
 * Compares the whole file with itself: SQLite's own structures, each document's text with its id, and every index
 * with the keys that its documents should have. Memory does not grow with the file.
 */
export function verifyStore(store: Store): Verification {
  const problems: string[] = []
  const report = (problem: string): void => {
    if (problems.length < KEPT_PROBLEMS) problems.push(problem)
  }
  for (const [line] of store.sqlite.rows(`PRAGMA integrity_check(${KEPT_PROBLEMS})`)) {
    if (line !== 'ok') report(String(line))
  }
  const collections = store.catalog
    .all()
    .map((collection) => new CollectionCheck(store, collection, report).run())
  return { sound: problems.length === 0, problems, collections }
}

class CollectionCheck {
  private readonly expected = new Map<Index, number>()

  constructor(
    private readonly store: Store,
    private readonly collection: Collection,
    private readonly problem: (text: string) => void,
  ) {}

  run(): Verification['collections'][number] {
    const documents = this.checkDocuments()
    const { name } = this.collection
    if (documents !== this.collection.documents) {
      this.problem(`${name}: ${documents} documents are there, ${this.collection.documents} were counted`)
    }
    let entries = 0
    for (const index of this.collection.indexes) entries += this.checkSize(index)
    return { name, documents, entries }
  }

  private checkDocuments(): number {
    const sql = `SELECT row, id, body FROM ${this.collection.table} WHERE row > ? ORDER BY row LIMIT ${DOCUMENTS_PER_READ}`
    let after = 0
    let documents = 0
    for (;;) {
      const rows = this.store.sqlite.rows(sql, after)
      for (const [row, id, text] of rows) this.checkDocument(Number(row), id, String(text))
      documents += rows.length
      const last = rows.at(-1)
      if (!last) return documents
      after = Number(last[0])
    }
  }

  private checkDocument(row: number, id: unknown, text: string): void {
    const document = this.parsed(id, text)
    if (!document) return
    for (const index of this.collection.indexes) this.checkKeys(index, row, document)
  }

  private parsed(id: unknown, text: string): Fields | undefined {
    const { name } = this.collection
    try {
      const document = parseStored(text)
      if (document['_id'] !== id)
        this.problem(`${name}: the document stored as ${String(id)} says another _id`)
      return document
    } catch {
      this.problem(`${name}: the text of document ${String(id)} cannot be read`)
      return undefined
    }
  }

  private checkKeys(index: Index, row: number, document: Fields): void {
    const { keys, multikey } = documentKeys(index.fields, document)
    const named = `${this.collection.name}: index ${index.name}`
    const id = String(document['_id'])
    if ((multikey & ~index.multikey) !== 0) this.problem(`${named} does not know of the arrays in ${id}`)
    for (const key of keys) {
      const found = this.store.sqlite.first(
        `SELECT 1 FROM ${index.table} WHERE key = ? AND row = ?`,
        key,
        row,
      )
      if (!found) this.problem(`${named} lacks a key of ${id}`)
    }
    this.expected.set(index, (this.expected.get(index) ?? 0) + keys.length)
  }

  /** Every key that should be there was found, so equal numbers mean that nothing else is there. */
  private checkSize(index: Index): number {
    const { sqlite } = this.store
    const named = `${this.collection.name}: index ${index.name}`
    const entries = Number(sqlite.first(`SELECT count(*) FROM ${index.table}`)?.[0])
    const expected = this.expected.get(index) ?? 0
    if (entries !== expected) this.problem(`${named} holds ${entries} keys where ${expected} should be`)
    const twice = `SELECT 1 FROM ${index.table} GROUP BY key HAVING count(*) > 1 LIMIT 1`
    if (index.unique && sqlite.first(twice)) this.problem(`${named} is unique and holds a key twice`)
    return entries
  }
}
