import type { LaunchOptions } from '../runtime/device'
import { usePhones } from '../support/phones'

const { phone } = usePhones()

const [home, detail] = ['tabs/home/index', 'features/wish/pages/detail/index']
const [glasses, trolley] = ['想要一副老花镜，看药盒上的字', '想要一辆买菜用的小拉车']
const unknown = '这个码认不出来'
/** A mini-program code of wxacode.getUnlimited, whose page is the home page (指南/场景值). */
const code = (scene: string): LaunchOptions => ({
  path: home,
  query: { scene: encodeURIComponent(scene) },
  scene: 1047,
})

test.each(['nonsense', 'w=', 'x=1', `w=${'x'.repeat(31)}`, '心愿'])(
  'a code that says “%s” stays at home, kindly',
  async (scene) => {
    const wisher = await phone('周桂兰', { launch: code(scene) })
    await wisher.sees(unknown)
    await wisher.sees('许个心愿')
    expect((await wisher.program.pageStack()).map(({ path }) => path)).toEqual([home])
  },
)

test('a code whose scene is no address at all stays at home as well', async () => {
  const wisher = await phone('周桂兰', { launch: { ...code(''), query: { scene: '%E4%BD' } } })
  await wisher.sees(unknown)
})

test('a code for a wish that is not there says so, and home lies behind', async () => {
  const wisher = await phone('周桂兰', { launch: code('w=none') })
  await wisher.sees('内容不存在，或者您看不到它')
  await wisher.program.navigateBack()
  await wisher.sees('许个心愿')
})

test('a code starts the program at its wish, once, with home behind it', async () => {
  const wisher = await phone('周桂兰', { launch: code('w=w2') })
  await wisher.isAt(detail)
  await wisher.sees(glasses)
  await wisher.sees('走到哪儿了')
  expect((await wisher.program.pageStack()).map(({ path }) => path)).toEqual([home, detail])
  await wisher.program.navigateBack()
  await wisher.isAt(home)
  await wisher.sees('许个心愿')
  expect(await wisher.words()).not.toContain(unknown)
  await wisher.device().page.evaluate(() => window.device.hide())
  await wisher.device().page.evaluate(() => window.device.show())
  expect((await wisher.program.pageStack()).map(({ path }) => path)).toEqual([home])
})

test('a code that is scanned while the program is open leads to its wish, and the next one to the next', async () => {
  const wisher = await phone('周桂兰')
  await wisher.sees(glasses)
  const scan = (scene: string) =>
    wisher.device().page.evaluate((options) => window.device.show(options), code(scene))
  await scan('w=w3')
  await wisher.isAt(detail)
  await wisher.sees(trolley)
  await scan('w=w2')
  await wisher.sees(glasses)
  await wisher.sees('走到哪儿了')
  await scan('w?w2')
  await wisher.isAt(home)
  await wisher.sees(unknown)
})

test('a code before the camera of the program names the same page', async () => {
  const { path, query } = code('w=w3')
  const scans = [{ result: '', scanType: 'WX_CODE', path: `${path}?scene=${query['scene'] ?? ''}` }]
  const wisher = await phone('周桂兰', { fixtures: { scans } })
  await wisher.sees(glasses)
  const seen = (await wisher.program.callWxMethod('scanCode')) as { readonly path: string }
  await wisher.opens(`/${seen.path}`)
  await wisher.isAt(detail)
  await wisher.sees(trolley)
})
