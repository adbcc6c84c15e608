import type { Page } from 'playwright-core'
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
  await worker.getByRole('link', { name: '核实住址' }).click()
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
