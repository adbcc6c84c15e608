import { randomBytes } from 'node:crypto'
import type { OpenCall } from '../server/call-log'

/** Who or what causes an invocation; becomes the WX context of the function. */
export interface Caller {
  /** Value of `getWXContext().SOURCE`: wx_client, wx_trigger (timer), …; calls from a function append `,scf`. */
  readonly source: string
  /** Absent for timers and message pushes. */
  readonly openid?: string
  readonly timer?: boolean
}

export interface OperationCounts {
  database: number
  storage: number
  openapi: number
}

/** One run of a function. Its token is the only thing the SDK sends back, so it names the run. */
export interface Invocation {
  readonly requestId: string
  readonly token: string
  readonly functionName: string
  readonly openapi: readonly string[]
  readonly caller: Caller
  /** Where the call log notes what the run does. */
  readonly call: OpenCall
  readonly counts: OperationCounts
  /** Matching database actions seen so far, by fault id. */
  readonly faultMatches: Map<number, number>
  ended: boolean
  /** Ends the worker as a crash of the process does. */
  kill(reason: string): void
}

const KEPT_ENDED = 200

/** Every invocation whose worker may still send requests, found by the token those requests carry. */
export class Invocations {
  private readonly byToken = new Map<string, Invocation>()
  private readonly retired: string[] = []

  begin(fields: Pick<Invocation, 'requestId' | 'functionName' | 'openapi' | 'caller' | 'call'>): Invocation {
    const invocation: Invocation = {
      ...fields,
      token: randomBytes(24).toString('base64url'),
      counts: { database: 0, storage: 0, openapi: 0 },
      faultMatches: new Map(),
      ended: false,
      kill: () => undefined,
    }
    this.byToken.set(invocation.token, invocation)
    return invocation
  }

  find(token: string): Invocation | undefined {
    return this.byToken.get(token)
  }

  /** Keeps the tokens of the last ended runs, so that a request sent after the end can be told from a stranger's. */
  retire(invocation: Invocation): void {
    this.retired.push(invocation.token)
    if (this.retired.length <= KEPT_ENDED) return
    const oldest = this.retired.shift()
    if (oldest !== undefined) this.byToken.delete(oldest)
  }
}
