import type { Page } from 'playwright-core'
import { button, dialogButton, openPool, press, says, useVisits } from '../support/visits'

const { visit } = useVisits()

async function openClaim(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: '我的认领' }).first().click()
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('heading', { name: title }).waitFor()
}

test('a wisher says what is missing; the claimer sees it on top', async () => {
  const wisher = await visit('周桂兰')
  await button(wisher, '去确认：想要一副老花镜，看药盒上的字').click()
  await press(wisher, '还没收到')
  await dialogButton(wisher, '东西不合用').click()
  await dialogButton(wisher, '告诉他们').click()
  await says(wisher, '已告诉认领人和支部书记')

  const claimer = await visit('李明')
  await openClaim(claimer, '想要一副老花镜，看药盒上的字')
  await says(claimer, '东西不合用')
})

test('a claim is prolonged, and another given back, each with a reason', async () => {
  const claimer = await visit('李明')
  await openClaim(claimer, '想把卫生间的灯换亮一点')
  await press(claimer, '要延期')
  await dialogButton(claimer, '申请延期').click()
  await says(claimer, '至少 2 个字')
  await dialogButton(claimer, '对方这几天不方便').click()
  await dialogButton(claimer, '申请延期').click()
  await says(claimer, '已延期')
  await press(claimer, '办不了')
  await dialogButton(claimer, '时间安排不开').click()
  await dialogButton(claimer, '放弃认领').click()
  await says(claimer, '已放回心愿池')
})

test('a wisher takes back what nobody has claimed', async () => {
  const wisher = await visit('周桂兰')
  await wisher.getByRole('link', { name: /想要一辆买菜用的小拉车/ }).click()
  await press(wisher, '撤回心愿')
  await dialogButton(wisher, '撤回').click()
  await says(wisher, '已撤回')
})

test('a claimed wish is changed only when the claimer agrees', async () => {
  const title = '想请人教用手机交水费'
  const wisher = await visit('何桂兰')
  await wisher.getByRole('link', { name: '许个心愿' }).click()
  await wisher.getByRole('textbox', { name: '一句话说说' }).fill(title)
  await wisher.getByRole('radio', { name: '服务' }).click()
  await button(wisher, '提交心愿').click()
  await button(wisher, '看看这个心愿').click()

  const staff = await visit('陈静')
  const toDesk = staff.getByRole('link', { name: /工作台/ }).first()
  await toDesk.click()
  await button(staff, `去审核：${title}`).click()
  await button(staff, /^通过并交给/).click()
  await dialogButton(staff, /^通过并交给/).click()
  await says(staff, '等一网格党支部认领')

  const claimer = await visit('何诗雨')
  await openPool(claimer)
  await claimer.getByRole('link', { name: title }).click()
  await button(claimer, '我来认领').click()
  await dialogButton(claimer, '认领').click()
  await says(claimer, '认领成功')

  await wisher.reload()
  await press(wisher, '想改动')
  await wisher.getByRole('dialog').getByRole('radio', { name: '不要了，撤回' }).click()
  await wisher.getByRole('dialog').getByRole('textbox', { name: '为什么要改' }).fill('女儿已经教会我了')
  await dialogButton(wisher, '请对方同意').click()
  await says(wisher, '等对方答复')

  await claimer.reload()
  await says(claimer, '女儿已经教会我了')
  await button(claimer, /^同意/).click()
  await says(claimer, '已同意撤回')
})

test('staff write down a wish for a resident without a phone, and are named on it', async () => {
  const staff = await visit('王芳')
  await staff.getByRole('link', { name: '许个心愿' }).first().click()
  await staff.getByRole('link', { name: /^给谁的/ }).click()
  await staff.getByRole('dialog').getByRole('radio', { name: '代居民登记' }).click()
  await staff.getByRole('dialog').getByRole('textbox').first().fill('周秀珍')
  await dialogButton(staff, /找|查/).click()
  await staff
    .getByRole('dialog')
    .getByRole('link', { name: /周秀珍/ })
    .click()
  await dialogButton(staff, '好的').click()
  await staff.getByRole('textbox', { name: '一句话说说' }).fill('想请人帮忙贴防滑条')
  await staff.getByRole('radio', { name: '服务' }).click()
  await button(staff, '提交心愿').click()
  await button(staff, '看看这个心愿').click()
  await says(staff, '王芳 代为登记')
})
