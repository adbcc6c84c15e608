import { text } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { retentionRules } from '../../domain/identity/retention'
import { goTo } from '../support/browser'
import { button, dialogButton, press, says, useVisits } from '../support/visits'

const { visit, url } = useVisits()

const title = '想借一架高一点的梯子'
const identity = '/features/identity/pages'

async function makeWish(resident: Page): Promise<void> {
  await resident.getByRole('link', { name: '许个心愿' }).click()
  await resident.getByRole('textbox', { name: '一句话说说' }).fill(title)
  await resident.getByRole('radio', { name: '物品' }).click()
  await button(resident, '提交心愿').click()
  await says(resident, '心愿收到了')
}

/** Opens my data, after whatever changed it. */
async function openMyData(resident: Page): Promise<void> {
  await goTo(resident, `${identity}/my-data/index`)
  await says(resident, '我们存了您的这些，一样不少。')
}

async function askForCorrection(resident: Page): Promise<void> {
  await openMyData(resident)
  await button(resident, '更正').click()
  await resident.getByRole('dialog').getByRole('textbox', { name: '姓名' }).fill('张玮')
  await dialogButton(resident, '提交更正').click()
  await says(resident, '您要求更正，等网格员答复')
}

/** Finds the resident, says why, and reads the number. */
async function revealNumber(secretary: Page): Promise<string> {
  await goTo(secretary, '/features/grid/pages/search/index')
  await secretary.getByRole('textbox', { name: '找谁' }).fill('张伟')
  await button(secretary, '找').click()
  await secretary.getByRole('link', { name: /张伟/ }).first().click()
  await says(secretary, '本人要求更正')
  await button(secretary, '看电话和门牌').click()
  await dialogButton(secretary, '写好了，查看').click()
  await says(secretary, '至少 2 个字')
  await secretary.getByRole('dialog').getByRole('textbox', { name: '想办什么' }).fill('核对名字是哪个字')
  await dialogButton(secretary, '写好了，查看').click()
  await says(secretary, '本人看得到。今天还能看')
  return secretary.getByRole('dialog').innerText()
}

/** What a button saves as a file, as text. */
async function saved(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()])
  return text(await download.createReadStream())
}

async function withdraw(resident: Page, wish: string): Promise<void> {
  await goTo(resident, '/features/wish/pages/mine/index')
  await resident.getByRole('link', { name: wish }).click()
  await press(resident, '撤回心愿')
  await dialogButton(resident, '撤回').click()
  await says(resident, '已撤回')
}

async function erase(resident: Page): Promise<void> {
  await button(resident, '注销并删除资料').click()
  await resident.getByRole('dialog').getByRole('textbox', { name: '请写“注销”两个字' }).fill('注销')
  await dialogButton(resident, '注销').click()
}

test('a number is looked at for a reason, its owner sees it, takes their data along, and leaves', async () => {
  const [resident, secretary] = await Promise.all([visit('张伟'), visit('马丽')])
  await makeWish(resident)
  await askForCorrection(resident)

  const shown = await revealNumber(secretary)
  const phone = /1\d{10}/.exec(shown)?.[0] ?? ''
  expect(phone).not.toBe('')

  await goTo(resident, `${identity}/looks/index`)
  await says(resident, '办理更正：核对名字是哪个字')
  await says(resident, '马丽 · 翠竹社区社区书记')

  await openMyData(resident)
  const json = JSON.parse(await saved(resident, '存成 JSON')) as { cases: { title: string }[] }
  expect(json).toMatchObject({ name: '张伟', phone, looks: [{ by: '马丽' }], cases: [{ title }, {}] })
  const html = await saved(resident, '存成网页')
  for (const part of [phone, title, '办理更正：核对名字是哪个字']) expect(html).toContain(part)

  await erase(resident)
  await says(resident, `“${title}”`)
  await dialogButton(resident, '再看看').click()
  for (const one of json.cases.reverse()) await withdraw(resident, one.title)
  const wishPage = new URL(resident.url()).hash.slice(1)

  await openMyData(resident)
  await erase(resident)
  await says(resident, '还没有登记住址')

  await secretary.goto(`${url()}/#${wishPage}`)
  await secretary.reload()
  await says(secretary, title)
  await says(secretary, '已注销居民')
  expect(await secretary.getByText('张伟').filter({ visible: true }).count()).toBe(0)
})

test('an administrator sees what the rules of retention would remove, a resident does not', async () => {
  const [administrator, resident] = [await visit('朱倩'), await visit('周桂兰')]
  await goTo(administrator, '/tabs/me/index')
  await administrator.getByRole('link', { name: '资料保存期限' }).click()
  const rules = administrator.getByRole('list', { name: '资料保存期限' }).getByRole('listitem')
  await rules.first().waitFor()
  expect(await rules.count()).toBe(retentionRules.length)

  await goTo(resident, `${identity}/retention/index`)
  await says(resident, '这件事您不能操作')
})
