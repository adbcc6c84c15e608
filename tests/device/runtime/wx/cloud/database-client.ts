import type { Fields } from '../call'

/** As much of @cloudbase/database 1.4.3 as this phone uses; load/database-client.ts brings the package itself. */

export interface QueryReply {
  readonly data: readonly Fields[]
}

export interface Callbacks {
  readonly onChange: (snapshot: Fields) => void
  readonly onError: (error: Fields) => void
}

export interface Watcher {
  close(): Promise<void>
}

/** A selection of documents, and what it remembers of how it was made. */
export interface Query {
  readonly _coll: string
  /** EJSON text of `where`; undefined for the whole collection. */
  readonly _fieldFilters?: string
  readonly _apiOptions: {
    readonly limit?: number
    readonly order?: { readonly [field: string]: 1 | -1 }
  }
  where(condition: Fields): Query
  orderBy(field: string, direction: 'asc' | 'desc'): Query
  limit(count: number): Query
  skip(count: number): Query
  field(projection: Fields): Query
  get(): Promise<QueryReply>
  count(): Promise<{ readonly total: number }>
  update(data: Fields): Promise<{ readonly updated: number }>
  remove(): Promise<{ readonly deleted: number }>
}

export interface DocumentReference {
  field(projection: Fields): DocumentReference
  get(): Promise<QueryReply>
  set(data: Fields): Promise<{ readonly updated: number; readonly upsertedId?: string }>
  update(data: Fields): Promise<{ readonly updated: number }>
  remove(): Promise<{ readonly deleted: number }>
}

export interface Collection extends Query {
  doc(id: string | number): DocumentReference
  add(data: Fields): Promise<{ readonly id: string }>
}

export interface Db {
  readonly command: unknown
  readonly Geo: unknown
  readonly serverDate: unknown
  readonly RegExp: unknown
  collection(name: string): Collection
}

/** A watch inside the package; its handler of a failed beginning may be replaced. */
interface VirtualClient {
  handleWatchEstablishmentError(
    error: unknown,
    options: { readonly resolve: () => void; readonly reject: (error: unknown) => void },
  ): void
}

export interface Listener extends Watcher {
  readonly virtualClient: VirtualClient
}

export interface WatchOptions extends Callbacks {
  readonly envId: string
  readonly collectionName: string
  /** JSON text of a condition, or of its EJSON text. */
  readonly query?: string
  readonly limit?: number
  readonly orderBy?: { readonly [field: string]: 'asc' | 'desc' }
}

export interface Realtime {
  watch(options: WatchOptions): Listener
}

export interface Send {
  (action: string, request: object): Promise<unknown>
}

export interface DatabaseClient {
  readonly Db: {
    new (config: { readonly env: string }): Db
    reqClass: unknown
    wsClass: unknown
    runtime: string
  }
  readonly RealtimeWebSocketClient: new (options: object) => Realtime
}

declare global {
  interface Window {
    /** Of load/database-client.ts. */
    makeDatabaseClient: (console: object) => DatabaseClient
  }
}
