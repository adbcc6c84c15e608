import type { TestEmulator } from './support'
import { operations, startTest, until } from './support'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest()
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.admin('/reset', {}))

const GREETING = { thing1: { value: '你好' } }
const errCodeIn = (answer: { body: unknown }): string => (answer.body as { message: string }).message

describe('msgSecCheck', () => {
  it.each([
    ['今天天气很好', 'pass', 100],
    ['这里有违规测试词', 'risky', 21000],
    ['这里有辱骂测试词', 'risky', 20003],
    ['这里有复核测试词', 'review', 21000],
  ])('judges %s as %s', async (content, suggest, label) => {
    const answer = await emulator.call('wechat', { type: 'check', content })
    expect(answer.body).toMatchObject({
      errCode: 0,
      result: { suggest, label },
      traceId: expect.any(String) as string,
    })
    expect(operations(answer).openapi).toBe(1)
  })

  it('serves the older callOpenAPI', async () => {
    const { body } = await emulator.call('wechat', { type: 'olderCheck', content: '违规测试词' })
    expect(JSON.stringify(body)).toContain('"suggest":"risky"')
  })

  it('refuses empty and too long texts', async () => {
    expect(errCodeIn(await emulator.call('wechat', { type: 'check', content: '' }))).toContain('44002')
    const long = { type: 'check', content: '长'.repeat(2501) }
    expect(errCodeIn(await emulator.call('wechat', long))).toContain('45002')
    const longest = { type: 'check', content: '长'.repeat(2500) }
    expect((await emulator.call('wechat', longest)).status).toBe(200)
  })

  it('refuses a person who was not here within two hours (61010)', async () => {
    const checkAs = { type: 'check', openid: 'o-visitor', content: '好' }
    expect(errCodeIn(await emulator.call('wechat', checkAs))).toContain('61010')
    await emulator.signIn('o-visitor')
    expect((await emulator.call('wechat', checkAs)).status).toBe(200)
    await emulator.admin('/clock', { advance: 2 * 60 * 60_000 + 1 })
    expect(errCodeIn(await emulator.call('wechat', checkAs))).toContain('61010')
  })

  it('answers as scripted: errors of WeChat and of CloudBase, whole replies, unreachable', async () => {
    const script = {
      api: 'security.msgSecCheck',
      answers: [{ unreachable: true }, { errcode: 45009, errmsg: 'quota' }],
    }
    await emulator.admin('/openapi', script)
    const check = () => emulator.call('wechat', { type: 'check', content: '好' })
    expect(errCodeIn(await check())).toContain('-604102')
    expect(errCodeIn(await check())).toContain('45009')
    expect((await check()).status).toBe(200)
    const json = { errcode: 0, errmsg: 'ok', result: { suggest: 'review', label: 20001 } }
    await emulator.admin('/openapi', { api: 'security.msgSecCheck', answers: [{ json }], always: true })
    for (let round = 0; round < 2; round++) {
      expect((await check()).body).toMatchObject({ result: { suggest: 'review', label: 20001 } })
    }
    const refusal = { code: 'EXCEED_REQUEST_LIMIT', message: 'too many requests' }
    await emulator.admin('/openapi', { api: 'security.msgSecCheck', answers: [refusal] })
    expect(errCodeIn(await check())).toContain('-501003')
    await emulator.admin('/openapi', { api: 'security.msgSecCheck', answers: [] })
    expect((await check()).body).toMatchObject({ result: { suggest: 'pass' } })
  })
})

describe('permissions', () => {
  it('refuses an api that config.json does not list (-604101)', async () => {
    await emulator.signIn('o-nobody')
    expect((await emulator.call('undeclared', {})).body).toBe(-604101)
  })

  it('does not know unknown apis (-604100)', async () => {
    expect(errCodeIn(await emulator.call('wechat', { type: 'unknownApi' }))).toContain('-604100')
    const { body } = await emulator.admin('/openapi-calls')
    expect(body).toMatchObject({ calls: [{ api: 'nothing.here', errcode: -604100, function: 'wechat' }] })
  })
})

