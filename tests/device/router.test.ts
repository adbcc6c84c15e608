import { useQuickPhones, type QuickPhone } from './support/fixture'

const start = useQuickPhones()

const [first, second, fields, away] = [
  'pages/first/index',
  'pages/second/index',
  'pages/fields/index',
  'far/pages/away/index',
]

const router = ({ device }: QuickPhone) => device.host.router

describe('a refused move', () => {
  test.each([
    ['navigateTo', '/pages/none/index', 'navigateTo:fail page "pages/none/index" is not found'],
    ['navigateTo', `/${second}`, 'navigateTo:fail can not navigateTo a tabbar page'],
    ['redirectTo', `/${second}`, 'redirectTo:fail can not redirectTo a tabbar page'],
    ['switchTab', `/${fields}`, 'switchTab:fail can not switch to no-tabBar page'],
    ['reLaunch', '/pages/none/index', 'reLaunch:fail page "pages/none/index" is not found'],
  ] as const)('%s to %s says why', async (move, url, errMsg) => {
    const phone = await start()
    await expect(router(phone)[move]({ url })).rejects.toMatchObject({ errMsg })
    expect(phone.stack()).toEqual([first])
  })

  test('there is nothing behind the first page', async () => {
    const phone = await start()
    await expect(router(phone).navigateBack({})).rejects.toMatchObject({
      errMsg: 'navigateBack:fail cannot navigate back at first page.',
    })
  })

  test('an eleventh page', async () => {
    const phone = await start()
    for (let opened = 1; opened < 10; opened += 1) await router(phone).navigateTo({ url: `/${away}` })
    expect(phone.stack()).toHaveLength(10)
    await expect(router(phone).navigateTo({ url: `/${away}` })).rejects.toMatchObject({
      errMsg: 'navigateTo:fail webview count limit exceed',
    })
  })
})

test('the program starts with onLaunch and onShow, then its first page', async () => {
  const phone = await start()
  await new Promise((resolve) => phone.window.requestAnimationFrame(resolve))
  expect(phone.told()).toEqual([
    `onLaunch ${first} 1001`,
    `onShow ${first}`,
    'first.onLoad',
    'first.onShow',
    'first.onReady',
  ])
})

test('a page opens over another one and goes back to it', async () => {
  const phone = await start()
  phone.told()
  await router(phone).navigateTo({ url: `../../${away}?word=%E4%BD%A0` })
  expect(phone.stack()).toEqual([first, away])
  await router(phone).navigateBack({ delta: 5 })
  expect(phone.stack()).toEqual([first])
  expect(phone.told().filter((word) => !word.endsWith('onReady'))).toEqual([
    'first.onHide',
    'away.onLoad',
    'away.onShow',
    'away.onUnload',
    'first.onShow',
  ])
})

test('a page gets the words of its query as they stand', async () => {
  const phone = await start()
  await router(phone).navigateTo({ url: `/${away}?word=%E4%BD%A0&more=1=2` })
  expect(phone.device.pageStack().at(-1)?.query).toEqual({ word: '%E4%BD%A0', more: '1=2' })
})

test('an opened page speaks to its opener', async () => {
  const phone = await start()
  const heard: unknown[] = []
  await router(phone).navigateTo({
    url: `/${away}?word=hello`,
    events: { arrived: (word) => heard.push(word) },
  })
  expect(heard).toEqual(['hello'])
})

test('redirectTo takes the place of the page on top', async () => {
  const phone = await start()
  await router(phone).navigateTo({ url: `/${fields}` })
  phone.told()
  await router(phone).redirectTo({ url: `/${away}` })
  expect(phone.stack()).toEqual([first, away])
  expect(phone.told()).toEqual(['away.onLoad', 'away.onShow'])
})

test('reLaunch ends everything, the tab that waits included', async () => {
  const phone = await start()
  await router(phone).switchTab({ url: `/${second}` })
  phone.told()
  await router(phone).reLaunch({ url: `/${away}` })
  expect(phone.stack()).toEqual([away])
  expect(phone.told().slice(0, 4)).toEqual([
    'second.onUnload',
    'first.onUnload',
    'away.onLoad',
    'away.onShow',
  ])
})

