import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The neighbourhood lives on Beijing time, whatever the phone is set to. */
const local = (at: number): Dayjs => dayjs(at).utcOffset(8 * 60)

const near: Record<number, string> = { [-2]: '前天', [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }

/** 今天, 明天, 12月1日; with the year when it is another one. Both are epoch ms. */
export function dayWords(at: number, now: number): string {
  const day = local(at)
  const distance = day.startOf('day').diff(local(now).startOf('day'), 'day')
  return near[distance] ?? day.format(day.year() === local(now).year() ? 'M月D日' : 'YYYY年M月D日')
}

/** 今天 15:42, 11月20日 09:10. */
export const momentWords = (at: number, now: number): string =>
  `${dayWords(at, now)} ${local(at).format('HH:mm')}`

/** A length of time in its largest unit: 20 分钟, 5 小时, 3 天. `ms` below a minute counts as one. */
export function spanWords(ms: number): string {
  if (ms >= DAY) return `${Math.floor(ms / DAY)} 天`
  if (ms >= HOUR) return `${Math.floor(ms / HOUR)} 小时`
  return `${Math.max(1, Math.floor(ms / MINUTE))} 分钟`
}

export interface DeadlineWords {
  readonly text: string
  /** Past, within a day, or further off. */
  readonly urgency: 'over' | 'soon' | 'later'
}

/** 超时 2 小时, 还剩 3 小时, 明天 18:00 前, 12月1日前. */
export function deadlineWords(dueAt: number, now: number): DeadlineWords {
  const left = dueAt - now
  if (left <= 0) return { text: `超时 ${spanWords(-left)}`, urgency: 'over' }
  if (left < DAY) return { text: `还剩 ${spanWords(left)}`, urgency: 'soon' }
  const isClose = left < 2 * DAY
  return { text: isClose ? `${momentWords(dueAt, now)} 前` : `${dayWords(dueAt, now)}前`, urgency: 'later' }
}

/** 早上好, 上午好, … by Beijing time. */
export function greeting(now: number): string {
  const hour = local(now).hour()
  const [, words] = greetings.find(([until]) => hour < until) ?? [24, '晚上好']
  return words
}

const greetings: readonly (readonly [number, string])[] = [
  [5, '夜深了'],
  [9, '早上好'],
  [12, '上午好'],
  [14, '中午好'],
  [18, '下午好'],
  [24, '晚上好'],
]
