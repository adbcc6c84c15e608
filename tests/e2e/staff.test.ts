import type { Page } from 'playwright-core'
import { goTo } from '../support/browser'
import { button, dialogButton, says, useVisits } from '../support/visits'

const { visit } = useVisits()

const grid = '/features/grid/pages'
const link = (page: Page, name: string | RegExp) =>
  page.getByRole('link', { name }).filter({ visible: true }).first()
const dialogField = (page: Page, name: string) => page.getByRole('dialog').getByRole('textbox', { name })

/** Writes down somebody without a phone behind a new door, and opens their page. */
async function writeDown(page: Page, name: string): Promise<void> {
  await goTo(page, `${grid}/kept/index`)
  await page.getByRole('textbox', { name: '姓名' }).fill(name)
  await page.getByRole('textbox', { name: '住哪栋楼' }).fill('锦绣新村')
  await button(page, '找楼栋').click()
  await link(page, /锦绣新村3号楼/).click()
  await page.getByRole('textbox', { name: '门牌号' }).fill('2301')
  await page.getByRole('textbox', { name: '能联系上的家人电话（选填）' }).fill('13900001111')
  await button(page, '登记').click()
  await says(page, `${name} 登记好了`)
  await find(page, name)
}

async function find(page: Page, name: string): Promise<void> {
  await goTo(page, `${grid}/search/index`)
  await page.getByRole('textbox', { name: '找谁' }).fill(name)
  await button(page, '找').click()
  await link(page, new RegExp(`^${name}`)).click()
  await says(page, '可以办的事')
}

test('the secretary corrects, notes and moves out somebody without a phone', async () => {
  const page = await visit('陈静')
  await writeDown(page, '秦奶奶')

  await link(page, /^更正登记/).click()
  await dialogField(page, '姓名').fill('秦玉兰')
  await page.getByRole('dialog').getByRole('radio', { name: '父母' }).click()
  await dialogButton(page, '更正').click()
  await says(page, '秦玉兰')

  await link(page, /^登记为户代表/).click()
  await dialogButton(page, '登记').click()
  await says(page, '至少 2 个字')
  await dialogField(page, '怎么商量的').fill('全家商量好的')
  await dialogButton(page, '登记').click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByText('户代表', { exact: true }).filter({ visible: true }).first().waitFor()

  await link(page, /^党员登记/).click()
  await page
    .getByRole('dialog')
    .getByRole('switch', { name: /^是党员/ })
    .click()
  await page
    .getByRole('dialog')
    .getByRole('switch', { name: /^党员中心户/ })
    .click()
  await dialogButton(page, '保存').dblclick()
  await page.getByText('党员中心户', { exact: true }).filter({ visible: true }).first().waitFor()

  await link(page, /^办理搬出/).click()
  await says(page, '这户没有户代表了，可以另选一位。')
  await dialogField(page, '怎么知道的').fill('住到女儿家去了')
  await dialogButton(page, '办理搬出').click()
  await says(page, '已搬走')
  await says(page, '住到女儿家去了')
  expect(await link(page, /^办理搬出/).count()).toBe(0)
})

test('who was responsible for a building on a day, and how many lived there', async () => {
  const page = await visit('陈静')
  await goTo(page, `${grid}/tree/index`)
  await link(page, /^三网格/).click()
  await link(page, /^3号楼/).click()
  await link(page, '岗位、历任和变更').click()
  await says(page, '某一天的情况')
  await page.getByLabel('哪一天').fill('2026-05-03')
  await page.getByRole('list', { name: '谁负责' }).getByRole('listitem').first().waitFor()
  await says(page, '还没有数过，从今天起每天数一次；以前的说不出来。')
})

test('the desk says which grid has no secretary, and leads to where one is appointed', async () => {
  const page = await visit('陈静')
  await goTo(page, `${grid}/org/index?id=g3`)
  await button(page, /^卸任：.*网格党支部书记/).click()
  await says(page, '社区会一直看到空缺提醒')
  await dialogButton(page, '卸任').click()
  await says(page, '已卸任')
  await goTo(page, '/features/wish/pages/desk/index')
  await says(page, '三网格没有网格党支部书记：今天起空缺')
  await button(page, '去安排：三网格').click()
  await page.getByRole('heading', { level: 1, name: '三网格' }).filter({ visible: true }).waitFor()
})

test('the reviewer looks at a number for the wish, and the wisher sees why', async () => {
  const [staff, resident] = await Promise.all([visit('陈静'), visit('周桂兰')])
  await goTo(resident, '/features/wish/pages/detail/index?id=w2')
  await button(resident, '谁能看到').click()
  await says(resident, '社区书记 陈静')
  await goTo(staff, '/features/wish/pages/detail/index?id=w2')
  await button(staff, /^看.*的电话和门牌$/)
    .first()
    .click()
  await dialogField(staff, '想办什么').fill('问清楚什么时候在家')
  await dialogButton(staff, '写好了，查看').click()
  await says(staff, '本人看得到。今天还能看')
  await goTo(resident, '/features/identity/pages/looks/index')
  await resident
    .getByText(/问清楚什么时候在家/)
    .filter({ visible: true })
    .waitFor()
})
