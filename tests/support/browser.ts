import { chromium, type Browser, type Page } from 'playwright-core'
import { findChromium, pageFlags, phoneFlags } from '../../config/lib/chromium.cjs'

export const phone = { width: 375, height: 812 }
export const desk = { width: 1440, height: 900 }

const kinds = {
  pages: { shared: 'CHROMIUM_FOR_PAGES', args: pageFlags },
  phones: { shared: 'CHROMIUM_FOR_PHONES', args: phoneFlags },
}

/**
 * A browser whose windows nobody else sees: the one that all files of a run share (config/jest/run-begins.cjs), or
 * one of one's own where there is none. Closing it closes its windows.
 * @param kind phones (tests/device) see no origins.
 */
export function launch(kind: keyof typeof kinds = 'pages'): Promise<Browser> {
  const { shared, args } = kinds[kind]
  const endpoint = process.env[shared]
  if (endpoint !== undefined) return chromium.connect(endpoint)
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('no Chromium is found: set CHROMIUM_PATH to its program')
  return chromium.launch({ executablePath, args })
}

export interface Visit {
  readonly browser: Browser
  readonly url: string
  readonly name: string
  readonly size?: { readonly width: number; readonly height: number }
}

export interface Visitor {
  readonly page: Page
  /** Errors that the page threw. */
  readonly errors: string[]
  readonly close: () => Promise<void>
}

/** Opens the program and becomes somebody of the demo town, as a newcomer does. */
export async function visitAs({ browser, url, name, size = phone }: Visit): Promise<Visitor> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.setDefaultTimeout(60_000)
  await page.goto(url)
  await page.getByRole('button', { name: new RegExp(`^${name} `) }).click()
  await page.getByRole('heading', { level: 1, name: /网格/ }).waitFor()
  return { page, errors, close: () => context.close() }
}

/** Opens the program as somebody whom nobody in the demo town knows. */
export async function arriveAsNewcomer(browser: Browser, url: string): Promise<Visitor> {
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.setDefaultTimeout(20_000)
  await page.goto(url)
  await page.getByRole('link', { name: /我是新来的/ }).click()
  await page.getByText('还没有登记住址').waitFor()
  return { page, errors, close: () => context.close() }
}

/** Goes to a page of the program by its path. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, path)
}
