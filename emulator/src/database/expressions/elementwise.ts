import { isFields, type Fields } from '../values'
import type { ExpressionOperator, ExpressionOperators, Scope } from './expression'
import {
  compileOptional,
  expressionFailed,
  isAbsent,
  malformed,
  namedOperands,
  requireArray,
  variableName,
} from './operands'
import { isTrue } from './truth'

/** The scope with more `$$names`. */
const bound = (scope: Scope, names: Fields): Scope => ({
  ...scope,
  variables: { ...scope.variables, ...names },
})

const filter: ExpressionOperator = (argument, compile) => {
  const parts = namedOperands(argument, { name: '$filter', required: ['input', 'cond'], optional: ['as'] })
  const [input, condition] = [compile(parts['input']), compile(parts['cond'])]
  const as = variableName('$filter', parts['as'])
  return (scope) => {
    const list = input(scope)
    if (isAbsent(list)) return null
    const elements = requireArray('$filter', list)
    return elements.filter((element) => isTrue(condition(bound(scope, { [as]: element }))))
  }
}

const map: ExpressionOperator = (argument, compile) => {
  const parts = namedOperands(argument, { name: '$map', required: ['input', 'in'], optional: ['as'] })
  const [input, transform] = [compile(parts['input']), compile(parts['in'])]
  const as = variableName('$map', parts['as'])
  return (scope) => {
    const list = input(scope)
    if (isAbsent(list)) return null
    return requireArray('$map', list).map((element) => transform(bound(scope, { [as]: element })) ?? null)
  }
}

const reduce: ExpressionOperator = (argument, compile) => {
  const required = ['input', 'initialValue', 'in']
  const parts = namedOperands(argument, { name: '$reduce', required, optional: [] })
  const [input, initial, step] = [
    compile(parts['input']),
    compile(parts['initialValue']),
    compile(parts['in']),
  ]
  return (scope) => {
    const list = input(scope)
    if (isAbsent(list)) return null
    const elements = requireArray('$reduce', list)
    return elements.reduce((value, element) => step(bound(scope, { value, this: element })), initial(scope))
  }
}

const zip: ExpressionOperator = (argument, compile) => {
  const optional = ['useLongestLength', 'defaults']
  const parts = namedOperands(argument, { name: '$zip', required: ['inputs'], optional })
  if (!Array.isArray(parts['inputs'])) throw malformed('inputs must be an array of expressions for $zip')
  const inputs = parts['inputs'].map(compile)
  const defaults = compileOptional(parts, 'defaults', compile)
  const longest = parts['useLongestLength'] === true
  if (defaults && !longest) throw malformed('cannot specify defaults unless useLongestLength is true in $zip')
  return (scope) => {
    const lists = inputs.map((input) => input(scope))
    if (lists.some(isAbsent)) return null
    return zipped(
      lists.map((list) => requireArray('$zip', list)),
      { longest, defaults: defaults?.(scope) },
    )
  }
}

function zipped(
  lists: unknown[][],
  { longest, defaults }: { longest: boolean; defaults: unknown },
): unknown[][] {
  const fill = Array.isArray(defaults) ? (defaults as unknown[]) : []
  if (fill.length > 0 && fill.length !== lists.length) {
    throw expressionFailed('defaults and inputs must have the same length in $zip')
  }
  const lengths = lists.map((list) => list.length)
  const length = lists.length === 0 ? 0 : longest ? Math.max(...lengths) : Math.min(...lengths)
  return Array.from({ length }, (_, at) =>
    lists.map((list, n) => (at < list.length ? (list[at] ?? null) : (fill[n] ?? null))),
  )
}

const letIn: ExpressionOperator = (argument, compile) => {
  const parts = namedOperands(argument, { name: '$let', required: ['vars', 'in'], optional: [] })
  if (!isFields(parts['vars'])) throw malformed('$let needs an object of variables')
  const names = Object.entries(parts['vars']).map(
    ([name, value]) => [variableName('$let', name), compile(value)] as const,
  )
  const result = compile(parts['in'])
  return (scope) =>
    result(bound(scope, Object.fromEntries(names.map(([name, value]) => [name, value(scope)]))))
}

const literal: ExpressionOperator = (argument) => () => argument

/** Nothing here has a text score: there are no text indexes, on the platform either. */
const meta: ExpressionOperator = (argument) => {
  throw expressionFailed(`query requires ${String(argument)} metadata, but it is not available`)
}

/** Operators that bind variables or work element by element, after the manual. */
export const elementwise: ExpressionOperators = {
  $filter: filter,
  $let: letIn,
  $literal: literal,
  $map: map,
  $meta: meta,
  $reduce: reduce,
  $zip: zip,
}
