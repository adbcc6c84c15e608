import { ServiceError } from '../types'
import { compileExpression } from './expressions/compile'
import { isTrue } from './expressions/truth'
import { compileSchema } from './json-schema/compile'
import { isPattern, patternOf, patternParts } from './patterns'
import { fieldOperators } from './query-operators'
import { isFields, isOperatorObject, type Fields } from './values'

export type DocumentTest = (document: unknown) => boolean

type Criteria = (condition: unknown, variables: Fields) => DocumentTest

/**
 * The test a filter stands for; `variables` are the `$$names` of a `$lookup` pipeline.
 * @throws ServiceError DATABASE_INVALID_OPERRATOR for an unknown operator, INVALID_PARAM for a bad argument
 */
export function compileFilter(filter: Fields, variables: Fields = {}): DocumentTest {
  const tests = Object.entries(filter).map(([key, condition]) =>
    key.startsWith('$') ? topLevel(key, condition, variables) : fieldTest(key, condition, variables),
  )
  const [only] = tests
  return only && tests.length === 1 ? only : (document) => tests.every((test) => test(document))
}

const combined =
  (name: string, combine: (tests: DocumentTest[], document: unknown) => boolean): Criteria =>
  (condition, variables) => {
    if (!Array.isArray(condition) || condition.length === 0 || !condition.every(isFields)) {
      throw new ServiceError('INVALID_PARAM', `${name} must be a nonempty array of queries`)
    }
    const tests = condition.map((part) => compileFilter(part, variables))
    return (document) => combine(tests, document)
  }

const expression: Criteria = (condition, variables) => {
  const evaluate = compileExpression(condition)
  return (root) => isTrue(evaluate({ root, variables }))
}

/** Text search needs a text index, which CloudBase's console cannot make. */
const text: Criteria = () => {
  throw new ServiceError('DATABASE_REQUEST_FAILED', 'text index required for $text query')
}

const TOP_LEVEL: { readonly [name: string]: Criteria } = {
  $and: combined('$and', (tests, document) => tests.every((test) => test(document))),
  $or: combined('$or', (tests, document) => tests.some((test) => test(document))),
  $nor: combined('$nor', (tests, document) => !tests.some((test) => test(document))),
  $expr: expression,
  $jsonSchema: compileSchema,
  $text: text,
  $comment: () => () => true,
}

function topLevel(name: string, condition: unknown, variables: Fields): DocumentTest {
  const criteria = Object.hasOwn(TOP_LEVEL, name) ? TOP_LEVEL[name] : undefined
  if (criteria) return criteria(condition, variables)
  throw new ServiceError('DATABASE_INVALID_OPERRATOR', `unknown top level operator: ${name}`)
}

function fieldTest(path: string, condition: unknown, variables: Fields): DocumentTest {
  const operators = isOperatorObject(condition) ? withPattern(condition) : { $eq: condition }
  const tests = Object.entries(operators).map(([name, argument]) =>
    name === '$not' ? notTest(path, argument, variables) : operatorTest({ path, name, argument }, variables),
  )
  const [only] = tests
  return only && tests.length === 1 ? only : (document) => tests.every((test) => test(document))
}

/** `$regex` and `$options` are one condition. */
function withPattern(condition: Fields): Fields {
  if (!('$regex' in condition)) {
    if (!('$options' in condition)) return condition
    throw new ServiceError('INVALID_PARAM', '$options needs a $regex')
  }
  const { $regex, $options, ...others } = condition
  const { source, options } = isPattern($regex)
    ? patternParts($regex)
    : { source: requirePattern($regex), options: '' }
  return { ...others, $regex: patternOf(source, typeof $options === 'string' ? $options : options) }
}

function requirePattern(value: unknown): string {
  if (typeof value === 'string') return value
  throw new ServiceError('INVALID_PARAM', '$regex has to be a string')
}

function notTest(path: string, condition: unknown, variables: Fields): DocumentTest {
  if (!isOperatorObject(condition) && !isPattern(condition)) {
    throw new ServiceError('INVALID_PARAM', '$not needs a regex or a document')
  }
  const test = fieldTest(path, condition, variables)
  return (document) => !test(document)
}

function operatorTest(
  { path, name, argument }: { path: string; name: string; argument: unknown },
  variables: Fields,
): DocumentTest {
  const operator = Object.hasOwn(fieldOperators, name) ? fieldOperators[name] : undefined
  if (!operator) throw new ServiceError('DATABASE_INVALID_OPERRATOR', `unknown operator: ${name}`)
  return operator(path, argument, (criteria) => compileFilter(filterOf(criteria), variables))
}

/** @throws ServiceError INVALID_PARAM when the query is no object */
export function filterOf(value: unknown): Fields {
  if (isFields(value)) return value
  throw new ServiceError('INVALID_PARAM', 'a query must be an object')
}
