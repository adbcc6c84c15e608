import { ObjectId } from 'bson'
import { isNumeric, numberFrom } from '../numbers'
import { typeName } from '../type-names'
import { parseDate } from './date-text'
import type { ExpressionOperator, ExpressionOperators } from './expression'
import { expressionFailed, isAbsent, kindOf, namedOperands, requireText, unary } from './operands'
import { instantOf } from './time-zone'
import { isTrue } from './truth'

const failed = (value: unknown, to: string): Error =>
  expressionFailed(
    `Failed to convert a value of type ${kindOf(value)} to ${to} in $convert with no onError value`,
  )

function toNumber(value: unknown, to: string): number {
  if (isNumeric(value)) return numberFrom(value)
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date) return value.getTime()
  const text = typeof value === 'string' ? value : ''
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw failed(value, to)
  return Number(text)
}

function toText(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean' || isNumeric(value)) return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.toHexString()
  throw failed(value, 'string')
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value
  if (isNumeric(value)) return new Date(numberFrom(value))
  if (value instanceof ObjectId) return value.getTimestamp()
  if (typeof value !== 'string') throw failed(value, 'date')
  const { wall, zone = '+00' } = parseDate(value)
  return new Date(instantOf(zone, wall))
}

/** `$toX` for each X: null stays null. */
const converted = (name: string, compute: (value: unknown) => unknown): ExpressionOperator =>
  unary(name, (value) => (isAbsent(value) ? null : compute(value)))

const trimmed =
  (name: string, sides: readonly ('start' | 'end')[]): ExpressionOperator =>
  (argument, compile) => {
    const parts = namedOperands(argument, { name, required: ['input'], optional: ['chars'] })
    const input = compile(parts['input'])
    const chars = compile(
      parts['chars'] ??
        '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
    )
    return (scope) => {
      const [text, cut] = [input(scope), chars(scope)]
      if (isAbsent(text) || isAbsent(cut)) return null
      const points = [...requireText(name, text)]
      const kept = new Set(requireText(name, cut))
      while (sides.includes('start') && kept.has(points[0] ?? '')) points.shift()
      while (sides.includes('end') && kept.has(points.at(-1) ?? '')) points.pop()
      return points.join('')
    }
  }

/** Operators of MongoDB 4.0 that the SDK has no method for but sends when written as plain objects. */
export const conversions: ExpressionOperators = {
  $toBool: converted('$toBool', isTrue),
  $toDate: converted('$toDate', toDate),
  $toDouble: converted('$toDouble', (value) => toNumber(value, 'double')),
  $toInt: converted('$toInt', (value) => Math.trunc(toNumber(value, 'int'))),
  $toLong: converted('$toLong', (value) => Math.trunc(toNumber(value, 'long'))),
  $toString: converted('$toString', toText),
  $type: unary('$type', typeName),
  $trim: trimmed('$trim', ['start', 'end']),
  $ltrim: trimmed('$ltrim', ['start']),
  $rtrim: trimmed('$rtrim', ['end']),
}
