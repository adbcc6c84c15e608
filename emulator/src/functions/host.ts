import { randomUUID } from 'node:crypto'
import type { CallLog, Failure, OpenCall } from '../server/call-log'
import { ServiceError } from '../types'
import type { Clock } from '../clock'
import type { FunctionCatalog, FunctionDefinition } from './catalog'
import type { CloudEnvironment } from './environment'
import { invocationContext, invocationEnvironment, workerEnvironment } from './environment'
import type { RunOutcome } from './function-worker'
import { FunctionWorker } from './function-worker'
import type { Caller, Invocation, Invocations, OperationCounts } from './invocations'
import type { LogBook } from './logs'
import type { InvokeMessage } from './messages'
import type { PoolState } from './pool'
import { WorkerPool } from './pool'
import type { FunctionSources } from './sources'

export interface HostOptions {
  readonly catalog: FunctionCatalog
  readonly sources: FunctionSources
  readonly invocations: Invocations
  readonly calls: CallLog
  readonly logs: LogBook
  readonly clock: Clock
  readonly cloud: CloudEnvironment
  /** Instances one function may have at the same time; further calls wait. */
  readonly workersPerFunction: number
  /** Calls of one function that may run or wait at the same time; further ones are refused. */
  readonly concurrency: number
  /** An instance without work ends after this time, ms. */
  readonly idleMs: number
  /** Whether functions may touch nothing but their own files. */
  readonly guarded: boolean
  /** Further folders that functions may read. */
  readonly readable: readonly string[]
}

export interface InvokeRequest {
  readonly name: string
  /** JSON text of the event. */
  readonly event: string
  readonly caller: Caller
  /** The call that this one is made from. */
  readonly parentId?: string | undefined
}

/** A request whose call has begun. */
interface OpenRequest extends InvokeRequest {
  readonly requestId: string
  readonly call: OpenCall
}

/** What a finished run reports, whether it succeeded or not. */
export interface InvocationReport {
  readonly requestId: string
  readonly counts: Readonly<OperationCounts>
  readonly outcome: RunOutcome
}

/** A function with its instances. */
export interface FunctionState extends Omit<FunctionDefinition, 'file' | 'version'>, PoolState {}

interface Deployed {
  definition: FunctionDefinition
  readonly pool: WorkerPool
  /** Calls that run or wait. */
  calls: number
}

/** Largest event and result between functions, bytes: 6 MB, the limit of synchronous calls on the platform. */
const PAYLOAD_LIMIT = 6 * 1024 * 1024
/** Calls in a chain of functions that call each other; an endless chain ends here. */
const CHAIN_LIMIT = 16
/** Where builds replace the files again and again, a call starts instances for this long; the last one runs in any case. */
const START_LIMIT_MS = 60_000
const NO_INSTANCES: PoolState = { instances: 0, idle: 0, waiting: 0 }

/** Runs cloud functions, each in processes of its own. */
export class FunctionsHost {
  private readonly deployed = new Map<string, Deployed>()
  private stopped = false

  constructor(private readonly options: HostOptions) {
    const { clock } = options
    clock.onMove(() => {
      for (const { pool } of this.deployed.values()) pool.moveClock(clock.offset)
    })
  }

  /**
   * Runs a function once and reports how it ended.
   *
   * @throws ServiceError FUNCTION_NOT_FOUND, FUNCTION_CONFIG_INVALID, EXCEED_MAX_PAYLOAD_SIZE (event above 6 MB)
   * or EXCEED_CONCURRENT_REQUEST_LIMIT
   */
  async invoke(request: InvokeRequest): Promise<InvocationReport> {
    const { name, caller, parentId } = request
    if (this.stopped) throw new ServiceError('SYS_ERR', 'the emulator is stopping')
    const requestId = randomUUID()
    const call = this.options.calls.begin({ requestId, kind: 'function', name, caller, parentId })
    try {
      refuseOversize(request)
      const report = await this.runWhenFree({ ...request, requestId, call })
      call.end(report.outcome.ok ? undefined : report.outcome)
      return report
    } catch (thrown) {
      call.end(failureOf(thrown))
      throw thrown
    }
  }

  /** Notices changed files without waiting for a call. */
  watch(): void {
    this.options.sources.watch()
  }

  /** Every function with its instances. */
  list(): FunctionState[] {
    return this.options.catalog.list().map(({ file: _file, version: _version, ...shown }) => {
      return { ...shown, ...(this.deployed.get(shown.name)?.pool.state ?? NO_INSTANCES) }
    })
  }

  /** Lets go of instances that hold old code, after the files of a function have changed. */
  refresh(name: string): void {
    const deployed = this.deployed.get(name)
    if (!deployed) return
    const definition = this.options.catalog.list().find((candidate) => candidate.name === name)
    deployed.definition = definition ?? { ...deployed.definition, version: '' }
    deployed.pool.dropOutdated()
  }

  async stop(): Promise<void> {
    this.stopped = true
    this.options.sources.stop()
    await Promise.all([...this.deployed.values()].map(({ pool }) => pool.close()))
  }

