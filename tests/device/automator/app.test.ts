import { join } from 'node:path'
import { useMiniProgram } from '../support/automator'
import { textAt } from '../support/found'

/** The domains App and Tool of the automator's protocol, each row once, through the official client. */
const sampler = useMiniProgram({ dist: join(__dirname, '..', 'fixtures', 'sampler') })
const program = () => sampler().program

describe('the program through the official client', () => {
  it('refuses a method of wx that does not exist', async () => {
    await expect(program().callWxMethod('noSuchMethod')).rejects.toThrow('wx.noSuchMethod not exists')
    // The reading of the unknown name is what the device would fail a run for.
    const [violation] = (await sampler().device?.violations()) ?? []
    expect(violation).toMatchObject({ kind: 'unknown-wx-key', message: 'wx.noSuchMethod' })
  })

  it('refuses a page that does not exist, in the words of WeChat', async () => {
    await expect(program().callWxMethod('navigateTo', { url: '/pages/none/index' })).rejects.toThrow(
      /^navigateTo:fail/,
    )
  })

  it('opens a page with its query and goes back', async () => {
    await program().callWxMethod('navigateTo', { url: '/pages/second/index?word=deep%20link' })
    const page = await program().currentPage()
    expect(page).toMatchObject({ path: 'pages/second/index', query: { word: expect.any(String) as string } })
    expect(await textAt(page, '.query')).toBe('deep%20link')
    expect((await program().pageStack()).map(({ path }) => path)).toEqual([
      'pages/first/index',
      'pages/second/index',
    ])
    await program().native().navigateLeft()
    expect(await program().pageStack()).toHaveLength(1)
  })

  it('scrolls the page', async () => {
    await program().pageScrollTo(300)
    const page = await program().currentPage()
    expect(await page.scrollTop()).toBe(300)
    expect((await page.size()).height).toBeGreaterThan(2000)
    await program().pageScrollTo(0)
  })

  it('tells about the system', async () => {
    expect(await program().systemInfo()).toMatchObject({ windowWidth: 375, fontSizeScaleFactor: 1 })
  })

  it('puts a result in place of an answer of wx, and the real one back', async () => {
    await program().mockWxMethod('getStorageSync', 'mocked')
    expect(await program().callWxMethod('getStorageSync', 'key')).toBe('mocked')
    await program().restoreWxMethod('getStorageSync')
    expect(await program().callWxMethod('getStorageSync', 'key')).toBe('')
  })

  it('puts a function in place of one of wx, which finds the real one', async () => {
    // A text: a function of this file would be rewritten by its compiler before it travels.
    const answer = `function (options, networkType) {
      return new Promise((resolve) => this.origin({ success: (real) => resolve({ ...real, networkType }) }))
    }`
    await program().mockWxMethod('getNetworkType', answer, '5g')
    const answered = await program().callWxMethod('getNetworkType')
    expect(answered).toMatchObject({ networkType: '5g', weakNet: false, errMsg: 'getNetworkType:ok' })
    await program().restoreWxMethod('getNetworkType')
  })

  it('lets a stand-in fail with the words of WeChat', async () => {
    await program().mockWxMethod('scanCode', { errMsg: 'scanCode:fail cancel' })
    await expect(program().callWxMethod('scanCode')).rejects.toThrow('scanCode:fail cancel')
    await program().restoreWxMethod('scanCode')
  })

  it('refuses a plugin that the program does not name', async () => {
    await expect(program().callPluginWxMethod('wxffffffffffffffff', 'getStorageSync', 'key')).rejects.toThrow(
      'app.json names no plugin wxffffffffffffffff',
    )
  })

  it("puts an answer in place of one of a plugin's wx, and leaves the program's alone", async () => {
    const plugin = 'wx0123456789abcdef'
    await program().mockPluginWxMethod(plugin, 'getStorageSync', "function (key) { return 'mocked ' + key }")
    expect(await program().callPluginWxMethod(plugin, 'getStorageSync', 'key')).toBe('mocked key')
    expect(await program().callWxMethod('getStorageSync', 'key')).toBe('')
    await program().restorePluginWxMethod(plugin, 'getStorageSync')
    expect(await program().callPluginWxMethod(plugin, 'getStorageSync', 'key')).toBe('')
  })

  it('runs a function in the program', async () => {
    const greeting = await program().evaluate('(name) => getApp().globalData.greeting + " " + name', 'you')
    expect(greeting).toBe('hello you')
    expect(await program().evaluate('() => getCurrentPages().length')).toBe(1)
  })

  it('calls back from the program', async () => {
    const told = new Promise((resolve) => void program().exposeFunction('tellTest', resolve))
    await program().evaluate('() => tellTest({ from: "program" })')
    expect(await told).toEqual({ from: 'program' })
  })

  it('passes on what the program logs and throws', async () => {
    const log = new Promise((resolve) => program().on('console', resolve))
    const exception = new Promise((resolve) => program().on('exception', resolve))
    await program().evaluate(
      '() => { console.warn("a word", { n: 1 }); setTimeout(() => { throw new Error("late") }) }',
    )
    expect(await log).toEqual({ type: 'warn', args: ['a word', { n: 1 }] })
    expect(await exception).toMatchObject({
      message: 'late',
      stack: expect.stringContaining('late') as string,
    })
  })

  it('takes a picture of the screen', async () => {
    const picture = Buffer.from(await program().screenshot(), 'base64')
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
  })

  it.each([
    ['confirmModal', { confirm: true, cancel: false }],
    ['cancelModal', { confirm: false, cancel: true }],
  ] as const)('answers a dialog of WeChat by %s', async (button, answer) => {
    const asked = program().callWxMethod('showModal', { title: 'Sure?', content: 'Really' })
    await program().native()[button]()
    expect(await asked).toMatchObject({ ...answer, errMsg: 'showModal:ok' })
  })

  it('refuses to answer a dialog that is not there', async () => {
    await expect(program().native().confirmModal()).rejects.toThrow('there is nothing to confirmModal')
  })

  it('goes home', async () => {
    await program().callWxMethod('navigateTo', { url: '/pages/second/index' })
    await program().native().goHome()
    expect((await program().pageStack()).map(({ path }) => path)).toEqual(['pages/first/index'])
  })

  it('moves between tabs', async () => {
    await program().native().switchTab({ url: '/pages/tab/index' })
    expect((await program().currentPage()).path).toBe('pages/tab/index')
    await program().native().switchTab({ url: '/pages/first/index' })
  })

  it('keeps a ticket, names its account and reports figures', async () => {
    await program().setTicket('one')
    await program().refreshTicket()
    expect(await program().getTicket()).toEqual({ ticket: 'one' })
    expect(await program().testAccounts()).toHaveLength(1)
    expect(await program().stopAudits()).toMatchObject({ meters: expect.any(Array) as unknown[] })
  })

  it('is connected for remote debugging at once', async () => {
    await expect(program().remote()).resolves.toBeUndefined()
  })

  it('answers a method of no protocol with an error', async () => {
    const other = program() as unknown as { send: (method: string) => Promise<unknown> }
    await expect(other.send('App.noSuchMethod')).rejects.toThrow('App.noSuchMethod is not of this protocol')
  })
})
