import type { QueryPlan } from '../types'
import type { QueryStatistics } from './query-statistics'
import { QueryTally } from './query-statistics'

/** One request that a call sent to the cloud: an action of the SDK's protocol. */
export interface OperationRecord {
  readonly action: string
  /** Collection, interface, function or path that the action is about; may be empty. */
  readonly subject: string
  /** The emulator's time, ms. */
  readonly startedAt: number
  /** Duration in ms; null while the operation runs. */
  ms: number | null
  /** Error code of an operation that failed. */
  code?: string
  /** Whether it was sent after the call had ended: the platform freezes the process there. */
  isLate?: true
  /** How the database answered. */
  plan?: QueryPlan | undefined
}

/** What is known of a call when it begins. */
export interface CallStart {
  readonly requestId: string
  /** `direct` is a request of a script that signs with the admin token. */
  readonly kind: 'function' | 'client-database' | 'direct'
  /** The function, or the action of a call that runs none. */
  readonly name: string
  readonly caller: { readonly source: string; readonly openid?: string | undefined }
  /** The call that this one was made from: a function that calls another. */
  readonly parentId?: string | undefined
}

/** One call without its operations, as lists show it. */
export interface CallSummary extends CallStart {
  /** The emulator's time, ms. */
  readonly startedAt: number
  /** Duration in ms, waiting for an instance included; null while the call runs. */
  readonly ms: number | null
  readonly outcome: 'running' | 'ok' | 'failed'
  readonly code?: string
  readonly message?: string
  /** Whether an instance of the function was started for it; absent until it has one. */
  readonly isCold?: boolean
  readonly operationCount: number
  /** Lines printed. */
  readonly logs: number
}

export interface CallRecord extends CallSummary {
  /** The first 500. */
  readonly operations: readonly OperationRecord[]
}

/** How a call or an operation went wrong. */
export interface Failure {
  readonly code: string
  readonly message: string
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const KEPT_CALLS = 1000
const KEPT_OPERATIONS = 500

/** An operation that runs; `record` takes the plan of a query meanwhile. */
export interface OpenOperation {
  readonly record: OperationRecord
  end(failure?: Failure): void
}

/** A call that runs. */
export class OpenCall {
  private readonly began = performance.now()

  constructor(
    private readonly record: Mutable<CallRecord> & { readonly operations: OperationRecord[] },
    private readonly queries: QueryTally,
    private readonly now: () => number,
  ) {}

  /** Notes that an operation begins. */
  begin(action: string, subject: string): OpenOperation {
    const record: OperationRecord = { action, subject, startedAt: this.now(), ms: null }
    const began = performance.now()
    if (this.record.outcome !== 'running') record.isLate = true
    this.record.operationCount++
    if (this.record.operations.length < KEPT_OPERATIONS) this.record.operations.push(record)
    return {
      record,
      end: (failure) => {
        record.ms = elapsed(began)
        if (failure) record.code = failure.code
        if (record.plan) this.queries.add(action, record.plan, record.ms)
      },
    }
  }

  /** Notes that the call has an instance, and whether it was started for it. */
  gotInstance(isCold: boolean): void {
    this.record.isCold = isCold
  }

  /** Notes the end of the call. */
  end(failure?: Failure): void {
    this.record.ms = elapsed(this.began)
    this.record.outcome = failure ? 'failed' : 'ok'
    if (failure) Object.assign(this.record, { code: failure.code, message: failure.message })
  }
}

/** The last 1,000 calls with what each asked of the cloud, and what queries cost in sum. Kept in memory only. */
export class CallLog {
  /** A ring: `next` is where the oldest call gives way to a new one. */
  private readonly ring: Mutable<CallRecord>[] = []
  private next = 0
  private readonly tally = new QueryTally()

  constructor(private readonly now: () => number) {}

  begin(start: CallStart): OpenCall {
    const { requestId, kind, name, caller, parentId } = start
    const operations: OperationRecord[] = []
    // Named one by one, because spreading makes this fifty times slower, and each request of the SDK passes here.
    const record: Mutable<CallRecord> & { operations: OperationRecord[] } = {
      requestId,
      kind,
      name,
      caller,
      parentId,
      startedAt: this.now(),
      ms: null,
      outcome: 'running',
      operationCount: 0,
      logs: 0,
      operations,
    }
    this.keep(record)
    return new OpenCall(record, this.tally, this.now)
  }

  /** Notes a printed line; lines of calls that are not kept any more are ignored. */
  countLine(requestId: string): void {
    const call = this.kept(requestId)
    if (call) call.logs++
  }

  /** The latest calls, newest first, of one function or of all. */
  list({ limit, name }: { readonly limit: number; readonly name?: string }): CallSummary[] {
    return [...this.ring.slice(this.next), ...this.ring.slice(0, this.next)]
      .filter((call) => name === undefined || call.name === name)
      .reverse()
      .slice(0, limit)
      .map(({ operations: _, ...summary }) => summary)
  }

  find(requestId: string): CallRecord | undefined {
    return this.kept(requestId)
  }

  /** Queries by collection and shape, the most expensive in sum first. */
  queries(): QueryStatistics[] {
    return this.tally.list()
  }

  clear(): void {
    this.ring.length = 0
    this.next = 0
    this.tally.clear()
  }

  private keep(record: Mutable<CallRecord>): void {
    this.ring[this.next] = record
    this.next = (this.next + 1) % KEPT_CALLS
  }

  /** Looked for one by one: calls begin with each request of the SDK, and are looked for when somebody looks. */
  private kept(requestId: string): Mutable<CallRecord> | undefined {
    return this.ring.find((call) => call.requestId === requestId)
  }
}

/** Milliseconds since a mark of performance.now(), to the microsecond. */
function elapsed(since: number): number {
  return Math.round((performance.now() - since) * 1000) / 1000
}
