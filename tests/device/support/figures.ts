import type { Browser } from 'playwright-core'
import budgets from '../../../config/device-budgets.json'
import type { PageMeter } from '../runtime/device'
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

/** Opens a screen as the program's first and waits until it has loaded; whoever asked stops the device. */
export async function openScreen({ browser, url }: Site, screen: Screen): Promise<RunningDevice> {
  const { person, path, query, content, title } = screen
  const openid = await openidOf(url, person)
  const device = await startDevice(
    { dist: published, emulatorUrl: url, openid, launch: { path, query } },
    browser,
  )
  await device.page.locator('wx-page').getByText(content).first().waitFor()
  await device.page.locator('.device-title').getByText(title, { exact: false }).waitFor()
  await device.page.waitForLoadState('networkidle')
  return device
}

/** The meter of the only page that a device has opened. */
export async function meterOf(device: RunningDevice): Promise<PageMeter> {
  const [meter, ...others] = await device.meters()
  if (!meter || others.length > 0) throw new Error(`${others.length + 1} pages were opened instead of one`)
  return meter
}
