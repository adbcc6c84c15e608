import { randomBytes } from 'node:crypto'
import { writeWorkbook } from '../../cloudfunctions/features/grid/roster/workbook-writer'
import { WorkbookError } from '../../cloudfunctions/features/grid/roster/workbook-error'
import type { WorkbookFault } from '../../domain/grid/roster-faults'
import { readAll } from '../support/roster/reading'
import { makeWorkbook, templateHead, type Made } from '../support/roster/workbooks'

const head = templateHead
const someone = ['秦岚', '13900001111', '', '3号楼', '402', '', '']
const fine: Made = { rows: [head, someone] }

async function faultOf(bytes: Promise<Buffer> | Buffer): Promise<WorkbookFault | 'none'> {
  try {
    await readAll(await bytes)
    return 'none'
  } catch (error) {
    if (error instanceof WorkbookError) return error.code
    throw error
  }
}

/** XML of one row with one cell. */
const cellRow = (row: number, cell: string): string => `<row r="${row}">${cell}</row>`
const headRow = `<row r="1">${head.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
const workbookRels = 'xl/_rels/workbook.xml.rels'

/** A sheet of so many MB that pack to almost nothing. */
function* zeroes(megabytes: number): Generator<string> {
  const row = `<row>${'<c><v>0</v></c>'.repeat(50)}</row>`
  const block = row.repeat(Math.ceil(1_000_000 / row.length))
  yield headRow
  for (let at = 0; at < megabytes; at += 1) yield block
}

describe('is refused by name', () => {
  test.each<[string, WorkbookFault, () => Promise<Buffer> | Buffer]>([
    ['a text', 'not_xlsx', () => Buffer.from('姓名,楼栋,门牌号\n秦岚,3,402')],
    ['nothing', 'not_xlsx', () => Buffer.alloc(0)],
    ['an old .xls, whatever it is called', 'not_xlsx', () => Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a zip of other things', 'not_xlsx', () => Buffer.from('504b0506' + '00'.repeat(18), 'hex')],
    ['a workbook cut off', 'broken', async () => (await makeWorkbook(fine)).subarray(0, 900)],
    ['a bomb of one part', 'bomb', () => makeWorkbook({ sheetData: zeroes(30) })],
    [
      'an endless text',
      'bomb',
      () =>
        makeWorkbook({
          sheetData: [headRow, cellRow(2, `<c t="str"><v>${randomBytes(3_000_000).toString('hex')}</v></c>`)],
        }),
    ],
    [
      'a text of entities',
      'broken',
      () =>
        makeWorkbook({ ...fine, parts: { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }),
    ],
    ['macros', 'macros', () => makeWorkbook({ ...fine, parts: { 'xl/vbaProject.bin': 'x' } })],
    [
      'a part too many',
      'bomb',
      () =>
        makeWorkbook({
          ...fine,
          parts: Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`xl/media/${at}.bin`, 'x'])),
        }),
    ],
    ['a sheet without heads', 'no_header', () => makeWorkbook({ rows: [someone, someone] })],
    ['an empty sheet', 'no_header', () => makeWorkbook({ rows: [] })],
    [
      'merged cells',
      'merged',
      () => makeWorkbook({ ...fine, after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>' }),
    ],
    [
      'merged heads',
      'merged',
      () => makeWorkbook({ ...fine, after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>' }),
    ],
    [
      '16,000 columns',
      'too_many_columns',
      () => makeWorkbook({ rows: [head, Array.from({ length: 16_000 }, () => 'x')] }),
    ],
    [
      'a text that is not there',
      'broken',
      () => makeWorkbook({ sheetData: [headRow, cellRow(2, '<c t="s"><v>7</v></c>')] }),
    ],
    [
      'rows in disorder',
      'broken',
      () => makeWorkbook({ sheetData: [headRow, cellRow(3, ''), cellRow(2, '')] }),
    ],
    ['half a sheet', 'broken', () => makeWorkbook({ sheetData: [headRow, '<row><c>'] })],
    [
      'a sheet that is nowhere',
      'broken',
      () => makeWorkbook({ ...fine, parts: { [workbookRels]: '<Relationships/>' } }),
    ],
  ])('%s', async (_, wanted, make) => {
    expect(await faultOf(make())).toBe(wanted)
  })

  test('merged cells, saying which', async () => {
    const after = '<mergeCells><mergeCell ref="B5:B7"/></mergeCells>'
    await expect(readAll(await makeWorkbook({ ...fine, after }))).rejects.toMatchObject({ detail: 'B5:B7' })
  })

  test('a size that is not what was declared', async () => {
    const bytes = await makeWorkbook({ rows: [head, ...Array.from({ length: 200 }, () => someone)] })
    const central = bytes.indexOf(Buffer.from('504b0102', 'hex'))
    bytes.writeUInt32LE(10, bytes.indexOf('xl/worksheets/sheet1.xml', central) - 46 + 24)
    expect(await faultOf(bytes)).toBe('broken')
  })
})

describe('of several sheets', () => {
  const sheets = (all: readonly (readonly [name: string, state: string])[]): Made['parts'] => ({
    'xl/workbook.xml': `<workbook><sheets>${all
      .map(([name, state], at) => `<sheet name="${name}" state="${state}" id="rId${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    [workbookRels]: `<Relationships>${all
      .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${2 - at}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>',
  })

  test.each([
    [
      'ours is read wherever it stands',
      [
        ['统计', 'visible'],
        ['居民名册', 'visible'],
      ],
      '居民名册',
    ],
    [
      'a hidden one is passed over',
      [
        ['旧表', 'hidden'],
        ['Sheet2', 'visible'],
      ],
      'Sheet2',
    ],
  ] as const)('%s', async (_, all, wanted) => {
    expect(await readAll(await makeWorkbook({ ...fine, parts: sheets(all) ?? {} }))).toMatchObject({
      sheet: wanted,
      rows: [{ cells: someone.slice(0, 5) }],
    })
  })

  test.each([
    [
      'the first is no roster',
      [
        ['统计', 'visible'],
        ['Sheet2', 'visible'],
      ],
    ],
    [
      'all are hidden',
      [
        ['统计', 'hidden'],
        ['居民名册', 'veryHidden'],
      ],
    ],
  ] as const)('%s: refused by name', async (_, all) => {
    expect(await faultOf(makeWorkbook({ ...fine, parts: sheets(all) ?? {} }))).toBe('no_header')
  })
})

