import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProduct, type Product } from '../support/product'
import { screens } from '../support/screens'
import { startDeviceInJsdom, type HeadlessDevice } from './runtime/start-jsdom'
import { overBudget, screenBudgets } from './support/figures'
import { shows } from './support/headless'
import { openidOf } from './support/phones'
import { published } from './support/published'

/** The published program without a browser, in seconds: every screen loads, breaks no rule of WeChat, keeps its budget. */
let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.stop())

interface AppConfig {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

/** Fields that a screen reader would call nothing: in WeChat no label points at them. */
const fieldsWithoutName = ({ window }: HeadlessDevice): string[] =>
  [...window.document.querySelectorAll('wx-input, wx-textarea')]
    .filter((field) => !field.getAttribute('aria-label'))
    .map((field) => field.outerHTML)

test('the list of screens is all that the program has', () => {
  const app = JSON.parse(readFileSync(join(published, 'app.json'), 'utf8')) as AppConfig
  const inPackages = app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
  expect(screens.map(({ path }) => path).sort()).toEqual([...app.pages, ...inPackages].sort())
})

test.each(screens)('$path opens for $person', async ({ person, path, query, title, content }) => {
  const phone = await startDeviceInJsdom({
    dist: published,
    emulatorUrl: product.url,
    openid: await openidOf(product.url, person),
    launch: { path, query },
  })
  await shows(phone, content)
  await shows(phone, title, '.device-title')
  expect(phone.device.pageStack().map((page) => page.path)).toEqual([path])
  expect(fieldsWithoutName(phone)).toEqual([])
  expect(phone.device.violations()).toEqual([])
  const [meter, ...others] = phone.device.meters()
  expect(others).toEqual([])
  expect(meter && overBudget(meter, screenBudgets[path])).toEqual([])
  phone.stop()
})
