import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Visit } from './browser'
import { goTo, launch, visit } from './browser'
import type { Shop } from './shop'
import { startShop } from './shop'

// Chromium and a cold start of the SDK take seconds each on a busy machine.
jest.setTimeout(120_000)

export interface Inspector {
  shop(): Shop
  browser(): Browser
  /** Opens a view, with the token, in a window of its own. */
  open(route?: string, options?: BrowserContextOptions): Promise<Visit>
}

/** A shop and a browser for the tests of one file. */
export function useInspector(): Inspector {
  let shop: Shop | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    ;[shop, browser] = await Promise.all([startShop(), launch()])
  })
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()))
  })
  afterAll(async () => {
    await Promise.all([browser?.close(), shop?.stop()])
  })
  const started = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('it has not started')
    return part
  }
  return {
    shop: () => started(shop),
    browser: () => started(browser),
    open: async (route = '/collections', options = {}) => {
      const opened = await visit(started(browser), started(shop).inspectorUrl, options)
      await goTo(opened.page, route)
      await opened.page.getByRole('heading', { level: 1 }).waitFor()
      return opened
    },
  }
}

/** Waits for a text to stand in the page. */
export async function says(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor()
}

/** Presses a button that is named exactly so. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

/** The texts of the cells of a table, row by row. */
export async function rowsOf(page: Page, table: string): Promise<string[][]> {
  const rows = await page.getByRole('table', { name: table, exact: true }).locator('tbody tr').all()
  return Promise.all(rows.map((row) => row.locator('td').allInnerTexts()))
}
