import type { TestEmulator } from './support'
import { startTest } from './support'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest()
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.admin('/reset', {}))

interface Call {
  readonly requestId: string
  readonly name: string
  readonly kind: string
  readonly parentId?: string
  readonly ms: number | null
}
const calls = async (query = ''): Promise<Call[]> =>
  ((await emulator.admin(`/calls${query}`)).body as { calls: Call[] }).calls

it.each(['x', '-1', '10000'])('refuses the limit %p', async (limit) => {
  expect(await emulator.admin(`/calls?limit=${limit}`)).toMatchObject({ status: 400 })
})

it('knows no call that never was', async () => {
  expect(await emulator.admin('/calls/nope')).toMatchObject({ status: 404, body: { code: 'CALL_NOT_FOUND' } })
})

it('keeps who called what, newest first, and how it ended', async () => {
  await emulator.call('quickstart', { type: 'whoami' }, 'o-alice')
  await emulator.call('faulty', { type: 'throw' }, 'o-bobby')
  const [latest, earlier] = await calls()
  expect(latest).toMatchObject({
    kind: 'function',
    name: 'faulty',
    caller: { source: 'wx_client', openid: 'o-bobby' },
    outcome: 'failed',
    code: 'FUNCTIONS_EXECUTE_FAIL',
    message: 'Error: boom',
    ms: expect.any(Number) as number,
  })
  expect(earlier).toMatchObject({ name: 'quickstart', caller: { openid: 'o-alice' }, outcome: 'ok' })
  expect(latest).not.toHaveProperty('operations')
  expect(await calls('?function=quickstart')).toHaveLength(1)
  expect(await calls('?limit=1')).toHaveLength(1)
})

it('marks the call that started an instance as cold and the next one as warm', async () => {
  const fresh = await startTest()
  await fresh.call('quickstart', { type: 'whoami' })
  await fresh.call('quickstart', { type: 'whoami' })
  const { body } = await fresh.admin('/calls')
  await fresh.stop()
  expect((body as { calls: object[] }).calls).toMatchObject([{ isCold: false }, { isCold: true }])
})

it('shows the operations of a call with plan, milliseconds and code, and the lines it printed', async () => {
  await emulator.call('quickstart', { type: 'add', data: { _id: 'a' } })
  const failed = await emulator.call('quickstart', { type: 'add', data: { _id: 'a' } })
  const listed = await emulator.call('quickstart', { type: 'whoamiLater' })
  const detail = async ({ headers }: { headers: Headers }) =>
    (await emulator.admin(`/calls/${headers.get('x-emulator-request-id') ?? ''}`)).body
  expect(await detail(failed)).toMatchObject({
    call: {
      operations: [{ action: 'database.insertDocument', subject: 'todos', code: 'DATABASE_REQUEST_FAILED' }],
      operationCount: 1,
      logs: 1,
    },
    lines: [{ level: 'error' }],
  })
  expect(await detail(listed)).toMatchObject({
    call: {
      operations: [
        {
          action: 'database.getDocument',
          ms: expect.any(Number) as number,
          plan: { index: null, shape: 'where owner', examined: 1, returned: 0 },
        },
      ],
    },
  })
})

it('tells a nested call from the call that made it', async () => {
  const outer = await emulator.call('quickstart', { type: 'call', name: 'private', data: {} })
  const [inner] = await calls('?function=private')
  expect(inner?.parentId).toBe(outer.headers.get('x-emulator-request-id'))
})

it('sums queries by collection and shape', async () => {
  await emulator.call('quickstart', { type: 'add', data: { _id: 'a' } })
  for (const openid of ['o-alice', 'o-bobby']) {
    await emulator.call('quickstart', { type: 'whoamiLater' }, openid)
  }
  await emulator.call('quickstart', { type: 'get', id: 'a' })
  const { queries } = (await emulator.admin('/queries')).body as { queries: { shape: string }[] }
  expect(queries.find(({ shape }) => shape === 'where owner')).toMatchObject({
    ...{
      collection: 'todos',
      action: 'database.getDocument',
      index: null,
      count: 2,
      examined: 2,
      returned: 0,
    },
  })
  expect(queries.find(({ shape }) => shape === 'where _id')).toMatchObject({ index: '_id', count: 1 })
})
