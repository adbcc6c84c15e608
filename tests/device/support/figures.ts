import type { Browser } from 'playwright-core'
import budgets from '../../../config/device-budgets.json'
import type { PageMeter, Violation } from '../runtime/device'
import { startDevice, type RunningDevice } from '../runtime/start'
import { openidOf } from './phones'
import type { Screen } from '../../support/screens'
import { published } from './published'

/** What a screen may cost, by what the meter calls it; bytes are of JSON. */
export type Figure = 'setDataCalls' | 'largestSetData' | 'setDataBytes' | 'nodes' | 'depth'

export const figures: readonly Figure[] = ['setDataCalls', 'largestSetData', 'setDataBytes', 'nodes', 'depth']

type Budget = { readonly [figure in Figure]: number }

export const screenBudgets: { readonly [path: string]: Budget } = budgets.screens

/** Says what a page cost more than it may; a page without a budget may cost nothing. */
export function overBudget(meter: PageMeter, budget: Budget | undefined): string[] {
  return figures
    .map((figure) => ({ figure, cost: meter[figure], limit: budget?.[figure] ?? 0 }))
    .filter(({ cost, limit }) => cost > limit)
    .map(({ figure, cost, limit }) => `${meter.path}: ${figure} ${cost}, budget ${limit}`)
}

interface Site {
  readonly browser: Browser
  /** Base address of the running product. */
  readonly url: string
}

/** Starts the program at a screen; whoever asked stops the device. */
async function startAt({ browser, url }: Site, { person, path, query }: Screen): Promise<RunningDevice> {
  const openid = await openidOf(url, person)
  return startDevice({ dist: published, emulatorUrl: url, openid, launch: { path, query } }, browser)
}

/** Waits until a screen has loaded. */
async function isLoaded({ page }: RunningDevice, { content, title }: Screen): Promise<void> {
  await page.locator('wx-page').getByText(content).first().waitFor()
  await page.locator('.device-title').getByText(title, { exact: false }).waitFor()
  await page.waitForLoadState('networkidle')
}

/** Opens a screen as the program's first and waits until it has loaded; whoever asked stops the device. */
export async function openScreen(site: Site, screen: Screen): Promise<RunningDevice> {
  const device = await startAt(site, screen)
  await isLoaded(device, screen)
  return device
}

interface Cost {
  readonly costs: PageMeter
  readonly violations: readonly Violation[]
}

/** What each of somebody's screens costs as the program's first: one phone, on which the program starts anew for each. */
export async function costsOf(site: Site, screens: readonly Screen[]): Promise<Map<Screen, Cost>> {
  const [first] = screens
  if (!first) return new Map()
  const device = await startAt(site, first)
  const found = new Map<Screen, Cost>()
  for (const screen of screens) {
    if (screen !== first) await device.restart({ path: screen.path, query: screen.query })
    await isLoaded(device, screen)
    found.set(screen, { costs: await meterOf(device), violations: await device.violations() })
  }
  await device.stop()
  return found
}

/** The meter of the only page that a device has opened. */
export async function meterOf(device: RunningDevice): Promise<PageMeter> {
  const [meter, ...others] = await device.meters()
  if (!meter || others.length > 0) throw new Error(`${others.length + 1} pages were opened instead of one`)
  return meter
}
