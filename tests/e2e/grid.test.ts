import type { Page } from 'playwright-core'
import { goTo } from '../support/browser'
import { button, dialogButton, says, useVisits } from '../support/visits'

const { visit } = useVisits()

const link = (page: Page, name: string | RegExp) =>
  page.getByRole('link', { name }).filter({ visible: true }).first()

/** From 我的 down to a grid of one's own community. */
async function openGrid(page: Page, name: string): Promise<void> {
  await link(page, '我的').click()
  await link(page, '网格架构').click()
  await link(page, new RegExp(`^${name}`)).click()
  await link(page, '岗位、历任和变更').click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

test('a grid with open wishes is split, and its new secretary finds them on the desk', async () => {
  const community = await visit('陈静')
  await openGrid(community, '三网格')
  await link(community, /^拆分网格/).click()
  await community.getByRole('checkbox', { name: /^3号楼/ }).click()
  await community.getByRole('textbox', { name: '新网格的名称' }).fill('五网格')
  await community.getByRole('textbox', { name: '新网格的书记' }).fill('李明')
  await button(community, '找').click()
  await button(community, /^李明/).click()
  await button(community, '看看会怎样').click()
  await community.getByText(/^[1-9]\d* 个没办完的心愿$/).waitFor()
  await dialogButton(community, '拆分').click()
  await says(community, '已拆分')
  await community.getByRole('heading', { level: 1, name: '三网格' }).filter({ visible: true }).waitFor()
  await goTo(community, '/features/grid/pages/tree/index')
  await link(community, '锦绣社区').click()
  await says(community, '五网格')

  const secretary = await visit('李明')
  await link(secretary, '我的').click()
  await secretary.getByText('网格党支部书记 · 五网格党支部').waitFor()
  await link(secretary, /^工作台/).click()
  await secretary.getByText('五网格党支部').filter({ visible: true }).first().waitFor()
  await button(secretary, /^支部认领：/)
    .first()
    .waitFor()
})
