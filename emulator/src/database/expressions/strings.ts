import { isNumeric } from '../numbers'
import { notNegative } from './arrays'
import type { ExpressionOperator, ExpressionOperators } from './expression'
import {
  expressionFailed,
  isAbsent,
  kindOf,
  nullable,
  requireInteger,
  requireText,
  unary,
  variadic,
} from './operands'

/** What string operators read: texts, numbers and dates as they print, nothing for null and missing. */
function textFrom(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (isAbsent(value)) return ''
  if (isNumeric(value)) return String(value)
  if (value instanceof Date) return value.toISOString()
  throw expressionFailed(`${name}: can't convert from type ${kindOf(value)} to string`)
}

const ofText = (name: string, compute: (text: string) => unknown): ExpressionOperator =>
  unary(name, (value) => compute(textFrom(name, value)))

function concat(...parts: unknown[]): string {
  return parts.map((part) => requireText('$concat', part)).join('')
}

function split(text: unknown, separator: unknown): string[] {
  const by = requireText('$split', separator)
  if (by === '') throw expressionFailed('$split requires a non-empty separator')
  return requireText('$split', text).split(by)
}

interface Search {
  readonly name: string
  readonly parts: (text: string) => ArrayLike<unknown>
  readonly search: (text: string, value: string, from: number) => number
}

/** Looks for a text between two positions, counted in bytes or in code points. */
const indexIn = ({ name, parts, search }: Search): ExpressionOperator =>
  variadic(name, [2, 4], (text, value, start, end) => {
    if (isAbsent(text)) return null
    const whole = requireText(name, text)
    const wanted = requireText(name, value)
    const from = start === undefined ? 0 : notNegative(name, start)
    const length = parts(whole).length
    const until = end === undefined ? length : Math.min(notNegative(name, end), length)
    const found = from > length ? -1 : search(whole, wanted, from)
    return found >= 0 && found + parts(wanted).length <= until ? found : -1
  })

const codePoints = (text: string): string[] => [...text]

function indexOfCodePoint(text: string, value: string, from: number): number {
  const points = codePoints(text)
  const start = points.slice(0, from).join('').length
  const found = text.indexOf(value, start)
  return found === -1 ? -1 : codePoints(text.slice(0, found)).length
}

/** A start below zero gives nothing, a length below zero the whole rest (so says WeChat's manual). */
function part(name: string, ...[start, length]: unknown[]): { from: number; until: number } | undefined {
  const from = requireInteger(name, start)
  const count = requireInteger(name, length)
  return from < 0 ? undefined : { from, until: count < 0 ? Infinity : from + count }
}

const substrBytes = (name: string): ExpressionOperator =>
  variadic(name, [3, 3], (text, start, length) => {
    const bytes = Buffer.from(textFrom(name, text))
    const range = part(name, start, length)
    if (!range) return ''
    const until = Math.min(range.until, bytes.length)
    if (startsInside(bytes, range.from) || startsInside(bytes, until)) {
      throw expressionFailed(`${name}: Invalid range, it begins or ends in the middle of a UTF-8 character.`)
    }
    return bytes.subarray(range.from, until).toString()
  })

/** Bytes of the form 10xxxxxx continue a character. */
const startsInside = (bytes: Buffer, at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80

function substrCodePoints(text: unknown, start: unknown, length: unknown): string {
  const range = part('$substrCP', start, length)
  return range ? codePoints(textFrom('$substrCP', text)).slice(range.from, range.until).join('') : ''
}

/** MongoDB changes the case of ASCII letters only. */
const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
const upper = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())

function compareCaseless(left: unknown, right: unknown): number {
  const [a, b] = [left, right].map((value) => upper(textFrom('$strcasecmp', value))) as [string, string]
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** String operators, after the manual. */
export const strings: ExpressionOperators = {
  $concat: nullable('$concat', [0, Infinity], concat),
  $indexOfBytes: indexIn({
    name: '$indexOfBytes',
    parts: (text) => Buffer.from(text),
    search: (text, value, from) => Buffer.from(text).indexOf(value, from),
  }),
  $indexOfCP: indexIn({ name: '$indexOfCP', parts: codePoints, search: indexOfCodePoint }),
  $split: nullable('$split', [2, 2], split),
  $strLenBytes: unary('$strLenBytes', (text) => Buffer.byteLength(requireText('$strLenBytes', text))),
  $strLenCP: unary('$strLenCP', (text) => codePoints(requireText('$strLenCP', text)).length),
  $strcasecmp: variadic('$strcasecmp', [2, 2], compareCaseless),
  $substr: substrBytes('$substr'),
  $substrBytes: substrBytes('$substrBytes'),
  $substrCP: variadic('$substrCP', [3, 3], substrCodePoints),
  $toLower: ofText('$toLower', lower),
  $toUpper: ofText('$toUpper', upper),
}
