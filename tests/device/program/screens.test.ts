import { addressOf, screens, type Screen } from '../../support/screens'
import { found } from '../support/found'
import { usePhones, type OwnPhone } from '../support/phones'

const { phone } = usePhones()

/** Words of a program that shows a value which is not there. */
const slips = ['undefined', 'NaN', '[object', 'null']

/** Opens each screen and says what is wrong with it. */
async function faultsOf(one: OwnPhone, list: readonly Screen[]): Promise<unknown[]> {
  const faults: unknown[] = []
  for (const screen of list) {
    const { path, title, content } = screen
    await one.opens(addressOf(screen))
    const page = await one.isAt(path)
    await one.sees(content)
    await one.titleIs(title)
    const wxml = await (await found(page, 'page')).wxml()
    const slip = slips.filter((word) => wxml.includes(word))
    if (slip.length > 0) faults.push({ path, slip })
  }
  return faults
}

const people = [...new Set(screens.map(({ person }) => person))]

describe.each(people)('%s opens every screen', (name) => {
  const list = screens.filter(({ person }) => person === name)

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
