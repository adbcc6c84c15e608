import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import type { DeviceOptions } from '../runtime/options'
import { launchPhones, startDevice, type RunningDevice } from '../runtime/start'
import { startDeviceInJsdom, type HeadlessDevice } from '../runtime/start-jsdom'

/** A hand-written program, so that the device is tried without Taro as well. */
export const fixture = join(__dirname, '..', 'fixtures', 'program')

/** What a page of the fixture has written down. */
interface Noted {
  readonly type: string
  readonly detail: unknown
}

export interface FixturePhone {
  readonly device: RunningDevice
  readonly page: Page
  /** An element of the page on top, by its id in WXML. */
  part(id: string): Locator
  /** What one writes in, inside an input or a textarea. */
  field(id: string): Locator
  /** Waits until the page on top has got so many events of a type, and answers the details of all of them. */
  events(type: string, count?: number): Promise<unknown[]>
}

interface Wanted {
  readonly type: string
  readonly count: number
}

/** Runs in the browser: the details of a type, or null while there are too few of them. */
const noted = ({ type, count }: Wanted): unknown[] | null => {
  const { id = 0 } = window.device.host.pages.current() ?? {}
  const all = window.device.pageData(id, 'events') as readonly Noted[]
  const details = all.filter((one) => one.type === type).map(({ detail }) => detail)
  return details.length < count ? null : details
}

async function eventsOn(page: Page, wanted: Wanted): Promise<unknown[]> {
  const details = await page.waitForFunction(noted, wanted)
  return (await details.jsonValue()) ?? []
}

const handle = (device: RunningDevice): FixturePhone => {
  const { page } = device
  const part = (id: string): Locator => page.locator(`[id$="--${id}"]`)
  return {
    device,
    page,
    part,
    field: (id) => part(id).locator('input, textarea'),
    events: (type, count = 1) => eventsOn(page, { type, count }),
  }
}

/** Phones in one browser for the tests of a file. After each test they are gone, and none may have broken a rule. */
export function useFixturePhones(): (
  path: string,
  options?: Partial<DeviceOptions>,
) => Promise<FixturePhone> {
  let browser: Browser
  const devices: RunningDevice[] = []
  beforeAll(async () => {
    browser = await launchPhones()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    const open = devices.splice(0)
    const violations = await Promise.all(open.map((device) => device.violations()))
    await Promise.all(open.map((device) => device.stop()))
    expect(violations.flat()).toEqual([])
  })
  return async (path, options = {}) => {
    const device = await startDevice({ dist: fixture, launch: { path }, ...options }, browser)
    devices.push(device)
    return handle(device)
  }
}

/** The fixture in jsdom: no layout, and started in a fraction of the time. */
export interface QuickPhone extends HeadlessDevice {
  /** What the App of the fixture has written down, and forgets. */
  told(): string[]
  /** Paths on the page stack, bottom first. */
  stack(): string[]
}

export function useQuickPhones(): (options?: Partial<DeviceOptions>) => Promise<QuickPhone> {
  const phones: QuickPhone[] = []
  afterEach(() => {
    for (const phone of phones.splice(0)) phone.stop()
  })
  return async (options = {}) => {
    const headless = await startDeviceInJsdom({ dist: fixture, ...options })
    const { device } = headless
    const phone = {
      ...headless,
      told: () => (device.app() as { told: string[] }).told.splice(0),
      stack: () => device.pageStack().map(({ path }) => path),
    }
    phones.push(phone)
    return phone
  }
}
