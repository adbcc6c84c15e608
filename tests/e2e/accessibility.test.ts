import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { desk, goTo, phone } from '../support/browser'
import { addressOf, screens, screensOfOthers, type Screen } from '../support/screens'
import { useVisits } from '../support/visits'

const { visit, arrive } = useVisits()

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

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

/** The page gets axe, and large letters where they are wanted; both stay while one goes from screen to screen. */
async function prepare(page: Page, isLarge: boolean): Promise<void> {
  if (isLarge) {
    await page.evaluate(() => localStorage.setItem('linge:large', JSON.stringify({ data: 'true' })))
    await page.reload()
  }
  await page.evaluate(axe)
}

/** Goes to a screen and waits until it has loaded; the words alone could be those of the screen before. */
async function open(page: Page, screen: Screen): Promise<void> {
  await goTo(page, addressOf(screen))
  const there = page.locator(`.taro_page[id^="/${screen.path}"]`).filter({ visible: true })
  await there.getByText(screen.content).filter({ visible: true }).first().waitFor()
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

/** Each screen is opened in the first size and grows to the others. */
async function faultsAt(page: Page, sizes: readonly { width: number; height: number }[]): Promise<string[]> {
  const faults: string[] = []
  for (const size of sizes) {
    await page.setViewportSize(size)
    faults.push(...(await seriousFaults(page)).map((fault) => `${size.width} px wide: ${fault}`))
  }
  return faults
}

const shown = [...screens, ...screensOfOthers]
const people = [...new Set(shown.map(({ person }) => person))]

describe.each(people)('axe finds nothing serious for %s', (name) => {
  test.each(ways)('$way', async ({ sizes, isLarge }) => {
    const page = await visit(name)
    await prepare(page, isLarge)
    const faults: unknown[] = []
    for (const screen of shown.filter(({ person }) => person === name)) {
      await open(page, screen)
      const serious = await faultsAt(page, sizes)
      if (serious.length > 0) faults.push({ path: screen.path, serious })
    }
    expect(faults).toEqual([])
  })
})

/** The third way of joining opens below its button: a map, and the same places as a list. */
test.each(ways)('axe finds nothing serious in the map of whoever joins: $way', async ({ sizes, isLarge }) => {
  const page = await arrive()
  await prepare(page, isLarge)
  await goTo(page, '/features/identity/pages/join/index')
  await page.getByRole('button', { name: '在地图上选' }).click()
  await page.getByRole('application').getByText('三网格').first().waitFor()
  expect(await faultsAt(page, sizes)).toEqual([])
})
