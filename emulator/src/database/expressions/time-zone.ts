import { expressionFailed } from './operands'

const MINUTE = 60_000
const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * Milliseconds by which a zone is ahead of UTC at an instant.
 * @param zone an Olson name such as `Asia/Shanghai`, or `+08`, `+0800`, `+08:00`
 * @throws ServiceError DATABASE_REQUEST_FAILED for a zone that is not known
 */
export function zoneOffset(zone: string, time: number): number {
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (fixed) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)
    return (fixed[1] === '-' ? -1 : 1) * minutes * MINUTE
  }
  return wallClock(formatterOf(zone), time) - Math.floor(time / 1_000) * 1_000
}

/** The instant at which a zone's clocks show the given wall time (ms, as if it were UTC). */
export function instantOf(zone: string, wall: number): number {
  const guess = wall - zoneOffset(zone, wall)
  return wall - zoneOffset(zone, guess)
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  try {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const
    const formatter = new Intl.DateTimeFormat('en-US', {
      ...numeric,
      ...{ minute: 'numeric', second: 'numeric', hourCycle: 'h23', era: 'short', timeZone: zone },
    })
    formatters.set(zone, formatter)
    return formatter
  } catch {
    throw expressionFailed(`unrecognized time zone identifier: "${zone}"`)
  }
}

function wallClock(formatter: Intl.DateTimeFormat, time: number): number {
  const parts = Object.fromEntries(formatter.formatToParts(time).map(({ type, value }) => [type, value]))
  const [month, day, hour, minute, second] = ['month', 'day', 'hour', 'minute', 'second'].map((part) =>
    Number(parts[part]),
  )
  const date = new Date(Date.UTC(2000, (month ?? 1) - 1, day, hour, minute, second))
  const year = Number(parts['year'])
  date.setUTCFullYear(parts['era'] === 'BC' ? 1 - year : year, (month ?? 1) - 1, day)
  return date.getTime()
}
