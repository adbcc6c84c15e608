import { addressOf, screens } from '../support/screens'
import { goTo } from '../support/browser'
import { button, says, useVisits } from '../support/visits'

const { visit, arrive } = useVisits()

/** All that ask something when they are opened; the others are forms, whose answer says the same. */
const forms = ['features/grid/pages/search/index', 'features/grid/pages/kept/index']
const forStaff = screens.filter(
  ({ person, path }) => (person === '陈静' || person === '孙磊') && !forms.includes(path),
)

test('whoever has no right to a page is told so and led home, not asked to try again', async () => {
  const page = await visit('周桂兰')
  await goTo(page, '/features/grid/pages/org/index?id=g3')
  await says(page, '这件事您不能操作')
  expect(await button(page, '再试一次').filter({ visible: true }).count()).toBe(0)

  await button(page, '回首页').click()
  await page.getByRole('heading', { level: 1, name: /三网格/ }).waitFor()
})

test('whoever has not joined yet is led to that by the link of any page for staff', async () => {
  const page = await arrive()
  for (const screen of forStaff) {
    await goTo(page, addressOf(screen))
    // As a link opens it: with nothing behind it that says the same.
    await page.reload()
    await says(page, '登记以后就能许心愿')
  }
})
