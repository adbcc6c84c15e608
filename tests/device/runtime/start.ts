import type { Browser, Page } from 'playwright-core'
import { launch } from '../../support/browser'
import type { LaunchOptions, PageMeter, Violation } from './device'
import { serveDevice } from './load/serve'
import { completeStart, usualViewport, type DeviceOptions } from './options'

/** A phone in Chromium with the program running on it. */
export interface RunningDevice {
  readonly page: Page
  readonly url: string
  /** Everything that broke a rule since the program was started. */
  violations(): Promise<readonly Violation[]>
  meters(): Promise<readonly PageMeter[]>
  screenshot(): Promise<Buffer>
  /** Ends the program and starts it anew; what it has stored stays. */
  restart(launch?: Partial<LaunchOptions>): Promise<void>
  stop(): Promise<void>
}

/** A browser for phones: WeChat's network knows no origins, and the emulator is another one than the device's page. */
export const launchPhones = (): Promise<Browser> => launch('phones')

async function openPhone(browser: Browser, { viewport, theme }: DeviceOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport: viewport ?? usualViewport,
    colorScheme: theme ?? 'light',
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  return page
}

/** Opens the device's page and waits until the program shows its first page. */
async function switchOn(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.evaluate(() => window.device.ready)
}

/**
 * Starts a program on a phone of its own.
 * @param browser from launchPhones; it may hold many phones, and is not closed with this one.
 * @throws Error with file and line when a template of the program cannot be compiled.
 */
export async function startDevice(options: DeviceOptions, browser: Browser): Promise<RunningDevice> {
  let start = completeStart(options)
  const server = await serveDevice({ dist: options.dist, start: () => start })
  const page = await openPhone(browser, options)
  await switchOn(page, server.url)
  return {
    page,
    url: server.url,
    violations: () => page.evaluate(() => window.device.violations()),
    meters: () => page.evaluate(() => window.device.meters()),
    screenshot: () => page.screenshot(),
    async restart(launch) {
      start = completeStart(options, launch)
      await switchOn(page, server.url)
    },
    async stop() {
      await page.context().close()
      await server.stop()
    },
  }
}
