import { isFields, type Fields } from '../values'
import { dateParts, isoWeekDay, utcDay } from './date-parts'
import { formatDate, parseDate, parseDateBy } from './date-text'
import type { Compile, Evaluate, ExpressionOperator, ExpressionOperators, Scope } from './expression'
import {
  compileOptional,
  expressionFailed,
  isAbsent,
  kindOf,
  malformed,
  namedOperands,
  operandsOf,
  requireInteger,
  requireText,
} from './operands'
import { instantOf, zoneOffset } from './time-zone'

const ISO_FORMAT = '%Y-%m-%dT%H:%M:%S.%LZ'

function requireDate(name: string, value: unknown): Date {
  if (value instanceof Date) return value
  throw expressionFailed(`${name}: can't convert from type ${kindOf(value)} to Date`)
}

/** The zone an expression names: UTC when there is none, undefined when it is null. */
function zoneOf(zone: Evaluate | undefined, scope: Scope): string | undefined {
  if (!zone) return '+00'
  const value = zone(scope)
  return isAbsent(value) ? undefined : requireText('timezone', value)
}

/** A part of a date, given as the date or as `{date, timezone}`. */
const partOf =
  (name: string, part: (date: Date) => number): ExpressionOperator =>
  (argument, compile) => {
    const { date, zone } = dateAndZone(name, argument, compile)
    return (scope) => {
      const value = date(scope)
      const timezone = zoneOf(zone, scope)
      if (isAbsent(value) || timezone === undefined) return null
      const time = requireDate(name, value).getTime()
      return part(new Date(time + zoneOffset(timezone, time)))
    }
  }

function dateAndZone(
  name: string,
  argument: unknown,
  compile: Compile,
): { date: Evaluate; zone: Evaluate | undefined } {
  if (!isFields(argument) || !('date' in argument)) {
    return { date: compile(operandsOf(name, argument, [1, 1])[0]), zone: undefined }
  }
  const parts = namedOperands(argument, { name, required: ['date'], optional: ['timezone'] })
  return { date: compile(parts['date']), zone: compileOptional(parts, 'timezone', compile) }
}

const dateToString: ExpressionOperator = (argument, compile) => {
  const optional = ['format', 'timezone', 'onNull']
  const parts = namedOperands(argument, { name: '$dateToString', required: ['date'], optional })
  const date = compile(parts['date'])
  const [format, zone, onNull] = optional.map((part) => compileOptional(parts, part, compile))
  return (scope) => {
    const value = date(scope)
    if (isAbsent(value)) return onNull ? onNull(scope) : null
    const layout = format ? format(scope) : ISO_FORMAT
    const timezone = zoneOf(zone, scope)
    if (isAbsent(layout) || timezone === undefined) return null
    const time = requireDate('$dateToString', value).getTime()
    const offset = zoneOffset(timezone, time)
    return formatDate(new Date(time + offset), offset, requireText('$dateToString', layout))
  }
}

const dateFromString: ExpressionOperator = (argument, compile) => {
  const optional = ['format', 'timezone', 'onError', 'onNull']
  const parts = namedOperands(argument, { name: '$dateFromString', required: ['dateString'], optional })
  const source = compile(parts['dateString'])
  const [format, zone, onError, onNull] = optional.map((part) => compileOptional(parts, part, compile))
  const read = (scope: Scope, text: string): Date | null => {
    const timezone = zoneOf(zone, scope)
    if (timezone === undefined) return null
    const layout = format?.(scope)
    const parsed = isAbsent(layout)
      ? parseDate(text)
      : parseDateBy(text, requireText('$dateFromString', layout))
    return new Date(instantOf(parsed.zone ?? timezone, parsed.wall))
  }
  return (scope) => {
    const text = source(scope)
    if (isAbsent(text)) return onNull ? onNull(scope) : null
    try {
      return read(scope, requireText('$dateFromString', text))
    } catch (error) {
      if (onError) return onError(scope)
      throw error
    }
  }
}

const CLOCK = ['hour', 'minute', 'second', 'millisecond']
const CALENDAR = ['year', 'month', 'day']
const ISO_CALENDAR = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek']

const dateFromParts: ExpressionOperator = (argument, compile) => {
  const iso = isFields(argument) && 'isoWeekYear' in argument
  const [year = '', ...rest] = iso ? ISO_CALENDAR : CALENDAR
  const optional = [...rest, ...CLOCK, 'timezone']
  const parts = namedOperands(argument, { name: '$dateFromParts', required: [year], optional })
  const numbers = [year, ...rest, ...CLOCK].map((part) => compileOptional(parts, part, compile))
  const zone = compileOptional(parts, 'timezone', compile)
  return (scope) => {
    const values = numbers.map((number, at) => (number ? number(scope) : at < 3 ? 1 : 0))
    const timezone = zoneOf(zone, scope)
    if (values.some(isAbsent) || timezone === undefined) return null
    return new Date(instantOf(timezone, wallTime(values, iso ? isoWeekDay : utcDay)))
  }
}

function wallTime(values: readonly unknown[], dayAt: typeof utcDay): number {
  const integers = values.map((value) => requireInteger('$dateFromParts', value))
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0] = integers
  return dayAt(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond
}

const dateToParts: ExpressionOperator = (argument, compile) => {
  const optional = ['timezone', 'iso8601']
  const parts = namedOperands(argument, { name: '$dateToParts', required: ['date'], optional })
  if (parts['iso8601'] !== undefined && typeof parts['iso8601'] !== 'boolean')
    throw malformed('iso8601 is true or false')
  const operators = [...(parts['iso8601'] === true ? ISO_CALENDAR : CALENDAR), ...CLOCK].map((part) => {
    const operator = part === 'day' ? '$dayOfMonth' : `$${part}`
    const source: Fields = {
      date: parts['date'],
      ...('timezone' in parts ? { timezone: parts['timezone'] } : {}),
    }
    return [part, compile({ [operator]: source })] as const
  })
  return (scope) => {
    const values = operators.map(([part, evaluate]) => [part, evaluate(scope)] as const)
    return values.some(([, value]) => value === null) ? null : Object.fromEntries(values)
  }
}

/** Date operators, after the manual; the parts of a date are in date-parts.ts. */
export const dates: ExpressionOperators = {
  ...Object.fromEntries(Object.entries(dateParts).map(([name, part]) => [name, partOf(name, part)])),
  $dateFromParts: dateFromParts,
  $dateFromString: dateFromString,
  $dateToParts: dateToParts,
  $dateToString: dateToString,
}