  /** Waits for an instance that holds the files as they are at rest, and runs the function there. */
  private async runWhenFree(request: OpenRequest): Promise<InvocationReport> {
    const deployed = this.deploy(await this.find(request.name))
    const { concurrency } = this.options
    if (deployed.calls >= concurrency) {
      throw new ServiceError(
        'EXCEED_CONCURRENT_REQUEST_LIMIT',
        `${concurrency} calls of ${request.name} run or wait already`,
      )
    }
    deployed.calls++
    try {
      const giveUp = Date.now() + START_LIMIT_MS
      for (;;) {
        const report = await this.tryOnInstance(deployed, request, Date.now() >= giveUp)
        if (report) return report
        this.deploy(await this.find(request.name))
      }
    } finally {
      deployed.calls--
    }
  }

  private async find(name: string): Promise<FunctionDefinition> {
    const definition = await this.options.catalog.find(name)
    if (definition) return definition
    throw new ServiceError('FUNCTION_NOT_FOUND', `there is no cloud function named ${name}`)
  }

  /** Undefined when a build has replaced the files while the instance loaded them: nothing has run then. */
  private async tryOnInstance(
    deployed: Deployed,
    request: OpenRequest,
    isLastTry: boolean,
  ): Promise<InvocationReport | undefined> {
    const worker = await deployed.pool.acquire({ isNested: request.parentId !== undefined })
    const { definition } = deployed
    try {
      if (isLastTry || (await this.isWhole(worker, definition.name))) {
        return await this.runOn(worker, definition, request)
      }
      const text = 'its files were replaced while it loaded: it starts again with those that are there now'
      this.options.logs.add({ function: request.name, requestId: request.requestId, level: 'info', text })
      void worker.terminate('its files were replaced while it loaded')
      return undefined
    } finally {
      deployed.pool.release(worker)
    }
  }

  /** Whether an instance has loaded files of one version only. One that has run before is known to. */
  private async isWhole(worker: FunctionWorker, name: string): Promise<boolean> {
    if (!worker.isFresh) return true
    await worker.load()
    return this.options.sources.isAt(name, worker.version)
  }

  private async runOn(
    worker: FunctionWorker,
    definition: FunctionDefinition,
    { requestId, caller, call, event }: OpenRequest,
  ): Promise<InvocationReport> {
    const { invocations } = this.options
    const { name, openapi } = definition
    const invocation = invocations.begin({ requestId, functionName: name, openapi, caller, call })
    call.gotInstance(worker.isFresh)
    invocation.kill = (reason) => void worker.terminate(reason)
    const outcome = await worker.run(this.message(definition, invocation, event), definition.timeoutMs)
    invocation.ended = true
    invocations.retire(invocation)
    return { requestId, counts: invocation.counts, outcome: refuseOversizeResult(outcome) }
  }

  private message(definition: FunctionDefinition, invocation: Invocation, event: string): InvokeMessage {
    const { cloud } = this.options
    return {
      type: 'invoke',
      requestId: invocation.requestId,
      event,
      env: invocationEnvironment(cloud, invocation),
      context: invocationContext(cloud, definition, invocation),
    }
  }

  private deploy(definition: FunctionDefinition): Deployed {
    const known = this.deployed.get(definition.name)
    if (known) {
      known.definition = definition
      return known
    }
    const pool = new WorkerPool({
      limit: this.options.workersPerFunction,
      idleMs: this.options.idleMs,
      create: () => this.startWorker(deployed.definition),
      isCurrent: (worker) => worker.version === deployed.definition.version,
    })
    const deployed: Deployed = { definition, pool, calls: 0 }
    this.deployed.set(definition.name, deployed)
    return deployed
  }

  private startWorker(definition: FunctionDefinition): FunctionWorker {
    const { clock, cloud, logs, guarded, readable } = this.options
    const { name, file, version, memoryMb } = definition
    return new FunctionWorker({
      ...{ file, version, memoryMb, guarded, readable },
      env: workerEnvironment(cloud, definition),
      clockOffset: clock.offset,
      onLog: (line) => logs.add({ function: name, ...line }),
    })
  }
}

function refuseOversize({ event, caller }: InvokeRequest): void {
  if (Buffer.byteLength(event) > PAYLOAD_LIMIT) {
    throw new ServiceError('EXCEED_MAX_PAYLOAD_SIZE', 'the event is larger than 6 MB')
  }
  if (caller.source.split(',').length > CHAIN_LIMIT) {
    throw new ServiceError(
      'FUNCTIONS_EXECUTE_FAIL',
      `a chain of ${CHAIN_LIMIT} functions that call each other`,
    )
  }
}

function refuseOversizeResult(outcome: RunOutcome): RunOutcome {
  if (!outcome.ok || Buffer.byteLength(outcome.json) <= PAYLOAD_LIMIT) return outcome
  return {
    ok: false,
    code: 'EXCEED_MAX_PAYLOAD_SIZE',
    message: 'the result of the function is larger than 6 MB',
  }
}

function failureOf(thrown: unknown): Failure {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return { code: thrown instanceof ServiceError ? thrown.code : 'SYS_ERR', message }
}
