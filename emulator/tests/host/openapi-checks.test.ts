import { Quotas } from '../../src/openapi/quotas'
import type { Answer, TestEmulator } from './support'
import { startTest } from './support'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest()
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.admin('/reset', {}))

const call = (api: string, rest: object): Promise<Answer> =>
  emulator.call('wechat', { type: 'api', api, ...rest })
const messageOf = ({ body }: Answer): string => (body as { message: string }).message
const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('security.imgSecCheck', () => {
  it.each([
    ['a risky picture', base64('..emulator-risky..'), '87014'],
    ['a doubtful picture', base64('..emulator-review..'), '87014'],
    ['a picture of more than 1 MB', Buffer.alloc(1024 * 1024 + 1, 1).toString('base64'), '40006'],
  ])('refuses %s', async (_, media, errcode) => {
    // A picture this large does not fit into an event of a client.
    const run =
      media.length > 1e5 ? pushed : (given: string) => call('security.imgSecCheck', { media: given })
    expect(messageOf(await run(media))).toContain(errcode)
  })

  const pushed = (media: string): Promise<Answer> =>
    emulator.admin('/push/wechat', { event: { type: 'api', api: 'security.imgSecCheck', media } })

  it('refuses a request without a picture', async () => {
    expect(messageOf(await call('security.imgSecCheck', {}))).toContain('41005')
  })

  it('passes an ordinary picture', async () => {
    expect((await call('security.imgSecCheck', { media: base64('holiday') })).body).toMatchObject({
      errCode: 0,
    })
  })
})

describe('version 1 of msgSecCheck', () => {
  it('answers risky content with 87014 and asks for no person', async () => {
    const check = (content: string) => call('security.msgSecCheck', { data: { content } })
    expect(messageOf(await check('这里有违规测试词'))).toContain('87014')
    expect((await check('今天天气很好')).body).toMatchObject({ errCode: 0 })
  })

  it('is not what a version of 3 means (47001)', async () => {
    const data = { content: '好', version: 3, scene: 1, openid: 'o-person-1' }
    expect(messageOf(await call('security.msgSecCheck', { data }))).toContain('47001')
  })
})

describe('version 2 of msgSecCheck', () => {
  const check = (data: object) =>
    call('security.msgSecCheck', {
      data: { content: '好', version: 2, scene: 2, openid: 'o-person-1', ...data },
    })

  it.each([
    [{ scene: 5 }, '40129'],
    [{ openid: '' }, '40003'],
    [{ openid: 'o-never-seen' }, '61010'],
  ])('refuses %j', async (data, errcode) => {
    expect(messageOf(await check(data))).toContain(errcode)
  })

  it.each([
    [{ title: '违规测试词' }, 'risky'],
    [{ nickname: '违规测试词' }, 'risky'],
    [{ signature: '违规测试词' }, 'pass'],
    [{ signature: '违规测试词', scene: 1 }, 'risky'],
  ])('reads %j', async (data, suggest) => {
    expect((await check(data)).body).toMatchObject({ result: { suggest } })
  })
})

describe('version 1 of mediaCheckAsync', () => {
  it.each([
    ['https://example.org/emulator-risky.png', 1],
    ['https://example.org/flower.png', 0],
  ])('pushes for %s whether it is risky', async (mediaUrl, isRisky) => {
    const data = { mediaUrl, mediaType: 2 }
    const { traceId } = (await call('security.mediaCheckAsync', { data })).body as { traceId: string }
    await emulator.admin('/media-checks', {})
    const events = await emulator.admin('/collections/events/export')
    const [event = ''] = String(events.body).split('\n')
    expect(JSON.parse(event)).toMatchObject({ trace_id: traceId, isrisky: isRisky, status_code: 0 })
  })
})

it('allows only so many calls in a minute of the clock', () => {
  let time = 0
  const quotas = new Quotas(() => time)
  const refusals = Array.from({ length: 4001 }, () => quotas.take('security.msgSecCheck'))
  expect(refusals.filter((refusal) => refusal !== undefined)).toMatchObject([{ body: { errcode: 44991 } }])
  expect(quotas.take('security.imgSecCheck')).toBeUndefined()
  time = 60_000
  expect(quotas.take('security.msgSecCheck')).toBeUndefined()
})
