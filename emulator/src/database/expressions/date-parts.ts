const DAY = 86_400_000

/** Parts of a date as its UTC fields show them; zones are applied before, by shifting the date. */
export const dateParts: { readonly [operator: string]: (date: Date) => number } = {
  $year: (date) => date.getUTCFullYear(),
  $month: (date) => date.getUTCMonth() + 1,
  $dayOfMonth: (date) => date.getUTCDate(),
  $hour: (date) => date.getUTCHours(),
  $minute: (date) => date.getUTCMinutes(),
  $second: (date) => date.getUTCSeconds(),
  $millisecond: (date) => date.getUTCMilliseconds(),
  /** 1 is Sunday. */
  $dayOfWeek: (date) => date.getUTCDay() + 1,
  $dayOfYear: dayOfYear,
  /** The first Sunday begins week 1; the days before it are week 0. */
  $week: (date) => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7),
  /** 1 is Monday. */
  $isoDayOfWeek: isoDay,
  $isoWeek: (date) => Math.floor((dayOfYear(thursdayOf(date)) - 1) / 7) + 1,
  $isoWeekYear: (date) => thursdayOf(date).getUTCFullYear(),
}

function dayOfYear(date: Date): number {
  const midnight = Math.floor(date.getTime() / DAY) * DAY
  return Math.round((midnight - utcDay(date.getUTCFullYear(), 1, 1)) / DAY) + 1
}

function isoDay(date: Date): number {
  return date.getUTCDay() || 7
}

/** The Thursday of a date's ISO week, whose year and number are the week's. */
function thursdayOf(date: Date): Date {
  return new Date(date.getTime() + (4 - isoDay(date)) * DAY)
}

/** Milliseconds of a day's midnight, UTC; months and days may lie outside their range and carry over. */
export function utcDay(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime()
}

/** The midnight of a day named by ISO year, week and day of the week. */
export function isoWeekDay(year: number, week: number, day: number): number {
  const fourth = new Date(utcDay(year, 1, 4))
  const firstMonday = fourth.getTime() - (isoDay(fourth) - 1) * DAY
  return firstMonday + ((week - 1) * 7 + day - 1) * DAY
}
