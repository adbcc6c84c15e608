import { createRequire } from 'node:module'
import { format } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { shiftDate } from './shifted-date'
import type { InvokeMessage, LogLevel, WorkerMessage, WorkerStart } from './messages'

type Main = (event: unknown, context: unknown) => unknown

const { file, clock } = workerData as WorkerStart
const offsets = new Float64Array(clock)

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message)
}

/** Console lines travel on the port of the results, so they arrive before the result they belong to. */
function captureConsole(): void {
  const levels: readonly LogLevel[] = ['log', 'info', 'debug', 'warn', 'error']
  for (const level of levels) {
    console[level] = (...values: unknown[]) => tell({ type: 'log', level, text: format(...values) })
  }
}

function load(): Main {
  const require = createRequire(file)
  const loaded = require(file) as { main?: unknown }
  if (typeof loaded.main !== 'function') throw new Error('index.js does not export a function named main')
  const own = Object.keys(require.cache).filter((path) => !/[\\/]node_modules[\\/]/.test(path))
  tell({ type: 'ready', files: own })
  return loaded.main as Main
}

function applyEnvironment(env: InvokeMessage['env']): void {
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name)
    else process.env[name] = value
  }
}

async function invoke(main: Main, message: InvokeMessage): Promise<void> {
  applyEnvironment(message.env)
  try {
    const answer = await main(JSON.parse(message.event), message.context)
    // Nothing, and what JSON cannot say, is null for the caller.
    const json: unknown = JSON.stringify(answer)
    tell({ type: 'result', requestId: message.requestId, json: typeof json === 'string' ? json : 'null' })
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(format(thrown))
    const text = `${error.name}: ${error.message}`
    tell({ type: 'failed', requestId: message.requestId, message: text, stack: error.stack ?? text })
  }
}

function start(): void {
  captureConsole()
  shiftDate(() => offsets[0] ?? 0)
  try {
    const main = load()
    parentPort?.on('message', (message: InvokeMessage) => void invoke(main, message))
  } catch (thrown) {
    tell({
      type: 'unloadable',
      message: thrown instanceof Error ? (thrown.stack ?? thrown.message) : format(thrown),
    })
  }
}

start()
