import { Query } from 'mingo/query'
import type { AnyObject, Options } from 'mingo/types'
import { ServiceError } from '../types'
import { compareValues, sameValue, typeByte, TYPE } from './key-encoding'
import { leaves, leavesAndElements } from './paths'
import { isFields, isOperatorObject } from './values'
import { must } from './must'

type Test = (value: unknown) => boolean
type QueryOperator = (selector: string, argument: unknown, options: Options) => Test

/** An operator that holds when any value at the path, or any element of an array there, passes. */
const anyValue =
  (make: (argument: unknown, options: Options) => Test): QueryOperator =>
  (selector, argument, options) => {
    const parts = selector.split('.')
    const test = make(argument, options)
    return (document) => leavesAndElements(document, parts).some(test)
  }

/** An operator that looks at the values at the path as they are, arrays as a whole. */
const anyLeaf =
  (make: (argument: unknown, options: Options) => Test): QueryOperator =>
  (selector, argument, options) => {
    const parts = selector.split('.')
    const test = make(argument, options)
    return (document) => leaves(document, parts).some(test)
  }

const not =
  (operator: QueryOperator): QueryOperator =>
  (selector, argument, options) => {
    const test = operator(selector, argument, options)
    return (document) => !test(document)
  }

/** Ordering operators compare within one type only; a missing field stands with null. */
const ordered = (accepts: (order: number) => boolean): QueryOperator =>
  anyValue((argument) => {
    const type = typeByte(argument)
    const argumentIsNaN = Number.isNaN(argument)
    return (value) => {
      if (typeByte(value) !== type || Number.isNaN(value) !== argumentIsNaN) return false
      return accepts(compareValues(value, argument))
    }
  })

const matchesPattern = (pattern: RegExp): Test => {
  const fresh = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''))
  return (value) => (typeof value === 'string' ? fresh.test(value) : sameRegExp(value, pattern))
}

const sameRegExp = (value: unknown, pattern: RegExp): boolean =>
  value instanceof RegExp && String(value) === String(pattern)

const equalTo = (argument: unknown): Test =>
  argument instanceof RegExp ? matchesPattern(argument) : (value) => sameValue(value, argument)

function listOf(argument: unknown, operator: string): unknown[] {
  if (Array.isArray(argument)) return argument as unknown[]
  throw new ServiceError('INVALID_PARAM', `${operator} needs an array`)
}

const membership = (argument: unknown): Test => {
  const tests = listOf(argument, '$in').map(equalTo)
  return (value) => tests.some((test) => test(value))
}

const elementMatch = (criteria: unknown, options: Options): Test => {
  if (!isFields(criteria)) throw new ServiceError('INVALID_PARAM', '$elemMatch needs an object')
  const onElements =
    isOperatorObject(criteria) && !/^\$(and|or|nor|expr)$/.test(must(Object.keys(criteria)[0]))
  const query = new Query<AnyObject>(onElements ? { element: criteria } : criteria, options)
  const test: Test = (element) =>
    onElements ? query.test({ element }) : isFields(element) && query.test(element)
  return (leaf) => Array.isArray(leaf) && leaf.some(test)
}

/** `$all` is the conjunction of its members, so a lone value or an `$elemMatch` counts too. */
const all: QueryOperator = (selector, argument, options) => {
  const tests = listOf(argument, '$all').map((member) =>
    isFields(member) && '$elemMatch' in member
      ? elemMatch(selector, member['$elemMatch'], options)
      : equals(selector, member, options),
  )
  return (document) => tests.length > 0 && tests.every((test) => test(document))
}

const remainder = (argument: unknown): Test => {
  const [divisor, rest] = listOf(argument, '$mod').map((part) => Math.trunc(Number(part)))
  if (!divisor || rest === undefined)
    throw new ServiceError('INVALID_PARAM', '$mod needs [divisor, remainder]')
  return (value) => typeof value === 'number' && Math.trunc(value) % divisor === rest
}

const TYPE_NAMES: { readonly [name: string]: Test } = {
  double: (value) => typeof value === 'number',
  int: (value) => Number.isInteger(value) && Math.abs(value as number) <= 0x7fffffff,
  long: (value) => Number.isInteger(value) && Math.abs(value as number) > 0x7fffffff,
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  object: isFields,
  array: Array.isArray,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => value instanceof RegExp,
  objectId: (value) => value !== undefined && typeByte(value) === TYPE.objectId,
}
const TYPE_NUMBERS: readonly (readonly [number, string])[] = [
  ...[[1, 'double'] as const, [2, 'string'] as const, [3, 'object'] as const, [4, 'array'] as const],
  ...[[7, 'objectId'] as const, [8, 'bool'] as const, [9, 'date'] as const, [10, 'null'] as const],
  ...[[11, 'regex'] as const, [16, 'int'] as const, [18, 'long'] as const],
]

const hasType = (argument: unknown): Test => {
  const wanted = Array.isArray(argument) ? (argument as unknown[]) : [argument]
  const tests = wanted.map((type) => {
    const name = TYPE_NUMBERS.find(([number]) => number === type)?.[1] ?? String(type)
    const test = TYPE_NAMES[name]
    if (!test) throw new ServiceError('INVALID_PARAM', `$type does not know ${String(type)}`)
    return test
  })
  return (value) => tests.some((test) => test(value))
}

const exists = anyLeaf(() => (value) => value !== undefined)
const equals = anyValue(equalTo)
const isIn = anyValue(membership)
const elemMatch = anyLeaf(elementMatch)

const refused =
  (operator: string): QueryOperator =>
  () => {
    throw new ServiceError('DATABASE_INVALID_OPERRATOR', `the emulator does not support ${operator} yet`)
  }

/**
 * The operators on fields, after MongoDB's manual. mingo's own differ in: `$all` on a lone value, `$in`
 * with whole arrays, null inside arrays of objects, NaN, `$size` and `$elemMatch` below arrays, and the
 * order of types and of characters beyond the basic plane.
 */
export const fieldOperators = {
  $eq: equals,
  $ne: not(equals),
  $in: isIn,
  $nin: not(isIn),
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $all: all,
  $elemMatch: elemMatch,
  $size: anyLeaf((argument) => (value) => Array.isArray(value) && value.length === argument),
  $mod: anyValue(remainder),
  $type: anyValue(hasType),
  $regex: anyValue((argument) => matchesPattern(argument as RegExp)),
  $exists: ((selector, argument, options) =>
    (argument ? exists : not(exists))(selector, argument, options)) as QueryOperator,
  $nearSphere: refused('$nearSphere'),
  $near: refused('$near'),
  $geoWithin: refused('$geoWithin'),
  $geoIntersects: refused('$geoIntersects'),
  $text: refused('$text'),
}
