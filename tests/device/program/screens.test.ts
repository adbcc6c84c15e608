import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { found } from '../support/found'
import { dist, usePhones, type OwnPhone } from '../support/phones'

const { phone } = usePhones()

interface Screen {
  readonly path: string
  readonly query?: string
  /** What the bar above says. */
  readonly title: string
  /** A part of its content that is there once it has loaded. */
  readonly content: string
}

const wish = 'features/wish/pages'
const identity = 'features/identity/pages'

/** Every screen of the program, with somebody who has something to see there. */
const screens: { readonly [name: string]: readonly Screen[] } = {
  周桂兰: [
    { path: 'tabs/home/index', title: '锦绣社区 · 三网格', content: '想要一副老花镜' },
    { path: 'tabs/wishes/index', title: '心愿', content: '等人认领' },
    { path: 'tabs/me/index', title: '我的', content: '3号楼' },
    { path: `${wish}/submit/index`, title: '许个心愿', content: '提交后谁能看到' },
    { path: `${wish}/mine/index`, title: '我的心愿', content: '想要一辆买菜用的小拉车' },
    { path: `${wish}/detail/index`, query: '?id=w2', title: '心愿', content: '走到哪儿了' },
    { path: `${identity}/settings/index`, title: '设置', content: '消息提醒' },
    { path: `${identity}/privacy/index`, title: '隐私', content: '大家能看到什么' },
  ],
  李明: [
    { path: `${wish}/claims/index`, title: '我的认领', content: '想把卫生间的灯换亮一点' },
    { path: `${wish}/fulfil/index`, query: '?id=w10', title: '办好了', content: '请对方签个名' },
  ],
  陈静: [
    { path: `${wish}/desk/index`, title: '工作台', content: '去审核' },
    { path: `${wish}/statistics/index`, title: '锦绣社区', content: '本月' },
    { path: `${wish}/cases/index`, title: '心愿明细', content: '全部类别' },
  ],
}

interface AppConfig {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

test('the screens below are all that the program has', () => {
  const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppConfig
  const inPackages = app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
  const tried = Object.values(screens).flatMap((list) => list.map(({ path }) => path))
  expect(tried.sort()).toEqual([...app.pages, ...inPackages].sort())
})

/** Words of a program that shows a value which is not there. */
const slips = ['undefined', 'NaN', '[object', 'null']

/** Opens each screen and says what is wrong with it. */
async function faultsOf(one: OwnPhone, list: readonly Screen[]): Promise<unknown[]> {
  const faults: unknown[] = []
  for (const { path, query = '', title, content } of list) {
    await one.opens(`/${path}${query}`)
    const page = await one.isAt(path)
    await one.sees(content)
    await one.titleIs(title)
    const wxml = await (await found(page, 'page')).wxml()
    const slip = slips.filter((word) => wxml.includes(word))
    if (slip.length > 0) faults.push({ path, slip })
  }
  return faults
}

describe.each(Object.entries(screens))('%s opens every screen', (name, list) => {
  test('in the normal size', async () => {
    expect(await faultsOf(await phone(name), list)).toEqual([])
  })

  test('in large mode, with the largest letters of WeChat', async () => {
    const one = await phone(name, { fontScale: 1.4 })
    await one.tap('长辈版')
    await one.sees('普通版')
    const large = list.map((screen) =>
      screen.path === 'tabs/home/index' ? { ...screen, title: '三网格' } : screen,
    )
    expect(await faultsOf(one, large)).toEqual([])
  })

  test('on a dark phone, where the program stays light: it declares no dark theme to WeChat', async () => {
    const one = await phone(name, { theme: 'dark' })
    expect(await faultsOf(one, list)).toEqual([])
    const colours = await (await found(await one.page(), 'page')).style('background-color')
    expect(colours).toBe('rgb(246, 245, 242)')
  })
})
