import type { ExpressionOperator, ExpressionOperators } from './expression'
import {
  expressionFailed,
  isAbsent,
  kindOf,
  nullable,
  requireInteger,
  requireNumber,
  unary,
} from './operands'

/** One number in, one number out; null for null and missing. */
const ofNumber = (name: string, compute: (value: number) => number): ExpressionOperator =>
  unary(name, (value) => (isAbsent(value) ? null : compute(requireNumber(name, value))))

/** The same for numbers above zero only. */
const ofPositive = (name: string, compute: (value: number) => number): ExpressionOperator =>
  ofNumber(name, (value) => compute(positive(name, value)))

function positive(name: string, value: number): number {
  if (value > 0 || Number.isNaN(value)) return value
  throw expressionFailed(`${name}'s argument must be a positive number, but is ${value}`)
}

/** Numbers add up; one date among them makes the sum a date. */
function add(...values: unknown[]): unknown {
  let dates = 0
  let sum = 0
  for (const value of values) {
    if (value instanceof Date) dates++
    sum += value instanceof Date ? value.getTime() : requireNumber('$add', value)
  }
  if (dates > 1) throw expressionFailed('only one date allowed in an $add expression')
  return dates === 1 ? new Date(sum) : sum
}

function subtract(left: unknown, right: unknown): unknown {
  if (!(left instanceof Date)) return requireNumber('$subtract', left) - requireNumber('$subtract', right)
  if (right instanceof Date) return left.getTime() - right.getTime()
  return new Date(left.getTime() - requireNumber('$subtract', right))
}

function divide(dividend: unknown, divisor: unknown): unknown {
  const by = requireNumber('$divide', divisor)
  if (by === 0) throw expressionFailed("can't $divide by zero")
  return requireNumber('$divide', dividend) / by
}

function remainder(dividend: unknown, divisor: unknown): unknown {
  const by = requireNumber('$mod', divisor)
  if (by === 0) throw expressionFailed("can't $mod by zero")
  return requireNumber('$mod', dividend) % by
}

function power(base: unknown, exponent: unknown): unknown {
  const number = requireNumber('$pow', base)
  const to = requireNumber('$pow', exponent)
  if (number === 0 && to < 0) throw expressionFailed('$pow cannot take a base of 0 and a negative exponent')
  return number ** to
}

function logarithm(value: unknown, base: unknown): unknown {
  const number = positive('$log', requireNumber('$log', value))
  const to = positive('$log', requireNumber('$log', base))
  if (to === 1) throw expressionFailed("$log's base must be a positive number not equal to 1")
  return to === 2 ? Math.log2(number) : Math.log(number) / Math.log(to)
}

/** Cuts or rounds at a decimal place; halves go to the even neighbour, as in MongoDB. */
const atPlace =
  (name: string, whole: (value: number) => number) =>
  (value: unknown, place: unknown = 0): unknown => {
    const number = requireNumber(name, value)
    const digits = requireInteger(name, place)
    return shifted(whole(shifted(number, digits)), -digits)
  }

/** Moves the decimal point in the text, where no rounding happens. */
const shifted = (value: number, places: number): number => {
  if (!Number.isFinite(value) || places === 0) return value
  const [digits, exponent] = value.toExponential().split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}

function halfToEven(value: number): number {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

function squareRoot(value: number): number {
  if (value < 0) throw expressionFailed(`$sqrt's argument must be greater than or equal to 0`)
  return Math.sqrt(value)
}

function multiply(...values: unknown[]): number {
  const date = values.find((value) => value instanceof Date)
  if (date) throw expressionFailed(`$multiply only supports numeric types, not ${kindOf(date)}`)
  return values.reduce<number>((product, value) => product * requireNumber('$multiply', value), 1)
}

const MANY = [0, Infinity] as const

/** Arithmetic operators, after the manual. */
export const arithmetic: ExpressionOperators = {
  $abs: ofNumber('$abs', Math.abs),
  $add: nullable('$add', MANY, add),
  $ceil: ofNumber('$ceil', Math.ceil),
  $divide: nullable('$divide', [2, 2], divide),
  $exp: ofNumber('$exp', Math.exp),
  $floor: ofNumber('$floor', Math.floor),
  $ln: ofPositive('$ln', Math.log),
  $log: nullable('$log', [2, 2], logarithm),
  $log10: ofPositive('$log10', Math.log10),
  $mod: nullable('$mod', [2, 2], remainder),
  $multiply: nullable('$multiply', MANY, multiply),
  $pow: nullable('$pow', [2, 2], power),
  $round: nullable('$round', [1, 2], atPlace('$round', halfToEven)),
  $sqrt: ofNumber('$sqrt', squareRoot),
  $subtract: nullable('$subtract', [2, 2], subtract),
  $trunc: nullable('$trunc', [1, 2], atPlace('$trunc', Math.trunc)),
}
