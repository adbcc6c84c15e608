import { useFixturePhones, type FixturePhone } from './support/fixture'

const start = useFixturePhones()
const open = () => start('pages/parts/index')

const colourOf = ({ page }: FixturePhone, text: string): Promise<string> =>
  page.getByText(text).evaluate((element) => getComputedStyle(element).color)

test('a custom component counts, tells its page, and shows its slot', async () => {
  const phone = await open()
  await phone.page.getByText('counted 3').tap()
  expect(await phone.events('count')).toEqual([{ value: 4 }])
  await phone.page.getByText('counted 4').waitFor()
  await phone.page.getByText('in the slot').waitFor()
})

test('templates are imported, and wxs speaks in them', async () => {
  const phone = await open()
  await phone.page.getByText('PAGE').waitFor()
  await expect(phone.page.locator('.item').allTextContents()).resolves.toEqual(['0: one', '1: two'])
})

test("styles stay where they belong: the App's everywhere, a page's and a component's at home", async () => {
  const phone = await open()
  await expect(colourOf(phone, 'PAGE')).resolves.toBe('rgb(10, 20, 30)')
  await expect(colourOf(phone, 'counted 3')).resolves.toBe('rgb(40, 50, 60)')
  await expect(colourOf(phone, '0: one')).resolves.toBe('rgb(1, 2, 3)')
})
