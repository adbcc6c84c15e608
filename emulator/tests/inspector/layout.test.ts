import { source } from 'axe-core'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { PHONE } from './browser'
import { openTheDay } from './day'
import { press, useInspector } from './inspector'

const { shop, open } = useInspector()

const VIEWS = [
  ...['collections', 'collections/orders', 'collections/products', 'storage', 'watches'],
  ...['calls', 'queries', 'functions', 'logs', 'messages', 'open-interfaces'],
  ...['timers', 'faults', 'maintenance'],
]

beforeAll(async () => {
  await openTheDay(shop())
  await shop().fill('orders', [{ _id: 'w'.repeat(200), customer: 'w'.repeat(200), at: 1 }])
})

/** Pixels by which the page is wider than the window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
      // Style sheets and media would be loaded once more, for rules about locked rotation and sound.
      preload: false,
    }),
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

it.each(VIEWS)('shows %s to everybody, on a desk by day and on a phone by night', async (view) => {
  const { page, troubles } = await open(`/${view}`)
  await page.getByText('Loading…').first().waitFor({ state: 'detached' })
  await page.evaluate(source)
  expect([await overflow(page), await violations(page)]).toEqual([0, []])
  await page.setViewportSize(PHONE)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect([await overflow(page), await violations(page)]).toEqual([0, []])
  expect(troubles).toEqual([])
})

it('opens its menu on a phone and closes it when a view is chosen', async () => {
  const { page } = await open('/collections', { viewport: PHONE })
  const link = page.getByRole('link', { name: 'Faults' })
  expect(await link.isVisible()).toBe(false)
  await press(page, 'Menu')
  await link.click()
  await page.getByRole('heading', { level: 1, name: 'Faults' }).waitFor()
  expect(await link.isVisible()).toBe(false)
})

it('is used with the keyboard alone', async () => {
  const { page } = await open('/collections/products')
  const document = page.getByRole('button', { name: 'pu-er' })
  await document.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('textbox').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await document.evaluate((element) => element === window.document.activeElement)).toBe(true)
})
