import { ServiceError } from '../../types'
import { isNumeric, numberFrom } from '../numbers'
import { isFields, type Fields } from '../values'
import type { Compile, Evaluate, ExpressionOperator } from './expression'

/** An expression that cannot be computed for a document. */
export function expressionFailed(message: string): ServiceError {
  return new ServiceError('DATABASE_REQUEST_FAILED', message)
}

/** An expression that is malformed whatever the document. */
export function malformed(message: string): ServiceError {
  return new ServiceError('INVALID_PARAM', message)
}

/** Null and missing, which most operators pass on as null. */
export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null

/** Fewest and most operands. */
export type Arity = readonly [least: number, most: number]

/** The operands in an operator's argument; a lone operand may stand without an array around it. */
export function operandsOf(name: string, argument: unknown, [least, most]: Arity): unknown[] {
  const operands = Array.isArray(argument) ? (argument as unknown[]) : [argument]
  if (operands.length >= least && operands.length <= most) return operands
  const wanted = least === most ? `exactly ${least}` : `${least} to ${most}`
  throw malformed(`Expression ${name} takes ${wanted} arguments. ${operands.length} were passed in.`)
}

export const unary = (name: string, compute: (value: unknown) => unknown): ExpressionOperator => {
  return (argument, compile) => {
    const evaluate = compile(operandsOf(name, argument, [1, 1])[0])
    return (scope) => compute(evaluate(scope))
  }
}

export const variadic = (
  name: string,
  arity: Arity,
  compute: (...values: unknown[]) => unknown,
): ExpressionOperator => {
  return (argument, compile) => {
    const parts = operandsOf(name, argument, arity).map(compile)
    return (scope) => compute(...parts.map((part) => part(scope)))
  }
}

/** A variadic operator that is null as soon as one operand is null or missing. */
export const nullable = (
  name: string,
  arity: Arity,
  compute: (...values: unknown[]) => unknown,
): ExpressionOperator =>
  variadic(name, arity, (...values) => (values.some(isAbsent) ? null : compute(...values)))

/** The named parts of an argument such as `{input, as, in}`, compiled; an unknown or missing part is refused. */
export function namedOperands(
  argument: unknown,
  { name, required, optional }: { name: string; required: readonly string[]; optional: readonly string[] },
): Fields {
  if (!isFields(argument)) throw malformed(`${name} needs an object`)
  const unknown = Object.keys(argument).find((key) => !required.includes(key) && !optional.includes(key))
  if (unknown !== undefined) throw malformed(`Unrecognized parameter to ${name}: ${unknown}`)
  const missing = required.find((key) => argument[key] === undefined)
  if (missing !== undefined) throw malformed(`Missing '${missing}' parameter to ${name}`)
  return argument
}

/** Compiles a part that may be left out. */
export function compileOptional(argument: Fields, part: string, compile: Compile): Evaluate | undefined {
  return part in argument ? compile(argument[part]) : undefined
}

/** @throws ServiceError when the value is no number */
export function requireNumber(name: string, value: unknown): number {
  if (isNumeric(value)) return numberFrom(value)
  throw expressionFailed(`${name} only supports numeric types, not ${kindOf(value)}`)
}

export function requireInteger(name: string, value: unknown): number {
  const number = requireNumber(name, value)
  if (Number.isInteger(number)) return number
  throw expressionFailed(`${name} needs an integer, found ${String(number)}`)
}

export function requireArray(name: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value as unknown[]
  throw expressionFailed(`The argument to ${name} must be an array, but was of type: ${kindOf(value)}`)
}

export function requireText(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw expressionFailed(`${name} requires a string argument, found: ${kindOf(value)}`)
}

/** A name for a value's type in messages. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  return isNumeric(value) ? 'number' : typeof value
}

/** The variable name given in `as`, `this` when there is none. */
export function variableName(name: string, as: unknown): string {
  if (as === undefined) return 'this'
  if (typeof as === 'string' && /^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(as)) return as
  throw malformed(`${JSON.stringify(as)} is not a valid variable name in ${name}`)
}
