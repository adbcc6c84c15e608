import dayjs from 'dayjs'
import { dayOf, startOfDay } from '@/components/days'

/** The last millisecond of a day in China, for something needed by that day. */
export const endOfDay = (day: string): number => Date.parse(`${day}T23:59:59.999+08:00`)

export type Period = 'week' | 'month' | 'quarter'

/** Since when a period runs, in epoch ms: this week from Monday, this month from the first, or three months back. */
export function sinceOf(period: Period, now: number): number {
  const today = dayjs(dayOf(now))
  const first = {
    week: today.subtract((today.day() + 6) % 7, 'day'),
    month: today.startOf('month'),
    quarter: today.subtract(3, 'month'),
  }[period]
  return startOfDay(first.format('YYYY-MM-DD'))
}
