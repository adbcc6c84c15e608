import { dayWords, deadlineWords, greeting, momentWords, spanWords } from '@/components/time-words'

const beijing = (text: string): number => Date.parse(`${text}+08:00`)
const now = beijing('2026-11-21T15:00:00')
const HOUR = 3_600_000

describe('days', () => {
  it.each([
    ['2026-11-21T00:00:00', '今天'],
    ['2026-11-21T23:59:59', '今天'],
    ['2026-11-22T00:00:00', '明天'],
    ['2026-11-23T09:00:00', '后天'],
    ['2026-11-20T23:59:59', '昨天'],
    ['2026-11-19T09:00:00', '前天'],
    ['2026-12-01T09:00:00', '12月1日'],
    ['2026-11-18T09:00:00', '11月18日'],
    ['2027-01-03T09:00:00', '2027年1月3日'],
  ])('%s is %s', (text, words) => {
    expect(dayWords(beijing(text), now)).toBe(words)
  })

  it('are days of Beijing, not of the machine', () => {
    const justAfterMidnight = beijing('2026-11-21T00:05:00')
    expect(dayWords(beijing('2026-11-20T23:55:00'), justAfterMidnight)).toBe('昨天')
  })
})

it('names a moment by day and time', () => {
  expect(momentWords(beijing('2026-11-21T15:42:00'), now)).toBe('今天 15:42')
  expect(momentWords(beijing('2026-11-10T09:10:00'), now)).toBe('11月10日 09:10')
})

it.each([
  [10_000, '1 分钟'],
  [59 * 60_000, '59 分钟'],
  [5.9 * HOUR, '5 小时'],
  [24 * HOUR, '1 天'],
  [75 * HOUR, '3 天'],
])('a span of %d ms is %s', (ms, words) => {
  expect(spanWords(ms)).toBe(words)
})

describe('deadlines', () => {
  it.each([
    [-2 * HOUR, '超时 2 小时', 'over'],
    [0, '超时 1 分钟', 'over'],
    [3 * HOUR, '还剩 3 小时', 'soon'],
    [27 * HOUR, '明天 18:00 前', 'later'],
    [9.5 * 24 * HOUR, '12月1日前', 'later'],
  ])('%d ms from now: %s', (distance, text, urgency) => {
    expect(deadlineWords(now + distance, now)).toEqual({ text, urgency })
  })
})

it.each([
  ['2026-11-21T03:00:00', '夜深了'],
  ['2026-11-21T07:00:00', '早上好'],
  ['2026-11-21T10:00:00', '上午好'],
  ['2026-11-21T12:30:00', '中午好'],
  ['2026-11-21T15:00:00', '下午好'],
  ['2026-11-21T20:00:00', '晚上好'],
])('greets at %s with %s', (text, words) => {
  expect(greeting(beijing(text))).toBe(words)
})
