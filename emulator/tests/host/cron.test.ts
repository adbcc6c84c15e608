import fc from 'fast-check'
import { matchesTime, nextTime, parseCron } from '../../src/functions/cron'

const at = (text: string): number => Date.parse(text)
const next = (cron: string, after: string): string | undefined => {
  const time = nextTime(parseCron(cron), at(after))
  return time === undefined ? undefined : new Date(time).toISOString()
}

it.each([
  ['0 0 2 * * * *', '2026-11-21T00:00:00Z', '2026-11-21T18:00:00.000Z'],
  ['0 0 2 * * * *', '2026-11-21T18:00:00Z', '2026-11-22T18:00:00.000Z'],
  ['*/5 * * * * * *', '2026-11-21T00:00:01.500Z', '2026-11-21T00:00:05.000Z'],
  ['0 15 10 1 * * *', '2026-11-21T00:00:00Z', '2026-12-01T02:15:00.000Z'],
  ['0 0 2 1 * * *', '2026-11-21T00:00:00Z', '2026-11-30T18:00:00.000Z'],
  ['0 15 10 * * MON-FRI *', '2026-11-20T03:00:00Z', '2026-11-23T02:15:00.000Z'],
  ['0 0 10,14,16 * * * *', '2026-11-21T02:00:00Z', '2026-11-21T06:00:00.000Z'],
  ['0 */30 9-17 * * * *', '2026-11-21T09:30:00Z', '2026-11-22T01:00:00.000Z'],
  ['0 0 12 * * WED *', '2026-11-21T00:00:00Z', '2026-11-25T04:00:00.000Z'],
  ['0 1/10 * * * * *', '2026-11-21T00:01:00Z', '2026-11-21T00:11:00.000Z'],
  ['0 0 0 1 JAN-MAR,DEC * *', '2026-11-21T00:00:00Z', '2026-11-30T16:00:00.000Z'],
  ['0 0 9 * * MON-FRI *', '2026-11-20T02:00:00Z', '2026-11-23T01:00:00.000Z'],
  ['0 0 0 29 2 * *', '2026-11-21T00:00:00Z', '2028-02-28T16:00:00.000Z'],
  ['0 30 23 31 12 * 2026', '2026-11-21T00:00:00Z', '2026-12-31T15:30:00.000Z'],
])('%s after %s is %s', (cron, after, expected) => {
  expect(next(cron, after)).toBe(expected)
})

it('takes day or week when both are given', () => {
  // 2026-11-22 is a Sunday; the 25th is a Wednesday.
  expect(next('0 0 8 25 * SUN *', '2026-11-21T01:00:00Z')).toBe('2026-11-22T00:00:00.000Z')
  expect(next('0 0 8 25 * SUN *', '2026-11-22T01:00:00Z')).toBe('2026-11-25T00:00:00.000Z')
})

it('never fires again after its last year', () => {
  expect(next('0 0 0 1 1 * 2020', '2026-11-21T00:00:00Z')).toBeUndefined()
})

it.each([
  '',
  '* * * * *',
  '60 * * * * * *',
  '* * 24 * * * *',
  '* * * 0 * * *',
  '* * * * 13 * *',
  '* * * * * 7 *',
  '*/0 * * * * * *',
  '5-1 * * * * * *',
  'a * * * * * *',
  '1/2/3 * * * * * *',
])('refuses %p', (cron) => {
  expect(() => parseCron(cron)).toThrow()
})

const item = (from: number, to: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant('*'),
    fc.integer({ min: from, max: to }).map(String),
    fc.tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to })).map(([one, other]) => {
      return `${Math.min(one, other)}-${Math.max(one, other)}`
    }),
    fc.integer({ min: 1, max: 20 }).map((step) => `*/${step}`),
  )

const cronText = fc
  .tuple(item(0, 59), item(0, 59), item(0, 23), item(1, 28), item(1, 12), item(0, 6))
  .map((fields) => `${fields.join(' ')} *`)
const moment = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') })

it('names a later moment that matches, whatever the cron', () => {
  fc.assert(
    fc.property(cronText, moment, (text, after) => {
      const cron = parseCron(text)
      const found = nextTime(cron, after)
      return found !== undefined && found > after && found % 1000 === 0 && matchesTime(cron, found)
    }),
  )
})

it('leaves no matching moment out', () => {
  fc.assert(
    fc.property(cronText, moment, (text, after) => {
      const cron = parseCron(text)
      const found = nextTime(cron, after) ?? Infinity
      const firstSecond = Math.floor(after / 1000) * 1000 + 1000
      const last = Math.min(found, firstSecond + 3000 * 1000)
      for (let second = firstSecond; second < last; second += 1000)
        if (matchesTime(cron, second)) return false
      return true
    }),
  )
})

it('is the same moment seen from any time before it', () => {
  fc.assert(
    fc.property(cronText, moment, fc.nat(1_000_000), (text, after, earlier) => {
      const cron = parseCron(text)
      const found = nextTime(cron, after) ?? Infinity
      const before = nextTime(cron, after - earlier) ?? Infinity
      return before <= found && (before > after ? before === found : true)
    }),
  )
})
