import { ServiceError } from '../../types'
import { isFields, ownValue, type Fields } from '../values'
import { accumulatorExpressions } from './accumulate'
import { arithmetic } from './arithmetic'
import { arrays } from './arrays'
import { comparison } from './comparison'
import { conditional } from './conditional'
import { conversions } from './conversions'
import { dates } from './dates'
import { elementwise } from './elementwise'
import type { Evaluate, ExpressionOperators } from './expression'
import { objects } from './objects'
import { malformed, expressionFailed } from './operands'
import { valueAt } from './paths'
import { sets } from './sets'
import { strings } from './strings'
import { must } from '../must'

const OPERATORS: ExpressionOperators = {
  ...arithmetic,
  ...arrays,
  ...elementwise,
  ...comparison,
  ...conditional,
  ...conversions,
  ...dates,
  ...objects,
  ...sets,
  ...strings,
  ...accumulatorExpressions,
}

/**
 * Compiles an aggregation expression: field paths, `$$names`, constants, objects, arrays and operators.
 * @throws ServiceError DATABASE_INVALID_OPERRATOR for an unknown operator, INVALID_PARAM when malformed
 */
export function compileExpression(expression: unknown): Evaluate {
  if (typeof expression === 'string') return compileText(expression)
  if (Array.isArray(expression)) return compileArray(expression)
  if (!isFields(expression)) return () => expression
  const keys = Object.keys(expression)
  return keys[0]?.startsWith('$') === true ? compileOperator(expression, keys) : compileObject(expression)
}

function compileText(text: string): Evaluate {
  if (!text.startsWith('$')) return () => text
  if (text.startsWith('$$')) return compileVariable(text.slice(2))
  const parts = pathParts(text.slice(1))
  return ({ root }) => valueAt(root, parts)
}

function pathParts(path: string): string[] {
  const parts = path.split('.')
  if (parts.every((part) => part !== '' && !part.startsWith('$'))) return parts
  throw malformed(`'$${path}' is not a valid field path`)
}

function compileVariable(reference: string): Evaluate {
  const [name, ...parts] = reference.split('.')
  if (name === 'REMOVE') return () => undefined
  if (name === 'ROOT' || name === 'CURRENT') return ({ root }) => valueAt(root, parts)
  return ({ variables }) => {
    if (!Object.hasOwn(variables, must(name))) throw expressionFailed(`Use of undefined variable: ${name}`)
    return valueAt(ownValue(variables, must(name)), parts)
  }
}

function compileArray(list: readonly unknown[]): Evaluate {
  const parts = list.map(compileExpression)
  return (scope) => parts.map((part) => part(scope) ?? null)
}

function compileObject(fields: Fields): Evaluate {
  const parts = Object.entries(fields).map(([key, value]) => [key, compileExpression(value)] as const)
  return (scope) => {
    const result: Fields = {}
    for (const [key, part] of parts) {
      const value = part(scope)
      if (value !== undefined) result[key] = value
    }
    return result
  }
}

function compileOperator(expression: Fields, keys: readonly string[]): Evaluate {
  const name = must(keys[0])
  if (keys.length > 1) {
    throw malformed(`An object representing an expression must have exactly one field: ${keys.join(', ')}`)
  }
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
  if (!operator) throw new ServiceError('DATABASE_INVALID_OPERRATOR', `Unrecognized expression '${name}'`)
  return operator(expression[name], compileExpression)
}
