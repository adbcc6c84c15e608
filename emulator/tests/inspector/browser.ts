import { existsSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'

export const DESK = { width: 1440, height: 900 }
export const PHONE = { width: 375, height: 812 }

/** Milliseconds that a page may take for one step on a busy machine. */
const PATIENCE_MS = 60_000

/** Where Debian puts Chromium and the one without a window. */
const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell']

/** The browser that CHROMIUM_FOR_PAGES names, whose windows nobody else sees, or else one of one's own. */
export function launch(): Promise<Browser> {
  const shared = process.env['CHROMIUM_FOR_PAGES']
  if (shared !== undefined) return chromium.connect(shared)
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? USUAL_PLACES.find(existsSync),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
}

export interface Visit {
  readonly page: Page
  /** What went wrong in the page: errors, refusals of the security policy, dialogs that scripts opened. */
  readonly troubles: string[]
}

/** Opens an address in a window of its own and notes what goes wrong there. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: DESK, locale: 'en', timezoneId: 'UTC', ...options })
  const page = await context.newPage()
  const troubles: string[] = []
  page.setDefaultTimeout(PATIENCE_MS)
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) troubles.push(message.text())
  })
  await page.goto(url)
  return { page, troubles }
}

/** Goes to a view of the inspector by its address. */
export async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, route)
}
