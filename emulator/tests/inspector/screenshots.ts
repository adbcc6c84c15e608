import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { DESK, goTo, launch, PHONE, visit } from './browser'
import { openTheDay } from './day'
import { startShop } from './shop'

const FOLDER = join(__dirname, '..', '..', 'docs')
/** A picture of the README weighs at most this much, bytes. */
const LIMIT = 150 * 1024

interface Shot {
  readonly name: string
  readonly route: string
  /** A text or a row that must stand there before the picture is taken. */
  readonly wait: string
  readonly prepare?: (page: Page) => Promise<void>
  readonly isPhone?: boolean
  readonly isDark?: boolean
}

const SHOTS: readonly Shot[] = [
  { name: 'collection', route: '/collections/orders', wait: 'read 8 documents', prepare: askForOrders },
  { name: 'queries', route: '/queries', wait: 'no index' },
  { name: 'faults', route: '/faults', wait: 'latency' },
  { name: 'storage', route: '/storage', wait: 'longjing.png', isDark: true },
  { name: 'phone', route: '/calls', wait: 'orders', isPhone: true },
]

/** A query that an index serves. */
async function askForOrders(page: Page): Promise<void> {
  await page.getByLabel('where').fill('{"customer": "o-anna"}')
  await page.getByLabel('orderBy').fill('{"at": -1}')
  await page.getByLabel('limit').fill('8')
  await page.getByRole('button', { name: 'Run' }).click()
}

async function take(browser: Browser, inspectorUrl: string, shot: Shot): Promise<void> {
  const { page } = await visit(browser, inspectorUrl, {
    viewport: shot.isPhone ? PHONE : DESK,
    colorScheme: shot.isDark ? 'dark' : 'light',
  })
  await goTo(page, shot.route)
  await shot.prepare?.(page)
  await page.getByText(shot.wait).first().waitFor()
  await page.waitForLoadState('networkidle')
  const path = join(FOLDER, `inspector-${shot.name}.png`)
  await page.screenshot({ path })
  if (statSync(path).size > LIMIT) throw new Error(`${path} is larger than ${LIMIT} bytes`)
  await page.context().close()
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const [shop, browser] = await Promise.all([startShop(), launch()])
  try {
    const callId = await openTheDay(shop)
    const call: Shot = { name: 'call', route: `/calls/${callId}`, wait: 'database.commitTransaction' }
    for (const shot of [...SHOTS, call]) await take(browser, shop.inspectorUrl, shot)
    console.log(`${SHOTS.length + 1} pictures are in docs`)
  } finally {
    await browser.close()
    await shop.stop()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
