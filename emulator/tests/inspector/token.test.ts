import type { Page } from 'playwright-core'
import { visit } from './browser'
import { press, says, useInspector } from './inspector'

const { shop, browser, open } = useInspector()

it('serves the page without a token, under a policy that lets nothing else run or frame it', async () => {
  const page = await fetch(`${shop().url}/_/`)
  expect(page.status).toBe(200)
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]),
  )
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  expect(await page.text()).not.toContain(shop().adminToken)
})

it.each(['collections', 'calls', 'logs', 'files', 'faults'])('keeps %s behind the token', async (route) => {
  const answers = [
    await fetch(`${shop().url}/_/${route}`),
    await fetch(`${shop().url}/_/${route}`, { headers: { authorization: 'Bearer guessed' } }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([401, 401])
})

it('asks for a token, refuses a wrong one in words and opens with the right one', async () => {
  const { page } = await visit(browser(), `${shop().url}/_/`)
  await page.getByLabel('Admin token').fill('guessed')
  await press(page, 'Open')
  await says(page, 'The emulator refused the token')
  await page.getByLabel('Admin token').fill(shop().adminToken)
  await press(page, 'Open')
  await page.getByRole('link', { name: 'orders', exact: true }).waitFor()
})

it('asks for a token where the address holds nonsense', async () => {
  const { page, troubles } = await visit(browser(), `${shop().url}/_/#%zz`)
  await says(page, 'The emulator refused the token')
  expect(troubles).toEqual([])
})

it('takes the token out of the address and keeps it for this tab only', async () => {
  const { page, troubles } = await open()
  await page.getByRole('link', { name: 'orders', exact: true }).waitFor()
  expect(page.url()).not.toContain(shop().adminToken)
  await page.reload()
  await page.getByRole('link', { name: 'orders', exact: true }).waitFor()
  const other = await page.context().newPage()
  await other.goto(`${shop().url}/_/`)
  await other.getByLabel('Admin token').waitFor()
  expect(troubles).toEqual([])
})

/** Changes the address as soon as anything of the page is there, before the browser has painted it. */
async function hurryTo(page: Page, hash: string): Promise<void> {
  await page.addInitScript((next) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('#inspector > *')) return
      observer.disconnect()
      location.hash = next
    }).observe(document, { childList: true, subtree: true })
  }, hash)
  await page.reload()
}

it('follows an address that changes while the page is opening', async () => {
  const { page } = await open()
  await hurryTo(page, '/timers')
  await page.getByRole('heading', { level: 1, name: 'Timers' }).waitFor()
})

it('takes a token that comes while the page is opening', async () => {
  const { page } = await visit(browser(), `${shop().url}/_/`)
  await hurryTo(page, shop().adminToken)
  await page.getByRole('link', { name: 'orders', exact: true }).waitFor()
})
