import type { FunctionWorker } from './function-worker'

/**
 * The workers of one function: warm ones are reused, new ones start while fewer than `limit` live,
 * and invocations beyond that wait in order of arrival.
 */
export class WorkerPool {
  private readonly idle: FunctionWorker[] = []
  private readonly live = new Set<FunctionWorker>()
  private readonly waiting: ((worker: FunctionWorker) => void)[] = []
  private closed = false

  constructor(
    private readonly limit: number,
    private readonly create: () => FunctionWorker,
  ) {}

  /** Invocations that have no worker yet. */
  get queued(): number {
    return this.waiting.length
  }

  acquire(): Promise<FunctionWorker> {
    const worker = this.takeWarm() ?? this.startNew()
    if (worker) return Promise.resolve(worker)
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  /** Gives a worker back; a dead or stale one is dropped and its place taken by a new one when someone waits. */
  release(worker: FunctionWorker): void {
    if (this.closed || !worker.alive || worker.isStale()) this.drop(worker)
    else this.idle.push(worker)
    const next = this.waiting[0] ? (this.takeWarm() ?? this.startNew()) : undefined
    if (next) this.waiting.shift()?.(next)
  }

  async close(): Promise<void> {
    this.closed = true
    await Promise.all([...this.live].map((worker) => worker.terminate('the emulator stops')))
  }

  private takeWarm(): FunctionWorker | undefined {
    for (let worker = this.idle.pop(); worker; worker = this.idle.pop()) {
      if (worker.alive && !worker.isStale()) return worker
      this.drop(worker)
    }
    return undefined
  }

  private startNew(): FunctionWorker | undefined {
    if (this.closed || this.live.size >= this.limit) return undefined
    const worker = this.create()
    this.live.add(worker)
    return worker
  }

  private drop(worker: FunctionWorker): void {
    this.live.delete(worker)
    if (worker.alive) void worker.terminate('the function has changed')
  }
}
