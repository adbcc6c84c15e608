import { rosterLimits } from '../../../domain/grid/roster'
import { applyAll, drive, importBytes, importRows, uploadRoster } from '../../support/roster/importing'
import { makeWorkbook, templateHead } from '../../support/roster/workbooks'
import { townForFile } from '../../support/town'

jest.setTimeout(180_000)

const town = townForFile()
const staff = () => ({ caller: town.people.communityStaff, who: 'communityStaff' })
const phone = (number: number): string => `139${String(10_000_000 + number)}`
const someone = (number: number): string[] => [
  `秦${'岚琳玲丽莉兰'.charAt(number % 6)}`,
  phone(number),
  '',
  '1号楼',
  String(101 + number),
  '',
  '',
]
const many = (count: number): string[][] => Array.from({ length: count }, (_, at) => someone(at))

describe('a file of several chunks', () => {
  test('shows few rows of a kind on one page, wherever in the file they stand', async () => {
    const rows = many(1100).map((row, at) => (at % 300 === 7 ? ['', ...row.slice(1)] : row))
    const { id, counts } = await importRows(staff(), rows)
    expect(counts).toMatchObject({ new: 1096, fault: 4 })
    const { roster } = town.people.communityStaff.api.grid
    const faults = await roster.preview({ id, kind: 'fault' })
    expect(faults.rows.map(({ row }) => row)).toEqual([9, 309, 609, 909])
    expect(faults.next).toBeNull()
  })

  test('hands every row of a kind out once, page by page', async () => {
    const { id } = await importRows(staff(), many(620))
    const seen: number[] = []
    for (let after: number | null = null; ;) {
      const page: { rows: { row: number }[]; next: number | null } =
        await town.people.communityStaff.api.grid.roster.preview({ id, kind: 'new', after })
      seen.push(...page.rows.map(({ row }) => row))
      after = page.next
      if (after === null) break
    }
    expect(seen).toEqual(Array.from({ length: 620 }, (_, at) => at + 2))
  })

  test('names the first row that has a phone, however often it is repeated', async () => {
    const rows = many(800).map((row, at) =>
      at % 200 === 0 ? [row[0] ?? '', phone(0), ...row.slice(2)] : row,
    )
    const { id, counts } = await importRows(staff(), rows)
    expect(counts).toMatchObject({ new: 797, duplicate: 3 })
    const doubles = await town.people.communityStaff.api.grid.roster.preview({ id, kind: 'duplicate' })
    expect(doubles.rows.map(({ row, faults }) => [row, faults.map(({ what }) => what)])).toEqual(
      [202, 402, 602].map((row) => [row, ['第 2 行已经用了这个手机号']]),
    )
  })

  test('knows everybody behind its doors, though more live there than one answer holds', async () => {
    const crowd = Array.from({ length: 1200 }, (_, at) => {
      const [, ...rest] = someone(Math.floor(at / 8))
      return [`秦${'一二三四五六七八'.charAt(at % 8)}`, '', ...rest.slice(1)]
    })
    await applyAll(town.people.communityStaff, await importRows(staff(), crowd))
    const lastOfEach = crowd.filter((_, at) => at % 8 === 7)
    expect((await importRows(staff(), lastOfEach)).counts).toMatchObject({ same: 150, new: 0 })
  })
})

describe('is refused by name, and nothing is kept', () => {
  test.each([11, 50])('%i MB, however they came into storage', async (megabytes) => {
    const path = `files?path=rosters/communityStaff/${megabytes}.xlsx`
    const half = (megabytes * 1024 * 1024) / 2
    const { fileID: file } = (await town.cloud.admin(path, 'PK'.repeat(half))) as { fileID: string }
    const { id } = await town.people.communityStaff.api.grid.roster.begin({ file, fileName: '名册.xlsx' })
    expect(await drive(town.people.communityStaff, id)).toMatchObject({
      ...{ state: 'failed', fault: '文件超过 10 MB，请分成几份再导入', rows: 0 },
    })
    expect(await town.cloud.documents('rosterRows')).toEqual([])
  })

  test('100 MB of a program that asks nobody: storage does not take them', async () => {
    const bytes = Buffer.alloc(100 * 1024 * 1024, 'PK')
    const file = await uploadRoster(town.people.communityStaff, 'communityStaff', bytes)
    expect(file).toBeUndefined()
  })

  test('a row too many', async () => {
    function* rows(): Generator<string> {
      const cells = (texts: readonly string[]) =>
        texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
      yield `<row>${cells(templateHead)}</row>`
      for (let at = 0; at <= rosterLimits.rows; at += 1) yield `<row>${cells(['秦'])}</row>`
    }
    const status = await importBytes(staff(), await makeWorkbook({ sheetData: rows() }))
    expect(status).toMatchObject({ state: 'failed', fault: '超过 100,000 行，请分成几份再导入', rows: 0 })
    expect(await town.cloud.documents('rosterRows')).toEqual([])
  })
})
