import { compileFilter } from '../filter'
import { isFields, isOperatorObject, type Fields } from '../values'
import { locate, read } from './location'
import { invalidUpdate, updateFailed } from './operator'
import { must } from '../must'

/**
 * The concrete paths a path with `$` (the first element the query matched) or `$[]` (all elements) stands
 * for in one document.
 */
export function concretePaths(document: Fields, path: string, filter: Fields): string[] {
  const parts = path.split('.')
  const at = parts.findIndex((part) => part.startsWith('$'))
  if (at === -1) return [path]
  const array = parts.slice(0, at).join('.')
  const rest = parts.slice(at + 1)
  return elementsOf({ document, array, token: must(parts[at]), filter }).flatMap((index) =>
    concretePaths(document, [array, index, ...rest].join('.'), filter),
  )
}

interface Token {
  readonly document: Fields
  readonly array: string
  readonly token: string
  readonly filter: Fields
}

function elementsOf({ document, array, token, filter }: Token): number[] {
  if (token === '$') return [firstMatchedElement(document, array, filter)]
  if (token !== '$[]') throw invalidUpdate(`array filters are not supported: ${token}`)
  return [...requireList(document, array).keys()]
}

/**
 * The place of the first element of an array that satisfies what the query asks of the array.
 * @throws ServiceError DATABASE_REQUEST_FAILED when the query says nothing of it, or there is no array
 */
export function firstMatchedElement(document: Fields, array: string, filter: Fields): number {
  const first = requireList(document, array).findIndex(elementTest(array, filter))
  if (first !== -1) return first
  throw updateFailed('The positional operator did not find the match needed from the query.')
}

function requireList(document: Fields, array: string): unknown[] {
  const location = array === '' ? undefined : locate(document, array)
  const list = location && read(location)
  if (Array.isArray(list)) return list as unknown[]
  throw updateFailed(`The path '${array}' must be an array for a positional operator`)
}

/** What the filter asks of an element of the array, as far as one clause says. */
function elementTest(array: string, filter: Fields): (element: unknown) => boolean {
  for (const [key, condition] of clauses(filter)) {
    if (key === array) return elementCondition(condition)
    if (!key.startsWith(`${array}.`)) continue
    const test = compileFilter({ [key.slice(array.length + 1)]: condition })
    return (element) => isFields(element) && test(element)
  }
  return () => false
}

function elementCondition(condition: unknown): (element: unknown) => boolean {
  const inner = isOperatorObject(condition) ? condition['$elemMatch'] : undefined
  if (isFields(inner) && !isOperatorObject(inner)) {
    const test = compileFilter(inner)
    return (element) => isFields(element) && test(element)
  }
  const test = compileFilter({ element: inner ?? condition })
  return (element) => test({ element })
}

function clauses(filter: Fields): [string, unknown][] {
  return Object.entries(filter).flatMap(([key, value]): [string, unknown][] =>
    key === '$and' && Array.isArray(value) ? value.filter(isFields).flatMap(clauses) : [[key, value]],
  )
}
