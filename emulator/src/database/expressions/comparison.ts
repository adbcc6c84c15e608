import { compareValues } from '../key-encoding'
import type { ExpressionOperators, ExpressionOperator } from './expression'
import { operandsOf, unary, variadic } from './operands'
import { isTrue } from './truth'

/** MongoDB's order of all values; a missing one stands below null. */
export function compareOperands(left: unknown, right: unknown): number {
  if (left === undefined || right === undefined)
    return Number(right === undefined) - Number(left === undefined)
  return Math.sign(compareValues(left, right))
}

const compared = (name: string, accepts: (order: number) => unknown): ExpressionOperator =>
  variadic(name, [2, 2], (left, right) => accepts(compareOperands(left, right)))

const everyPart: ExpressionOperator = (argument, compile) => {
  const parts = operandsOf('$and', argument, [0, Infinity]).map(compile)
  return (scope) => parts.every((part) => isTrue(part(scope)))
}

const anyPart: ExpressionOperator = (argument, compile) => {
  const parts = operandsOf('$or', argument, [0, Infinity]).map(compile)
  return (scope) => parts.some((part) => isTrue(part(scope)))
}

/** Comparison and boolean operators, after the manual. */
export const comparison: ExpressionOperators = {
  $cmp: compared('$cmp', (order) => order),
  $eq: compared('$eq', (order) => order === 0),
  $ne: compared('$ne', (order) => order !== 0),
  $gt: compared('$gt', (order) => order > 0),
  $gte: compared('$gte', (order) => order >= 0),
  $lt: compared('$lt', (order) => order < 0),
  $lte: compared('$lte', (order) => order <= 0),
  $and: everyPart,
  $or: anyPart,
  $not: unary('$not', (value) => !isTrue(value)),
}
