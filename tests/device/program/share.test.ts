import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LaunchOptions, ShareMessage } from '../runtime/device'
import type { OwnPhone } from '../support/phones'
import { usePhones } from '../support/phones'
import { published } from '../support/published'

const { phone } = usePhones()

const detail = 'features/wish/pages/detail/index'
/** For the whole community; of 周桂兰's own, this one is still for the branch alone. */
const [taxi, glasses] = ['想学会用手机叫出租车', '想要一副老花镜，看药盒上的字']
/** A card in a chat (指南/场景值). */
const fromCard = 1007

const open = (id: string) => ({ launch: { path: detail, query: { id } } })

/** 转发 in the menu of WeChat. */
const share = (one: OwnPhone): Promise<ShareMessage> =>
  one.device().page.evaluate(() => window.device.share())

/** How whoever taps a card enters the program. */
function entrance({ path }: ShareMessage): Partial<LaunchOptions> {
  const [page = '', words = ''] = path.split('?')
  return { path: page, query: Object.fromEntries(new URLSearchParams(words)), scene: fromCard }
}

const homeCard = {
  title: '邻格：邻里有事，一起来办',
  path: 'tabs/home/index',
  imageUrl: '/assets/share.png',
}

test.each([
  ['a wish for the branch alone', '周桂兰', 'w2', glasses],
  ['a wish that one may not see', '张伟', 'w2', '内容不存在，或者您看不到它'],
])('%s is forwarded as the home page, and offers no button', async (_what, name, id, words) => {
  const one = await phone(name, open(id))
  await one.sees(words)
  expect(await share(one)).toEqual(homeCard)
  expect(await one.words()).not.toContain('转发给邻居')
})

test('a page about oneself is not to be forwarded', async () => {
  const one = await phone('周桂兰', { launch: { path: 'features/wish/pages/mine/index' } })
  await one.sees(glasses)
  await expect(share(one)).rejects.toThrow('is not to be forwarded: it defines no onShareAppMessage')
})

test('a public wish goes from one neighbour to another, with its title and nothing of a person', async () => {
  const sender = await phone('周桂兰', open('w9'))
  await sender.sees(taxi)
  const card = await share(sender)
  expect(card).toEqual({
    title: `邻居的心愿：${taxi}`,
    path: `${detail}?id=w9`,
    imageUrl: '/assets/share.png',
  })
  expect(existsSync(join(published, card.imageUrl))).toBe(true)

  const receiver = await phone('李明', { launch: entrance(card) })
  await receiver.isAt(detail)
  await receiver.sees(taxi)
  await receiver.sees('走到哪儿了')
})

test('the button on the page forwards as the menu does', async () => {
  const sender = await phone('周桂兰', open('w9'))
  await sender.tap('转发给邻居')
  const sent = await sender.device().page.waitForFunction(() => window.device.host.shared.at(-1))
  expect(await sent.jsonValue()).toEqual(await share(sender))
})

test('whoever gets a card for a wish of another community is told so, and the way home is there', async () => {
  const sender = await phone('周桂兰', open('w9'))
  await sender.sees(taxi)
  const stranger = await phone('张伟', { launch: entrance(await share(sender)) })
  await stranger.sees('内容不存在，或者您看不到它')
  await stranger.device().page.getByRole('button', { name: '首页', exact: true }).tap()
  await stranger.isAt('tabs/home/index')
})

test.each([
  ['tabs/home/index', '许个心愿', homeCard],
  ['tabs/wishes/index', '等人认领', { title: '邻格心愿池：看看邻居们想要什么', path: 'tabs/wishes/index' }],
])('%s is forwarded as itself', async (path, words, card) => {
  const one = await phone('周桂兰', { launch: { path } })
  await one.sees(words)
  expect(await share(one)).toMatchObject(card)
})
