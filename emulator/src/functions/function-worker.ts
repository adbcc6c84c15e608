import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { InvokeMessage, LogLevel, WorkerMessage, WorkerStart } from './messages'
import { workerCode } from './worker-file'

/** How a run ended: the JSON text of the returned value, or what went wrong. */
export type RunOutcome =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly code: string; readonly message: string }

export interface WorkerOptions {
  readonly file: string
  readonly env: NodeJS.Dict<string>
  readonly memoryMb: number
  readonly clock: SharedArrayBuffer
  readonly onLog: (line: { level: LogLevel; text: string; requestId: string }) => void
}

const LOAD_LIMIT_MS = 30_000

/** One worker thread holding one loaded function. It runs one invocation at a time and is reused while alive. */
export class FunctionWorker {
  private readonly worker: Worker
  private finish: ((outcome: RunOutcome) => void) | undefined
  private requestId = ''
  private loaded: Promise<RunOutcome | undefined>
  private files: readonly { path: string; stamp: string }[]
  private deathReason: string | undefined
  alive = true

  constructor(private readonly options: WorkerOptions) {
    this.files = [{ path: options.file, stamp: stampOf(options.file) }]
    const { code, eval: isCode } = workerCode()
    const start: WorkerStart = { file: options.file, clock: options.clock }
    this.worker = new Worker(code, {
      eval: isCode,
      env: options.env,
      workerData: start,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    })
    this.worker.stdout.on('data', (chunk: Buffer) => this.log('log', chunk.toString().trimEnd()))
    this.worker.stderr.on('data', (chunk: Buffer) => this.log('error', chunk.toString().trimEnd()))
    this.worker.on('error', (error) => {
      this.log('error', describeCrash(error))
      this.die(describeCrash(error))
    })
    this.worker.on('exit', (code) => {
      const reason = `the process of the function ended with code ${code}`
      if (this.finish) this.log('error', reason)
      this.die(reason)
    })
    this.loaded = this.waitForLoad()
    this.worker.on('message', (message: WorkerMessage) => this.receive(message))
  }

  /** True when a source file of the loaded function has changed on disk. */
  isStale(): boolean {
    return this.files.some((file) => stampOf(file.path) !== file.stamp)
  }

  /** Runs one invocation. A crash, a time-out or `terminate` ends it with a failure and the worker with it. */
  async run(message: InvokeMessage, timeoutMs: number): Promise<RunOutcome> {
    const loadFailure = await this.loaded
    if (loadFailure) return loadFailure
    if (!this.alive) return executeFailure(this.deathReason ?? 'the process of the function has ended')
    this.requestId = message.requestId
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.timeOut(timeoutMs), timeoutMs)
      this.finish = (outcome) => {
        clearTimeout(timer)
        this.finish = undefined
        resolve(outcome)
      }
      this.worker.postMessage(message)
    })
  }

  /** Ends the thread at once, whatever it is doing, as the end of a process does. */
  async terminate(reason: string): Promise<void> {
    if (this.finish) this.log('error', reason)
    this.die(reason)
    await this.worker.terminate()
  }

  private timeOut(timeoutMs: number): void {
    const message = `the function did not finish within ${timeoutMs / 1000} seconds`
    this.log('error', message)
    this.finish?.({ ok: false, code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED', message })
    void this.terminate(message)
  }

  private waitForLoad(): Promise<RunOutcome | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve(executeFailure('the function did not load within 30 seconds'))
        void this.terminate('load limit')
      }, LOAD_LIMIT_MS)
      const settle = (failure?: string): void => {
        clearTimeout(timer)
        resolve(failure === undefined ? undefined : executeFailure(failure))
      }
      this.worker.on('message', (message: WorkerMessage) => {
        if (message.type === 'ready') settle()
        if (message.type === 'unloadable') settle(`the function cannot be loaded: ${message.message}`)
      })
      this.worker.once('error', (error) => settle(describeCrash(error)))
      this.worker.once('exit', () =>
        settle(this.deathReason ?? 'the process ended while the function was loading'),
      )
    })
  }

  private receive(message: WorkerMessage): void {
    if (message.type === 'ready') this.files = message.files.map((path) => ({ path, stamp: stampOf(path) }))
    if (message.type === 'unloadable') {
      this.log('error', message.message)
      void this.terminate('the function cannot be loaded')
    }
    if (message.type === 'log') this.log(message.level, message.text)
    if (message.type === 'result' && message.requestId === this.requestId) {
      this.finish?.({ ok: true, json: message.json })
    }
    if (message.type === 'failed' && message.requestId === this.requestId) {
      this.log('error', message.stack)
      this.finish?.(executeFailure(message.message))
    }
  }

  private die(reason: string): void {
    if (!this.alive) return
    this.alive = false
    this.deathReason = reason
    this.finish?.(executeFailure(reason))
  }

  private log(level: LogLevel, text: string): void {
    this.options.onLog({ level, text, requestId: this.requestId })
  }
}

function executeFailure(message: string): RunOutcome {
  return { ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message }
}

function describeCrash(error: Error): string {
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return 'the function exceeded its memory limit'
  }
  return `the function crashed: ${error.name}: ${error.message}`
}

function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? `${stat.mtimeMs}:${stat.size}` : 'gone'
}
