import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { OPTIONS, USAGE } from './cli-options'
import type { EmulatorOptions } from './emulator'
import { startEmulator } from './emulator'
import type { TemplatesDeclaration } from './openapi/templates'
import type { StorageRulesDeclaration } from './rules/storage-rules'
import { runMaintenance } from './maintenance'
import { parseFaultFlag } from './faults/fault-flag'
import type { DatabaseDeclaration } from './types'

/** Reads the command line. @throws Error with one sentence when something is missing or malformed */
export function parseCommandLine(argv: string[]): EmulatorOptions | 'help' {
  const { values } = readOptions(argv)
  if (values.help) return 'help'
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('--port takes a number from 0 to 65535')
  return {
    functionsDir: resolve(required(values.functions, 'functions')),
    declaration: readDeclaration(required(values.indexes, 'indexes')),
    storageRules: readJsonOption(values['storage-rules'], '--storage-rules') as
      StorageRulesDeclaration | undefined,
    templates: readJsonOption(values.templates, '--templates') as TemplatesDeclaration | undefined,
    app: readJsonOption(values.app, '--app'),
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
    functionConcurrency: wholeNumber(values.concurrency, '--concurrency'),
    functionTimeoutSeconds: wholeNumber(values.timeout, '--timeout'),
    readableDirs: values['allow-read']?.map((directory) => resolve(directory)),
    unguarded: values.unguarded,
    faults: values.fault?.map(parseFaultFlag),
    faultSeed: wholeNumber(values['fault-seed'], '--fault-seed'),
    timers: !values['no-timers'],
    verbose: !values.quiet,
  }
}

/** Node's own message about an unknown option explains positional arguments, of which there are none. */
function readOptions(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS })
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw new Error(`${sentence}; --help lists the options`)
  }
}

/** Runs the command: looks after the data, or starts the emulator, prints where it is and stops it on Ctrl-C. */
export async function main(argv: string[]): Promise<void> {
  try {
    const done = await runMaintenance(argv)
    if (done !== undefined) {
      console.log(done)
      return
    }
    const options = parseCommandLine(argv)
    if (options === 'help') {
      console.log(USAGE)
      return
    }
    const emulator = await startEmulator(options)
    console.log(
      [
        `CloudBase emulator: ${emulator.url}`,
        `admin token:        ${emulator.adminToken}`,
        `inspector:          ${emulator.inspectorUrl}`,
      ].join('\n'),
    )
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

/** The content of an optional JSON file; whoever uses it checks what it says. */
function readJsonOption(file: string | undefined, option: string): unknown {
  if (file === undefined) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`the file ${file} of ${option} cannot be read: ${reason}`)
  }
}

function pairs(given: readonly string[] | undefined, option: string): { [name: string]: string } {
  const entries = (given ?? []).map((pair): [string, string] => {
    const at = pair.indexOf('=')
    if (at < 1) throw new Error(`${option} takes NAME=VALUE, not "${pair}"`)
    return [pair.slice(0, at), pair.slice(at + 1)]
  })
  return Object.fromEntries(entries)
}
