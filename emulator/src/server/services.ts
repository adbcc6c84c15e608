import type { Clock } from '../clock'
import type { Archives } from '../archive/archives'
import type { FaultPlan } from '../faults/fault-plan'
import type { FunctionsHost, InvocationReport } from '../functions/host'
import type { Invocations } from '../functions/invocations'
import type { LogBook } from '../functions/logs'
import type { Timers } from '../functions/timers'
import type { ClientDatabase } from '../rules/client-database'
import type { Realtime } from '../realtime/routes'
import type { CollectionRules } from '../rules/collection-rules'
import type { StorageRules } from '../rules/storage-rules'
import type { Storage } from '../storage/file-lists'
import type { Database } from '../types'
import type { OpenApiParts } from './openapi-admin'
import type { CallLog } from './call-log'
import type { Sessions } from './sessions'

/** Everything the HTTP routes work with. */
export interface Services {
  readonly appId: string
  readonly calls: CallLog
  readonly adminToken: string
  readonly closedFunctions: ReadonlySet<string>
  readonly clock: Clock
  readonly database: Database
  /** Backup and restore of the whole state. */
  readonly archives: Archives
  /** What clients may do with documents. */
  readonly rules: CollectionRules
  /** The database as clients reach it, under the rules. */
  readonly clientDatabase: ClientDatabase
  /** Watches of clients. */
  readonly realtime: Realtime
  readonly functions: FunctionsHost
  readonly invocations: Invocations
  readonly faults: FaultPlan
  readonly logs: LogBook
  readonly sessions: Sessions
  readonly storage: Storage
  /** What clients may do with files. */
  readonly storageRules: StorageRules
  readonly openapi: OpenApiParts
  readonly timers: Timers
  /** Runs a function as a message push does: no person, the event as WeChat sends it. */
  readonly push: (name: string, event: unknown) => Promise<InvocationReport>
  /** Forgets documents, files, messages, subscriptions, scripted answers, faults and the moved clock. */
  readonly reset: () => Promise<void>
  /** Keeps the state of this moment until the emulator stops or another is kept. */
  readonly takeCheckpoint: () => Promise<void>
  /**
   * Puts the kept state in the place of all there is and forgets what `reset` does besides.
   * @throws ServiceError INVALID_PARAM when none was kept, SYS_ERR while an import or a backup is running
   */
  readonly returnToCheckpoint: () => void
}