describe('subscribe messages', () => {
  const accept = async (templateIds: string[], answers: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${await emulator.signIn('o-alice')}` }
    const body = JSON.stringify({ templateIds, answers })
    return (await emulator.request('/client/subscriptions', { method: 'POST', headers, body })).body
  }
  const notify = (data: object = GREETING) =>
    emulator.call('wechat', { type: 'notify', templateId: 'news', data }, 'o-alice')

  it('sends one message for each acceptance, then refuses (43101)', async () => {
    expect(errCodeIn(await notify())).toContain('43101')
    expect(await accept(['news', 'other'], { news: 'accept', other: 'reject' })).toMatchObject({
      news: 'accept',
      other: 'reject',
    })
    expect((await notify()).body).toMatchObject({ errCode: 0 })
    expect(errCodeIn(await notify())).toContain('43101')
    const { body } = await emulator.admin('/messages')
    expect(body).toMatchObject({
      messages: [
        { result: { errcode: 43101 } },
        { touser: 'o-alice', template: 'news', page: 'pages/index', data: GREETING, result: { errcode: 0 } },
        { result: { errcode: 43101 } },
      ],
    })
  })

  it('takes credits that a test sets', async () => {
    await emulator.admin('/subscriptions', { openid: 'o-alice', templateId: 'news', credits: 2 })
    expect([(await notify()).status, (await notify()).status, (await notify()).status]).toEqual([
      200, 200, 500,
    ])
  })

  it('refuses data that break the field rules (47003) and keeps the credit', async () => {
    await emulator.admin('/subscriptions', { openid: 'o-alice', templateId: 'news', credits: 1 })
    expect(errCodeIn(await notify({ thing1: { value: '字'.repeat(21) } }))).toContain('47003')
    expect((await notify()).status).toBe(200)
  })

  it('asks for at most five templates', async () => {
    expect(await accept(['a', 'b', 'c', 'd', 'e', 'f'], {})).toMatchObject({ code: 'INVALID_PARAM' })
  })
})

describe('mediaCheckAsync', () => {
  const check = async (text: string): Promise<string> => {
    const { body } = await emulator.call('files', { type: 'upload', path: 'photo.png', text })
    const files = [(body as { fileID: string }).fileID]
    const linked = await emulator.call('files', { type: 'link', files })
    const url = (linked.body as { tempFileURL: string }[])[0]?.tempFileURL
    const checked = await emulator.call('wechat', { type: 'checkMedia', url }, 'o-alice')
    return (checked.body as { traceId: string }).traceId
  }
  const pushedEvents = async (): Promise<string[]> => {
    const { body } = await emulator.admin('/collections/events/export')
    return (body as string).split('\n').filter((line) => line !== '')
  }

  it('answers a trace id and pushes the verdict to the named function', async () => {
    const traceId = await check('holiday picture')
    await emulator.admin('/media-checks', {})
    const [event = ''] = await pushedEvents()
    expect(event).toContain(traceId)
    expect(event).toContain('"suggest":"pass"')
    expect(event).toContain('"MsgType":"event"')
  })

  it('finds the marker in the bytes', async () => {
    await check('...emulator-risky...')
    await emulator.admin('/media-checks', {})
    expect((await pushedEvents())[0]).toContain('"suggest":"risky"')
  })

  it('pushes by itself, and again with another verdict when forced', async () => {
    const traceId = await check('holiday picture')
    await until(async () => (await pushedEvents()).length > 0)
    await emulator.admin('/media-checks', { traceId, suggest: 'review' })
    const events = await pushedEvents()
    expect(events).toHaveLength(2)
    expect(events.some((event) => event.includes('"suggest":"review"'))).toBe(true)
  })

  it('reports a link that has expired as not downloadable (-1008)', async () => {
    await check('late')
    await emulator.admin('/clock', { advance: 11 * 60_000 })
    await emulator.admin('/media-checks', {})
    expect((await pushedEvents())[0]).toContain('-1008')
  })
})
