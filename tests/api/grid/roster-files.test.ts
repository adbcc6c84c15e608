import { openParts } from '../../../cloudfunctions/features/grid/roster/zip'
import { DAY } from '../../../domain/case'
import { text } from 'node:stream/consumers'
import { refusalOf } from '../../support/outcomes'
import { importRows } from '../../support/roster/importing'
import { fetchBytes, readAll } from '../../support/roster/reading'
import { templateHead } from '../../support/roster/workbooks'
import { townForFile } from '../../support/town'
import { phoneOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const { communityStaff, communitySecretary, foreignSecretary } = {
  communityStaff: () => town.people.communityStaff.api.grid.roster,
  communitySecretary: () => town.people.communitySecretary.api.grid.roster,
  foreignSecretary: () => town.people.foreignSecretary.api.grid.roster,
}

const exportedBy = async (roster: ReturnType<typeof communityStaff>, wanted: object) => {
  const { id } = await roster.export({ reason: '社区核对名册', ...wanted })
  const { url, name } = await roster.exported({ id })
  return { id, name, bytes: await fetchBytes(url) }
}

test('the template is a workbook that can be filled in and imported', async () => {
  const { url } = await communityStaff().template({})
  const { sheet, header, rows } = await readAll(await fetchBytes(url))
  expect({ sheet, header, rows }).toEqual({ sheet: '居民名册', header: templateHead, rows: [] })
})

test('rows that were not taken come back as a workbook that says why, and can be imported again', async () => {
  const by = { caller: town.people.communityStaff, who: 'communityStaff' }
  const { id } = await importRows(by, [
    ['秦岚', '13900001111', '', '1号楼', '1201', '', ''],
    ['秦海', '13900001111', '', '1号楼', '1202', '', ''],
    ['秦江', '12345', '', '7号楼', '101', '远亲', ''],
  ])
  const { url } = await communityStaff().errors({ id })
  const { header, rows } = await readAll(await fetchBytes(url))
  expect(header).toEqual([...templateHead, '问题'])
  expect(rows.map(({ cells }) => [cells[0], cells.at(-1)])).toEqual([
    ['秦海', '原第 3 行：第 2 行已经用了这个手机号'],
    ['秦江', '原第 4 行：不是 11 位手机号；看不懂的关系，请填户主、配偶、子女、父母、亲属、租户或其他'],
  ])
})

describe('an export', () => {
  test('holds the scope and nothing else, the phones masked', async () => {
    const { bytes, name } = await exportedBy(communityStaff(), { org: null })
    const { header, rows } = await readAll(bytes)
    expect(name).toMatch(/^居民名册-锦绣社区-.*\.xlsx$/)
    expect(header).toEqual(templateHead)
    const names = rows.map(({ cells }) => cells[0])
    expect(names).toContain('周桂兰')
    expect(names).not.toContain('张伟')
    expect(rows.find(({ cells }) => cells[0] === '周桂兰')?.cells[1]).toBe('138****0000')
  })

  test('of one grid holds that grid', async () => {
    const { bytes } = await exportedBy(communitySecretary(), { org: 'g2' })
    const { rows } = await readAll(bytes)
    expect(new Set(rows.map(({ cells }) => cells[3]))).toEqual(new Set(['2 号楼']))
  })

  test('with phones is for the secretary, and every page says who took it, when and why', async () => {
    const { bytes } = await exportedBy(communitySecretary(), { phones: true })
    const { rows } = await readAll(bytes)
    expect(rows.find(({ cells }) => cells[0] === '周桂兰')?.cells[1]).toBe(phoneOf('wisher'))
    const parts = await openParts(bytes)
    for (const sheet of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']) {
      const stream = await parts.read(sheet)
      expect(stream && (await text(stream))).toMatch(
        /<oddHeader>&amp;C锦绣社区 · 陈静 · .* 用途：社区核对名册/,
      )
    }
    expect(await town.cloud.documents('audit')).toMatchObject([
      { what: 'export', action: 'exportWithPhones', by: { id: 'communitySecretary' }, chain: 'm1' },
    ])
  })

  test.each([
    [
      'phones by community staff',
      () => communityStaff().export({ phones: true, reason: '核对' }),
      'forbidden',
    ],
    ['another community', () => communityStaff().export({ org: 'g9', reason: '核对' }), 'not_found'],
    ['what lies above', () => communityStaff().export({ org: 's1', reason: '核对' }), 'not_found'],
    ['no reason', () => communityStaff().export({ reason: '' }), 'invalid'],
  ])('is refused: %s', async (_, call, code) => {
    expect((await refusalOf(call())).code).toBe(code)
    expect(await town.cloud.documents('audit')).toEqual([])
  })

  test('is written once, however often it is fetched', async () => {
    const work = async () =>
      ((await town.cloud.admin('calls?limit=1000&function=roster')) as { calls: unknown[] }).calls.length
    const { id } = await communityStaff().export({ reason: '核对名册' })
    const first = await communityStaff().exported({ id })
    const done = await work()
    const again = await communityStaff().exported({ id })
    expect(await work()).toBe(done)
    expect((await fetchBytes(again.url)).equals(await fetchBytes(first.url))).toBe(true)
  })

  test('is for whoever asked for it, and for a day', async () => {
    const { id } = await communityStaff().export({ reason: '核对名册' })
    expect((await refusalOf(communitySecretary().exported({ id }))).code).toBe('not_found')
    expect((await refusalOf(foreignSecretary().exported({ id }))).code).toBe('not_found')
    await communityStaff().exported({ id })
    await town.cloud.advance(DAY + 1000)
    expect((await refusalOf(communityStaff().exported({ id }))).code).toBe('not_found')
    await town.cloud.runTimer('jobs')
    expect(await town.cloud.documents('rosterFiles')).toEqual([])
  })
})
