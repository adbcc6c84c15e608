import type { Column } from './sheet'

const two = (value: number): string => String(value).padStart(2, '0')
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_none, step) => from + step)

/** Numbers of a date (year, month, day) or of a time (hour, minute), and the wheels over them. */
interface Wheel {
  readonly label: string
  readonly values: readonly number[]
}

const daysIn = (year: number, month: number): number => new Date(year, month, 0).getDate()

/** `fields`: how fine a date is. */
const fineness: { readonly [fields: string]: number } = { year: 1, month: 2, day: 3 }

export interface Bounds {
  readonly start: string
  readonly end: string
}

/** Numbers in a text such as 2026-01-31 or 09:30; empty for none. */
export const numbersOf = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number)

function dateWheels([year = 1, month = 1]: readonly number[], { start, end }: Bounds): Wheel[] {
  const [first = 1900] = numbersOf(start)
  const [last = 2100] = numbersOf(end)
  return [
    { label: '年', values: range(first, last) },
    { label: '月', values: range(1, 12) },
    { label: '日', values: range(1, daysIn(year, month)) },
  ]
}

const timeWheels: Wheel[] = [
  { label: '时', values: range(0, 23) },
  { label: '分', values: range(0, 59) },
]

export interface Moment extends Bounds {
  readonly mode: 'date' | 'time'
  readonly fields: string
}

const wheelsOf = (numbers: readonly number[], { mode, fields, ...bounds }: Moment): Wheel[] =>
  mode === 'time' ? timeWheels : dateWheels(numbers, bounds).slice(0, fineness[fields] ?? 3)

/** Wheels that show these numbers. */
export const momentColumns = (numbers: readonly number[], moment: Moment): Column[] =>
  wheelsOf(numbers, moment).map(({ label, values }, place) => ({
    label,
    options: values.map((value) => two(value)),
    index: Math.max(0, values.indexOf(numbers[place] ?? values[0] ?? 0)),
  }))

/** The number under an index of a wheel. */
export const numberAt = (numbers: readonly number[], moment: Moment, at: { column: number; index: number }) =>
  wheelsOf(numbers, moment)[at.column]?.values[at.index] ?? 0

/** YYYY-MM-DD or HH:mm, no earlier than start and no later than end. */
export function momentText(numbers: readonly number[], moment: Moment): string {
  const count = wheelsOf(numbers, moment).length
  const text = numbers
    .slice(0, count)
    .map(two)
    .join(moment.mode === 'time' ? ':' : '-')
  if (moment.start !== '' && text < moment.start) return moment.start
  if (moment.end !== '' && text > moment.end) return moment.end
  return text
}
