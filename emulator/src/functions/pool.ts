import type { FunctionWorker } from './function-worker'

/** How many instances of a function there are, and what they do. */
export interface PoolState {
  readonly instances: number
  readonly idle: number
  readonly waiting: number
}

export interface PoolOptions {
  /** Instances that may live at the same time. */
  readonly limit: number
  /** An instance without work ends after this time, ms. */
  readonly idleMs: number
  readonly create: () => FunctionWorker
  /** Whether an instance holds the code that is on disk now. */
  readonly isCurrent: (worker: FunctionWorker) => boolean
}

/**
 * The instances of one function: warm ones are reused, new ones start while fewer than `limit` live, and
 * invocations beyond that wait in order of arrival.
 */
export class WorkerPool {
  private readonly idle: FunctionWorker[] = []
  private readonly live = new Set<FunctionWorker>()
  private readonly waiting: ((worker: FunctionWorker) => void)[] = []
  private readonly retiring = new Map<FunctionWorker, NodeJS.Timeout>()
  private closed = false

  constructor(private readonly options: PoolOptions) {}

  get state(): PoolState {
    return { instances: this.live.size, idle: this.idle.length, waiting: this.waiting.length }
  }

  /**
   * An instance for one invocation. A nested one does not wait for the limit: the call that made it holds an
   * instance of its own, and the two would wait for each other.
   */
  acquire({ isNested }: { readonly isNested: boolean }): Promise<FunctionWorker> {
    const worker = this.takeWarm() ?? this.startNew(isNested)
    if (worker) return Promise.resolve(worker)
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  /** Gives an instance back; a dead or outdated one is dropped and its place taken when someone waits. */
  release(worker: FunctionWorker): void {
    if (this.closed || !this.isUsable(worker)) this.drop(worker)
    else this.rest(worker)
    const next = this.waiting[0] ? (this.takeWarm() ?? this.startNew(false)) : undefined
    if (next) this.waiting.shift()?.(next)
  }

  /** Ends the idle instances that hold old code; busy ones finish first. */
  dropOutdated(): void {
    for (const worker of this.idle.filter((candidate) => !this.isUsable(candidate))) this.forget(worker)
  }

  moveClock(offset: number): void {
    for (const worker of this.live) worker.moveClock(offset)
  }

  async close(): Promise<void> {
    this.closed = true
    for (const timer of this.retiring.values()) clearTimeout(timer)
    await Promise.all([...this.live].map((worker) => worker.terminate('the emulator stops')))
  }

  private isUsable(worker: FunctionWorker): boolean {
    return worker.alive && this.options.isCurrent(worker)
  }

  private rest(worker: FunctionWorker): void {
    this.idle.push(worker)
    this.retiring.set(worker, setTimeout(() => this.forget(worker), this.options.idleMs).unref())
  }

  private takeWarm(): FunctionWorker | undefined {
    for (let worker = this.idle.pop(); worker; worker = this.idle.pop()) {
      clearTimeout(this.retiring.get(worker))
      this.retiring.delete(worker)
      if (this.isUsable(worker)) return worker
      this.drop(worker)
    }
    return undefined
  }

  private startNew(beyondLimit: boolean): FunctionWorker | undefined {
    if (this.closed || (this.live.size >= this.options.limit && !beyondLimit)) return undefined
    const worker = this.options.create()
    this.live.add(worker)
    return worker
  }

  private forget(worker: FunctionWorker): void {
    clearTimeout(this.retiring.get(worker))
    this.retiring.delete(worker)
    const at = this.idle.indexOf(worker)
    if (at >= 0) this.idle.splice(at, 1)
    this.drop(worker)
  }

  private drop(worker: FunctionWorker): void {
    this.live.delete(worker)
    void worker.terminate('the instance is retired')
  }
}
