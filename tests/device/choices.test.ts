import { useFixturePhones, type FixturePhone } from './support/fixture'

const start = useFixturePhones()
const open = () => start('pages/choices/index')

const sheet = ({ page }: FixturePhone, name: string) => page.getByRole('dialog', { name })

/** Opens a picker, turns wheels to words, and presses the button. */
async function pick(
  phone: FixturePhone,
  name: string,
  wheels: Readonly<Record<string, string>>,
  button = '确定',
) {
  await phone.part(name).tap()
  for (const [wheel, word] of Object.entries(wheels)) {
    await sheet(phone, name).getByRole('combobox', { name: wheel }).selectOption(word)
  }
  await sheet(phone, name).getByRole('button', { name: button }).click()
}

test('a disabled choice stays as it is', async () => {
  const phone = await open()
  await phone.part('gone').tap()
  await phone.part('shut').tap()
  await phone.part('tea').tap()
  expect(await phone.events('change')).toEqual([{ value: ['tea', 'milk'] }])
  await expect(phone.page.getByRole('dialog').count()).resolves.toBe(0)
})

test('a checkbox-group tells the chosen values in the order of the page', async () => {
  const phone = await open()
  await phone.part('tea').tap()
  await phone.part('milk').tap()
  expect(await phone.events('change', 2)).toEqual([{ value: ['tea', 'milk'] }, { value: ['tea'] }])
})

test('a radio-group has one at a time, and a second tap on it is none', async () => {
  const phone = await open()
  await phone.part('two').tap()
  await phone.part('two').tap()
  await phone.part('one').tap()
  expect(await phone.events('change', 2)).toEqual([{ value: '2' }, { value: '1' }])
})

test('a label taps the control inside it, or the one that it is for', async () => {
  const phone = await open()
  await phone.page.getByText('tea', { exact: true }).tap()
  await phone.part('label-two').tap()
  expect(await phone.events('change', 2)).toEqual([{ value: ['tea', 'milk'] }, { value: '2' }])
})

describe('a picker', () => {
  test('that is cancelled changes nothing', async () => {
    const phone = await open()
    await pick(phone, 'fruit', { 选项: 'plum' }, '取消')
    expect(await phone.events('cancel')).toEqual([{}])
    expect(await phone.events('change', 0)).toEqual([])
  })

  test('of one list tells the index', async () => {
    const phone = await open()
    await pick(phone, 'fruit', { 选项: 'plum' })
    expect(await phone.events('change')).toEqual([{ value: 2 }])
  })

  test('of several lists tells each turn, and shows what the program exchanges', async () => {
    const phone = await open()
    await phone.part('place').tap()
    const wheel = (name: string) => sheet(phone, 'place').getByRole('combobox', { name })
    await wheel('第1列').selectOption('south')
    await wheel('第2列').getByRole('option', { name: 'c' }).waitFor({ state: 'attached' })
    await sheet(phone, 'place').getByRole('button', { name: '确定' }).click()
    expect(await phone.events('columnchange')).toEqual([{ column: 0, value: 1 }])
    expect(await phone.events('change')).toEqual([{ value: [1, 0] }])
  })

  test('of dates knows the days of a month, and its bounds', async () => {
    const phone = await open()
    await phone.part('day').tap()
    const days = sheet(phone, 'day').getByRole('combobox', { name: '日' })
    await expect(days.getByRole('option').count()).resolves.toBe(28)
    await days.selectOption('03')
    await sheet(phone, 'day').getByRole('button', { name: '确定' }).click()
    expect(await phone.events('change')).toEqual([{ value: '2026-02-10' }])
  })

  test('of months stops at the month', async () => {
    const phone = await open()
    await pick(phone, 'month', { 月: '11' })
    expect(await phone.events('change')).toEqual([{ value: '2026-11' }])
  })

  test('of times tells hours and minutes', async () => {
    const phone = await open()
    await pick(phone, 'hour', { 时: '18', 分: '05' })
    expect(await phone.events('change')).toEqual([{ value: '18:05' }])
  })

  test('of regions says that there are none', async () => {
    const phone = await open()
    await phone.part('region').tap()
    await expect(sheet(phone, 'region').getByRole('option').textContent()).resolves.toBe(
      'regions are not part of this device',
    )
  })
})
