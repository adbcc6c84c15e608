import { text as textOf } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { press, rowsOf, says, useInspector } from './inspector'

const { shop, open } = useInspector()

beforeEach(async () => {
  await shop().admin('/reset', { method: 'POST' })
  await shop().fill(
    'orders',
    [1, 2, 3, 4].map((at) => ({
      ...{ _id: `order-${at}`, customer: at % 2 === 0 ? 'anna' : 'bela', price: at },
      at: { $date: `2026-03-0${at}T08:00:00.000Z` },
    })),
  )
})

async function stored(id: string): Promise<unknown> {
  const request = { collectionName: 'orders', queryType: 'DOC', query: JSON.stringify({ _id: id }) }
  const body = JSON.stringify({ action: 'database.getDocument', request })
  const answer = await shop().admin('/database', { method: 'POST', body })
  const [text] = ((await answer.json()) as { data: { list: string[] } }).data.list
  return text === undefined ? undefined : JSON.parse(text)
}

const editor = (page: Page) => page.getByRole('dialog').getByRole('textbox')

describe('queries', () => {
  it('points at what is no JSON and does not run it', async () => {
    const { page } = await open('/collections/orders')
    await page.getByLabel('where', { exact: true }).fill('{"customer": ')
    await page.locator('.query-box .problem').waitFor()
    expect(await page.getByRole('button', { name: 'Run', exact: true }).isDisabled()).toBe(true)
  })

  it('says in words what the emulator refuses', async () => {
    const { page } = await open('/collections/orders')
    await page.getByLabel('where', { exact: true }).fill('{"price": {"$nonsense": 1}}')
    await press(page, 'Run')
    await page.getByRole('alert').filter({ hasText: '$nonsense' }).waitFor()
  })

  it('shows results with the plan: the index, what was read and what was found', async () => {
    const { page } = await open('/collections/orders')
    await page.getByLabel('where', { exact: true }).fill('{"customer": "anna"}')
    await page.getByLabel('orderBy').fill('{"at": -1}')
    await page.getByLabel('field').fill('{"price": true}')
    await press(page, 'Run')
    await says(page, 'read 2 documents for 2 results')
    await page.locator('.plan').getByText('by_customer').waitFor()
    expect(await rowsOf(page, 'Documents')).toEqual([
      ['order-4', '4'],
      ['order-2', '2'],
    ])
  })

  it('lists indexes with their uses', async () => {
    const { page } = await open('/collections/products')
    await says(page, 'by_origin')
    expect((await rowsOf(page, 'Indexes')).map(([name, , kind]) => [name, kind])).toEqual([
      ['by_name', 'unique'],
      ['by_origin', 'geo'],
    ])
  })
})

describe('the editor', () => {
  it('saves a document whole, dates as dates, even where the list showed some of its fields', async () => {
    const { page } = await open('/collections/orders')
    await page.getByLabel('field').fill('{"price": true}')
    await press(page, 'Run')
    await says(page, 'read 4 documents')
    await press(page, 'order-1')
    const text = await editor(page).inputValue()
    await editor(page).fill(text.replace('"price": 1', '"price": 12'))
    await press(page, 'Save')
    await says(page, 'order-1 is saved.')
    const at = { $date: '2026-03-01T08:00:00.000Z' }
    expect(await stored('order-1')).toEqual({ _id: 'order-1', customer: 'bela', price: 12, at })
  })

  it('saves neither broken text nor another _id', async () => {
    const { page } = await open('/collections/orders')
    await press(page, 'order-2')
    await editor(page).fill('{"_id": "order-2", ')
    await page.getByRole('dialog').locator('.problem').filter({ hasText: /./ }).waitFor()
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await editor(page).fill('{"_id": "order-9"}')
    await says(page, 'the _id of a document cannot change')
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  })

  it('adds a document', async () => {
    const { page } = await open('/collections/orders')
    await press(page, 'New document')
    await editor(page).fill('{"_id": "order-new", "price": 7}')
    await press(page, 'Save')
    await page.getByRole('button', { name: 'order-new' }).waitFor()
    expect(await stored('order-new')).toEqual({ _id: 'order-new', price: 7 })
  })

  it('keeps what was typed when the emulator refuses it', async () => {
    const { page } = await open('/collections/orders')
    await press(page, 'New document')
    await editor(page).fill('{"_id": "order-1"}')
    await press(page, 'Save')
    await page.getByRole('dialog').locator('.notice.bad').waitFor()
    expect(await editor(page).inputValue()).toBe('{"_id": "order-1"}')
  })

  it('deletes a document, but asks first', async () => {
    const { page } = await open('/collections/orders')
    await press(page, 'order-3')
    await press(page, 'Delete')
    const question = page.getByRole('dialog', { name: 'Delete?' })
    await question.getByRole('button', { name: 'Cancel' }).click()
    expect(await stored('order-3')).toBeDefined()
    await press(page, 'Delete')
    await question.getByRole('button', { name: 'Delete' }).click()
    await says(page, 'order-3 is deleted.')
    expect(await stored('order-3')).toBeUndefined()
  })
})

it('exports a collection and imports it again', async () => {
  const { page } = await open('/collections/orders')
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Export')])
  const text = await textOf(await download.createReadStream())
  expect(text.trim().split('\n')).toHaveLength(4)
  await shop().admin('/reset', { method: 'POST' })
  const file = { name: 'orders.jsonl', mimeType: 'text/plain', buffer: Buffer.from(text) }
  await page.getByLabel('Import…').first().setInputFiles(file)
  await says(page, '4 documents imported')
  expect(await stored('order-4')).toMatchObject({ customer: 'anna', price: 4 })
})
