import { accumulators } from '../pipeline/accumulators'
import type { ExpressionOperator, ExpressionOperators } from './expression'
import { operandsOf } from './operands'
import { must } from '../must'

/** Accumulators that also work on the operands of one document; a lone operand may be an array of values. */
const OUTSIDE_GROUPS = ['$avg', '$max', '$min', '$stdDevPop', '$stdDevSamp', '$sum']

const overOperands =
  (name: string): ExpressionOperator =>
  (argument, compile) => {
    const parts = operandsOf(name, argument, [0, Infinity]).map(compile)
    return (scope) => {
      const accumulator = must(accumulators[name])()
      const values = parts.map((part) => part(scope))
      for (const value of values.length === 1 && Array.isArray(values[0]) ? values[0] : values) {
        accumulator.add(value)
      }
      return accumulator.result()
    }
  }

export const accumulatorExpressions: ExpressionOperators = Object.fromEntries(
  OUTSIDE_GROUPS.map((name) => [name, overOperands(name)]),
)
