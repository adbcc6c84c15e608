import { isFields } from '../values'
import type { Compile, ExpressionOperator, ExpressionOperators } from './expression'
import { expressionFailed, isAbsent, malformed, namedOperands, operandsOf } from './operands'
import { isTrue } from './truth'

const cond: ExpressionOperator = (argument, compile) => {
  const [condition, then, otherwise] = conditionParts(argument).map(compile)
  return (scope) => (isTrue(condition?.(scope)) ? then?.(scope) : otherwise?.(scope))
}

/** `{if, then, else}` and `[if, then, else]` say the same. */
function conditionParts(argument: unknown): unknown[] {
  if (!isFields(argument)) return operandsOf('$cond', argument, [3, 3])
  const parts = namedOperands(argument, { name: '$cond', required: ['if', 'then', 'else'], optional: [] })
  return [parts['if'], parts['then'], parts['else']]
}

const ifNull: ExpressionOperator = (argument, compile) => {
  const parts = operandsOf('$ifNull', argument, [2, Infinity]).map(compile)
  return (scope) => {
    let value: unknown
    for (const part of parts) {
      value = part(scope)
      if (!isAbsent(value)) break
    }
    return value
  }
}

const select: ExpressionOperator = (argument, compile) => {
  const parts = namedOperands(argument, { name: '$switch', required: ['branches'], optional: ['default'] })
  const branches = branchesOf(parts['branches'], compile)
  const otherwise = 'default' in parts ? compile(parts['default']) : undefined
  return (scope) => {
    const branch = branches.find((candidate) => isTrue(candidate.when(scope)))
    if (branch) return branch.then(scope)
    if (otherwise) return otherwise(scope)
    throw expressionFailed(
      '$switch could not find a matching branch for an input, and no default was specified.',
    )
  }
}

function branchesOf(branches: unknown, compile: Compile) {
  const list = Array.isArray(branches) ? (branches as unknown[]) : []
  if (list.length === 0) throw malformed('$switch requires at least one branch.')
  return list.map((branch) => {
    const parts = namedOperands(branch, { name: '$switch', required: ['case', 'then'], optional: [] })
    return { when: compile(parts['case']), then: compile(parts['then']) }
  })
}

/** Conditional operators, after the manual. */
export const conditional: ExpressionOperators = {
  $cond: cond,
  $ifNull: ifNull,
  $switch: select,
}
