import { usePhones } from '../support/phones'

const { phone } = usePhones()

const detail = 'features/wish/pages/detail/index'
const glasses = '想要一副老花镜，看药盒上的字'
const trolley = '想要一辆买菜用的小拉车'
/** WeChat's scenes: a mini-program code that was scanned, and a card in a chat (指南/场景值). */
const [code, card] = [1047, 1007]

const open = (id: string, scene: number) => ({ launch: { path: detail, query: { id }, scene } })

test('a code opens its wish with nothing behind it, and the way home is there', async () => {
  const wisher = await phone('周桂兰', open('w2', code))
  await wisher.sees(glasses)
  await wisher.sees('走到哪儿了')
  expect((await wisher.program.pageStack()).map(({ path }) => path)).toEqual([detail])
  await wisher.device().page.getByRole('button', { name: '首页' }).tap()
  await wisher.isAt('tabs/home/index')
  await wisher.sees('许个心愿')
})

test('a code that is scanned while the program is open leads to its wish', async () => {
  const wisher = await phone('周桂兰')
  await wisher.sees(glasses)
  await wisher.device().page.evaluate((options) => window.device.show(options), {
    path: detail,
    query: { id: 'w3' },
    scene: code,
  })
  await wisher.isAt(detail)
  await wisher.sees(trolley)
  await wisher.sees('走到哪儿了')
})

test('a card that was sent on shows a neighbour the wish, without what is not theirs to see', async () => {
  const neighbour = await phone('李明', open('w3', card))
  await neighbour.sees(trolley)
  await neighbour.sees('走到哪儿了')
  await neighbour.sees('我来认领')
  const words = await neighbour.words()
  expect(words).not.toContain('周桂兰')
  expect(words).not.toMatch(/\b1\d{10}\b/)
})

test.each([
  ['a wish of another community', 'w3'],
  ['a wish that does not exist', 'nobody'],
  ['no wish at all', ''],
])('%s is not shown, and one is told so', async (_what, id) => {
  const stranger = await phone('张伟', open(id, card))
  await stranger.sees('内容不存在，或者您看不到它')
  expect(await stranger.words()).not.toContain(trolley)
})

test('whoever is not registered is led to that', async () => {
  const nobody = await phone('', open('w3', card))
  await nobody.sees('登记以后就能许心愿')
  await nobody.sees('登记住址')
})
