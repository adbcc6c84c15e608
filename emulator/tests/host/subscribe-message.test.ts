import { Pages } from '../../src/openapi/pages'
import { Records } from '../../src/openapi/records'
import { SubscribeMessages } from '../../src/openapi/subscribe-message'
import { Subscriptions } from '../../src/openapi/subscriptions'
import type { TemplatesDeclaration } from '../../src/openapi/templates'
import { Templates } from '../../src/openapi/templates'

const messageTo = (touser: string) => ({ touser, template_id: 'news', data: { thing1: { value: '你好' } } })

const DECLARED: TemplatesDeclaration = {
  news: { title: '消息', fields: { thing1: '内容' } },
  result: { kind: 'long-term', fields: { thing1: '事项', enum2: ['通过', '未通过'] } },
}

const opened: Records[] = []
afterEach(() => {
  for (const records of opened.splice(0)) records.close()
})

interface Desk {
  readonly messages: SubscribeMessages
  readonly subscriptions: Subscriptions
}

function start(credits: number, declared?: TemplatesDeclaration, app?: object): Desk {
  const records = new Records(':memory:')
  opened.push(records)
  const subscriptions = new Subscriptions(records)
  for (const openid of ['o-alice', 'o-bobby']) subscriptions.set(openid, 'news', credits)
  subscriptions.set('o-alice', 'result', credits)
  const templates = new Templates(declared)
  const pages = new Pages(app)
  return {
    messages: new SubscribeMessages({ records, subscriptions, templates, pages, now: () => 1000 }),
    subscriptions,
  }
}

it.each([
  [{ ...messageTo(''), touser: undefined }, 40003],
  [{ ...messageTo('o-alice'), template_id: '' }, 40037],
  [{ ...messageTo('o-alice'), data: undefined }, 47003],
  [{ ...messageTo('o-alice'), miniprogram_state: 'beta' }, 47003],
  [{ ...messageTo('o-alice'), lang: 'de_DE' }, 47003],
  [{ ...messageTo('o-alice'), page: 'pages/absent?id=1' }, 41030],
  [{ ...messageTo('o-alice'), data: { thing1: { value: '违规测试词' } } }, 45168],
  [messageTo('o-nobody'), 43101],
])('refuses %j with %d and keeps the credit', async (args, errcode) => {
  const { messages, subscriptions } = start(1, undefined, { pages: ['pages/index'] })
  expect(await messages.api(args)).toMatchObject({ body: { errcode } })
  expect(subscriptions.get('o-alice', 'news')).toBe(1)
})

describe('declared templates', () => {
  const RESULT = { thing1: { value: '心愿' }, enum2: { value: '通过' } }

  it.each([
    ['an unknown template', { template_id: 'other' }, 40037, 'invalid template_id'],
    ['a missing field', { data: { thing1: RESULT.thing1 } }, 47003, 'data.enum2.value is empty'],
    [
      'a value that is not listed',
      { data: { ...RESULT, enum2: { value: '也许' } } },
      47003,
      'data.enum2.value invalid',
    ],
    [
      'a field that is not there',
      { data: { ...RESULT, thing9: RESULT.thing1 } },
      47003,
      'data.thing9.value invalid',
    ],
  ])('refuse %s', async (_, rest, errcode, reason) => {
    const { messages } = start(1, DECLARED)
    const answer = await messages.api({ touser: 'o-alice', template_id: 'result', data: RESULT, ...rest })
    expect(answer).toMatchObject({ body: { errcode, errmsg: expect.stringContaining(reason) as string } })
  })

  it('take what fits', async () => {
    const { messages } = start(1, DECLARED)
    const page = 'pages/wish?id=1'
    const rest = { page, miniprogram_state: 'trial', lang: 'en_US' }
    await messages.api({ touser: 'o-alice', template_id: 'result', data: RESULT, ...rest })
    await messages.api(messageTo('o-alice'))
    expect(messages.list()).toMatchObject([
      { template: 'result', page, state: 'trial', lang: 'en_US', data: RESULT, result: { errcode: 0 } },
      { template: 'news', title: '消息', state: 'formal', lang: 'zh_CN', result: { errcode: 0 } },
    ])
  })

  it.each<[object, string]>([
    [{ t: {} }, 'template t: "fields" is missing'],
    [{ t: { kind: 'weekly', fields: {} } }, 'template t: "kind" is one-time or long-term'],
    [{ t: { fields: { Thing: 'x' } } }, 'template t: a field is named as in thing1, not "Thing"'],
    [{ t: { fields: { enum1: 'x' } } }, 'template t, field enum1: expected a list of values'],
    [{ t: { fields: { thing1: ['x'] } } }, 'template t, field thing1: expected a text'],
  ])('are not %j', (declared, message) => {
    expect(() => new Templates(declared as TemplatesDeclaration)).toThrow(message)
  })
})

it('refuses a second send to the same person while the first is under way (43108)', async () => {
  const { messages, subscriptions } = start(2)
  await Promise.all(['o-alice', 'o-alice', 'o-bobby'].map((touser) => messages.api(messageTo(touser))))
  const results = messages.list().map(({ touser, result }) => [touser, result.errcode])
  expect(results.sort()).toEqual([
    ['o-alice', 0],
    ['o-alice', 43108],
    ['o-bobby', 0],
  ])
  expect(subscriptions.get('o-alice', 'news')).toBe(1)
  await messages.api(messageTo('o-alice'))
  expect(subscriptions.get('o-alice', 'news')).toBe(0)
})

it('never runs out of a long-term subscription', async () => {
  const { messages, subscriptions } = start(0)
  subscriptions.accept('o-alice', 'news', true)
  await messages.api(messageTo('o-alice'))
  await messages.api(messageTo('o-alice'))
  subscriptions.accept('o-alice', 'news', false)
  expect(subscriptions.get('o-alice', 'news')).toBe(-1)
  expect(messages.list().map(({ result }) => result.errcode)).toEqual([0, 0])
})
