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
  await says(community, '五网格，书记 李明，现在起')
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

/** Nothing reaches the cloud until the answer is called. */
async function loseNetwork(page: Page): Promise<() => Promise<void>> {
  await page.route('**/functions/api', (route) => route.abort())
  return () => page.unroute('**/functions/api')
}

test('who is looked for without a network is looked for again, and a grid without a secretary is said', async () => {
  const page = await visit('陈静')
  await goTo(page, '/features/grid/pages/split/index?id=g2')
  await page.getByRole('checkbox').first().click()
  await page.getByRole('textbox', { name: '新网格的名称' }).fill('六网格')
  await page.getByRole('textbox', { name: '新网格的书记' }).fill('李明')
  const findNetwork = await loseNetwork(page)
  await button(page, '找').click()
  await says(page, '网络不通，内容已经保留，请稍后再试')
  await findNetwork()
  await button(page, '找').click()
  await button(page, /^李明/).waitFor()

  await button(page, '看看会怎样').click()
  await says(page, '六网格，还没有书记，现在起')
})

test('of two who split a grid at once the second sees what is left and chooses anew', async () => {
  const [one, two] = [await visit('陈静'), await visit('陈静')]
  for (const page of [one, two]) {
    await goTo(page, '/features/grid/pages/split/index?id=g4')
    await page.getByRole('checkbox', { name: /^4号楼/ }).click()
    await page.getByRole('textbox', { name: '新网格的名称' }).fill(page === one ? '七网格' : '八网格')
    await button(page, '看看会怎样').click()
    await page.getByText('1 栋楼', { exact: true }).waitFor()
  }
  await dialogButton(one, '拆分').click()
  await says(one, '已拆分')
  await dialogButton(two, '拆分').click()
  await says(two, '已选 0 栋')
  await says(two, '请选择楼栋')
  expect(await two.getByRole('checkbox', { name: /^4号楼/ }).count()).toBe(0)
  await two.getByRole('checkbox', { name: /^8号楼/ }).click()
  await button(two, '看看会怎样').click()
  await dialogButton(two, '拆分').click()
  await says(two, '已拆分')
})
