import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startCloud, type Cloud } from '../../support/cloud'
import { useWx, type Told } from '../support/wx'

const openPhone = useWx()
let cloud: Cloud

beforeAll(async () => {
  cloud = await startCloud({ functionsDir: join(__dirname, '..', 'fixtures', 'functions'), strict: false })
})
afterAll(() => cloud.stop())

/** Taps the sampler's button that asks for subscriptions, at once or after a wait. */
async function askOnTap(page: Page, tmplIds: readonly string[], waits = false): Promise<Told> {
  await page.evaluate(
    (given) => {
      const { globalData } = window.device.app() as { globalData: object }
      Object.assign(globalData, given)
      window.device.setPageData(window.device.pageStack().at(-1)?.pageId ?? 0, { answer: null })
    },
    { tmplIds: [...tmplIds], waits },
  )
  await page.getByRole('button', { name: 'Subscribe' }).click()
  const answered = await page.waitForFunction(() => {
    const open = window.device.pageStack().at(-1)
    return open && window.device.pageData(open.pageId, 'answer')
  })
  return (await answered.jsonValue()) as Told
}

describe('subscribe messages', () => {
  it.each([
    ['no template', [], 10001, "TmplIds can't be empty"],
    ['an empty template', [''], 10004, 'Invalid template id'],
    ['six templates', ['1', '2', '3', '4', '5', '6'], 20003, 'Templates count out of max bounds'],
  ])('are refused for %s', async (_name, ids, errCode, reason) => {
    const { page } = await openPhone({ emulatorUrl: cloud.url, openid: 'oSubscribeBad' })
    expect(await askOnTap(page, ids)).toEqual({ errCode, errMsg: `requestSubscribeMessage:fail ${reason}` })
  })

  it('are refused outside a tap, and after a wait within one', async () => {
    const { page, tell } = await openPhone({ emulatorUrl: cloud.url, openid: 'oSubscribeLate' })
    const refused = { errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.' }
    expect(await tell('requestSubscribeMessage', { tmplIds: ['news'] })).toMatchObject(refused)
    expect(await askOnTap(page, ['news'], true)).toMatchObject(refused)
  })

  it('are answered template by template in a dialog, and count at the emulator', async () => {
    const { page } = await openPhone({
      emulatorUrl: cloud.url,
      openid: 'oSubscribeAsk',
      fixtures: { subscribe: 'ask' },
    })
    const asked = askOnTap(page, ['news', 'due'])
    await page.getByRole('checkbox', { name: 'due' }).uncheck()
    await page.getByRole('button', { name: '允许' }).click()
    expect(await asked).toEqual({ errMsg: 'requestSubscribeMessage:ok', news: 'accept', due: 'reject' })
    const refused = askOnTap(page, ['due'])
    await page.getByRole('button', { name: '取消' }).click()
    expect(await refused).toMatchObject({ due: 'reject' })
    const { subscriptions } = (await cloud.admin('subscriptions')) as { subscriptions: { openid: string }[] }
    expect(subscriptions.filter(({ openid }) => openid === 'oSubscribeAsk')).toEqual([
      expect.objectContaining({ templateId: 'news', credits: 1 }),
    ])
  })

  it('are answered by the fixtures without a dialog', async () => {
    const { page } = await openPhone({
      emulatorUrl: cloud.url,
      openid: 'oSubscribeFixed',
      fixtures: { subscribe: { news: 'ban', due: 'accept' } },
    })
    expect(await askOnTap(page, ['news', 'due', 'other'])).toMatchObject({
      news: 'ban',
      due: 'accept',
      other: 'reject',
    })
  })
})

describe('privacy', () => {
  const refused = { errMsg: 'setClipboardData:fail privacy permission is not authorized', errno: 104 }

  it('refuses what touches the person until the person agrees, asks again, and remembers', async () => {
    const { tell, page, device } = await openPhone({ openid: 'oPrivacyAsk', fixtures: { privacy: 'ask' } })
    expect(await tell('getPrivacySetting')).toMatchObject({ needAuthorization: true })
    const first = tell('setClipboardData', { data: 'code' })
    await page.getByRole('button', { name: '拒绝' }).click()
    expect(await first).toEqual(refused)
    const second = tell('setClipboardData', { data: 'code' })
    await page.getByRole('button', { name: '同意' }).click()
    expect(await second).toEqual({ errMsg: 'setClipboardData:ok' })
    await device.restart()
    expect(await tell('getClipboardData')).toEqual({ errMsg: 'getClipboardData:ok', data: '' })
    expect(await tell('getPrivacySetting')).toMatchObject({ needAuthorization: false })
  })

  it('asks by the program’s own dialog where one is registered; agreeing needs its button', async () => {
    const { tell, page } = await openPhone({ openid: 'oPrivacyOwn', fixtures: { privacy: 'disagree' } })
    const answerBy = (decision: object) =>
      page.evaluate((given) => {
        const register = window.device.wx['onNeedPrivacyAuthorization'] as (listener: unknown) => void
        register((resolve: (decision: object) => void) => {
          resolve({ event: 'exposureAuthorization' })
          resolve(given)
        })
      }, decision)
    await answerBy({ event: 'agree' })
    expect(await tell('setClipboardData', { data: 'code' })).toEqual(refused)
    await answerBy({ event: 'agree', buttonId: 'agree' })
    expect(await tell('requirePrivacyAuthorize')).toEqual({ errMsg: 'requirePrivacyAuthorize:ok' })
  })
})
