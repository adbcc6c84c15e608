import { ServiceError } from '../types'
import type { Clock } from '../clock'
import type { FunctionCatalog, FunctionDefinition } from './catalog'
import type { CloudEnvironment } from './environment'
import { invocationContext, invocationEnvironment, workerEnvironment } from './environment'
import { FunctionWorker } from './function-worker'
import type { Caller, Invocation, Invocations, OperationCounts } from './invocations'
import type { LogBook } from './logs'
import { WorkerPool } from './pool'

export interface HostOptions {
  readonly catalog: FunctionCatalog
  readonly invocations: Invocations
  readonly logs: LogBook
  readonly clock: Clock
  readonly cloud: CloudEnvironment
  /** Workers one function may have at the same time. */
  readonly workersPerFunction: number
}

export interface InvokeRequest {
  readonly name: string
  /** JSON text of the event. */
  readonly event: string
  readonly caller: Caller
}

/** What a finished run reports, whether it succeeded or not. */
export interface InvocationReport {
  readonly requestId: string
  readonly counts: Readonly<OperationCounts>
  readonly outcome:
    | { readonly ok: true; readonly json: string }
    | { readonly ok: false; readonly code: string; readonly message: string }
}

const QUEUE_LIMIT = 1000

/** Runs cloud functions in worker threads. */
export class FunctionsHost {
  private readonly pools = new Map<string, WorkerPool>()
  private stopped = false

  constructor(private readonly options: HostOptions) {}

  /**
   * Runs a function once and reports how it ended.
   *
   * @throws ServiceError FUNCTION_NOT_FOUND, or EXCEED_CONCURRENT_REQUEST_LIMIT when 1,000 runs already wait.
   */
  async invoke(request: InvokeRequest): Promise<InvocationReport> {
    const definition = this.options.catalog.find(request.name)
    if (!definition)
      throw new ServiceError('FUNCTION_NOT_FOUND', `there is no cloud function named ${request.name}`)
    const pool = this.poolOf(definition)
    if (this.stopped) throw new ServiceError('SYS_ERR', 'the emulator is stopping')
    if (pool.queued >= QUEUE_LIMIT) {
      throw new ServiceError(
        'EXCEED_CONCURRENT_REQUEST_LIMIT',
        `${QUEUE_LIMIT} calls of ${request.name} are waiting`,
      )
    }
    const worker = await pool.acquire()
    try {
      return await this.runOn(worker, definition, request)
    } finally {
      pool.release(worker)
    }
  }

  async stop(): Promise<void> {
    this.stopped = true
    await Promise.all([...this.pools.values()].map((pool) => pool.close()))
  }

  private async runOn(
    worker: FunctionWorker,
    definition: FunctionDefinition,
    request: InvokeRequest,
  ): Promise<InvocationReport> {
    const { invocations } = this.options
    const { name, openapi } = definition
    const invocation = invocations.begin({ functionName: name, openapi, caller: request.caller })
    invocation.kill = (reason) => void worker.terminate(reason)
    const outcome = await worker.run(
      this.message(definition, invocation, request.event),
      definition.timeoutMs,
    )
    invocation.ended = true
    invocations.retire(invocation)
    return { requestId: invocation.requestId, counts: invocation.counts, outcome }
  }

  private message(definition: FunctionDefinition, invocation: Invocation, event: string) {
    const { cloud } = this.options
    return {
      requestId: invocation.requestId,
      event,
      env: invocationEnvironment(cloud, invocation),
      context: invocationContext(cloud, definition, invocation.requestId),
    }
  }

  private poolOf(definition: FunctionDefinition): WorkerPool {
    const known = this.pools.get(definition.name)
    if (known) return known
    const pool = new WorkerPool(this.options.workersPerFunction, () =>
      this.startWorker(this.options.catalog.find(definition.name) ?? definition),
    )
    this.pools.set(definition.name, pool)
    return pool
  }

  private startWorker(definition: FunctionDefinition): FunctionWorker {
    const { clock, cloud, logs } = this.options
    return new FunctionWorker({
      file: definition.file,
      env: workerEnvironment(cloud, definition),
      memoryMb: definition.memoryMb,
      clock: clock.shared,
      onLog: (line) => logs.add({ function: definition.name, ...line }),
    })
  }
}
