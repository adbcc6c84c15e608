import { isFields, type Fields } from '../values'
import type { ExpressionOperators } from './expression'
import { expressionFailed, isAbsent, kindOf, operandsOf } from './operands'

/** Later fields win; null and missing count as empty. */
export function mergeInto(target: Fields, value: unknown): void {
  if (isAbsent(value)) return
  if (!isFields(value))
    throw expressionFailed(`$mergeObjects requires object inputs, but input is of type ${kindOf(value)}`)
  for (const key of Object.keys(value)) target[key] = value[key]
}

/** Operators on objects, after the manual. */
export const objects: ExpressionOperators = {
  $mergeObjects: (argument, compile) => {
    const parts = operandsOf('$mergeObjects', argument, [0, Infinity]).map(compile)
    return (scope) => {
      const merged: Fields = {}
      for (const part of parts)
        for (const value of spread(part(scope), parts.length)) mergeInto(merged, value)
      return merged
    }
  },
}

/** A lone operand that is an array is the list of objects to merge. */
const spread = (value: unknown, operands: number): unknown[] =>
  operands === 1 && Array.isArray(value) ? (value as unknown[]) : [value]
