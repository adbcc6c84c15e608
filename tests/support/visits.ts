import type { Browser, Locator, Page } from 'playwright-core'
import { arriveAsNewcomer, launch, visitAs, type Visitor } from './browser'
import { startProduct, type Product } from './product'

/** The program with its demo town and a browser, for the tests of one file; pages are closed after each test. */
export interface Visits {
  readonly url: () => string
  readonly browser: () => Browser
  /** Becomes somebody, on a phone of their own. */
  readonly visit: (name: string) => Promise<Page>
  /** Becomes somebody whom nobody knows yet. */
  readonly arrive: () => Promise<Page>
}

export function useVisits(): Visits {
  let product: Product
  let browser: Browser
  const visitors: Visitor[] = []
  beforeAll(async () => {
    ;[product, browser] = await Promise.all([startProduct(), launch()])
  })
  afterAll(async () => {
    await browser.close()
    await product.stop()
  })
  afterEach(async () => {
    const errors = visitors.flatMap((visitor) => visitor.errors)
    await Promise.all(visitors.splice(0).map((visitor) => visitor.close()))
    expect(errors).toEqual([])
  })
  return {
    url: () => product.url,
    browser: () => browser,
    async visit(name) {
      const visitor = await visitAs({ browser, url: product.url, name })
      visitors.push(visitor)
      return visitor.page
    },
    async arrive() {
      const visitor = await arriveAsNewcomer(browser, product.url)
      visitors.push(visitor)
      return visitor.page
    },
  }
}

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' })

export const dialogButton = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('dialog').getByRole('button', { name, exact: typeof name === 'string' })

/** Waits until the page shows a text; Taro keeps earlier pages hidden in the document. */
export const says = (page: Page, text: string): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor()

/** Presses an action on a wish page, from the footer or from behind 更多. */
export async function press(page: Page, action: string): Promise<void> {
  const more = button(page, '更多')
  await button(page, action).or(more).first().waitFor()
  if (!(await button(page, action).isVisible())) await more.click()
  await button(page, action).click()
}

/** Goes from home to the wish pool; home stays in the document, so it is waited for until it is out of sight. */
export async function openPool(page: Page): Promise<void> {
  await page.getByRole('link', { name: '心愿', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '心愿', exact: true }).waitFor()
  await page.getByRole('region', { name: '常用' }).waitFor({ state: 'hidden' })
}
