import { buffer as bytesOf, text } from 'node:stream/consumers'
import { goTo } from './browser'
import { press, rowsOf, says, useInspector } from './inspector'

const { shop, open } = useInspector()

beforeEach(async () => {
  await shop().admin('/reset', { method: 'POST' })
})

async function listed(path: string): Promise<unknown> {
  return (await shop().admin(path)).json()
}

it('runs a timer now and shows what it returned', async () => {
  await shop().fill('orders', [{ _id: 'a', state: 'open' }])
  const { page } = await open('/timers')
  await press(page, 'Run now: nightly')
  await says(page, /nightly returned .*"closed": 1/s)
})

it('moves the clock and sets it back', async () => {
  const { page } = await open('/timers')
  await page.getByLabel('Move by').fill('3')
  await press(page, 'Move')
  await says(page, '3 d ahead')
  expect(await listed('/clock')).toMatchObject({ offset: 3 * 86_400_000 })
  await press(page, 'Real time')
  await says(page, 'the real time')
})

it('sets faults at one click and in detail, and takes them back', async () => {
  const { page } = await open('/faults')
  await press(page, 'One request in five fails')
  await says(page, '20 % fail with SYS_ERR')
  await page.getByLabel('Kind').selectOption('after-write')
  await page.getByLabel('Function').fill('orders')
  await page.getByLabel('Requests (regular expression)').fill('insertDocument')
  await press(page, 'Set')
  await says(page, 'process ended after write, at request 1')
  expect(await listed('/faults')).toMatchObject({
    faults: [
      { id: 1, errorRate: 0.2, code: 'SYS_ERR' },
      { id: 2, kill: 'after-write', nth: 1, function: 'orders', actionPattern: 'insertDocument' },
    ],
  })
  await press(page, 'Remove fault 1')
  await page.getByText('20 % fail with SYS_ERR').first().waitFor({ state: 'detached' })
  await press(page, 'Clear all')
  await says(page, 'No fault is set: everything is answered')
})

it('says what is wrong with a fault', async () => {
  const { page } = await open('/faults')
  await page.getByLabel('Kind').selectOption('errorRate')
  await page.getByLabel('Share, 0 to 1').fill('7')
  await press(page, 'Set')
  await says(page, 'errorRate is a number from 0 to 1')
})

it('uploads, shows, downloads and deletes files', async () => {
  const { page } = await open('/storage')
  await page.getByLabel('Upload into folder').fill('/notes/')
  const file = { name: '茶.txt', mimeType: 'text/plain', buffer: Buffer.from('green') }
  await page.getByLabel('Upload…').first().setInputFiles(file)
  await says(page, 'notes/茶.txt is uploaded.')
  const link = page.getByRole('link', { name: 'Download notes/茶.txt' })
  await link.waitFor()
  expect((await rowsOf(page, 'Files')).map(([, type, size]) => [type, size])).toEqual([
    [expect.stringContaining('text/plain'), '5 B'],
  ])
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(await text(await download.createReadStream())).toBe('green')
  await press(page, 'Delete notes/茶.txt')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await says(page, 'No file is stored.')
  expect(await listed('/files')).toEqual({ files: [] })
})

it('refuses a path that would leave the storage', async () => {
  const answer = await shop().admin(`/files?path=${encodeURIComponent('../secret')}`, {
    method: 'POST',
    body: 'x',
  })
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
    400,
    'STORAGE_SIGN_PARAM_INVALID',
  ])
})

it('answers 404 for a file that is not there to be deleted', async () => {
  expect((await shop().admin('/files?path=nothing', { method: 'DELETE' })).status).toBe(404)
})

it('takes a backup, resets everything and brings it back', async () => {
  await shop().fill('orders', [{ _id: 'a' }, { _id: 'b' }])
  const { page } = await open('/maintenance')
  await press(page, 'Check the database')
  await says(page, /^Sound: 2 documents/)
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download a backup')])
  const buffer = await bytesOf(await download.createReadStream())
  await press(page, 'Reset everything')
  await page.getByRole('dialog').getByRole('button', { name: 'Reset everything' }).click()
  await says(page, 'Everything is forgotten.')
  expect(await listed('/collections')).toMatchObject({ collections: [{}, { documents: 0 }, {}] })
  const file = { name: 'backup.jsonl.gz', mimeType: 'application/gzip', buffer }
  await page.getByLabel('Restore…').first().setInputFiles(file)
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await says(page, '2 documents and 0 files are restored.')
  await goTo(page, '/collections')
  await says(page, '3 collections, 2 documents')
})
