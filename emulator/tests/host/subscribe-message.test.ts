import { SubscribeMessages } from '../../src/openapi/subscribe-message'
import { Subscriptions } from '../../src/openapi/subscriptions'

const messageTo = (touser: string) => ({ touser, template_id: 'news', data: { thing1: { value: '你好' } } })

function start(credits: number): { messages: SubscribeMessages; subscriptions: Subscriptions } {
  const subscriptions = new Subscriptions()
  for (const openid of ['o-alice', 'o-bobby']) subscriptions.set(openid, 'news', credits)
  return { messages: new SubscribeMessages(subscriptions, () => 1000), subscriptions }
}

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
  const { messages, subscriptions } = start(-1)
  await messages.api(messageTo('o-alice'))
  await messages.api(messageTo('o-alice'))
  subscriptions.accept('o-alice', 'news')
  expect(subscriptions.get('o-alice', 'news')).toBe(-1)
  expect(messages.list().map(({ result }) => result.errcode)).toEqual([0, 0])
})

it.each([
  [{ ...messageTo(''), touser: undefined }, 40003],
  [{ ...messageTo('o-alice'), template_id: '' }, 40037],
  [{ ...messageTo('o-alice'), data: undefined }, 47003],
])('refuses %j', async (args, errcode) => {
  const { messages } = start(1)
  expect(await messages.api(args)).toMatchObject({ body: { errcode } })
})
