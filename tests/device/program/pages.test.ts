import { usePhones, type OwnPhone } from '../support/phones'

const { phone } = usePhones()

const mine = 'features/wish/pages/mine/index'
const detail = 'features/wish/pages/detail/index'
const submit = 'features/wish/pages/submit/index'
const trolley = '想要一辆买菜用的小拉车'

const stack = async ({ program }: OwnPhone): Promise<string[]> =>
  (await program.pageStack()).map(({ path }) => path)

const cards = '//*[@aria-role="heading"]/*[@aria-role="link"]'
/** What stands under a field in words. */
const faultOf = (label: string, fault: string): string =>
  `//view[view[normalize-space(.)="${label}"]]//*[@aria-live="polite"][contains(., "${fault}")]`

test('ten pages lie on each other, the eleventh takes the place of the tenth, and back leads through all', async () => {
  const wisher = await phone('周桂兰')
  await wisher.sees('我的心愿')
  for (let depth = 2; depth <= 10; depth += 1)
    await wisher.program.callWxMethod('navigateTo', { url: `/${mine}?depth=${depth}` })
  expect(await stack(wisher)).toHaveLength(10)
  await wisher.tap(trolley)
  await wisher.isAt(detail)
  await wisher.sees('走到哪儿了')
  expect(await stack(wisher)).toEqual(['tabs/home/index', ...Array<string>(8).fill(mine), detail])
  await wisher.program.native().navigateLeft()
  await wisher.isAt(mine)
  await wisher.program.callWxMethod('navigateBack', { delta: 8 })
  await wisher.isAt('tabs/home/index')
  await wisher.sees('许个心愿')
})

test('a pulled page asks anew, shows what has changed, and lets go', async () => {
  const [here, elsewhere] = [await phone('何桂兰'), await phone('何桂兰')]
  await here.tap('我的心愿')
  await here.isAt(mine)
  await elsewhere.tap('许个心愿')
  await elsewhere.write('一句话说说', '想请人教我认拼音')
  await elsewhere.tap('服务')
  await elsewhere.tap('提交心愿')
  await elsewhere.sees('心愿收到了')
  expect(await here.words()).not.toContain('想请人教我认拼音')
  await here.program.callWxMethod('startPullDownRefresh')
  await here.sees('想请人教我认拼音')
  await here.device().page.getByText('正在刷新').waitFor({ state: 'detached' })
})

test('more of a long list comes at its end, and by its button', async () => {
  const staff = await phone('陈静')
  await staff.opens('/features/wish/pages/cases/index')
  await staff.sees('再看一些')
  const first = await staff.count(cards)
  const more = async (atLeast: number) =>
    (await staff.page()).waitFor(async () => (await staff.count(cards)) > atLeast)
  await staff.program.callWxMethod('pageScrollTo', { scrollTop: 100_000 })
  await more(first)
  const second = await staff.count(cards)
  await staff.tap('再看一些')
  await more(second)
})

test('what is wrong in a form is said under its field, the server’s refusals as well', async () => {
  const wisher = await phone('周桂兰')
  await wisher.tap('许个心愿')
  await wisher.tap('提交心愿')
  await wisher.finds(faultOf('一句话说说', '至少'))
  await wisher.finds(faultOf('属于', '请'))
  await wisher.write('一句话说说', '想借点现金周转')
  await wisher.tap('其他')
  await wisher.tap('提交心愿')
  await wisher.finds(faultOf('一句话说说', '微心愿不收钱'))
})

test('a tab that was left is found as it was', async () => {
  const volunteer = await phone('李明')
  await volunteer.tap('心愿池')
  await volunteer.tap('本社区')
  await volunteer.tap('陪伴')
  const chosen = '//*[@aria-role="radio"][@aria-checked="true"]'
  const choices = async () =>
    Promise.all((await (await volunteer.page()).getElementsByXpath(chosen)).map((one) => one.text()))
  await volunteer.finds(`${chosen}[normalize-space(.)="陪伴"]`)
  expect(await choices()).toEqual(['本社区', '等人认领', '陪伴'])
  await volunteer.program.native().switchTab({ url: '/tabs/me/index' })
  await volunteer.sees('长辈版')
  await volunteer.program.native().switchTab({ url: '/tabs/wishes/index' })
  await volunteer.isAt('tabs/wishes/index')
  expect(await choices()).toEqual(['本社区', '等人认领', '陪伴'])
})

test('a form that is left by the way back and opened again has what was written', async () => {
  const wisher = await phone('谭慧君')
  await wisher.tap('许个心愿')
  await wisher.write('一句话说说', '想要一个小板凳')
  await wisher.program.native().navigateLeft()
  await wisher.isAt('tabs/home/index')
  await wisher.tap('许个心愿')
  await wisher.isAt(submit)
  expect(await (await wisher.field('一句话说说')).value()).toBe('想要一个小板凳')
})
