import type { Browser } from 'playwright-core'
import { startProduct, type Product } from '../support/product'
import { launchPhones } from './runtime/start'
import { costsOf, figures, overBudget, screenBudgets } from './support/figures'
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

const people = [...new Set(screens.map(({ person }) => person))]

test.each(people)('the screens of %s keep their budgets', async (name) => {
  const list = screens.filter(({ person }) => person === name)
  const found = await costsOf({ browser, url: product.url }, list)
  expect([...found.keys()]).toEqual(list)
  for (const [{ path }, { costs, violations }] of found) {
    expect({ path, over: overBudget(costs, screenBudgets[path]), violations }).toEqual({
      ...{ path, over: [], violations: [] },
    })
  }
})
