import { rmSync } from 'node:fs'
import { format } from 'node:util'
import type { Main } from './load'
import { describeLoadFailure, loadMain } from './load'
import type { HostMessage, InvokeMessage, LogLevel, StartMessage, WorkerMessage } from './messages'
import { shiftDate } from './shifted-date'
import { redirectTmp } from './temporary-folder'

// A function has no channel to a parent on the platform: what looks for process.send finds none.
const send = process.send?.bind(process)
delete process.send

let clockOffset = 0
let main: Main | undefined
let temporaryFolder: string | undefined

function tell(message: WorkerMessage): void {
  send?.(message)
}

/** Console lines travel on the channel of the results, so they arrive before the result they belong to. */
function captureConsole(): void {
  const levels: readonly LogLevel[] = ['log', 'info', 'debug', 'warn', 'error']
  for (const level of levels) {
    console[level] = (...values: unknown[]) => tell({ type: 'log', level, text: format(...values) })
  }
}

function start({ file, clockOffset: offset, temporary, kept }: StartMessage): void {
  clockOffset = offset
  temporaryFolder = temporary
  captureConsole()
  shiftDate(() => clockOffset)
  redirectTmp(temporary, kept)
  process.on('uncaughtExceptionMonitor', (error) => tell({ type: 'crashed', message: describe(error) }))
  try {
    main = loadMain(file)
    tell({ type: 'ready' })
  } catch (thrown) {
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : format(thrown)
    tell({ type: 'unloadable', message: describeLoadFailure(thrown, file), stack })
  }
}

function applyEnvironment(env: InvokeMessage['env']): void {
  for (const [name, value] of Object.entries(env)) {
    if (value === null) Reflect.deleteProperty(process.env, name)
    else process.env[name] = value
  }
}

/** Runs main in both styles of the platform: with a promise or value, or with a callback as third parameter. */
function run(entry: Main, event: unknown, context: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (error: unknown, result: unknown): void => {
      if (error === null || error === undefined) resolve(result)
      else reject(error instanceof Error ? error : new Error(format(error)))
    }
    const returned = entry(event, context, settle)
    if (entry.length < 3 || returned instanceof Promise) resolve(returned)
  })
}

async function invoke(entry: Main, { env, event, context, requestId }: InvokeMessage): Promise<void> {
  applyEnvironment(env)
  try {
    const answer = await run(entry, JSON.parse(event), context)
    // Nothing, and what JSON cannot say, is null for the caller.
    const json: unknown = JSON.stringify(answer)
    tell({ type: 'result', requestId, json: typeof json === 'string' ? json : 'null' })
  } catch (thrown) {
    const message = describe(thrown)
    const stack = thrown instanceof Error ? (thrown.stack ?? message) : message
    tell({ type: 'failed', requestId, message, stack })
  }
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `Error: ${format(thrown)}`
}

process.on('message', (message: HostMessage) => {
  if (message.type === 'start') start(message)
  if (message.type === 'clock') clockOffset = message.offset
  if (message.type === 'invoke' && main) void invoke(main, message)
})
// An emulator that was killed must leave no processes and folders behind.
process.on('disconnect', () => {
  if (temporaryFolder !== undefined) rmSync(temporaryFolder, { recursive: true, force: true })
  process.exit()
})