/** The table at the end of 逻辑层/页面路由: where one is, where one goes, what happens. */
describe('switchTab', () => {
  const happens = async (phone: QuickPhone, path: string): Promise<string[]> => {
    phone.told()
    await router(phone).switchTab({ url: `/${path}` })
    return phone.told().filter((word) => !word.endsWith('onReady'))
  }

  test('to the tab that one is on does nothing', async () => {
    expect(await happens(await start(), first)).toEqual([])
  })

  test('to another tab, for the first time and again', async () => {
    const phone = await start()
    expect(await happens(phone, second)).toEqual(['first.onHide', 'second.onLoad', 'second.onShow'])
    expect(await happens(phone, first)).toEqual(['second.onHide', 'first.onShow'])
  })

  test('from a page over that tab ends the page', async () => {
    const phone = await start()
    await router(phone).navigateTo({ url: `/${away}` })
    expect(await happens(phone, first)).toEqual(['away.onUnload', 'first.onShow'])
  })

  test('from a page over another tab hides nothing twice', async () => {
    const phone = await start()
    await router(phone).navigateTo({ url: `/${away}` })
    expect(await happens(phone, second)).toEqual(['away.onUnload', 'second.onLoad', 'second.onShow'])
  })

  test('from a page that was opened by a share card', async () => {
    const phone = await start({ launch: { path: away, scene: 1007 } })
    expect(await happens(phone, first)).toEqual(['away.onUnload', 'first.onLoad', 'first.onShow'])
  })
})

test('moves that are asked for at once happen one after another', async () => {
  const phone = await start()
  await Promise.all([
    router(phone).navigateTo({ url: `/${fields}` }),
    router(phone).navigateTo({ url: `/${away}` }),
    router(phone).navigateBack({}),
  ])
  expect(phone.stack()).toEqual([first, fields])
})

test('a link to a page that is gone asks the App', async () => {
  const phone = await start({ launch: { path: 'pages/gone/index' } })
  await router(phone).navigateTo({ url: `/${away}` })
  expect(phone.told()).toContain('onPageNotFound pages/gone/index')
  expect(phone.stack()).toEqual([first, away])
})

test('the program goes to the background and comes back', async () => {
  const phone = await start()
  phone.told()
  phone.device.hide()
  await phone.device.show()
  expect(phone.told().filter((word) => !word.endsWith('onReady'))).toEqual([
    'first.onHide',
    'onHide',
    `onShow ${first}`,
    'first.onShow',
  ])
})

test('a card that is opened meanwhile takes the place of everything', async () => {
  const phone = await start()
  phone.device.hide()
  phone.told()
  await phone.device.show({ path: away, query: { word: 'card' }, scene: 1007 })
  expect(phone.told()).toEqual([`onShow ${away}`, 'first.onUnload', 'away.onLoad', 'away.onShow'])
  expect(phone.device.pageStack()).toEqual([{ pageId: 2, path: away, query: { word: 'card' } }])
  expect(phone.device.host.enterOptions().scene).toBe(1007)
  expect(phone.device.host.launchOptions().scene).toBe(1001)
})

describe('the share card', () => {
  const shareAs = async (card: object): Promise<unknown> => {
    const phone = await start()
    const { instance } = phone.device.host.pages.current() ?? {}
    Object.assign(instance ?? {}, { onShareAppMessage: () => card })
    return phone.device.share()
  }

  test('of a page that defines none is refused: its menu has no 转发', async () => {
    const phone = await start()
    await router(phone).navigateTo({ url: `/${away}?word=hi` })
    await expect(phone.device.share()).rejects.toThrow(`${away} is not to be forwarded`)
  })

  test('of a page that has hidden its menu is refused until it shows it again', async () => {
    const phone = await start()
    const menu = (method: string) => (phone.device.wx[method] as () => Promise<unknown>)()
    await menu('hideShareMenu')
    await expect(phone.device.share()).rejects.toThrow(`${first} has hidden 转发`)
    await menu('showShareMenu')
    await expect(phone.device.share()).resolves.toMatchObject({ title: 'shared from menu' })
  })

  test.each([
    ['pages/views/index', 'begins with /'],
    ['/pages/none/index?id=7', 'is not in app.json'],
    ['', 'begins with /'],
  ])('that leads to “%s” is refused', async (path, reason) => {
    await expect(shareAs({ title: 'x', path })).rejects.toThrow(reason)
  })

  test('is what the page says', async () => {
    const phone = await start()
    const card = { title: 'shared from menu', path: 'pages/views/index?id=7', imageUrl: '' }
    await expect(phone.device.share()).resolves.toEqual(card)
    expect(phone.device.host.shared).toEqual([card])
  })

  test('is this very page where the page says nothing more', async () => {
    const phone = await start({ launch: { path: first, query: { word: 'hi' } } })
    const { instance } = phone.device.host.pages.current() ?? {}
    Object.assign(instance ?? {}, { onShareAppMessage: () => undefined })
    await expect(phone.device.share()).resolves.toEqual({
      title: 'Fixture',
      path: `${first}?word=hi`,
      imageUrl: '',
    })
  })

  test('waits for what the page finds out', async () => {
    const phone = await start()
    await router(phone).switchTab({ url: `/${second}` })
    await expect(phone.device.share()).resolves.toMatchObject({ title: 'after asking' })
  })
})
