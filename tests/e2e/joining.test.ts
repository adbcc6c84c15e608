import type { Page } from 'playwright-core'
import { goTo } from '../support/browser'
import { button, dialogButton, says, useVisits } from '../support/visits'

const { url, visit, arrive } = useVisits()

const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).click()
const textbox = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** States a home behind a door that nobody is known to live behind. */
async function state(newcomer: Page, room: string): Promise<void> {
  await button(newcomer, '登记住址').click()
  await textbox(newcomer, '您住哪栋楼').fill('锦绣')
  await button(newcomer, '找楼栋').click()
  await newcomer
    .getByRole('link', { name: /锦绣社区 · 三网格/ })
    .first()
    .click()
  await textbox(newcomer, '门牌号').fill(room)
  await textbox(newcomer, '您的姓名').fill('秦小雨')
  await choose(newcomer, '户主')
  await choose(newcomer, '满了')
  await choose(newcomer, '自己写')
  await textbox(newcomer, '手机号码').fill('13900001111')
  await newcomer.getByRole('checkbox').click()
  await button(newcomer, '提交').click()
  await says(newcomer, '已经交给网格员')
}

async function openQueue(worker: Page): Promise<void> {
  await worker.getByRole('link', { name: '我的', exact: true }).click()
  await worker.getByRole('link', { name: /核实住址/ }).click()
  await worker.getByRole('heading', { level: 1, name: '核实住址' }).waitFor()
}

test('a stranger finds their building, is verified by the grid worker and makes a wish', async () => {
  const newcomer = await arrive()
  await state(newcomer, '1901')
  const worker = await visit('孙磊')
  await openQueue(worker)
  await button(worker, '核实 秦小雨').click()
  await says(worker, '核实了 1 位')
  await newcomer.goto(url())
  await newcomer.reload()
  await newcomer.getByRole('link', { name: '许个心愿' }).click()
  await textbox(newcomer, '一句话说说').fill('刚搬来，想认识会下棋的邻居')
  await choose(newcomer, '陪伴')
  await button(newcomer, '提交心愿').click()
  await says(newcomer, '心愿收到了')
})

test('who is refused reads why, corrects it and waits again', async () => {
  const newcomer = await arrive()
  await state(newcomer, '1902')
  const worker = await visit('孙磊')
  await openQueue(worker)
  await button(worker, '不通过 秦小雨').click()
  await worker.getByRole('dialog').getByRole('radio', { name: '门牌号写错了' }).click()
  await dialogButton(worker, '不通过').click()
  await says(worker, '已告诉本人')
  await newcomer.goto(url())
  await newcomer.reload()
  await says(newcomer, '网格员说：门牌号写错了')
  await button(newcomer, '改一改再交').first().click()
  await button(newcomer, '改一改再交').last().click()
  await textbox(newcomer, '门牌号').fill('1903')
  await button(newcomer, '提交').click()
  await says(newcomer, '已经交给网格员')
})

test('whoever scans the code at a door finds the building chosen', async () => {
  const newcomer = await arrive()
  await newcomer.goto(`${url()}/#/features/identity/pages/join/index?building=b3`)
  await newcomer.getByRole('link', { name: /锦绣社区/ }).waitFor()
  expect(await textbox(newcomer, '您住哪栋楼').count()).toBe(0)
})

test('who is on the office’s list already becomes one person with their entry, not two', async () => {
  const worker = await visit('孙磊')
  await openQueue(worker)
  await says(worker, '可能就是花名册里的这位')
  expect(await button(worker, '核实 龚建平').count()).toBe(0)
  await button(worker, '龚建平 是同一人').click()
  await dialogButton(worker, '确认合并').click()
  await says(worker, '合并好了，也核实了')
  await goTo(worker, '/features/grid/pages/search/index')
  await textbox(worker, '找谁').fill('龚建平')
  await button(worker, '找').click()
  await worker.getByRole('link', { name: /龚建平/ }).waitFor()
  expect(await worker.getByRole('link', { name: /龚建平/ }).count()).toBe(1)
})

test('a door that was written down wrongly is asked for, and the grid worker moves the person', async () => {
  const resident = await visit('周桂兰')
  await goTo(resident, '/features/identity/pages/my-data/index')
  await button(resident, '更正').click()
  await resident.getByRole('dialog').getByRole('textbox', { name: '门牌' }).fill('1905')
  await dialogButton(resident, '提交更正').click()
  await says(resident, '您要求更正，等网格员答复')
  const worker = await visit('孙磊')
  await worker.getByRole('link', { name: '我的', exact: true }).click()
  await says(worker, '1 件要更正')
  await worker.getByRole('link', { name: /核实住址/ }).click()
  await worker.getByRole('radio', { name: '要更正' }).click()
  await button(worker, '答复 周桂兰').click()
  await worker.getByRole('dialog').getByRole('textbox').fill('上门看过，是 1905')
  await dialogButton(worker, '核对过，更正').click()
  await says(worker, '没有等答复的更正')
  await resident.reload()
  await says(resident, '您要的更正办好了：上门看过，是 1905')
  await goTo(resident, '/features/identity/pages/household/index')
  await says(resident, '1905')
})

test('what a form lacks stands under its fields, and what is written survives closing the program', async () => {
  const page = await arrive()
  await goTo(page, '/features/identity/pages/join/index')
  await button(page, '提交').click()
  for (const words of [
    '请先找到您住的那栋楼',
    '请写门牌号',
    '请写姓名',
    '请选择您是这户的什么人',
    '请选一个',
    '请先看过并同意',
  ]) {
    await says(page, words)
  }
  await page.getByRole('textbox', { name: '您住哪栋楼' }).fill('锦')
  await button(page, '找楼栋').click()
  await says(page, '至少 2 个字')

  await page.getByRole('textbox', { name: '您的姓名' }).fill('钱多多')
  await page.getByRole('textbox', { name: '门牌号' }).fill('902')
  await page.getByRole('radio', { name: '自己写' }).click()
  await page.getByRole('textbox', { name: '手机号码' }).fill('139')
  await button(page, '提交').click()
  await says(page, '手机号是 11 位数字')
  await page.reload()
  await page.getByRole('textbox', { name: '您的姓名' }).waitFor()
  expect(await page.getByRole('textbox', { name: '您的姓名' }).inputValue()).toBe('钱多多')
  expect(await page.getByRole('textbox', { name: '门牌号' }).inputValue()).toBe('902')
  expect(await page.getByRole('textbox', { name: '手机号码' }).inputValue()).toBe('')
})
