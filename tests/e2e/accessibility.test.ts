import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { arriveAsNewcomer, desk, goTo, launch, phone, visitAs } from '../support/browser'
import { startProduct, type Product } from '../support/product'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

let product: Product
let browser: Browser
beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), launch()])
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

const wish = '/features/wish/pages'
const grid = '/features/grid/pages'
const screens = {
  周桂兰: [
    '/tabs/home/index',
    '/tabs/wishes/index',
    '/tabs/me/index',
    `${wish}/submit/index`,
    `${wish}/mine/index`,
    `${wish}/detail/index?id=w2`,
    `${grid}/watchers/index`,
    '/features/identity/pages/household/index',
    '/features/identity/pages/join/index',
    '/features/identity/pages/face/index',
  ],
  孙磊: [`${grid}/queue/index`],
  李明: [
    '/tabs/home/index',
    `${wish}/claims/index`,
    '/features/identity/pages/settings/index',
    '/features/identity/pages/privacy/index',
  ],
  陈静: [
    `${wish}/desk/index`,
    `${wish}/statistics/index`,
    `${wish}/cases/index`,
    `${grid}/search/index`,
    `${grid}/outline/index?id=g3`,
    `${grid}/person/index?id=p1`,
    `${grid}/org/index?id=g3`,
    `${wish}/detail/index?id=w2`,
    `${grid}/codes/index?id=g3`,
    `${grid}/roster/index`,
  ],
}
const ways = [
  { way: 'phone and desk', sizes: [phone, desk], isLarge: false },
  { way: 'phone in large mode', sizes: [phone], isLarge: true },
]

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

interface Axe {
  readonly axe: { run(options: object): Promise<{ violations: unknown[] }> }
}

async function seriousFaults(page: Page): Promise<string[]> {
  const found = await page.evaluate(async () => {
    const { axe: checker } = window as unknown as Axe
    // Style sheets and media would be loaded once more, for rules about locked rotation and sound that starts by itself.
    return (await checker.run({ resultTypes: ['violations'], preload: false })).violations
  })
  return (found as Violation[])
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

interface Size {
  readonly width: number
  readonly height: number
}

interface Tour {
  readonly name: string
  readonly paths: readonly string[]
  /** Each screen is opened in the first and grows to the others. */
  readonly sizes: readonly Size[]
  readonly isLarge: boolean
}

async function faultsAt(page: Page, sizes: readonly Size[]): Promise<string[]> {
  const faults: string[] = []
  for (const size of sizes) {
    await page.setViewportSize(size)
    faults.push(...(await seriousFaults(page)).map((fault) => `${size.width} px wide: ${fault}`))
  }
  return faults
}

/** Everything wrong on the screens of one person: each screen by its path, then what the pages threw. */
async function faultsOnTour({ name, paths, sizes, isLarge }: Tour): Promise<unknown[]> {
  const { page, errors, close } = await visitAs({ browser, url: product.url, name })
  await page.addInitScript(axe)
  if (isLarge)
    await page.evaluate(() => localStorage.setItem('linge:large', JSON.stringify({ data: 'true' })))
  const faults: unknown[] = []
  for (const path of paths) {
    await goTo(page, path)
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    const serious = await faultsAt(page, sizes)
    if (serious.length > 0) faults.push({ name, path, serious })
  }
  await close()
  return [...faults, ...errors]
}

/** Everybody looks around at the same time: most of a tour is waiting for pages to come to rest. */
test.each(ways)('axe finds nothing serious for anybody: $way', async ({ sizes, isLarge }) => {
  const tours = Object.entries(screens).map(([name, paths]) => faultsOnTour({ name, paths, sizes, isLarge }))
  expect((await Promise.all(tours)).flat()).toEqual([])
})

/** The third way of joining opens below its button: a map, and the same places as a list. */
test.each(ways)('axe finds nothing serious in the map of whoever joins: $way', async ({ sizes, isLarge }) => {
  const { page, errors, close } = await arriveAsNewcomer(browser, product.url)
  await page.addInitScript(axe)
  if (isLarge)
    await page.evaluate(() => localStorage.setItem('linge:large', JSON.stringify({ data: 'true' })))
  await goTo(page, '/features/identity/pages/join/index')
  await page.reload()
  await page.getByRole('button', { name: '在地图上选' }).click()
  await page.getByRole('application').getByText('三网格').first().waitFor()
  await page.waitForLoadState('networkidle')
  expect(await faultsAt(page, sizes)).toEqual([])
  await close()
  expect(errors).toEqual([])
})
