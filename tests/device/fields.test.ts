import { useFixturePhones } from './support/fixture'

const start = useFixturePhones()
const open = () => start('pages/fields/index')

test('a disabled button gives no tap', async () => {
  const phone = await open()
  await phone.part('off').tap()
  await phone.part('send').tap()
  await phone.events('submit')
  expect(await phone.events('tap', 0)).toEqual([])
})

test('an input tells what is typed and keeps to its maxlength', async () => {
  const phone = await open()
  await phone.field('name').press('End')
  await phone.field('name').pressSequentially('周桂兰')
  expect(await phone.events('input')).toEqual([{ value: 'Zhou周', cursor: 5 }])
})

test('an input tells focus, confirm and blur', async () => {
  const phone = await open()
  await phone.field('name').focus()
  await phone.field('name').press('Enter')
  expect(await phone.events('focus')).toEqual([{ value: 'Zhou', height: 0 }])
  expect(await phone.events('confirm')).toEqual([{ value: 'Zhou' }])
  expect(await phone.events('blur')).toMatchObject([{ value: 'Zhou' }])
})

test('what bindinput returns takes the place of what was typed', async () => {
  const phone = await open()
  await phone.field('loud').pressSequentially('hey')
  await expect(phone.field('loud').inputValue()).resolves.toBe('HEY')
})

test('an input shows its placeholder in the colour that its style asks for', async () => {
  const phone = await open()
  const colour = phone.field('name').evaluate((native) => getComputedStyle(native, '::placeholder').color)
  await expect(colour).resolves.toBe('rgb(1, 2, 3)')
})

test('an input shows the keyboard and the secrecy that it asks for', async () => {
  const phone = await open()
  const secret = phone.field('secret')
  await expect(secret.getAttribute('type')).resolves.toBe('password')
  await expect(secret.getAttribute('inputmode')).resolves.toBe('numeric')
})

test('a textarea tells its lines', async () => {
  const phone = await open()
  await phone.field('story').fill('one\ntwo\nthree')
  expect((await phone.events('input')).at(-1)).toMatchObject({ value: 'one\ntwo\nthree' })
  expect((await phone.events('linechange')).at(-1)).toMatchObject({ lineCount: 3 })
})

test('a switch tells its own change', async () => {
  const phone = await open()
  await phone.part('agree').tap()
  await phone.part('agree').tap()
  expect(await phone.events('change', 2)).toEqual([{ value: true }, { value: false }])
})

test('a slider tells what it is set to', async () => {
  const phone = await open()
  await phone.field('volume').focus()
  await phone.field('volume').press('ArrowRight')
  expect(await phone.events('changing')).toEqual([{ value: 21 }])
  expect(await phone.events('change')).toEqual([{ value: 21 }])
})

test('a form submits its named controls', async () => {
  const phone = await open()
  await phone.field('name').fill('Li')
  await phone.part('agree').tap()
  await phone.part('send').tap()
  expect(await phone.events('submit')).toEqual([
    { value: { name: 'Li', loud: '', nick: '', story: 'once', agree: true, volume: 20 } },
  ])
})

test('a form is reset', async () => {
  const phone = await open()
  await phone.field('name').fill('Li')
  await phone.part('clear').tap()
  await phone.events('reset')
  await phone.part('send').tap()
  expect(await phone.events('submit')).toMatchObject([{ value: { name: '', agree: false } }])
})

test('a button with an open type answers with what WeChat says', async () => {
  const openTypes = { getPhoneNumber: { code: 'once', errMsg: 'getPhoneNumber:ok' } }
  const phone = await start('pages/fields/index', { fixtures: { openTypes } })
  await phone.part('phone').tap()
  await phone.part('settings').tap()
  expect(await phone.events('getphonenumber')).toEqual([openTypes.getPhoneNumber])
  expect(await phone.events('opensetting')).toEqual([{ errMsg: 'openSetting:ok' }])
})

test('a share button asks its page for the card', async () => {
  const phone = await open()
  await phone.part('tell').tap()
  await phone.page.waitForFunction(() => window.device.host.shared.length > 0)
  const cards = await phone.page.evaluate(() => window.device.host.shared)
  expect(cards).toEqual([{ title: 'button tell 7', path: 'pages/fields/index', imageUrl: '' }])
})
