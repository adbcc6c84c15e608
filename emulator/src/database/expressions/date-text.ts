import { dateParts, utcDay } from './date-parts'
import { expressionFailed } from './operands'
import { must } from '../must'

/** The specifiers of `$dateToString`, with their width; the manual's table. */
const SPECIFIERS: { readonly [letter: string]: readonly [part: string, width: number] } = {
  d: ['$dayOfMonth', 2],
  G: ['$isoWeekYear', 4],
  H: ['$hour', 2],
  j: ['$dayOfYear', 3],
  L: ['$millisecond', 3],
  m: ['$month', 2],
  M: ['$minute', 2],
  S: ['$second', 2],
  w: ['$dayOfWeek', 1],
  u: ['$isoDayOfWeek', 1],
  U: ['$week', 2],
  V: ['$isoWeek', 2],
  Y: ['$year', 4],
}

/**
 * Writes a date by a format such as `%Y-%m-%d`.
 * @param local the date shifted to its zone
 * @param offset how far it was shifted (ms)
 */
export function formatDate(local: Date, offset: number, format: string): string {
  return format.replace(/%(.?)/gsu, (_, letter: string) => {
    if (letter === '%') return '%'
    const minutes = offset / 60_000
    if (letter === 'z')
      return `${sign(minutes)}${padded(Math.abs(minutes) / 60, 2)}${padded(Math.abs(minutes) % 60, 2)}`
    if (letter === 'Z') return `${sign(minutes)}${padded(Math.abs(minutes), 3)}`
    const specifier = SPECIFIERS[letter]
    if (!specifier) throw expressionFailed(`Invalid format character '%${letter}' in format string`)
    return padded(must(dateParts[specifier[0]])(local), specifier[1])
  })
}

const sign = (value: number): string => (value < 0 ? '-' : '+')
const padded = (value: number, width: number): string => String(Math.trunc(value)).padStart(width, '0')

const ISO =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/

/** A wall time (ms, as if it were UTC) and the zone the text names, if it does. */
export interface ParsedDate {
  readonly wall: number
  readonly zone: string | undefined
}

/** Reads `2019-05-14T09:38:51.686Z` and shorter forms. */
export function parseDate(text: string): ParsedDate {
  const found = ISO.exec(text.trim())
  if (!found) throw expressionFailed(`Error parsing date string '${text}'`)
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = found
  const millisecond = fraction.padEnd(3, '0')
  return wallTime({ Y: year, m: month, d: day, H: hour, M: minute, S: second, L: millisecond, z: zone })
}

interface TextParts {
  readonly [letter: string]: string | undefined
}

function wallTime(parts: TextParts): ParsedDate {
  const number = (letter: string, fallback: number): number => Number(parts[letter] ?? fallback)
  const time = ((number('H', 0) * 60 + number('M', 0)) * 60 + number('S', 0)) * 1_000 + number('L', 0)
  const zone = parts['z'] === 'Z' ? '+00' : parts['z']
  return { wall: utcDay(number('Y', 1970), number('m', 1), number('d', 1)) + time, zone }
}

const READABLE: { readonly [letter: string]: string } = {
  ...{
    Y: '\\d{4}',
    m: '\\d{1,2}',
    d: '\\d{1,2}',
    H: '\\d{1,2}',
    M: '\\d{1,2}',
    S: '\\d{1,2}',
    L: '\\d{1,3}',
  },
  z: 'Z|[+-]\\d{2}:?\\d{2}',
}

/** Reads a text by the format it was written in. */
export function parseDateBy(text: string, format: string): ParsedDate {
  const letters: string[] = []
  const pattern = format.replace(/%(.?)|[\\^$.|?*+()[\]{}]/gs, (token, letter: string | undefined) => {
    if (letter === undefined) return `\\${token}`
    if (letter === '%') return '%'
    const readable = READABLE[letter]
    if (readable === undefined)
      throw expressionFailed(`Invalid format character '%${letter}' in format string`)
    letters.push(letter)
    return `(${readable})`
  })
  const found = new RegExp(`^${pattern}$`).exec(text)
  if (!found) throw expressionFailed(`Error parsing date string '${text}' with format '${format}'`)
  return wallTime(Object.fromEntries(letters.map((letter, n) => [letter, found[n + 1]])))
}
