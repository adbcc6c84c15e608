import { ServiceError } from '../types'
import type { Match } from './cursor'
import { formatEjson, parseStored } from './ejson'
import { compileFilter } from './filter'
import { compileProjection, type Transform } from './pipeline/project'
import { elementTest } from './query-operators'
import { firstMatchedElement } from './update/positional'
import { isFields, ownValue, type Fields } from './values'

/** Changes a projected document by what the stored one holds. */
type Touch = (projected: Fields, document: Fields) => void

/**
 * Texts to send; a document asked for whole goes out as it is stored, unparsed.
 * @throws ServiceError INVALID_PARAM for a projection that is malformed
 */
export function projected(
  matches: Iterable<Match>,
  projection: Fields | undefined,
  filter: Fields,
): string[] {
  if (!projection) return Array.from(matches, (match) => match.text)
  const transform = compileFieldProjection(projection, filter)
  return Array.from(matches, (match) => formatEjson(transform(match.document ?? parseStored(match.text), {})))
}

/** A projection of `field()`: fields kept or dropped, `$slice`, `$elemMatch` and `array.$`. */
function compileFieldProjection(projection: Fields, filter: Fields): Transform {
  const plain: Fields = {}
  const touches: Touch[] = []
  const slices: string[] = []
  for (const [path, value] of Object.entries(projection)) {
    const special = specialOf(path, value, filter)
    if (!special) plain[path] = value
    else touches.push(special.touch)
    if (special?.keeps !== undefined) plain[special.keeps] = 1
    if (special && special.keeps === undefined) slices.push(path)
  }
  const keeps = Object.entries(plain).some(([path, value]) => path !== '_id' && Boolean(value))
  if (keeps) for (const path of slices) plain[path] = 1
  const base: Transform =
    Object.keys(plain).length === 0 ? (document) => ({ ...document }) : compileProjection(plain)
  return (document, variables) => {
    const result = base(document, variables)
    for (const touch of touches) touch(result, document)
    return result
  }
}

interface Special {
  readonly touch: Touch
  /** The path this keeps; a `$slice` keeps or drops nothing. */
  readonly keeps?: string
}

function specialOf(path: string, value: unknown, filter: Fields): Special | undefined {
  if (path.endsWith('.$')) return positional(path.slice(0, -2), filter)
  if (!isFields(value)) return undefined
  if ('$slice' in value) return { touch: sliced(path, value['$slice']) }
  return '$elemMatch' in value ? elementMatch(path, value['$elemMatch']) : undefined
}

function sliced(path: string, argument: unknown): Touch {
  const parts = path.split('.')
  const [first, count] = Array.isArray(argument) ? (argument as unknown[]) : [argument]
  if (
    !Number.isInteger(first) ||
    (Array.isArray(argument) && !(Number.isInteger(count) && Number(count) > 0))
  ) {
    throw new ServiceError('INVALID_PARAM', '$slice takes a number, or [skip, a positive number]')
  }
  return (result) => replaceAt(result, parts, (list) => part(list, Number(first), count))
}

function part(list: readonly unknown[], first: number, count: unknown): unknown[] {
  if (count === undefined) return first < 0 ? list.slice(first) : list.slice(0, first)
  const from = first < 0 ? Math.max(0, list.length + first) : first
  return list.slice(from, from + Number(count))
}

/** Replaces the array at a path, where there is one; copies the objects on the way, which are the document's own. */
function replaceAt(
  holder: Fields,
  [name = '', ...rest]: readonly string[],
  change: (list: readonly unknown[]) => unknown[],
): void {
  const value = ownValue(holder, name)
  if (rest.length === 0) {
    if (Array.isArray(value)) holder[name] = change(value)
  } else if (isFields(value)) {
    const copy = { ...value }
    holder[name] = copy
    replaceAt(copy, rest, change)
  }
}

/** The first element that matches, alone in its array; the field is left out when none does. */
function elementMatch(path: string, criteria: unknown): Special {
  if (!isFields(criteria)) throw new ServiceError('INVALID_PARAM', '$elemMatch needs an object')
  if (path.includes('.')) {
    throw new ServiceError('INVALID_PARAM', `Cannot use $elemMatch projection on a nested field: ${path}`)
  }
  const test = elementTest(criteria, (inner) => compileFilter(inner as Fields))
  return {
    keeps: path,
    touch: (result, document) => {
      const list = ownValue(document, path)
      const found: unknown = Array.isArray(list) ? list.find(test) : undefined
      if (found === undefined) Reflect.deleteProperty(result, path)
      else result[path] = [found]
    },
  }
}

/** The first element the query matched. */
function positional(path: string, filter: Fields): Special {
  return {
    keeps: path,
    touch: (result, document) => {
      const at = firstMatchedElement(document, path, filter)
      replaceAt(result, path.split('.'), (list) => list.slice(at, at + 1))
    },
  }
}
