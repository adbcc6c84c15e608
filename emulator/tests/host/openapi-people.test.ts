import type { Answer, TestEmulator } from './support'
import { startTest } from './support'

const ALICE = 'o-alice-1'
const BOB = 'o-bob-234'
const MINUTE = 60_000

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest()
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.admin('/reset', {}))

const post = async (path: string, body: object, openid = ALICE): Promise<Answer> => {
  const headers = { authorization: `Bearer ${await emulator.signIn(openid)}` }
  return emulator.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
}
const messageOf = ({ body }: Answer): string => (body as { message: string }).message

describe('phonenumber.getPhoneNumber', () => {
  const tap = async (body: object = {}): Promise<string> =>
    ((await post('/client/phone-code', body)).body as { code: string }).code
  const exchange = (code: string, rest: object = {}, openid = ALICE): Promise<Answer> =>
    emulator.call(
      'wechat',
      { type: 'api', api: 'phonenumber.getPhoneNumber', data: { code, ...rest } },
      openid,
    )

  it('does not know a code that no button gave (40029)', async () => {
    expect(messageOf(await exchange('f'.repeat(64)))).toContain('40029')
  })

  it('takes a code once', async () => {
    const code = await tap()
    expect((await exchange(code)).status).toBe(200)
    expect(messageOf(await exchange(code))).toContain('40029')
    expect((await emulator.admin('/phone-codes')).body).toMatchObject({
      exchanged: 1,
      codes: [{ code, isUsed: true }],
    })
  })

  it('takes a code for five minutes', async () => {
    const code = await tap()
    await emulator.admin('/clock', { advance: 5 * MINUTE + 1 })
    expect(messageOf(await exchange(code))).toContain('40029')
  })

  it('compares the openid when one is given, and keeps the code', async () => {
    const code = await tap()
    expect(messageOf(await exchange(code, { openid: BOB }))).toContain('40003')
    expect((await exchange(code, { openid: ALICE })).status).toBe(200)
  })

  it('gives each person a number of their own, always the same', async () => {
    const numberOf = async (): Promise<unknown> =>
      ((await exchange(await tap())).body as { phoneInfo: { phoneNumber: string } }).phoneInfo.phoneNumber
    const first = await numberOf()
    expect(first).toMatch(/^140\d{8}$/)
    expect(await numberOf()).toBe(first)
  })

  it('gives the number that was set, with its country', async () => {
    await emulator.admin('/phone-numbers', { openid: ALICE, phoneNumber: '+852 51234567' })
    expect((await exchange(await tap())).body).toMatchObject({
      errCode: 0,
      phoneInfo: {
        phoneNumber: '+85251234567',
        purePhoneNumber: '51234567',
        countryCode: '852',
        watermark: { appid: 'wx0000000000000000', timestamp: expect.any(Number) as number },
      },
    })
    const own = await exchange(await tap({ phoneNumber: '13800000000' }))
    expect(own.body).toMatchObject({ phoneInfo: { phoneNumber: '13800000000', countryCode: '86' } })
    expect(await post('/client/phone-code', { phoneNumber: 'many' })).toMatchObject({ status: 400 })
  })
})

describe('open data behind a cloudID', () => {
  const create = async (body: object, openid = ALICE): Promise<string> =>
    ((await post('/client/cloud-id', body, openid)).body as { cloudID: string }).cloudID
  const getOpenData = async (list: string[]): Promise<unknown> =>
    (await emulator.call('wechat', { type: 'openData', list }, ALICE)).body
  const echo = async (event: object): Promise<unknown> =>
    (await emulator.call('wechat', { type: 'echo', ...event }, ALICE)).body

  it('is refused for invented, expired and foreign ids', async () => {
    const expired = await create({ type: 'group' })
    await emulator.admin('/clock', { advance: 5 * MINUTE + 1 })
    const foreign = await create({ type: 'group' }, BOB)
    expect(await getOpenData(['invented', expired, foreign])).toMatchObject({
      list: [
        { cloudID: 'invented', errCode: -601005, errMsg: 'invalid cloudID.' },
        { cloudID: expired, errCode: -601006, errMsg: 'cloudID expired.' },
        { cloudID: foreign, errCode: -601007 },
      ],
    })
  })

  it('is what getOpenData gives', async () => {
    const group = await create({ type: 'group', data: { opengid: 'G1' } })
    const steps = await create({ type: 'werun' })
    const answer = await getOpenData([group, steps])
    const watermark = { appid: 'wx0000000000000000', timestamp: expect.any(Number) as number }
    expect(answer).toMatchObject({
      errCode: 0,
      list: [
        { cloudID: group, data: { opengid: 'G1', chat_type: 3, watermark } },
        { cloudID: steps, data: { watermark } },
      ],
    })
    const [, { data }] = (answer as { list: [object, { data: { stepInfoList: object[] } }] }).list
    expect(data.stepInfoList).toHaveLength(31)
  })

  it('replaces the CloudIDs that are fields of an event itself, and no others', async () => {
    const [first, second] = [await create({ type: 'phone' }), await create({ type: 'group' })]
    const event = {
      phone: { $cloudID: first },
      deep: { group: { $cloudID: second }, list: [{ $cloudID: second }] },
    }
    expect(await echo(event)).toMatchObject({
      phone: { cloudID: first, data: { countryCode: '86' } },
      deep: { group: second, list: [second] },
    })
    expect(await echo({ bad: { $cloudID: 'invented' } })).toMatchObject({
      bad: { cloudID: 'invented', errCode: -601005 },
    })
  })

  it('replaces five of them in one call', async () => {
    const id = await create({ type: 'group' })
    const event = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, { $cloudID: id }]))
    const { e, f } = (await echo(event)) as { e: unknown; f: unknown }
    expect([e, f]).toEqual([expect.objectContaining({ cloudID: id }), id])
  })

  it('is not there for a function that a push runs', async () => {
    const id = await create({ type: 'group' })
    const { body } = await emulator.admin('/push/wechat', { event: { type: 'openData', list: [id] } })
    expect(body).toMatchObject({ list: [{ errCode: -601007 }] })
  })

  it.each([{}, { type: 'secret' }, { type: 'group', data: 'text' }])('is not made of %j', async (body) => {
    expect(await post('/client/cloud-id', body)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_PARAM' },
    })
  })
})

it.each(['/client/phone-code', '/client/cloud-id'])('%s needs a session', async (path) => {
  expect((await emulator.request(path, { method: 'POST', body: '{"type":"group"}' })).status).toBe(401)
})