describe('is read', () => {
  test.each([false, true])('with shared texts: %s', async (isShared) => {
    const { sheet, header, rows } = await readAll(await makeWorkbook({ ...fine, isShared }))
    expect({ sheet, header, rows }).toEqual({
      ...{ sheet: '居民名册', header: head },
      rows: [{ row: 2, cells: someone.slice(0, 5), faults: [] }],
    })
  })

  test('below a merged title, without rows that are empty', async () => {
    const { header, rows } = await readAll(
      await makeWorkbook({
        rows: [['锦绣社区居民名册'], [], head, [], someone],
        after: '<mergeCells><mergeCell ref="A1:G1"/></mergeCells>',
      }),
    )
    expect(header).toEqual(head)
    expect(rows).toMatchObject([{ row: 5 }])
  })

  test('a formula is a fault, whatever it is said to come to', async () => {
    const cell = '<c r="A2" t="str"><f>A1</f><v>秦岚</v></c>'
    const { rows } = await readAll(await makeWorkbook({ sheetData: [headRow, cellRow(2, cell)] }))
    expect(rows).toMatchObject([{ faults: [{ code: 'formula', column: 0 }] }])
  })

  test('an error of Excel is a fault', async () => {
    const cell = '<c r="B2" t="e"><v>#REF!</v></c>'
    const { rows } = await readAll(await makeWorkbook({ sheetData: [headRow, cellRow(2, cell)] }))
    expect(rows).toMatchObject([{ faults: [{ code: 'excel_error', column: 1 }] }])
  })

  test('an identity number is a fault and is not kept', async () => {
    const number = '11010519491231002X'
    const book = await readAll(
      await makeWorkbook({
        rows: [
          [...head, '备注'],
          [...someone, number],
        ],
      }),
    )
    expect(book.rows).toMatchObject([{ faults: [{ code: 'id_number', column: 7 }] }])
    expect(JSON.stringify(book)).not.toContain(number)
  })
})

describe('what we write', () => {
  test('reads back as it was, odd signs and all', async () => {
    const odd = ['=1+1', '<a&b>"', '𠮷\u{1f9d3}', ' 空 格 ', '甲\u0000乙\ud800丙', '402', '+86']
    const bytes = await writeWorkbook([{ name: '居民名册', widths: [10], rows: [head, odd] }])
    const { rows } = await readAll(bytes)
    expect(rows[0]?.cells).toEqual(['=1+1', '<a&b>"', '𠮷\u{1f9d3}', '空 格', '甲乙丙', '402', '+86'])
    expect(rows[0]?.faults).toEqual([])
  })

  test('that cannot be made fails instead of breaking the program', async () => {
    function* failing(): Generator<string[]> {
      yield ['姓名']
      throw new Error('too many')
    }
    await expect(writeWorkbook([{ name: '居民名册', widths: [], rows: failing() }])).rejects.toThrow(
      'too many',
    )
  })
})
