import type { Browser } from 'playwright-core'
import { startProduct, type Product } from '../support/product'
import { launchPhones } from './runtime/start'
import { figures, meterOf, openScreen, overBudget, screenBudgets } from './support/figures'
import { screens } from '../support/screens'

let product: Product
let browser: Browser
beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), launchPhones()])
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

const meter = {
  path: 'pages/index/index',
  setDataCalls: 3,
  setDataBytes: 900,
  largestSetData: 500,
  busiestSecond: 3,
  nodes: 10,
  depth: 2,
  firstContent: null,
}

test('what costs more than its budget is named', () => {
  expect(overBudget(meter, { ...meter, nodes: 9, depth: 1 })).toEqual([
    'pages/index/index: nodes 10, budget 9',
    'pages/index/index: depth 2, budget 1',
  ])
})

test('a screen without a budget may cost nothing', () => {
  expect(overBudget(meter, undefined)).toHaveLength(figures.length)
})

test('there is no budget for a screen that does not exist', () => {
  expect(Object.keys(screenBudgets).sort()).toEqual(screens.map(({ path }) => path).sort())
})

/** A map asks again once it is laid out, which the run without a browser (quick.test.ts) never sees. */
test('a map keeps its budget, laid out', async () => {
  const outline = screens.filter(({ path }) => path === 'features/grid/pages/outline/index')
  expect(outline).toHaveLength(1)
  for (const screen of outline) {
    const device = await openScreen({ browser, url: product.url }, screen)
    expect(overBudget(await meterOf(device), screenBudgets[screen.path])).toEqual([])
    expect(await device.violations()).toEqual([])
    await device.stop()
  }
})
