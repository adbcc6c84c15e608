import { makeWorkbook, templateHead } from '../../support/roster/workbooks'
import { usePhones } from '../support/phones'

const { phone } = usePhones()

test('a workbook that was sent in a chat is read, and what would change is shown before it does', async () => {
  const row = templateHead.map((_, at) => (at === 0 ? '某人' : ''))
  const book = await makeWorkbook({ rows: [[...templateHead], row] })
  const url = `data:application/octet-stream;base64,${book.toString('base64')}`
  const secretary = await phone('陈静', {
    fixtures: { messageFiles: [{ name: '名册.xlsx', url }] },
  })
  await secretary.opens('/features/grid/pages/roster/index')
  await secretary.tap('选择 Excel 文件')
  await secretary.sees('没有要写的内容')
  await secretary.sees('楼栋：这一格要填')
})
