import { ServiceError } from '../types'
import type { FieldOperator, ValueTest } from './field-operator'
import { geoOperators } from './geo/operators'
import { compareValues, sameValue, typeByte } from './key-encoding'
import { isNumeric, numberFrom } from './numbers'
import { leaves, leavesAndElements } from './paths'
import { isPattern, patternTest, patternText, type Pattern } from './patterns'
import { typeTest } from './type-names'
import { isFields } from './values'

/** An operator that holds when any value at the path, or any element of an array there, passes. */
const anyValue =
  (make: (argument: unknown) => ValueTest): FieldOperator =>
  (path, argument) => {
    const parts = path.split('.')
    const test = make(argument)
    return (document) => leavesAndElements(document, parts).some(test)
  }

/** An operator that looks at the values at the path as they are, arrays as a whole. */
const anyLeaf =
  (make: (argument: unknown) => ValueTest): FieldOperator =>
  (path, argument) => {
    const parts = path.split('.')
    const test = make(argument)
    return (document) => leaves(document, parts).some(test)
  }

const not =
  (operator: FieldOperator): FieldOperator =>
  (path, argument, compile) => {
    const test = operator(path, argument, compile)
    return (document) => !test(document)
  }

/** Ordering operators compare within one type only; a missing field stands with null. */
const ordered = (accepts: (order: number) => boolean): FieldOperator =>
  anyValue((argument) => {
    const type = typeByte(argument)
    const argumentIsNaN = Number.isNaN(argument)
    return (value) => {
      if (typeByte(value) !== type || Number.isNaN(value) !== argumentIsNaN) return false
      return accepts(compareValues(value, argument))
    }
  })

const matchesPattern = (pattern: Pattern): ValueTest => {
  const test = patternTest(pattern)
  const text = patternText(pattern)
  return (value) =>
    typeof value === 'string' ? test(value) : isPattern(value) && patternText(value) === text
}

const equalTo = (argument: unknown): ValueTest =>
  isPattern(argument) ? matchesPattern(argument) : (value) => sameValue(value, argument)

function listOf(argument: unknown, operator: string): unknown[] {
  if (Array.isArray(argument)) return argument as unknown[]
  throw new ServiceError('INVALID_PARAM', `${operator} needs an array`)
}

const membership =
  (operator: string) =>
  (argument: unknown): ValueTest => {
    const tests = listOf(argument, operator).map(equalTo)
    return (value) => tests.some((test) => test(value))
  }

const LOGIC = /^\$(and|or|nor|expr)$/

/** Whether a condition speaks of the element itself (`{$gt: 1}`) and not of its fields (`{a: 1}`). */
function isOnElement(criteria: unknown): boolean {
  const first = isFields(criteria) ? Object.keys(criteria)[0] : undefined
  return first?.startsWith('$') === true && !LOGIC.test(first)
}

const elemMatch: FieldOperator = (path, criteria, compile) => {
  if (!isFields(criteria)) throw new ServiceError('INVALID_PARAM', '$elemMatch needs an Object')
  const test = elementTest(criteria, compile)
  const parts = path.split('.')
  return (document) => leaves(document, parts).some((leaf) => Array.isArray(leaf) && leaf.some(test))
}

/** The test of one element of an array. */
export function elementTest(criteria: unknown, compile: (criteria: unknown) => ValueTest): ValueTest {
  if (!isOnElement(criteria)) {
    const test = compile(criteria)
    return (element) => (isFields(element) || Array.isArray(element)) && test(element)
  }
  const test = compile({ element: criteria })
  // A list around the element keeps an element that is itself an array whole.
  return (element) => test({ element: Array.isArray(element) ? [element] : element })
}

/** `$all` is the conjunction of its members, so a lone value or an `$elemMatch` counts too. */
const all: FieldOperator = (path, argument, compile) => {
  const tests = listOf(argument, '$all').map((member) =>
    isFields(member) && '$elemMatch' in member
      ? elemMatch(path, member['$elemMatch'], compile)
      : equals(path, member, compile),
  )
  return (document) => tests.length > 0 && tests.every((test) => test(document))
}

const remainder = (argument: unknown): ValueTest => {
  const [divisor, rest] = listOf(argument, '$mod').map((part) => Math.trunc(Number(part)))
  if (!divisor || rest === undefined || Number.isNaN(rest)) {
    throw new ServiceError('INVALID_PARAM', 'malformed mod: it needs [divisor, remainder], the divisor not 0')
  }
  return (value) => isNumeric(value) && Math.trunc(numberFrom(value)) % divisor === rest
}

const hasType = (argument: unknown): ValueTest => {
  const tests = (Array.isArray(argument) ? (argument as unknown[]) : [argument]).map(typeTest)
  return (value) => value !== undefined && tests.some((test) => test(value))
}

const hasSize = (argument: unknown): ValueTest => {
  if (!Number.isInteger(argument) || Number(argument) < 0) {
    throw new ServiceError('INVALID_PARAM', '$size must be a whole number from 0')
  }
  return (value) => Array.isArray(value) && value.length === argument
}

const pattern = (argument: unknown): ValueTest => {
  if (isPattern(argument)) return matchesPattern(argument)
  throw new ServiceError('INVALID_PARAM', '$regex has to be a string')
}

const exists = anyLeaf(() => (value) => value !== undefined)
const equals = anyValue(equalTo)

/** The operators on fields, after MongoDB's manual; the geometric ones are in geo/. */
export const fieldOperators: { readonly [name: string]: FieldOperator } = {
  $eq: equals,
  $ne: not(equals),
  $in: anyValue(membership('$in')),
  $nin: not(anyValue(membership('$nin'))),
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $all: all,
  $elemMatch: elemMatch,
  $size: anyLeaf(hasSize),
  $mod: anyValue(remainder),
  $type: anyValue(hasType),
  $regex: anyValue(pattern),
  $exists: (path, argument, compile) => (argument ? exists : not(exists))(path, argument, compile),
  ...geoOperators,
}
