import type { ChangeFeed } from './database/changes'
import type { Replacement } from './database/replacement'
import type { Snapshot } from './database/snapshot'
import type { DocumentId, Fields } from './database/values'
import type { Verification } from './database/verify'

/** One declared index: field paths (dots allowed) with their direction, in order; a geo field stands first. */
export interface IndexDeclaration {
  readonly name: string
  readonly keys: { readonly [path: string]: 1 | -1 | '2dsphere' }
  readonly unique?: boolean
}

/** The file a project declares its collections and indexes in (`--indexes`). */
export interface DatabaseDeclaration {
  readonly collections: {
    readonly [name: string]: {
      readonly indexes: readonly IndexDeclaration[]
      /** What clients may do; absent is nothing. */
      readonly rules?: RulesDeclaration
    }
  }
}

/** Security rules of a collection: expressions or booleans by operation, or a simple permission by its name. */
export type RulesDeclaration =
  | string
  | {
      readonly read?: boolean | string
      /** Stands for create, update and delete where these say nothing. */
      readonly write?: boolean | string
      readonly create?: boolean | string
      readonly update?: boolean | string
      readonly delete?: boolean | string
    }

/** A request of wx-server-sdk as it arrives: `query`, `data`, `order`, … are EJSON strings. */
export type ActionRequest = { readonly [field: string]: unknown }

/** How one database action was answered, for the inspector, the counters and strict mode. */
export interface QueryPlan {
  readonly collection: string
  /** Name of the index used, `_id` for a look-up by id, null for a scan of the whole collection. */
  readonly index: string | null
  /** What was asked, without values: `where state, grid; order by at -1`. */
  readonly shape: string
  readonly examined: number
  readonly returned: number
}

export interface ActionReply {
  readonly data: { readonly [field: string]: unknown }
  /** Top-level field of the reply to `database.startTransaction`. */
  readonly transactionId?: string
  readonly plan?: QueryPlan
}

/** An error as the service reports it: HTTP 200 with `{code, message}`. */
export class ServiceError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'ServiceError'
  }
}

/** An index with the number of queries that it has served since the start. */
export interface IndexInfo extends IndexDeclaration {
  readonly uses: number
}

export interface CollectionInfo {
  readonly name: string
  readonly documents: number
  readonly indexes: readonly IndexInfo[]
}

/** A query of the emulator's own parts; no limit of the wire protocol applies. */
export interface Selection {
  readonly collection: string
  readonly filter: Fields
  readonly sort: readonly (readonly [path: string, direction: 1 | -1])[]
  /** Infinity for no limit. */
  readonly limit: number
}

export interface SelectedDocument {
  readonly id: DocumentId
  /** Relaxed EJSON. */
  readonly text: string
}

/** The document database: everything the functions host needs of it. */
export interface Database {
  /** Answers one `database.*` action of the wire protocol, or rejects with a ServiceError. */
  execute(action: string, request: ActionRequest): Promise<ActionReply>
  /** What is written, after it was committed. */
  readonly changes: ChangeFeed
  /** Runs `work` in one turn, when no import has left a collection half filled. */
  whenSettled<T>(work: () => T | Promise<T>): Promise<T>
  /** Documents as they are now, in order. To be called where no import runs: in `whenSettled` or by a listener. */
  select(selection: Selection): SelectedDocument[]
  /** Adds documents, one EJSON text a line, in large batches; existing ids are replaced. Returns how many. */
  importLines(collection: string, lines: AsyncIterable<string> | Iterable<string>): Promise<number>
  /** Every document of a collection as EJSON text, in order of _id. */
  exportLines(collection: string): Iterable<string>
  collections(): CollectionInfo[]
  /** One document by its id, or null: what `get` in security rules reads. */
  findDocument(collection: string, id: string): Fields | null
  /** The whole state of this moment, to be read while writes go on. It must be closed. */
  freeze(): Promise<Snapshot>
  /** A new state beside the old one; `commit` puts it in its place and makes the declared indexes. */
  startReplacement(): { readonly replacement: Replacement; readonly commit: () => void }
  /** Tells which replacement the state came from; 0 for none. */
  readonly mark: number
  /** Writes the state of this moment into a new SQLite file. To be called where no import runs. */
  writeCheckpoint(file: string): void
  /** Puts the state that `writeCheckpoint` wrote in the place of all there is, at once. */
  readCheckpoint(file: string): void
  /** Compares every index with the documents. To be called where no import runs. */
  verify(): Verification
  /** Deletes every document; declared collections and indexes stay, undeclared collections go. */
  reset(): void
  close(): void
}

export interface DatabaseOptions {
  /** Path of the SQLite file, or `:memory:`. */
  readonly file: string
  /** The file may not grow beyond this many bytes: what a full disk does, for tests. */
  readonly sizeLimit?: number
  readonly declaration: DatabaseDeclaration
  /** When true, a query that no index serves and that would read more than `scanLimit` rows is refused. */
  readonly strict: boolean
  /** Rows a query without an index may read before it is reported (and refused in strict mode). */
  readonly scanLimit: number
  /** Milliseconds since the epoch; the emulator's clock can be moved. */
  now(): number
  /** Receives what a developer should see: unindexed scans, writes outside an open transaction. */
  warn(message: string): void
}
