import { goTo } from './browser'
import { press, says, useInspector } from './inspector'

const { shop, open } = useInspector()

/** What would run if any of it were taken for markup, a script or an address. */
const SCRIPT = '<script>alert("document")</script>'
const IMAGE = '<img src="x" onerror="alert(1)">'
const ADDRESS = 'javascript:alert(2)'
const FILE = 'a<svg onload=alert(3)>.html'

beforeAll(async () => {
  await shop().fill('orders', [
    { _id: IMAGE, [SCRIPT]: SCRIPT, product: ADDRESS, nested: { [IMAGE]: [SCRIPT] } },
  ])
  await shop().admin(`/files?path=${encodeURIComponent(FILE)}`, { method: 'POST', body: SCRIPT })
  await shop().call('o-anna', { type: 'print', text: `${SCRIPT}${IMAGE}` })
  await shop().call('o-anna', { type: IMAGE })
  await shop().call('o-anna', { type: 'tell', templateId: SCRIPT, product: 'tea' })
})

it.each([
  ['/collections/orders', IMAGE],
  ['/storage', FILE],
  ['/logs', SCRIPT],
  ['/calls', 'orders'],
  ['/messages', SCRIPT],
  ['/open-interfaces', 'subscribeMessage.send'],
  ['/queries', 'Queries'],
])('shows at %s what is hostile as text and runs none of it', async (route, text) => {
  const { page, troubles } = await open(route)
  await page.getByText(text, { exact: false }).first().waitFor()
  expect(await page.locator('#inspector script, #inspector [onerror], #inspector [onload]').count()).toBe(0)
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
  expect(troubles).toEqual([])
})

it('edits a hostile document as text', async () => {
  const { page, troubles } = await open('/collections/orders')
  await press(page, IMAGE)
  await page.getByRole('dialog', { name: `Document ${IMAGE}` }).waitFor()
  await press(page, 'Save')
  await says(page, `${IMAGE} is saved.`)
  expect(troubles).toEqual([])
})

it('survives hostile addresses', async () => {
  const { page, troubles } = await open()
  for (const route of [`/collections/${encodeURIComponent(SCRIPT)}`, '/calls/%', `/${IMAGE}`]) {
    await goTo(page, route)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  expect(troubles).toEqual([])
})

it('lets a stored page neither run nor ask anything', async () => {
  const { files } = (await (await shop().admin('/files')).json()) as { files: { link: string }[] }
  const answer = await fetch(shop().url + (files[0]?.link ?? ''))
  expect(answer.headers.get('content-security-policy')).toBe('sandbox')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})
