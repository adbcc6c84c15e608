import { isFields, ownValue, type Fields } from './values'
import { must } from './must'

/**
 * Adds to a filter the equalities its `$expr` implies, so that an index can serve `$lookup` pipelines:
 * `{$expr: {$eq: ['$author', '$$id']}}` can only hold where `author` is the value of `$$id`.
 */
export function withExpressionEqualities(filter: Fields, variables: Fields): Fields {
  const implied = expressionsOf(filter).flatMap((expression) => equalities(expression, variables))
  return implied.length === 0 ? filter : { $and: [filter, ...implied] }
}

function expressionsOf(filter: Fields): unknown[] {
  const nested = Array.isArray(filter['$and']) ? filter['$and'].filter(isFields).flatMap(expressionsOf) : []
  return '$expr' in filter ? [filter['$expr'], ...nested] : nested
}

function equalities(expression: unknown, variables: Fields): Fields[] {
  if (!isFields(expression)) return []
  const all = expression['$and']
  if (Array.isArray(all)) return all.flatMap((part) => equalities(part, variables))
  const pair = expression['$eq']
  if (!Array.isArray(pair) || pair.length !== 2) return []
  return [...equality(pair[0], pair[1], variables), ...equality(pair[1], pair[0], variables)]
}

function equality(left: unknown, right: unknown, variables: Fields): Fields[] {
  if (typeof left !== 'string' || !/^\$[^$]/.test(left)) return []
  const value = valueOf(right, variables)
  const scalar = ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date
  return scalar ? [{ [left.slice(1)]: { $eq: value } }] : []
}

function valueOf(operand: unknown, variables: Fields): unknown {
  if (typeof operand !== 'string' || !operand.startsWith('$')) return operand
  if (!operand.startsWith('$$')) return undefined
  const [name, ...path] = operand.slice(2).split('.')
  return path.reduce<unknown>(
    (value, part) => (isFields(value) ? ownValue(value, part) : undefined),
    ownValue(variables, must(name)),
  )
}
