import type { Clock } from '../clock'
import type { Faults } from '../functions/faults'
import type { FunctionsHost, InvocationReport } from '../functions/host'
import type { Invocations } from '../functions/invocations'
import type { LogBook } from '../functions/logs'
import type { Timers } from '../functions/timers'
import type { Storage } from '../storage/handler'
import type { Database } from '../types'
import type { OpenApiParts } from './openapi-admin'
import type { Sessions } from './sessions'

/** Everything the HTTP routes work with. */
export interface Services {
  readonly appId: string
  readonly adminToken: string
  readonly closedFunctions: ReadonlySet<string>
  readonly clock: Clock
  readonly database: Database
  readonly functions: FunctionsHost
  readonly invocations: Invocations
  readonly faults: Faults
  readonly logs: LogBook
  readonly sessions: Sessions
  readonly storage: Storage
  readonly openapi: OpenApiParts
  readonly timers: Timers
  /** Runs a function as a message push does: no person, the event as WeChat sends it. */
  readonly push: (name: string, event: unknown) => Promise<InvocationReport>
  /** Forgets documents, files, messages, subscriptions, scripted answers, faults and the moved clock. */
  readonly reset: () => Promise<void>
}
