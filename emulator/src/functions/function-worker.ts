import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtempSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { HostMessage, InvokeMessage, LogLevel, WorkerMessage } from './messages'
import { MemoryWatch } from './memory-watch'
import { foldersOf, permissionFlags } from './permissions'
import { workerEntry } from './worker-file'

/** How a run ended: the JSON text of the returned value, or what went wrong. */
export type RunOutcome =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly code: string; readonly message: string }

export interface WorkerOptions {
  readonly file: string
  /** Names the state of the function's files that the process loads. */
  readonly version: string
  readonly env: NodeJS.Dict<string>
  readonly memoryMb: number
  readonly clockOffset: number
  /** Whether the process may touch nothing but its own files. */
  readonly guarded: boolean
  /** Further folders it may read. */
  readonly readable: readonly string[]
  readonly onLog: (line: { level: LogLevel; text: string; requestId: string }) => void
}

const LOAD_LIMIT_MS = 30_000
const OUT_OF_MEMORY = 'the function exceeded its memory limit'
/** What V8 prints when a heap is full; the report that follows tells a developer of functions nothing. */
const HEAP_REPORT = /<--- Last few GCs --->|heap out of memory/

/** One process holding one loaded function. It runs one invocation at a time and is reused while alive. */
export class FunctionWorker {
  readonly version: string
  /** Whether no invocation has run here yet: the first one is a cold start. */
  isFresh = true
  alive = true
  private readonly child: ChildProcess
  private readonly temporary = realpathSync(mkdtempSync(join(tmpdir(), 'cloudbase-function-')))
  private readonly memory: MemoryWatch
  private readonly loaded: Promise<RunOutcome | undefined>
  private readonly ended: Promise<void>
  private finish: ((outcome: RunOutcome) => void) | undefined
  private requestId = ''
  private death: { readonly code: string; readonly message: string } | undefined

  constructor(private readonly options: WorkerOptions) {
    this.version = options.version
    this.child = this.spawnProcess()
    this.memory = new MemoryWatch(this.child.pid, options.memoryMb, () => this.end(OUT_OF_MEMORY, MEMORY))
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code, signal) => void this.onClose(code, signal).then(resolve))
    })
    this.loaded = this.waitForLoad()
    this.child.on('message', (message: WorkerMessage) => this.receive(message))
    this.child.on('error', (error) => this.die(`the process of the function failed: ${error.message}`))
    this.listen()
  }

  /** Waits until the process has loaded the function, or failed to. */
  async load(): Promise<void> {
    await this.loaded
  }

  /** Runs one invocation. A crash, a time-out or `terminate` ends it with a failure and the process with it. */
  async run(message: InvokeMessage, timeoutMs: number): Promise<RunOutcome> {
    const loadFailure = await this.loaded
    if (loadFailure) return loadFailure
    if (!this.alive) return { ok: false, ...(this.death ?? failure('the process of the function has ended')) }
    this.requestId = message.requestId
    this.isFresh = false
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.timeOut(timeoutMs), timeoutMs)
      this.memory.start()
      this.finish = (outcome) => {
        clearTimeout(timer)
        this.memory.stop()
        this.finish = undefined
        resolve(outcome)
      }
      this.tell(message)
    })
  }

  /** Lets `Date` in the function follow the emulator's clock. */
  moveClock(offset: number): void {
    this.tell({ type: 'clock', offset })
  }

  /** Ends the process at once, whatever it is doing, and answers when it is gone. */
  async terminate(reason: string): Promise<void> {
    this.end(reason)
    await this.ended
  }

  private end(reason: string, code?: string): void {
    if (this.finish) this.log('error', reason)
    this.die(reason, code)
    this.child.kill('SIGKILL')
  }

  private spawnProcess(): ChildProcess {
    const { file, env, memoryMb, guarded, readable, clockOffset } = this.options
    const entry = workerEntry()
    const readableHere = [...foldersOf(dirname(file)), ...readable, ...(entry.file ? [entry.file] : [])]
    const guard = { readable: readableHere, writable: [this.temporary] }
    // Unguarded functions see each other's folders, wherever these lie.
    const kept = guarded ? readableHere : [...readableHere, dirname(dirname(file))]
    const flags = [...(guarded ? permissionFlags(guard) : []), `--max-old-space-size=${memoryMb}`]
    const child = spawn(process.execPath, [...flags, ...entry.args], {
      cwd: dirname(file),
      env: { ...env, TMPDIR: this.temporary },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    const { temporary } = this
    child.send({ type: 'start', file, clockOffset, temporary, kept }, () => undefined)
    return child
  }

  /** What the function prints past its console. */
  private listen(): void {
    const { stdout, stderr } = this.child
    stdout?.on('data', (chunk: Buffer) => this.log('log', chunk.toString().trimEnd()))
    stderr?.on('data', (chunk: Buffer) => {
      const text = chunk.toString().trimEnd()
      if (HEAP_REPORT.test(text)) this.die(OUT_OF_MEMORY, MEMORY)
      if (this.death?.code !== MEMORY) this.log('error', text)
    })
  }

  private timeOut(timeoutMs: number): void {
    this.end(
      `the function did not finish within ${timeoutMs / 1000} seconds`,
      'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    )
  }

  private async onClose(code: number | null, signal: string | null): Promise<void> {
    const reason = `the process of the function ended with ${code === null ? `signal ${signal ?? ''}` : `code ${code}`}`
    if (this.finish) this.log('error', reason)
    this.die(reason)
    await rm(this.temporary, { recursive: true, force: true })
  }

  private waitForLoad(): Promise<RunOutcome | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end('the function did not load within 30 seconds'), LOAD_LIMIT_MS)
      const settle = (outcome?: RunOutcome): void => {
        clearTimeout(timer)
        resolve(outcome)
      }
      this.child.on('message', (message: WorkerMessage) => {
        if (message.type === 'ready') settle()
        if (message.type !== 'unloadable') return
        settle({ ok: false, ...failure(`the function cannot be loaded: ${message.message}`) })
      })
      this.child.once('close', () =>
        settle({ ok: false, ...(this.death ?? failure('it ended while loading')) }),
      )
    })
  }

  private receive(message: WorkerMessage): void {
    switch (message.type) {
      case 'unloadable':
        this.log('error', message.stack)
        this.end('the function cannot be loaded')
        break
      case 'crashed':
        this.die(`the function crashed: ${message.message}`)
        break
      case 'log':
        this.log(message.level, message.text)
        break
      case 'result':
      case 'failed':
        if (message.requestId === this.requestId) this.finish?.(this.outcomeOf(message))
        break
      case 'ready':
    }
  }

  private outcomeOf(message: Extract<WorkerMessage, { requestId: string }>): RunOutcome {
    if (message.type === 'result') return { ok: true, json: message.json }
    this.log('error', message.stack)
    return { ok: false, ...failure(message.message) }
  }

  private die(reason: string, code?: string): void {
    if (!this.alive) return
    this.alive = false
    this.death = failure(reason, code)
    this.finish?.({ ok: false, ...this.death })
  }

  /** A process that is just ending takes no message; its end is noticed by `close`. */
  private tell(message: HostMessage): void {
    if (this.child.connected) this.child.send(message, () => undefined)
  }

  private log(level: LogLevel, text: string): void {
    this.options.onLog({ level, text, requestId: this.requestId })
  }
}

const MEMORY = 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'

function failure(message: string, code = 'FUNCTIONS_EXECUTE_FAIL'): { code: string; message: string } {
  return { code, message }
}
