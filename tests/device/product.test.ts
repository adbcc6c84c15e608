import type { Browser } from 'playwright-core'
import { startProduct, type Product } from '../support/product'
import { launchPhones, startDevice, type RunningDevice } from './runtime/start'
import { openidOf } from './support/phones'
import { published } from './support/published'

let product: Product
let browser: Browser
beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), launchPhones()])
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

const devices: RunningDevice[] = []
/** The program breaks no rule of WeChat in any of these. */
afterEach(async () => {
  const open = devices.splice(0)
  const violations = await Promise.all(open.map((device) => device.violations()))
  await Promise.all(open.map((device) => device.stop()))
  expect(violations.flat()).toEqual([])
})

/** The program as it is published, in the hands of somebody of the demo town. */
async function phoneOf(name: string): Promise<RunningDevice> {
  const openid = await openidOf(product.url, name)
  const device = await startDevice({ dist: published, emulatorUrl: product.url, openid }, browser)
  devices.push(device)
  return device
}

const pathsOn = ({ page }: RunningDevice): Promise<string[]> =>
  page.evaluate(() => window.device.pageStack().map(({ path }) => path))

test('the published program opens at home, a wish opens from its list, and back leads home', async () => {
  const device = await phoneOf('周桂兰')
  const { page } = device
  await page.getByText('我的心愿').first().waitFor()
  await page.getByText('想要一辆买菜用的小拉车').tap()
  await page.getByText('走到哪儿了').waitFor()
  expect(await pathsOn(device)).toEqual(['tabs/home/index', 'features/wish/pages/detail/index'])
  await page.getByRole('button', { name: '返回' }).tap()
  await page.getByText('等您办').waitFor()
  expect(await pathsOn(device)).toEqual(['tabs/home/index'])
  const [home] = await device.meters()
  expect(home).toMatchObject({ path: 'tabs/home/index' })
  expect(home?.firstContent).toBeGreaterThan(0)
})

test('the wish pool shows its wishes', async () => {
  const device = await phoneOf('李明')
  const { page } = device
  await page.getByRole('tab', { name: '心愿' }).tap()
  await page.getByRole('link', { name: '想要一辆买菜用的小拉车' }).waitFor()
  expect(await pathsOn(device)).toEqual(['tabs/wishes/index'])
})

test('what is typed into a field reaches the program', async () => {
  const device = await phoneOf('周桂兰')
  const { page } = device
  await page.getByText('许个心愿').tap()
  await page.locator('wx-textarea textarea').last().fill('腿脚不方便')
  await page.getByText('5 / 300').waitFor()
})
