import type { TestEmulator } from './support'
import { startTest } from './support'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest()
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.admin('/reset', {}))

const storedIds = async (): Promise<string[]> => {
  const { body } = await emulator.admin('/collections/todos/export')
  return (body as string)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { _id: string })._id)
}
const fault = (kill: string, nth: number) =>
  emulator.admin('/faults', { kill, function: 'quickstart', actionPattern: 'insertDocument todos', nth })

it.each([
  ['before-write', 1, []],
  ['after-write', 1, ['first']],
  ['before-write', 2, ['first']],
  ['after-write', 2, ['first', 'second']],
])('ends the process %s %i', async (kill, nth, expected) => {
  await fault(kill, nth)
  const killed = await emulator.call('quickstart', { type: 'addTwo' })
  expect(killed).toMatchObject({ status: 500, body: { code: 'FUNCTIONS_EXECUTE_FAIL' } })
  expect(await storedIds()).toEqual(expected)
  expect((await emulator.admin('/faults')).body).toEqual({ faults: [] })
})

it('strikes once, only the named function and action', async () => {
  await emulator.admin('/faults', { kill: 'before-write', function: 'push', actionPattern: '.', nth: 1 })
  await emulator.admin('/faults', {
    kill: 'before-write',
    function: 'quickstart',
    actionPattern: 'removeDocument',
  })
  expect((await emulator.call('quickstart', { type: 'addTwo' })).status).toBe(200)
  await emulator.admin('/reset', {})
  await fault('before-write', 1)
  expect((await emulator.call('quickstart', { type: 'addTwo' })).status).toBe(500)
  expect((await emulator.call('quickstart', { type: 'addTwo' })).status).toBe(200)
})

it.each([
  { kill: 'sometimes', function: 'quickstart', actionPattern: '.' },
  { kill: 'before-write', function: 'quickstart', actionPattern: '(' },
  { kill: 'before-write', actionPattern: '.' },
  { kill: 'before-write', function: 'quickstart', actionPattern: '.', nth: 0 },
])('refuses the fault %j', async (body) => {
  expect(await emulator.admin('/faults', body)).toMatchObject({
    status: 400,
    body: { code: 'INVALID_PARAM' },
  })
})
