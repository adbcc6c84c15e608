import { sameValue } from '../key-encoding'
import { isFields, type Fields } from '../values'
import type { ExpressionOperators } from './expression'
import {
  expressionFailed,
  isAbsent,
  nullable,
  requireArray,
  requireInteger,
  unary,
  variadic,
} from './operands'

function elementAt(list: unknown, index: unknown): unknown {
  return requireArray('$arrayElemAt', list).at(requireInteger('$arrayElemAt', index))
}

function concat(...lists: unknown[]): unknown[] {
  return lists.flatMap((list) => requireArray('$concatArrays', list))
}

function isIn(value: unknown, list: unknown): boolean {
  return requireArray('$in', list).some((element) => sameValue(element, value))
}

/** The first place of a value between two indexes, -1 when it is not there. */
function indexOf(list: unknown, ...[value, start, end]: unknown[]): unknown {
  if (isAbsent(list)) return null
  const elements = requireArray('$indexOfArray', list)
  const from = start === undefined ? 0 : notNegative('$indexOfArray', start)
  const until = end === undefined ? elements.length : notNegative('$indexOfArray', end)
  return elements.findIndex((element, at) => at >= from && at < until && sameValue(element, value))
}

export function notNegative(name: string, value: unknown): number {
  const number = requireInteger(name, value)
  if (number < 0) throw expressionFailed(`${name} needs a non-negative index, found ${number}`)
  return number
}

const LARGEST_RANGE = 10_000_000

function range(start: unknown, end: unknown, step: unknown = 1): number[] {
  const [from, until, by] = [start, end, step].map((part) => requireInteger('$range', part)) as [
    number,
    number,
    number,
  ]
  if (by === 0) throw expressionFailed('$range requires a non-zero step value')
  const length = Math.max(0, Math.ceil((until - from) / by))
  if (length > LARGEST_RANGE) throw expressionFailed('$range would exceed the memory an expression may use')
  return Array.from({ length }, (_, n) => from + n * by)
}

/** `[list, n]` takes n from the start or, when negative, the end; `[list, position, n]` takes n from there. */
function slice(list: unknown, position: unknown, count?: unknown): unknown[] {
  const elements = requireArray('$slice', list)
  const at = requireInteger('$slice', position)
  if (count === undefined) return at < 0 ? elements.slice(at) : elements.slice(0, at)
  const length = requireInteger('$slice', count)
  if (length <= 0) throw expressionFailed(`Third argument to $slice must be positive: ${length}`)
  const from = at < 0 ? Math.max(0, elements.length + at) : at
  return elements.slice(from, from + length)
}

/** `[[key, value], …]` or `[{k, v}, …]` as an object. */
function toObject(list: unknown): unknown {
  if (isAbsent(list)) return null
  return Object.fromEntries(requireArray('$arrayToObject', list).map(pairOf))
}

function pairOf(pair: unknown): [string, unknown] {
  const parts = Array.isArray(pair) && pair.length === 2 ? (pair as unknown[]) : keyAndValue(pair)
  if (parts && typeof parts[0] === 'string') return [parts[0], parts[1]]
  throw expressionFailed(
    '$arrayToObject requires [key, value] pairs or objects with k and v, k being a string',
  )
}

function keyAndValue(pair: unknown): unknown[] | undefined {
  const isPair = isFields(pair) && 'k' in pair && 'v' in pair && Object.keys(pair).length === 2
  return isPair ? [pair['k'], pair['v']] : undefined
}

function toArray(fields: unknown): unknown {
  if (isAbsent(fields)) return null
  if (!isFields(fields)) throw expressionFailed('$objectToArray requires a document input')
  return Object.entries(fields).map(([k, v]): Fields => ({ k, v }))
}

/** Array operators that take their operands in order, after the manual. */
export const arrays: ExpressionOperators = {
  $arrayElemAt: nullable('$arrayElemAt', [2, 2], elementAt),
  $arrayToObject: unary('$arrayToObject', toObject),
  $concatArrays: nullable('$concatArrays', [0, Infinity], concat),
  $in: variadic('$in', [2, 2], isIn),
  $indexOfArray: variadic('$indexOfArray', [2, 4], indexOf),
  $isArray: unary('$isArray', Array.isArray),
  $objectToArray: unary('$objectToArray', toArray),
  $range: variadic('$range', [2, 3], range),
  $reverseArray: nullable('$reverseArray', [1, 1], (list) =>
    [...requireArray('$reverseArray', list)].reverse(),
  ),
  $size: unary('$size', (list) => requireArray('$size', list).length),
  $slice: nullable('$slice', [2, 3], slice),
}
