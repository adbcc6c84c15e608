import { useFixturePhones, type FixturePhone } from './support/fixture'

const start = useFixturePhones()

const toldBy = ({ page }: FixturePhone): Promise<string[]> =>
  page.evaluate(() => (window.device.app() as { told: string[] }).told)

/** Waits until the App has been told a word. */
const told = async ({ page }: FixturePhone, word: string): Promise<void> => {
  await page.waitForFunction(
    (wanted) => (window.device.app() as { told: string[] }).told.includes(wanted),
    word,
  )
}

const title = ({ page }: FixturePhone) => page.locator('.device-title').textContent()

/** What the query of one selector answers. */
const query = ({ page }: FixturePhone, selector: string | null): Promise<unknown> =>
  page.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        const all = window.device.host.createSelectorQuery() as {
          selectAll(selector: string): { fields(fields: object): void }
          selectViewport(): { fields(fields: object): void }
          exec(done: (answers: unknown) => void): void
        }
        const nodes = wanted === null ? all.selectViewport() : all.selectAll(wanted)
        nodes.fields({ id: true, size: true, rect: true, scrollOffset: wanted === null })
        all.exec(resolve)
      }),
    selector,
  )

test('the tab bar shows which tab one is on, and goes to another', async () => {
  const phone = await start('pages/first/index')
  const tab = (name: string) => phone.page.getByRole('tab', { name })
  await tab('Second').tap()
  await phone.page.getByText('second', { exact: true }).waitFor()
  await expect(tab('Second').getAttribute('aria-selected')).resolves.toBe('true')
  await expect(tab('First').getAttribute('aria-selected')).resolves.toBe('false')
  await phone.page.evaluate(() => window.device.host.tabBar.setBadge(0, '3'))
  await expect(tab('First').textContent()).resolves.toBe('First3')
  await phone.page.evaluate(() => window.device.host.tabBar.setVisible(false))
  await tab('First').waitFor({ state: 'hidden' })
})

test('the bar above has the title of its page and the way back', async () => {
  const phone = await start('pages/first/index')
  await expect(title(phone)).resolves.toBe('First page')
  await phone.page.evaluate(() => window.device.host.router.navigateTo({ url: '/pages/fields/index' }))
  await expect(title(phone)).resolves.toBe('Fields')
  await phone.page.evaluate(() => window.device.host.navigationBar.setTitle('Other'))
  await expect(title(phone)).resolves.toBe('Other')
  await phone.page.getByRole('button', { name: '返回' }).tap()
  await told(phone, 'first.onShow')
  await phone.page.getByText('row 1', { exact: true }).waitFor()
  await expect(title(phone)).resolves.toBe('First page')
})

test('a page that was opened directly has the way home', async () => {
  const phone = await start('pages/fields/index')
  await phone.page.getByRole('button', { name: '首页' }).tap()
  await told(phone, 'first.onLoad')
  await phone.page.getByRole('button', { name: '首页' }).waitFor({ state: 'hidden' })
})

test('a page with a custom bar has the screen to itself, and its package comes when it is opened', async () => {
  const phone = await start('pages/first/index')
  const asked: string[] = []
  phone.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await phone.page.evaluate(() =>
    window.device.host.router.navigateTo({ url: '/far/pages/away/index?word=hi' }),
  )
  await phone.page.getByText('away hi').waitFor()
  expect(asked).toEqual(['/packages/far.js'])
  const box = await phone.page.locator('.device-frame:visible').boundingBox()
  expect(box).toEqual({ x: 0, y: 0, width: 375, height: 812 })
})

test('colours are those of the theme', async () => {
  const bar = ({ page }: FixturePhone) =>
    page.locator('.device-navigation').evaluate((element) => getComputedStyle(element).backgroundColor)
  await expect(bar(await start('pages/first/index'))).resolves.toBe('rgb(238, 238, 238)')
  await expect(bar(await start('pages/first/index', { theme: 'dark' }))).resolves.toBe('rgb(17, 17, 17)')
})

test('a page that is pulled down refreshes, until it says that it is done', async () => {
  const phone = await start('pages/first/index')
  const session = await phone.page.context().newCDPSession(phone.page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
  await touch('touchStart', [{ x: 100, y: 100 }])
  await touch('touchMove', [{ x: 100, y: 200 }])
  await touch('touchEnd', [])
  await told(phone, 'first.onPullDownRefresh')
  await phone.page.getByText('正在刷新').waitFor()
  await phone.page.evaluate(() => window.device.host.pullDown.stop())
  await phone.page.getByText('正在刷新').waitFor({ state: 'detached' })
})

test('a page is told how far it is scrolled, and once that its end is near', async () => {
  const phone = await start('pages/first/index')
  await phone.page.evaluate(() => window.device.host.scrollPage({ scrollTop: 10_000 }))
  await told(phone, 'first.onReachBottom')
  await phone.page.evaluate(() => window.device.host.scrollPage({ scrollTop: 9_000 }))
  const at = await phone.page.evaluate(() => window.device.host.pages.current()?.instance['scrollTop'])
  expect(at).toBeGreaterThan(300)
  const ends = (await toldBy(phone)).filter((word) => word === 'first.onReachBottom')
  expect(ends).toHaveLength(1)
})

test('a query answers with places in the page, and with the page itself', async () => {
  const phone = await start('pages/first/index')
  expect(await query(phone, '#head')).toEqual([
    [{ id: 'head', left: 0, top: 0, right: 375, bottom: 24, width: 375, height: 24 }],
  ])
  expect(await query(phone, '#nobody')).toEqual([[]])
  expect(await query(phone, null)).toMatchObject([{ width: 375, height: 718, scrollTop: 0 }])
})
