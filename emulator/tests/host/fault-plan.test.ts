import type { FaultRequest } from '../../src/faults/fault'
import { readFault } from '../../src/faults/fault'
import { parseFaultFlag } from '../../src/faults/fault-flag'
import { FaultPlan } from '../../src/faults/fault-plan'

const planOf = (faults: readonly FaultRequest[], seed = 1, now = () => 0): FaultPlan =>
  new FaultPlan({ seed, initial: faults, now })

/** Which of many equal requests are refused, as a text of marks. */
const pattern = (plan: FaultPlan, request = 'database.getDocument todos'): string =>
  Array.from({ length: 200 }, () => (plan.effectOn({ request }).refusal ? 'x' : '.')).join('')

describe('chance', () => {
  const half: FaultRequest = { errorRate: 0.5, code: 'SYS_ERR' }

  it('strikes the same requests for the same seed, and others for another', () => {
    expect(pattern(planOf([half], 7))).toBe(pattern(planOf([half], 7)))
    expect(pattern(planOf([half], 7))).not.toBe(pattern(planOf([half], 8)))
  })

  it('begins anew after a reset', () => {
    const plan = planOf([half])
    const first = pattern(plan)
    plan.reset()
    expect(pattern(plan)).toBe(first)
  })

  it.each([
    [0, 0, 0],
    [0.5, 70, 130],
    [1, 200, 200],
  ])('strikes a share of %d', (errorRate, least, most) => {
    const strikes = pattern(planOf([{ errorRate, code: 'SYS_ERR' }])).replaceAll('.', '').length
    expect(strikes).toBeGreaterThanOrEqual(least)
    expect(strikes).toBeLessThanOrEqual(most)
  })
})

it('is spent after its number of times', () => {
  const plan = planOf([{ errorRate: 1, code: 'SYS_ERR', times: 2 }])
  expect(pattern(plan)).toBe('xx'.padEnd(200, '.'))
  expect(plan.list()).toEqual([])
})

it('concerns only the function and the requests of its scope', () => {
  const plan = planOf([{ errorRate: 1, code: 'SYS_ERR', function: 'api', actionPattern: 'modify.* wishes$' }])
  const strikes = (request: string, name?: string) =>
    plan.effectOn({ request, function: name }).refusal !== undefined
  expect(strikes('database.modifyDocument wishes', 'api')).toBe(true)
  expect(strikes('database.modifyDocument wishes', 'jobs')).toBe(false)
  expect(strikes('database.modifyDocument wishes')).toBe(false)
  expect(strikes('database.getDocument wishes', 'api')).toBe(false)
})

it('throttles by the second', () => {
  let now = 0
  const plan = planOf([{ throttling: 2 }], 1, () => now)
  const codes = () => [1, 2, 3].map(() => plan.effectOn({ request: 'any' }).refusal?.code)
  expect(codes()).toEqual([undefined, undefined, 'EXCEED_REQUEST_LIMIT'])
  now = 1000
  expect(codes()).toEqual([undefined, undefined, 'EXCEED_REQUEST_LIMIT'])
})

it('waits within its jitter, and adds several latencies up', () => {
  const spread = planOf([{ latency: { ms: 200, jitter: 100 } }])
  const waits = Array.from({ length: 100 }, () => spread.effectOn({ request: 'any' }).delayMs)
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(100)
  expect(Math.max(...waits)).toBeLessThanOrEqual(300)
  expect(new Set(waits).size).toBeGreaterThan(50)
  const twice = planOf([{ latency: { ms: 10, jitter: 0 } }, { latency: { ms: 5, jitter: 0 } }])
  expect(twice.effectOn({ request: 'any' }).delayMs).toBe(15)
})

it.each([
  [{}, 'a fault has one of'],
  [{ latency: { ms: 1 }, errorRate: 1 }, 'a fault has one of'],
  [{ latency: 200 }, 'latency.ms is a whole number'],
  [{ latency: { ms: 59_000, jitter: 2000 } }, 'a latency is at most 60 s'],
  [{ errorRate: 1.1 }, 'errorRate is a number from 0 to 1'],
  [{ errorRate: 1, code: 7 }, 'code is the text'],
  [{ lostReplies: '1' }, 'lostReplies is a number from 0 to 1'],
  [{ lostReplies: 1, times: 0 }, 'times is a whole number from 1'],
  [{ lostReplies: 1, function: 1 }, 'function is a name'],
  [{ throttling: -1 }, 'throttling is a whole number from 0'],
  [{ contentCheck: 'maybe' }, 'contentCheck is refuse'],
  [{ contentCheck: 'refuse', function: 'api' }, 'contentCheck concerns every check'],
])('refuses %j', (body, message) => {
  expect(() => readFault(body)).toThrow(message)
})

it.each([
  ['latency=200±100', { latency: { ms: 200, jitter: 100 } }],
  ['latency=200+-100', { latency: { ms: 200, jitter: 100 } }],
  ['latency=50', { latency: { ms: 50, jitter: 0 } }],
  ['errorRate=0.1', { errorRate: 0.1, code: 'SYS_ERR' }],
  ['lostReplies=0.05@client functions', { lostReplies: 0.05, actionPattern: 'client functions' }],
  ['throttling=20', { throttling: 20 }],
  ['contentCheck=review', { contentCheck: 'review' }],
])('reads the flag %s', (text, fault) => {
  expect(parseFaultFlag(text)).toEqual(fault)
})

it.each(['latency', 'latency=', 'errorRate=often', 'nothing=1', 'lostReplies=1@('])(
  'refuses the flag %s',
  (text) => {
    expect(() => parseFaultFlag(text)).toThrow(`--fault ${text}: `)
  },
)
