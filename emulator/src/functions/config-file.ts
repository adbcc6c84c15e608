import { existsSync, readFileSync } from 'node:fs'
import { parseCron } from './cron'

export interface TimerTrigger {
  readonly name: string
  /** Cron of seven fields in UTC+8. */
  readonly config: string
}

/** What a config.json says; absent fields take the emulator's defaults. */
export interface FunctionConfig {
  /** Names that `cloud.openapi` may call. */
  readonly openapi: readonly string[]
  readonly timer?: TimerTrigger
  readonly timeoutSeconds?: number
  readonly memoryMb?: number
}

const KNOWN = ['permissions', 'triggers', 'timeout', 'memorySize']
const TIMER_NAME = /^[A-Za-z][\w-]{0,59}$/
/** The platform's bounds: the console takes 1 to 60 s, its interfaces up to 900 s; memory is 64 to 3,072 MB. */
const TIMEOUT = { from: 1, to: 900, unit: 'seconds' }
const MEMORY = { from: 64, to: 3072, unit: 'MB' }

interface JsonObject {
  readonly [field: string]: unknown
}

/**
 * Reads the config.json of a function; a function without one has an empty one. Fields that the emulator does
 * not know are reported to `warn`.
 *
 * @throws Error naming the file and the field that is wrong
 */
export function readConfig(file: string, warn: (text: string) => void): FunctionConfig {
  if (!existsSync(file)) return { openapi: [] }
  const fail: Fail = (field, reason) => {
    throw new Error(`${file}: ${field === '' ? '' : `"${field}" `}${reason}`)
  }
  const config = parse(readFileSync(file, 'utf8'), fail)
  const unknown = Object.keys(config).filter((field) => !KNOWN.includes(field))
  if (unknown.length > 0) warn(`${file}: the emulator does not know ${unknown.join(', ')}`)
  return {
    openapi: readOpenApi(config['permissions'], fail),
    ...optional('timer', readTimer(config['triggers'], fail)),
    ...optional(
      'timeoutSeconds',
      readNumber(config['timeout'], TIMEOUT, (reason) => fail('timeout', reason)),
    ),
    ...optional(
      'memoryMb',
      readNumber(config['memorySize'], MEMORY, (reason) => fail('memorySize', reason)),
    ),
  }
}

type Fail = (field: string, reason: string) => never

function parse(text: string, fail: Fail): JsonObject {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return fail('', `is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  return isObject(value) ? value : fail('', 'is not a JSON object')
}

function readOpenApi(permissions: unknown, fail: Fail): readonly string[] {
  if (permissions === undefined) return []
  if (!isObject(permissions)) return fail('permissions', 'is {"openapi": [names]}')
  const { openapi = [] } = permissions
  if (!Array.isArray(openapi) || !openapi.every((name) => typeof name === 'string')) {
    return fail('permissions.openapi', 'is a list of names such as "security.msgSecCheck"')
  }
  return openapi
}

/** WeChat takes one trigger for each function. */
function readTimer(triggers: unknown, fail: Fail): TimerTrigger | undefined {
  if (triggers === undefined) return undefined
  if (!Array.isArray(triggers)) return fail('triggers', 'is a list')
  if (triggers.length > 1) return fail('triggers', 'holds one trigger: the platform takes no more')
  const trigger: unknown = triggers[0]
  if (trigger === undefined) return undefined
  if (!isObject(trigger)) return fail('triggers[0]', 'is {"name", "type": "timer", "config": cron}')
  const { name, type, config } = trigger
  if (type !== 'timer') return fail('triggers[0].type', 'is "timer", the only kind there is')
  if (typeof name !== 'string' || !TIMER_NAME.test(name)) {
    return fail('triggers[0].name', 'is a letter followed by up to 59 letters, digits, - or _')
  }
  return { name, config: readCron(config, (reason) => fail('triggers[0].config', reason)) }
}

function readCron(config: unknown, fail: (reason: string) => never): string {
  if (typeof config !== 'string') return fail('is a cron of seven fields')
  try {
    parseCron(config)
    return config
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

interface Bounds {
  readonly from: number
  readonly to: number
  readonly unit: string
}

function readNumber(
  value: unknown,
  { from, to, unit }: Bounds,
  fail: (reason: string) => never,
): number | undefined {
  if (value === undefined) return undefined
  const isWithin = typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
  return isWithin ? value : fail(`is a whole number of ${unit} from ${from} to ${to}`)
}

/** An object with the field, or without it when there is no value. */
function optional<K extends string, V>(field: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [field]: value } as { [key in K]: V })
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
