import { ServiceError } from '../../types'
import { isDigits, isFields, ownValue, type Fields } from '../values'
import { must } from '../must'

/** The object or array that holds (or would hold) the last part of a path. */
export interface Location {
  readonly holder: Fields | unknown[]
  readonly key: string
}

/** Farther beyond the end of an array than this, MongoDB refuses to pad it. */
const MAX_PADDING = 1_500_000

/** Where a dotted path leads; undefined when something on the way is missing. */
export function locate(document: Fields, path: string): Location | undefined {
  const parts = path.split('.')
  let holder: unknown = document
  for (const part of parts.slice(0, -1)) holder = child(holder, part)
  const key = must(parts.at(-1))
  return canHold(holder, key) ? { holder, key } : undefined
}

/**
 * Where a dotted path leads, creating the objects on the way.
 * @throws ServiceError when a value on the way can hold no field
 */
export function locateOrCreate(document: Fields, path: string): Location {
  const parts = path.split('.')
  let holder: Fields | unknown[] = document
  for (const [at, part] of parts.slice(0, -1).entries()) {
    let next = child(holder, part)
    if (next === undefined) {
      next = {}
      write({ holder, key: part }, next)
    }
    if (!canHold(next, must(parts[at + 1])))
      throw cannotCreate(must(parts[at + 1]), parts.slice(0, at + 1).join('.'))
    holder = next
  }
  return { holder, key: must(parts.at(-1)) }
}

export function read({ holder, key }: Location): unknown {
  return child(holder, key)
}

/** Sets a field or an element; an array is padded with null up to it. */
export function write({ holder, key }: Location, value: unknown): void {
  if (!Array.isArray(holder)) {
    holder[key] = value
    return
  }
  const index = Number(key)
  if (index > holder.length + MAX_PADDING) throw cannotCreate(key, 'array')
  while (holder.length < index) holder.push(null)
  holder[index] = value
}

/** Removes a field; an array keeps its length, the element becomes null. */
export function erase({ holder, key }: Location): void {
  if (!Array.isArray(holder)) Reflect.deleteProperty(holder, key)
  else if (Number(key) < holder.length) holder[Number(key)] = null
}

function child(holder: unknown, part: string): unknown {
  if (Array.isArray(holder)) return isDigits(part) ? (holder[Number(part)] as unknown) : undefined
  return isFields(holder) ? ownValue(holder, part) : undefined
}

function canHold(holder: unknown, key: string): holder is Fields | unknown[] {
  return isFields(holder) || (Array.isArray(holder) && isDigits(key))
}

function cannotCreate(field: string, element: string): ServiceError {
  return new ServiceError('DATABASE_REQUEST_FAILED', `Cannot create field '${field}' in element {${element}}`)
}
