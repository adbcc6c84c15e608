import type { Page } from 'playwright-core'
import { smallPhoto } from '../support/photo'
import { button, dialogButton, openPool, says, useVisits } from '../support/visits'

const { url, visit } = useVisits()

const title = '想要一个带扶手的洗澡凳'

async function wish(wisher: Page): Promise<void> {
  await wisher.getByRole('link', { name: '许个心愿' }).click()
  await wisher.getByRole('textbox', { name: '一句话说说' }).fill(title)
  await wisher.getByRole('radio', { name: '物品' }).click()
  await button(wisher, '提交心愿').click()
  await says(wisher, '心愿收到了')
}

async function publish(secretary: Page): Promise<void> {
  const toDesk = secretary.getByRole('link', { name: /工作台/ }).first()
  await toDesk.click()
  await button(secretary, `去审核：${title}`).click()
  await button(secretary, /^通过并交给/).click()
  await dialogButton(secretary, /^通过并交给/).click()
  await says(secretary, '等三网格党支部认领')
}

async function claimAndFulfil(volunteer: Page): Promise<void> {
  await openPool(volunteer)
  await volunteer.getByRole('link', { name: title }).click()
  await button(volunteer, '我来认领').click()
  await dialogButton(volunteer, '认领').click()
  await button(volunteer, '看联系方式').click()
  await dialogButton(volunteer, '看联系方式').click()
  await says(volunteer, '这次查看已留下记录')
  await dialogButton(volunteer, '好的').click()
  await button(volunteer, '开始办').click()
  await dialogButton(volunteer, '开始办').click()
  await button(volunteer, '办好了').click()
  const chooser = volunteer.waitForEvent('filechooser')
  await button(volunteer, '添加照片').click()
  await (await chooser).setFiles({ name: 'stool.jpg', mimeType: 'image/jpeg', buffer: smallPhoto })
  await button(volunteer, '移除第 1 张照片').waitFor()
  await button(volunteer, '交给对方确认').click()
  await says(volunteer, '等对方确认')
}

async function confirmAndThank(wisher: Page): Promise<void> {
  await wisher.goto(url())
  await wisher.reload()
  await button(wisher, `去确认：${title}`).click()
  await button(wisher, '收到了，谢谢').click()
  await dialogButton(wisher, '收到了，谢谢').click()
  await button(wisher, '说声谢谢').click()
  await wisher.getByRole('dialog').getByRole('radio', { name: '5 分' }).click()
  await dialogButton(wisher, '送出').click()
  await says(wisher, '您的感谢已送到')
}

test('a wish is made, reviewed, claimed, fulfilled, confirmed and thanked for, by three people', async () => {
  const wisher = await visit('周桂兰')
  await wish(wisher)
  await publish(await visit('陈静'))
  await claimAndFulfil(await visit('李明'))
  await confirmAndThank(wisher)
})

test('a draft survives closing the program', async () => {
  const wisher = await visit('谭慧君')
  await wisher.getByRole('link', { name: '许个心愿' }).click()
  await wisher.getByRole('textbox', { name: '一句话说说' }).fill('想学用手机挂号')
  await wisher.getByRole('radio', { name: '服务' }).click()
  await wisher.reload()
  expect(await wisher.getByRole('textbox', { name: '一句话说说' }).inputValue()).toBe('想学用手机挂号')
  await wisher.getByRole('radio', { name: '服务', checked: true }).waitFor()
})

test('two taps, a lost reply and a retry make one wish', async () => {
  const wisher = await visit('何桂兰')
  await wisher.getByRole('link', { name: '许个心愿' }).click()
  await wisher.getByRole('textbox', { name: '一句话说说' }).fill('想请人换一下厨房的灯管')
  await wisher.getByRole('radio', { name: '服务' }).click()
  // The call arrives and is carried out; its reply never comes back.
  let lost = 0
  await wisher.route('**/functions/api', async (route) => {
    if (lost > 0 || !route.request().postData()?.includes('wish.submit')) return route.continue()
    lost += 1
    await route.fetch()
    return route.abort('connectionreset')
  })
  await button(wisher, '提交心愿').dblclick()
  await wisher
    .getByText('心愿收到了')
    .or(button(wisher, '提交心愿').and(wisher.locator(':not([aria-disabled=true])')))
    .first()
    .waitFor()
  if (await button(wisher, '提交心愿').isVisible()) await button(wisher, '提交心愿').click()
  await says(wisher, '心愿收到了')
  expect(lost).toBe(1)
  await wisher.goto(`${url()}/#/features/wish/pages/mine/index`)
  await wisher.reload()
  await says(wisher, '想请人换一下厨房的灯管')
  expect(await wisher.getByRole('link', { name: '想请人换一下厨房的灯管' }).count()).toBe(1)
})

test('form errors stand under their field in words', async () => {
  const wisher = await visit('周桂兰')
  await wisher.getByRole('link', { name: '许个心愿' }).click()
  await wisher.getByRole('textbox', { name: '一句话说说' }).fill('想借点现金周转')
  await wisher.getByRole('radio', { name: '其他' }).click()
  await button(wisher, '提交心愿').click()
  await says(wisher, '微心愿不收钱')
})
