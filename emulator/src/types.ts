/** One declared index: field paths (dots allowed) with their direction, in order. */
export interface IndexDeclaration {
  readonly name: string
  readonly keys: { readonly [path: string]: 1 | -1 }
  readonly unique?: boolean
}

/** The file a project declares its collections and indexes in (`--indexes`). */
export interface DatabaseDeclaration {
  readonly collections: {
    readonly [name: string]: { readonly indexes: readonly IndexDeclaration[] }
  }
}

/** A request of wx-server-sdk as it arrives: `query`, `data`, `order`, … are EJSON strings. */
export type ActionRequest = { readonly [field: string]: unknown }

/** How one database action was answered, for the inspector, the counters and strict mode. */
export interface QueryPlan {
  readonly collection: string
  /** Name of the index used, `_id` for a look-up by id, null for a scan of the whole collection. */
  readonly index: string | null
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

export interface CollectionInfo {
  readonly name: string
  readonly documents: number
  readonly indexes: readonly { readonly name: string; readonly uses: number }[]
}

/** The document database: everything the functions host needs of it. */
export interface Database {
  /** Answers one `database.*` action of the wire protocol, or rejects with a ServiceError. */
  execute(action: string, request: ActionRequest): Promise<ActionReply>
  /** Adds documents, one EJSON text a line, in large batches; existing ids are replaced. Returns how many. */
  importLines(collection: string, lines: AsyncIterable<string> | Iterable<string>): Promise<number>
  /** Every document of a collection as EJSON text, in order of _id. */
  exportLines(collection: string): Iterable<string>
  collections(): CollectionInfo[]
  /** Deletes every document; declared collections and indexes stay, undeclared collections go. */
  reset(): void
  close(): void
}

export interface DatabaseOptions {
  /** Path of the SQLite file, or `:memory:`. */
  readonly file: string
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
