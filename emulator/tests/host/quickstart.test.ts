import { join } from 'node:path'
import type { TestEmulator } from './support'
import { startTest } from './support'

// One function as CloudBase's quickstart has it: untyped, one switch, a try around each write.
let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest({
    functionsDir: join(__dirname, '..', 'fixtures', 'quickstart'),
    declaration: { collections: {} },
  })
})
afterAll(() => emulator.stop())
beforeEach(async () => {
  await emulator.admin('/reset', {})
  await emulator.call('quickstartFunctions', { type: 'createCollection' })
})

const run = async (event: object): Promise<unknown> =>
  (await emulator.call('quickstartFunctions', event, 'o-alice')).body

interface Sale {
  readonly _id: string
  readonly city: string
  readonly sales: number
}
const sales = async (): Promise<Sale[]> =>
  ((await run({ type: 'selectRecord' })) as { data: Sale[] }).data.sort((one, other) =>
    one.city < other.city ? -1 : 1,
  )

it('knows who calls', async () => {
  expect(await run({ type: 'getOpenId' })).toEqual({ openid: 'o-alice', appid: 'wx0000000000000000' })
})

it('draws a code and keeps it in storage', async () => {
  expect(await run({ type: 'getMiniProgramCode' })).toMatch(/^cloud:\/\/local\..+\/codes\/quickstart\.png$/)
  const { body } = await emulator.admin('/files')
  expect(JSON.stringify(body)).toContain('codes/quickstart.png')
})

it('makes a collection once and answers the same when it is there', async () => {
  expect(await sales()).toHaveLength(3)
  expect(await run({ type: 'createCollection' })).toMatchObject({
    success: true,
    data: expect.any(String) as string,
  })
  expect(await sales()).toHaveLength(3)
})

it('searches with count, operators, order, limit and fields', async () => {
  expect(await run({ type: 'searchRecord', region: '华南', atLeast: 20 })).toEqual({
    total: 1,
    data: [{ _id: expect.any(String) as string, city: '广州', sales: 22 }],
  })
  expect(await run({ type: 'searchRecord', region: '华东', atLeast: 20 })).toEqual({ total: 2, data: [] })
})

it('inserts, updates and removes', async () => {
  await run({ type: 'insertRecord', data: { region: '华北', city: '北京', sales: '7' } })
  const beijing = (await sales()).find(({ city }) => city === '北京')
  expect(beijing).toMatchObject({ sales: 7 })
  const id = beijing?._id
  expect(await run({ type: 'updateRecord', data: [{ _id: id, sales: 8 }] })).toMatchObject({ success: true })
  expect((await sales()).find(({ _id }) => _id === id)).toMatchObject({ sales: 8 })
  expect(await run({ type: 'deleteRecord', data: { _id: id } })).toEqual({ success: true })
  expect((await sales()).map(({ city }) => city)).not.toContain('北京')
})

it('sums by group', async () => {
  expect(await run({ type: 'sumRecord' })).toMatchObject({
    list: [
      { _id: '华东', sum: 22 },
      { _id: '华南', sum: 22 },
    ],
  })
})

it('answers nothing to a type that its switch does not know', async () => {
  expect(await run({ type: 'somethingElse' })).toBeNull()
})
