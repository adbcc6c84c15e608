import type { TestEmulator } from './support'
import { startTest } from './support'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest({ faults: [{ latency: { ms: 1, jitter: 0 } }], faultSeed: 3 })
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.admin('/reset', {}))

const set = (fault: object) => emulator.admin('/faults', fault)
const add = (id: string) => emulator.call('quickstart', { type: 'add', data: { _id: id } })
const stored = async (): Promise<string[]> => {
  const { body } = await emulator.admin('/collections/todos/export')
  return [...(body as string).matchAll(/"_id":"(\w+)"/g)].map(([, id = '']) => id)
}

it('lists what is set from the start and what is added, and takes one back', async () => {
  const first = { id: 1, latency: { ms: 1, jitter: 0 }, strikes: 0 }
  const { body } = await set({ errorRate: 0, actionPattern: 'nothing' })
  expect(body).toEqual({ id: 2, errorRate: 0, code: 'SYS_ERR', actionPattern: 'nothing' })
  expect((await emulator.admin('/faults')).body).toEqual({
    faults: [first, { ...(body as object), strikes: 0 }],
  })
  const headers = { authorization: `Bearer ${emulator.adminToken}` }
  const remove = (id: number) => emulator.request(`/_/faults/${id}`, { method: 'DELETE', headers })
  expect((await remove(2)).status).toBe(200)
  expect(await remove(2)).toMatchObject({ status: 404, body: { code: 'FAULT_NOT_FOUND' } })
  expect((await emulator.admin('/faults')).body).toEqual({ faults: [first] })
})

it('makes requests of the SDK wait', async () => {
  await set({ latency: { ms: 120 }, actionPattern: '^database.insertDocument todos$' })
  const { headers } = await add('slow')
  const { body } = await emulator.admin(`/calls/${headers.get('x-emulator-request-id') ?? ''}`)
  const [insert] = (body as { call: { operations: { ms: number }[] } }).call.operations
  expect(insert?.ms).toBeGreaterThanOrEqual(115)
})

it('lets requests of the SDK fail with a code of choice, and change nothing', async () => {
  await set({ errorRate: 1, code: 'EXCEED_CONCURRENT_REQUEST_LIMIT', function: 'quickstart' })
  expect(await add('never')).toMatchObject({
    status: 500,
    body: { message: expect.stringContaining('-501004') as string },
  })
  expect(await stored()).toEqual([])
})

it('counts how often a fault has struck', async () => {
  await set({ latency: { ms: 1 }, actionPattern: 'insertDocument' })
  await emulator.call('quickstart', { type: 'addTwo' })
  const { faults } = (await emulator.admin('/faults')).body as { faults: object[] }
  expect(faults[1]).toMatchObject({ actionPattern: 'insertDocument', strikes: 2 })
})

it('throttles requests of the SDK', async () => {
  await set({ throttling: 0, actionPattern: 'insertDocument' })
  expect((await add('never')).body).toMatchObject({ message: expect.stringContaining('-501003') as string })
})

it('loses the reply to the SDK: the write is there, the function sees a broken connection', async () => {
  await set({ lostReplies: 1, actionPattern: 'insertDocument' })
  const answer = await add('written')
  expect(answer).toMatchObject({ status: 500, body: { code: 'FUNCTIONS_EXECUTE_FAIL' } })
  expect(await stored()).toEqual(['written'])
  const { body } = await emulator.admin(`/calls/${answer.headers.get('x-emulator-request-id') ?? ''}`)
  expect(body).toMatchObject({ call: { operations: [{ code: 'REPLY_LOST' }] } })
})

it('loses the reply to a client: the function has run, the client sees a broken connection', async () => {
  await set({ lostReplies: 1, actionPattern: '^client functions.quickstart$', times: 1 })
  await expect(add('written')).rejects.toThrow()
  expect(await stored()).toEqual(['written'])
  expect((await add('again')).status).toBe(200)
})

it.each([
  [{ errorRate: 1 }, 500, 'SYS_ERR'],
  [{ throttling: 0 }, 429, 'EXCEED_REQUEST_LIMIT'],
])('refuses clients by %j before the function runs', async (fault, status, code) => {
  await set({ ...fault, actionPattern: '^client ' })
  expect(await add('never')).toMatchObject({ status, body: { code } })
  expect(await stored()).toEqual([])
})

describe('content checks', () => {
  const check = async () => (await emulator.call('wechat', { type: 'check', content: '晚饭' })).body

  it.each([
    ['refuse', 'risky'],
    ['review', 'review'],
  ])('find what a fault says: %s', async (contentCheck, suggest) => {
    await set({ contentCheck })
    expect(await check()).toMatchObject({ result: { suggest } })
    await emulator.call('wechat', { type: 'checkMedia', url: 'https://example.com/picture.png' })
    await emulator.admin('/media-checks', {})
    const { body } = await emulator.admin('/collections/events/export')
    expect(body).toContain(`"suggest":"${suggest}"`)
  })

  it('cannot be reached', async () => {
    await set({ contentCheck: 'unreachable' })
    expect(await check()).toMatchObject({ message: expect.stringContaining('-604102') as string })
  })

  it('judge for themselves again when the fault is taken back', async () => {
    await set({ contentCheck: 'refuse' })
    await emulator.admin('/reset', {})
    expect(await check()).toMatchObject({ result: { suggest: 'pass' } })
  })
})
