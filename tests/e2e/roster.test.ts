import type { Page } from 'playwright-core'
import { goTo } from '../support/browser'
import { makeWorkbook, templateHead } from '../support/roster/workbooks'
import { button, dialogButton, says, useVisits } from '../support/visits'

const { visit } = useVisits()

const roster = '/features/grid/pages/roster/index'
const link = (page: Page, name: string | RegExp) =>
  page.getByRole('link', { name }).filter({ visible: true }).first()

async function choose(page: Page, name: string, head: readonly string[]): Promise<void> {
  const row = head.map((_, at) => (at === 0 ? '某人' : ''))
  const buffer = await makeWorkbook({ rows: [head, row] })
  const chooser = page.waitForEvent('filechooser')
  await button(page, '选择 Excel 文件').click()
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await (await chooser).setFiles([{ name, mimeType, buffer }])
}

/** Uploads a workbook with one row that lacks its door. */
async function upload(page: Page, name: string): Promise<void> {
  await choose(page, name, templateHead)
  await says(page, '没有要写的内容')
}

async function drop(page: Page): Promise<void> {
  await button(page, '放弃这次导入').click()
  await dialogButton(page, '确定').click()
  await says(page, '已放弃')
}

test('whoever keeps several rosters sees of each community its own imports', async () => {
  const page = await visit('朱倩')
  await goTo(page, roster)
  await link(page, '锦绣社区').click()
  await upload(page, '锦绣名册.xlsx')

  await button(page, '换一个社区').click()
  await link(page, '翠竹社区').click()
  await says(page, '下载模板')
  expect(await page.getByText('锦绣名册.xlsx').count()).toBe(0)

  await button(page, '换一个社区').click()
  await link(page, '锦绣社区').click()
  await says(page, '锦绣名册.xlsx')
  await drop(page)
  await upload(page, '第二份.xlsx')
  await says(page, '以前的导入')
  await link(page, /^锦绣名册\.xlsx/).click()
  await page.getByRole('heading', { level: 2, name: '锦绣名册.xlsx' }).waitFor()
  await link(page, /^第二份\.xlsx/).waitFor()
  expect(await link(page, /^锦绣名册\.xlsx/).count()).toBe(0)
})

test('a wrong workbook is put away before anybody says which column is what', async () => {
  const page = await visit('马丽')
  await goTo(page, roster)
  await choose(page, '物业费台账.xlsx', ['业主', '应收', '实收'])
  await says(page, '哪一列是什么')
  await drop(page)
  await upload(page, '居民名册.xlsx')
})
