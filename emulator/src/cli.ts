import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { EmulatorOptions } from './emulator'
import { startEmulator } from './emulator'
import type { DatabaseDeclaration } from './types'

const USAGE = `cloudbase-emulator: a local CloudBase for WeChat mini-program projects

  --functions DIR       cloud functions: DIR/<name>/index.js and config.json     (required)
  --indexes FILE        JSON: {"collections": {"<name>": {"indexes": [...]}}}    (required)
  --data DIR            where documents and files are kept                       (required)
  --port N              default 9000; 0 takes a free one
  --host ADDRESS        default 127.0.0.1
  --static DIR          files served at /
  --env K=V             a variable of the functions; may be repeated
  --closed NAME         a function that clients may not call; may be repeated
  --push EVENT=NAME     which function receives a message push, e.g. wxa_media_check=push
  --admin-token TOKEN   generated when absent
  --strict              refuse queries that no index serves
  --scan-limit N        documents that such a query may read before it is reported or refused; default 1000
  --workers N           workers one function may have at the same time; default 4
  --no-timers           do not fire cron triggers
  --quiet               do not print what functions log
`

const OPTIONS = {
  functions: { type: 'string' },
  indexes: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string', default: '9000' },
  host: { type: 'string' },
  static: { type: 'string' },
  env: { type: 'string', multiple: true },
  closed: { type: 'string', multiple: true },
  push: { type: 'string', multiple: true },
  'admin-token': { type: 'string' },
  strict: { type: 'boolean', default: false },
  'scan-limit': { type: 'string' },
  workers: { type: 'string' },
  'no-timers': { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Reads the command line. @throws Error with one sentence when something is missing or malformed */
export function parseCommandLine(argv: string[]): EmulatorOptions | 'help' {
  const { values } = parseArgs({ args: argv, options: OPTIONS })
  if (values.help) return 'help'
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('--port takes a number from 0 to 65535')
  return {
    functionsDir: resolve(required(values.functions, 'functions')),
    declaration: readDeclaration(required(values.indexes, 'indexes')),
    dataDir: resolve(required(values.data, 'data')),
    port,
    host: values.host,
    staticDir: values.static === undefined ? undefined : resolve(values.static),
    functionEnv: pairs(values.env, '--env'),
    closedFunctions: values.closed,
    pushFunctions: pairs(values.push, '--push'),
    adminToken: values['admin-token'],
    strict: values.strict,
    scanLimit: wholeNumber(values['scan-limit'], '--scan-limit'),
    workersPerFunction: wholeNumber(values.workers, '--workers'),
    timers: !values['no-timers'],
    verbose: !values.quiet,
  }
}

/** Runs the command: starts the emulator, prints where it is and stops it on Ctrl-C. */
export async function main(argv: string[]): Promise<void> {
  try {
    const options = parseCommandLine(argv)
    if (options === 'help') {
      console.log(USAGE)
      return
    }
    // Cloud functions run in UTC; worker threads take the time zone of this process.
    process.env['TZ'] = options.functionEnv?.['TZ'] ?? 'UTC'
    const emulator = await startEmulator(options)
    console.log(`CloudBase emulator: ${emulator.url}\nadmin token:        ${emulator.adminToken}`)
    stopOnSignal(() => emulator.stop())
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)))
  }
}

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`--${name} is missing; --help lists the options`)
  return value
}

function wholeNumber(value: string | undefined, option: string): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d+$/.test(value)) throw new Error(`${option} takes a whole number, not "${value}"`)
  return Number(value)
}

function readDeclaration(file: string): DatabaseDeclaration {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(
      `the index file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  const declaration = value as Partial<DatabaseDeclaration> | null
  if (!declaration?.collections) throw new Error(`the index file ${file} has no "collections"`)
  return declaration as DatabaseDeclaration
}

function pairs(given: readonly string[] | undefined, option: string): { [name: string]: string } {
  const entries = (given ?? []).map((pair): [string, string] => {
    const at = pair.indexOf('=')
    if (at < 1) throw new Error(`${option} takes NAME=VALUE, not "${pair}"`)
    return [pair.slice(0, at), pair.slice(at + 1)]
  })
  return Object.fromEntries(entries)
}
