import type { Page } from 'playwright-core'
import { button, dialogButton, openPool, press, says, useVisits } from '../support/visits'

const { visit } = useVisits()

async function openReview(page: Page, title: string): Promise<void> {
  const toDesk = page.getByRole('link', { name: /工作台/ }).first()
  await toDesk.click()
  await button(page, `去审核：${title}`).click()
}

test('a wish that does not fit is answered with the right place to go to', async () => {
  const secretary = await visit('陈静')
  await openReview(secretary, '想请人帮忙看看漏水的阳台')
  await press(secretary, '不适合')
  await dialogButton(secretary, '需要专业机构来办').click()
  await dialogButton(secretary, '物业服务中心').click()
  await dialogButton(secretary, '答复对方').click()
  await says(secretary, '已答复对方该找谁')
})

test('a wish that belongs elsewhere is handed over', async () => {
  const secretary = await visit('陈静')
  await openReview(secretary, '想请人磨一磨菜刀和剪刀')
  await press(secretary, '转办')
  await secretary.getByRole('dialog').getByRole('radio', { name: '帮代办' }).click()
  await secretary.getByRole('dialog').getByRole('textbox').fill('社区便民日统一来磨')
  await dialogButton(secretary, '转办').click()
  await says(secretary, '已转办')
})

test('a team is led, joined and left', async () => {
  const lead = await visit('何诗雨')
  await openPool(lead)
  const first = lead.getByRole('button', { name: /^我来认领：/ }).first()
  const title = ((await first.getAttribute('aria-label')) ?? '').replace('我来认领：', '')
  await lead.getByRole('link', { name: title }).first().click()
  await button(lead, '我来认领').click()
  await lead.getByRole('dialog').getByRole('radio', { name: '邀邻居一起办' }).click()
  await dialogButton(lead, '认领').click()
  await says(lead, '认领成功')
  const { hash } = new URL(lead.url())

  const mate = await visit('梁文静')
  await mate.goto(new URL(`/${hash}`, mate.url()).href)
  await press(mate, '加入一起办')
  await dialogButton(mate, '加入').click()
  await says(mate, '已加入')
  await says(mate, '人齐了')
  await press(mate, '退出')
  await dialogButton(mate, '退出').click()
  await says(mate, '已退出')
})

test('held thanks are read and then made public', async () => {
  const secretary = await visit('陈静')
  const toDesk = secretary.getByRole('link', { name: /工作台/ }).first()
  await toDesk.click()
  await button(secretary, /^看感谢的话：/).click()
  await press(secretary, '公开感谢的话')
  await dialogButton(secretary, '公开').click()
  await says(secretary, '感谢的话已公开')
})
