import type { Json, ViolationKind } from './runtime/device'
import { useQuickPhones, type QuickPhone } from './support/fixture'

const start = useQuickPhones()

const open = (): Promise<QuickPhone> => start({ launch: { path: 'pages/limits/index' } })

const callPage = (phone: QuickPhone, method: string, ...args: Json[]): Promise<unknown> =>
  phone.device.callMethod(1, method, args)

const kinds = ({ device }: QuickPhone): ViolationKind[] => device.violations().map(({ kind }) => kind)

/** Each ceiling, what stays below it, and what goes over it. */
describe.each([
  ['setdata-size', 'sendLarge', 250 * 1024, 256 * 1024],
  ['setdata-rate', 'sendOften', 20, 21],
  ['node-count', 'showMany', 1000, 1001],
  ['node-depth', 'nest', 30, 31],
] as const)('%s', (kind, method, most, tooMany) => {
  test(`is reported of ${method}(${tooMany})`, async () => {
    const phone = await open()
    await callPage(phone, method, tooMany)
    expect(kinds(phone)).toEqual([kind])
    expect(phone.device.violations()[0]?.page).toBe('pages/limits/index')
  })

  test(`is not reported of ${method}(${most})`, async () => {
    const phone = await open()
    await callPage(phone, method, most)
    expect(kinds(phone)).toEqual([])
  })
})

test('a name that wx does not have is reported when it is read', async () => {
  const phone = await open()
  expect(phone.device.wx['noSuchThing']).toBeUndefined()
  expect(kinds(phone)).toEqual(['unknown-wx-key'])
})

test('what a handler throws is reported, to App.onError as well, and stops nothing else', async () => {
  const phone = await start()
  const { instance } = phone.device.host.pages.current() ?? {}
  Object.assign(instance ?? {}, {
    onHide() {
      throw new Error('thrown on purpose')
    },
  })
  phone.told()
  await phone.device.host.router.navigateTo({ url: '/far/pages/away/index' })
  expect(kinds(phone)).toEqual(['page-error'])
  expect(phone.told()).toContain('onError onHide: Error: thrown on purpose')
  expect(phone.stack()).toEqual(['pages/first/index', 'far/pages/away/index'])
})

test('figures of a page are counted by page', async () => {
  const phone = await open()
  await callPage(phone, 'showMany', 3)
  await callPage(phone, 'sendLarge', 100)
  expect(phone.device.meters()).toMatchObject([
    { path: 'pages/limits/index', setDataCalls: 2, largestSetData: 111, nodes: 3, depth: 1 },
  ])
  expect(phone.device.meters()[0]?.firstContent).toBeGreaterThan(0)
})
