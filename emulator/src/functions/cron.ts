/** A parsed trigger time: which values each of the seven fields allows. */
export interface Cron {
  readonly seconds: ReadonlySet<number>
  readonly minutes: ReadonlySet<number>
  readonly hours: ReadonlySet<number>
  readonly days: ReadonlySet<number>
  readonly months: ReadonlySet<number>
  readonly weekdays: ReadonlySet<number>
  readonly years: ReadonlySet<number>
  /** Whether day and week are given rather than `*`: given both, either of them suffices. */
  readonly dayGiven: boolean
  readonly weekdayGiven: boolean
}

interface Field {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly names?: readonly string[]
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const LAST_YEAR = 2099

const FIELDS: readonly Field[] = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  { name: 'week', from: 0, to: 6, names: WEEKDAYS },
  { name: 'year', from: 1970, to: LAST_YEAR },
]

const ZONE_MS = 8 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Parses the seven fields `second minute hour day month week year` of a timer trigger, each `*`, a number,
 * a name (JAN, SUN), a range `a-b`, a step (`*` or range, then `/n`) or a list of those.
 *
 * @throws Error naming the field that is wrong
 */
export function parseCron(text: string): Cron {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== FIELDS.length) throw new Error(`a trigger has 7 fields, "${text}" has ${parts.length}`)
  const sets = FIELDS.map((field, index) => parseField(field, parts[index] ?? ''))
  const set = (index: number): ReadonlySet<number> => sets[index] ?? new Set()
  return {
    seconds: set(0),
    minutes: set(1),
    hours: set(2),
    days: set(3),
    months: set(4),
    weekdays: set(5),
    years: set(6),
    dayGiven: parts[3] !== '*',
    weekdayGiven: parts[5] !== '*',
  }
}

/**
 * The first moment after `after` (ms since the epoch) that the cron names in UTC+8, or undefined when there is
 * none up to the year 2099. China has no summer time, so a day always has 24 hours.
 */
export function nextTime(cron: Cron, after: number): number | undefined {
  const start = Math.floor(after / 1000) * 1000 + 1000 + ZONE_MS
  const end = Date.UTC(LAST_YEAR + 1, 0, 1)
  for (let day = start - (((start % DAY_MS) + DAY_MS) % DAY_MS); day < end; day += DAY_MS) {
    if (!matchesDay(cron, new Date(day))) continue
    const time = firstTimeOfDay(cron, Math.max(0, start - day))
    if (time !== undefined) return day + time - ZONE_MS
  }
  return undefined
}

/** Whether a moment is one that the cron names. */
export function matchesTime(cron: Cron, at: number): boolean {
  const local = new Date(at + ZONE_MS)
  const { seconds, minutes, hours } = cron
  const isTime =
    seconds.has(local.getUTCSeconds()) && minutes.has(local.getUTCMinutes()) && hours.has(local.getUTCHours())
  return isTime && matchesDay(cron, local)
}

function matchesDay(cron: Cron, local: Date): boolean {
  if (!cron.years.has(local.getUTCFullYear()) || !cron.months.has(local.getUTCMonth() + 1)) return false
  const isDay = cron.days.has(local.getUTCDate())
  const isWeekday = cron.weekdays.has(local.getUTCDay())
  return cron.dayGiven && cron.weekdayGiven ? isDay || isWeekday : isDay && isWeekday
}

/** The first allowed time of a day, in ms since its midnight and not before `from`. */
function firstTimeOfDay({ hours, minutes, seconds }: Cron, from: number): number | undefined {
  for (const hour of hours) {
    if ((hour + 1) * 3_600_000 <= from) continue
    for (const minute of minutes) {
      if (hour * 3_600_000 + (minute + 1) * 60_000 <= from) continue
      for (const second of seconds) {
        const time = hour * 3_600_000 + minute * 60_000 + second * 1000
        if (time >= from) return time
      }
    }
  }
  return undefined
}

function parseField(field: Field, text: string): ReadonlySet<number> {
  const values = text.split(',').flatMap((item) => parseItem(field, item))
  return new Set(values.sort((one, other) => one - other))
}

function parseItem(field: Field, item: string): number[] {
  const [range = '', stepText, ...rest] = item.split('/')
  const step = stepText === undefined ? 1 : Number(stepText)
  if (rest.length > 0 || !Number.isInteger(step) || step < 1) throw wrong(field, item)
  const [from, to] = parseRange(field, range, stepText !== undefined)
  if (from > to) throw wrong(field, item)
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step)
}

/** `a/n` runs from a to the end of the field, `a` alone is only itself. */
function parseRange(field: Field, range: string, hasStep: boolean): [number, number] {
  if (range === '*') return [field.from, field.to]
  const [first = '', last, ...rest] = range.split('-')
  if (rest.length > 0) throw wrong(field, range)
  const from = parseValue(field, first)
  if (last !== undefined) return [from, parseValue(field, last)]
  return [from, hasStep ? field.to : from]
}

function parseValue(field: Field, text: string): number {
  const named = field.names?.indexOf(text.toUpperCase()) ?? -1
  const value = named >= 0 ? named + field.from : /^\d+$/.test(text) ? Number(text) : NaN
  if (!(value >= field.from && value <= field.to)) throw wrong(field, text)
  return value
}

function wrong(field: Field, text: string): Error {
  return new Error(`"${text}" is not valid for the ${field.name} (${field.from} to ${field.to})`)
}
