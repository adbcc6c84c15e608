import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchPhones, startDevice, type RunningDevice } from './runtime/start'
import { startDeviceInJsdom } from './runtime/start-jsdom'
import { fixture } from './support/fixture'

const launch = { path: 'pages/limits/index' }

/** What goes wrong when nobody is looking any more, in a timer or a promise. */
describe('in a browser', () => {
  let browser: Browser
  let device: RunningDevice | undefined
  beforeAll(async () => {
    browser = await launchPhones()
  })
  // A browser that a failed test leaves open would keep the run from ending.
  afterEach(() => device?.stop())
  afterAll(() => browser.close())

  test.each([
    ['fail', 'page-error', 'thrown on purpose'],
    ['reject', 'unhandled-rejection', 'rejected on purpose'],
  ] as const)('%s() of a page is reported as %s', async (method, kind, message) => {
    device = await startDevice({ dist: fixture, launch }, browser)
    await device.page.evaluate((name) => window.device.callMethod(1, name, []), method)
    await device.page.waitForFunction(() => window.device.violations().length > 0)
    expect(await device.violations()).toEqual([
      { kind, message: expect.stringContaining(message) as string, page: launch.path },
    ])
  })
})

describe('in jsdom', () => {
  test('fail() of a page is reported as page-error', async () => {
    const { window, device, stop } = await startDeviceInJsdom({ dist: fixture, launch })
    const told = new Promise((resolve) => window.addEventListener('error', resolve))
    await device.callMethod(1, 'fail', [])
    await told
    const [violation] = device.violations()
    stop()
    expect(violation).toEqual({
      kind: 'page-error',
      message: expect.stringContaining('thrown on purpose') as string,
      page: launch.path,
    })
  })

  test('reject() of a page ends the run: Node sees every promise, jsdom none', () => {
    const script = `
      const { startDeviceInJsdom } = require('./start-jsdom')
      startDeviceInJsdom(${JSON.stringify({ dist: fixture, launch })})
        .then(({ device }) => device.callMethod(1, 'reject', []))`
    const run = spawnSync(process.execPath, ['--import', 'tsx', '--eval', script], {
      cwd: join(__dirname, 'runtime'),
      encoding: 'utf8',
    })
    expect(run.status).toBe(1)
    expect(run.stderr).toContain('rejected on purpose')
  })
})
