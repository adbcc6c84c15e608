import { openTheDay } from './day'
import { goTo } from './browser'
import { press, rowsOf, says, useInspector } from './inspector'

const { shop, open } = useInspector()
let busiest = ''

beforeAll(async () => {
  busiest = await openTheDay(shop())
  await shop().admin('/faults', { method: 'DELETE' })
})

it('shows a call with its operations in order, their plans and what it printed', async () => {
  const { page } = await open(`/calls/${busiest}`)
  await says(page, 'database.commitTransaction')
  const operations = await page.locator('.operation-head code').allInnerTexts()
  expect(operations).toEqual([
    'wx.openApi',
    ...['startTransaction', 'getDocument', 'modifyDocument', 'insertDocument', 'commitTransaction'].map(
      (action) => `database.${action}`,
    ),
  ])
  await says(page, / of pu-er$/)
})

it('shows why a call failed', async () => {
  const { page } = await open('/calls')
  await page.getByLabel('Outcome').selectOption('failed')
  await page.getByRole('link', { name: 'orders', exact: true }).click()
  await page.locator('.notice.bad').filter({ hasText: 'the shop does not know refund' }).waitFor()
  await says(page, 'It asked nothing of the cloud.')
})

it('shows the calls of one function only, and a new one as it happens', async () => {
  const { page } = await open('/calls')
  await page.getByLabel('Function').fill('nightly')
  await page.getByRole('link', { name: 'orders', exact: true }).waitFor({ state: 'detached' })
  await says(page, 'nightly')
  const before = (await rowsOf(page, 'Calls')).length
  await shop().admin('/timers/nightly/run', { method: 'POST' })
  await page.getByRole('link', { name: 'nightly' }).nth(before).waitFor()
})

it('leaves the emulator alone while the page is hidden', async () => {
  const { page } = await open('/calls')
  await says(page, 'orders')
  await page.clock.install()
  let asked = 0
  page.on('request', () => asked++)
  const setHidden = (isHidden: boolean): Promise<void> =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value })
      document.dispatchEvent(new Event('visibilitychange'))
    }, isHidden)
  await setHidden(true)
  await page.clock.runFor(20_000)
  const whileHidden = asked
  const answered = page.waitForResponse(/\/calls/)
  await setHidden(false)
  await answered
  expect(whileHidden).toBeLessThanOrEqual(1)
})

it('finds queries without an index and sorts by any figure', async () => {
  const { page } = await open('/queries')
  await says(page, 'where note')
  await page.getByRole('button', { name: 'Count' }).click()
  const counts = (await rowsOf(page, 'Queries')).map(([, , , times]) => Number(times))
  expect(counts).toEqual([...counts].sort((one, other) => other - one))
  await page.getByLabel('Show').selectOption('unindexed')
  await says(page, 'where note')
  expect((await rowsOf(page, 'Queries')).map(([, , index]) => index)).toEqual(['no index'])
})

it('filters the log by function and text, and leads to the call of a line', async () => {
  const { page } = await open('/logs')
  await page.getByLabel('Contains').fill('kettle')
  const line = page.locator('.log li.warn')
  await line.getByText('the kettle is empty').waitFor()
  await line.getByRole('link', { name: 'orders' }).click()
  await page.getByRole('heading', { level: 1, name: 'orders' }).waitFor()
  await says(page, 'the kettle is empty')
})

it('shows messages, credits, content checks and scannable codes', async () => {
  const { page } = await open('/messages')
  await says(page, '2026-03-01 15:30')
  await page.getByLabel('openid').fill('o-anna')
  await page.getByLabel('Template id').fill('tea-is-ready')
  await page.getByLabel('Messages (-1: no limit)').fill('-1')
  await press(page, 'Set')
  await says(page, 'without limit')
  await goTo(page, '/open-interfaces')
  await page.getByRole('img', { name: 'Code for pages/product/index table=7' }).waitFor()
  await page
    .getByRole('button', { name: /^Push risky for/ })
    .first()
    .click()
  await says(page, 'The result risky is pushed.')
})
