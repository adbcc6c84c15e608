import { EJSON } from 'bson'
import { ServiceError } from '../types'
import { exactLong } from './numbers'
import { isPattern, patternOf, patternParts, type Pattern } from './patterns'
import { isFields, type Fields } from './values'

const NOT_WRAPPED = Symbol('not wrapped')
const BSON_WRAPPERS = new Set([
  '$oid',
  '$binary',
  '$uuid',
  '$timestamp',
  '$minKey',
  '$maxKey',
  '$numberDecimal',
  '$symbol',
  '$code',
])

/** A wrapper such as `$date`, a key that is refused, or an escape that could spell either. Most texts have none. */
const MAY_NEED_REVIVING = /"\$|__proto__|\\u/

/**
 * Parses EJSON text, canonical or relaxed. Numbers become JS numbers, `$date` a Date,
 * `$regularExpression` a RegExp, `$tcb_server_date` the Date `now()` + offset.
 * The result of JSON.parse is revived in place: documents are many and mostly plain.
 * @throws ServiceError INVALID_PARAM when the text is no JSON or holds a key `__proto__`
 */
export function parseEjson(text: string, now: () => number): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return MAY_NEED_REVIVING.test(text) ? revive(value, now) : value
  } catch (error) {
    if (error instanceof ServiceError) throw error
    throw new ServiceError('INVALID_PARAM', `not valid EJSON: ${(error as Error).message}`)
  }
}

/** Parses a stored document; server dates were replaced when it was written. */
export function parseStored(text: string): Fields {
  const value = JSON.parse(text) as Fields
  return text.includes('"$') ? (revive(value, () => 0) as Fields) : value
}

/** Relaxed EJSON text of a document, as it is stored and sent. */
export function formatEjson(value: unknown): string {
  return JSON.stringify(toPlain(value))
}

function revive(value: unknown, now: () => number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) value[at] = revive(value[at], now)
    return value
  }
  const fields = value as Fields
  const keys = Object.keys(fields)
  const first = keys[0]
  if (first !== undefined && first.startsWith('$') && keys.length === 1) {
    const special = unwrap(first, fields[first], now)
    if (special !== NOT_WRAPPED) return special
  }
  for (const key of keys) reviveField(fields, key, now)
  return fields
}

function reviveField(fields: Fields, key: string, now: () => number): void {
  if (key === '__proto__') throw new ServiceError('INVALID_PARAM', 'a field may not be named __proto__')
  const child = fields[key]
  if (typeof child === 'object' && child !== null) fields[key] = revive(child, now)
}

function unwrap(key: string, inner: unknown, now: () => number): unknown {
  if (key === '$numberInt' || key === '$numberDouble') return Number(inner)
  if (key === '$numberLong') return exactLong(textOf(inner))
  if (key === '$date') return reviveDate(inner)
  if (key === '$regularExpression') return reviveRegExp(inner)
  if (key === '$tcb_server_date') return new Date(now() + offsetOf(inner))
  if (BSON_WRAPPERS.has(key)) return EJSON.deserialize({ [key]: inner })
  return NOT_WRAPPED
}

function reviveDate(inner: unknown): unknown {
  const date = new Date(isFields(inner) ? Number(inner['$numberLong']) : (inner as string | number))
  if (Number.isNaN(date.getTime())) throw new ServiceError('INVALID_PARAM', 'not a valid $date')
  return date
}

function reviveRegExp(inner: unknown): unknown {
  return isFields(inner) ? patternOf(textOf(inner['pattern']), textOf(inner['options'])) : NOT_WRAPPED
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function offsetOf(inner: unknown): number {
  const offset = isFields(inner) ? revive(inner['offset'], () => 0) : 0
  return typeof offset === 'number' && Number.isFinite(offset) ? offset : 0
}

/** Copies only what holds something JSON cannot say. */
function toPlain(value: unknown): unknown {
  if (typeof value === 'number') return plainNumber(value)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return plainDate(value)
  if (isPattern(value)) return plainPattern(value)
  if (Array.isArray(value)) return plainArray(value)
  return '_bsontype' in value ? EJSON.serialize(value, { relaxed: false }) : plainFields(value as Fields)
}

function plainPattern(value: Pattern): unknown {
  const { source, options } = patternParts(value)
  return { $regularExpression: { pattern: source, options } }
}

function plainArray(list: readonly unknown[]): unknown {
  let copy: unknown[] | undefined
  for (let at = 0; at < list.length; at++) {
    const plain = toPlain(list[at])
    if (plain === list[at]) continue
    copy ??= list.slice()
    copy[at] = plain
  }
  return copy ?? list
}

function plainFields(fields: Fields): unknown {
  let copy: Fields | undefined
  for (const key of Object.keys(fields)) {
    const plain = toPlain(fields[key])
    if (plain === fields[key]) continue
    copy ??= { ...fields }
    copy[key] = plain
  }
  return copy ?? fields
}

function plainNumber(value: number): unknown {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value
  return { $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) }
}

function plainDate(date: Date): unknown {
  const time = date.getTime()
  if (Number.isNaN(time)) throw new ServiceError('INVALID_PARAM', 'an invalid date cannot be stored')
  const readable = time >= 0 && date.getUTCFullYear() <= 9999
  return { $date: readable ? date.toISOString() : { $numberLong: String(time) } }
}
