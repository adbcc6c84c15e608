import { useFixturePhones, type FixturePhone } from './support/fixture'

const start = useFixturePhones()
const picture = 'data:image/jpeg;base64,/9j/4AAQ'
type Fixtures = NonNullable<NonNullable<Parameters<typeof start>[1]>['fixtures']>
const open = (fixtures: Fixtures = {}, openid = '') => start('pages/fields/index', { fixtures, openid })

describe('a button for a picture of oneself', () => {
  test('answers with a temporary file that can be shown and read', async () => {
    const phone = await open({ avatars: [{ url: picture }] })
    await phone.part('face').tap()
    const [detail] = (await phone.events('chooseavatar')) as { avatarUrl: string }[]
    expect(detail?.avatarUrl).toMatch(/^wxfile:\/\/tmp_.*\.jpg$/)
    const shown = await phone.page.evaluate(
      (path) => window.device.host.files.get(path),
      detail?.avatarUrl ?? '',
    )
    expect(shown).toBe(picture)
  })

  test('tells nothing of a choice that was left, nor of a picture that WeChat refuses', async () => {
    const phone = await open({ avatars: [{ url: picture, isRisky: true }] })
    await phone.part('face').tap()
    await phone.part('face').tap()
    await phone.page.evaluate((url) => window.device.host.fixtures.avatars.push({ url }), picture)
    await phone.part('face').tap()
    expect(await phone.events('chooseavatar')).toMatchObject([{ avatarUrl: expect.any(String) as string }])
  })

  test('waits for the consent to the privacy guide, and says so when it is refused', async () => {
    const phone = await open({ avatars: [{ url: picture }], privacy: 'ask' }, 'oFaceAsk')
    await phone.part('face').tap()
    await phone.page.getByRole('button', { name: '拒绝' }).click()
    expect(await phone.events('chooseavatar')).toEqual([
      { errMsg: 'chooseAvatar:fail privacy permission is not authorized', errno: 104 },
    ])
    await phone.part('face').tap()
    await phone.page.getByRole('button', { name: '同意' }).click()
    expect(await phone.events('chooseavatar', 2)).toHaveLength(2)
  })
})

describe('a field for a nickname', () => {
  /** Agrees to the privacy guide by way of the button, which asks for it. */
  const agree = async (phone: FixturePhone) => {
    await phone.part('face').tap()
    await phone.events('chooseavatar')
  }
  const fixtures = (): Fixtures => ({ avatars: [{ url: picture }], nickname: '兰兰', riskyWords: ['坏话'] })

  test('offers the one in WeChat; taken, it stands in the form, and no input is told', async () => {
    const phone = await open(fixtures(), 'oNickOffer')
    await agree(phone)
    await phone.field('nick').focus()
    await phone.page.getByRole('button', { name: '兰兰' }).click()
    await phone.part('send').tap()
    expect(await phone.events('submit')).toMatchObject([{ value: { nick: '兰兰' } }])
    expect(await phone.events('input', 0)).toEqual([])
    expect(await phone.page.getByRole('button', { name: '兰兰' }).count()).toBe(0)
  })

  test('is emptied after it was left when the text does not pass, and the review is told', async () => {
    const phone = await open(fixtures(), 'oNickRisky')
    await agree(phone)
    await phone.field('nick').fill('说坏话')
    await phone.field('nick').blur()
    expect(await phone.events('nicknamereview')).toEqual([{ pass: false, timeout: false }])
    await expect(phone.field('nick').inputValue()).resolves.toBe('')
    await phone.field('nick').fill('说好话')
    await phone.field('nick').blur()
    expect(await phone.events('nicknamereview', 2)).toContainEqual({ pass: true, timeout: false })
    await expect(phone.field('nick').inputValue()).resolves.toBe('说好话')
  })

  test('is an ordinary field as long as the privacy guide is not agreed to', async () => {
    const phone = await open({ ...fixtures(), privacy: 'disagree' }, 'oNickPlain')
    await phone.field('nick').focus()
    expect(await phone.page.getByRole('button', { name: '兰兰' }).count()).toBe(0)
    await phone.field('nick').fill('说坏话')
    await phone.part('send').tap()
    expect(await phone.events('submit')).toMatchObject([{ value: { nick: '说坏话' } }])
    expect(await phone.events('nicknamereview', 0)).toEqual([])
  })
})
