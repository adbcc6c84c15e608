import type { Person } from '../../../domain/identity/person'
import type { ImportStatus } from '../../../domain/grid/roster-contract'
import { makeKey } from '../../support/cloud'
import { setFields } from '../../support/console'
import { codeOf } from '../../support/outcomes'
import { applyAll, drive, importBytes, importRows, statusOf, undoAll } from '../../support/roster/importing'
import { makeWorkbook, templateHead } from '../../support/roster/workbooks'
import { townForFile } from '../../support/town'
import { phoneOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const api = () => town.people.communityStaff.api.grid.roster
const read = (...rows: string[][]): Promise<ImportStatus> =>
  importRows({ caller: town.people.communityStaff, who: 'communityStaff' }, rows)
const write = (status: ImportStatus) => applyAll(town.people.communityStaff, status)
const people = () => town.cloud.documents<Person>('people')
const called = async (name: string): Promise<Person[]> => (await people()).filter((one) => one.name === name)
const likelyIn = async ({ id }: Pick<ImportStatus, 'id'>) =>
  (await api().preview({ id, kind: 'likely' })).rows.map(({ row, likely }) => ({ row, ...likely }))

// 姓名, 手机号, 小区, 楼栋, 门牌号, 与户主关系, 出生日期
const mother = ['秦岚', '13900001111', '', '1号楼', '1201', '', '']
const child = ['秦小岚', '', '', '1号楼', '1201', '', '2020-05-01']
const grandfather = ['秦大海', '', '', '1号楼', '1201', '', '']
/** The same person behind another door. */
const at = (row: string[], door: string): string[] => row.map((cell, column) => (column === 4 ? door : cell))
const known = async (): Promise<void> => {
  await write(await read(mother, child, grandfather))
}

describe('somebody without a phone, at another door,', () => {
  beforeEach(known)

  test('is nobody new as long as nobody has said so', async () => {
    const status = await read(at(grandfather, '1202'))
    expect(status).toMatchObject({
      state: 'ready',
      rest: 'leave',
      hasChosen: false,
      counts: { likely: 1, new: 0, moved: 0 },
    })
    const [old] = await called('秦大海')
    expect(await likelyIn(status)).toMatchObject([
      { row: 2, isCrowded: false, choice: 'leave', people: [{ id: old?._id, home: '1 号楼 1-1201' }] },
    ])
    const before = await people()
    expect(await write(status)).toMatchObject({ state: 'applied', counts: { stale: 0 } })
    expect(await people()).toEqual(before)
  })

  test('moves where the one who imports says so, and is taken back with the import', async () => {
    const [before] = await called('秦大海')
    const { id, version } = await read(at(grandfather, '1202'))
    await api().decide({ id, version, row: 2, choice: 'move' })
    await write(await statusOf(town.people.communityStaff, id))
    const [after, ...others] = await called('秦大海')
    expect(others).toEqual([])
    expect(after).toMatchObject({
      _id: before?._id,
      version: 2,
      past: [{ householdId: before?.householdId }],
    })
    await undoAll(town.people.communityStaff, { id })
    expect(await called('秦大海')).toMatchObject([{ _id: before?._id, householdId: before?.householdId }])
  })

  test('is somebody else where the one who imports says so of all', async () => {
    const { id, version } = await read(at(grandfather, '1202'), at(child, '1301'), at(child, '1302'))
    await api().decide({ id, version, row: null, choice: 'new' })
    const done = await write(await statusOf(town.people.communityStaff, id))
    expect(done.counts).toMatchObject({ stale: 0 })
    expect(await called('秦大海')).toHaveLength(2)
    expect(await called('秦小岚')).toHaveLength(3)
  })

  test('moves without a question along with their household', async () => {
    const status = await read(at(grandfather, '1202'), at(mother, '1202'))
    expect(status.counts).toMatchObject({ moved: 2, likely: 0 })
    await write(status)
    const [moved, ...others] = await called('秦大海')
    expect(others).toEqual([])
    const [phoned] = await called('秦岚')
    expect(moved?.householdId).toBe(phoned?.householdId)
  })

  test('moves without a question after their household', async () => {
    await write(await read(at(mother, '1202')))
    expect((await read(at(grandfather, '1202'))).counts).toMatchObject({ moved: 1, likely: 0 })
  })

  test('moves without a question as a child of that name and day of birth', async () => {
    const status = await read(at(child, '1202'))
    expect(status.counts).toMatchObject({ moved: 1, likely: 0 })
    await api().undo({ id: status.id })
    const otherDay = at(child, '1203').map((cell, column) => (column === 6 ? '2021-05-01' : cell))
    expect((await read(otherDay)).counts).toMatchObject({ new: 1, likely: 0 })
  })

  test('is somebody else where the file has them at their old door, wherever in the file that stands', async () => {
    const crowd = Array.from({ length: 300 }, (_, number) => [
      ...['马' + '一二三四五六七八九十'.charAt(number % 10), `139${20_000_000 + number}`],
      ...['', '1号楼', String(2000 + number), '', ''],
    ])
    const first = await read(at(grandfather, '1202'), ...crowd, grandfather)
    expect(first.counts).toMatchObject({ likely: 0, new: 301, same: 1 })
    await api().undo({ id: first.id })
    const last = await read(grandfather, ...crowd, at(grandfather, '1202'))
    expect(last.counts).toMatchObject({ likely: 0, new: 301, same: 1 })
  })

  test('in a new reading of the columns is judged anew, and what was said before is forgotten', async () => {
    const { id, version, mapping } = await read(at(grandfather, '1202'))
    const said = await api().decide({ id, version, row: null, choice: 'move' })
    await api().map({ id, version: said.version, mapping: { ...mapping, name: 0, building: 3, door: 4 } })
    expect(await drive(town.people.communityStaff, id)).toMatchObject({
      ...{ state: 'ready', rest: 'leave', hasChosen: false, counts: { likely: 1 } },
    })
  })

  test('who has changed since is left, and named', async () => {
    const { id, version } = await read(at(grandfather, '1202'))
    await api().decide({ id, version, row: 2, choice: 'move' })
    const [old] = await called('秦大海')
    await setFields(town.cloud, { collection: 'people', id: old?._id ?? '' }, { version: 5 })
    expect((await write(await statusOf(town.people.communityStaff, id))).counts).toMatchObject({ stale: 1 })
    expect(await called('秦大海')).toMatchObject([{ version: 5, householdId: old?.householdId }])
  })

  test('is found by nobody of another community', async () => {
    const stranger = ['张伟', '', '', '1号楼', '1202', '', '']
    expect((await people()).some(({ name }) => name === '张伟')).toBe(true)
    expect((await read(stranger)).counts).toMatchObject({ new: 1, likely: 0 })
  })
})

describe('what may be a move is decided', () => {
  beforeEach(known)

  test('once: a lost answer is given again, an old screen is refused', async () => {
    const { id, version } = await read(at(grandfather, '1202'))
    const key = makeKey()
    const input = { id, version, row: 2, choice: 'new' as const }
    const first = await api().decide(input, { key })
    expect(await api().decide(input, { key })).toEqual(first)
    expect(await codeOf(api().decide({ ...input, choice: 'move' }, { key }))).toBe('key_reused')
    expect(await codeOf(api().decide(input))).toBe('conflict')
    expect(await likelyIn({ id })).toMatchObject([{ choice: 'new', person: null }])
  })

  test('row by row up to a limit, then together', async () => {
    const { id, version } = await read(at(grandfather, '1202'))
    const rows = Array.from({ length: 200 }, (_, number) => ({
      ...{ row: number + 10, choice: 'new', person: null },
    }))
    await setFields(town.cloud, { collection: 'imports', id }, { choices: { rest: 'leave', rows } })
    expect(await codeOf(api().decide({ id, version, row: 2, choice: 'move' }))).toBe('too_many')
    await api().decide({ id, version, row: null, choice: 'move' })
    expect(await likelyIn({ id })).toMatchObject([{ choice: 'move' }])
  })

  test('for nobody whom the row does not mean', async () => {
    const { id, version } = await read(at(grandfather, '1202'))
    await api().decide({ id, version, row: 2, choice: 'move', person: 'neighbour' })
    const before = await people()
    await write(await statusOf(town.people.communityStaff, id))
    expect(await people()).toEqual(before)
  })

  test('not of somebody who speaks for a household', async () => {
    const [old] = await called('秦大海')
    const home = { collection: 'households', id: old?.householdId ?? '' }
    await setFields(town.cloud, home, { representative: old?._id })
    const { id, version } = await read(at(grandfather, '1202'))
    expect(await likelyIn({ id })).toMatchObject([{ people: [{ mayMove: false }] }])
    await api().decide({ id, version, row: null, choice: 'move' })
    await write(await statusOf(town.people.communityStaff, id))
    expect(await called('秦大海')).toMatchObject([{ householdId: old?.householdId }])
  })
})

test('of a name that too many have nobody is named, and nothing is written unless somebody says so', async () => {
  const crowd = Array.from({ length: 12 }, (_, number) => [
    ...['王伟', `139${30_000_000 + number}`, '', '1号楼', String(1401 + number), '', ''],
  ])
  await write(await read(...crowd))
  const status = await read(['王伟', '', '', '1号楼', '1202', '', ''])
  expect(await likelyIn(status)).toMatchObject([{ isCrowded: true, people: [], choice: 'leave' }])
  await write(status)
  expect(await called('王伟')).toHaveLength(12)
})

/** As many different given names as one likes. */
const sign = (number: number): string => String.fromCodePoint(0x4e00 + number)

test('in a file of many chunks everybody is settled by what all of it says', async () => {
  const all = Array.from({ length: 45 }, (_, number) => number)
  const old = (number: number): string[] => [
    `秦${sign(number)}`,
    '',
    '',
    '1号楼',
    String(1401 + number),
    '',
    '',
  ]
  await write(await read(...all.map(old)))
  // Long texts, so that a chunk has four rows, and one of them is unsure.
  const notes = Array.from({ length: 50 }, () => '备注'.repeat(100))
  const filler = (number: number) => [
    '马' + sign(number),
    `1392${number + 1_000_000}`,
    '',
    '1号楼',
    String(3001 + number),
    '',
    '',
  ]
  const rows = all.flatMap((number) => [
    at(old(number), String(2401 + number)),
    ...[0, 1, 2].map((more) => filler(3 * number + more)),
  ])
  const stillThere = all.filter((number) => number % 2 === 0).map(old)
  const bytes = await makeWorkbook({
    rows: [
      [...templateHead, ...notes.map((_, column) => `备注${column}`)],
      ...[...rows, ...stillThere].map((row) => [...row, ...notes]),
    ],
  })
  const by = { caller: town.people.communityStaff, who: 'communityStaff' }
  const { id, version, mapping } = await importBytes(by, bytes)
  await api().map({ id, version, mapping: { ...mapping, name: 0, phone: 1, building: 3, door: 4 } })
  const status = await drive(town.people.communityStaff, id)
  expect(status.chunks).toBeGreaterThan(45)
  expect(status.counts).toMatchObject({ likely: 22, new: 3 * 45 + 23, same: 23 })
})

test.each(['before-write', 'after-write'])(
  'a function killed %s while it looks for moves counts every row once',
  async (when) => {
    await known()
    const rows = [
      at(grandfather, '1202'),
      at(child, '1202'),
      ['许强', phoneOf('neighbour'), '', '1号楼', '1203', '', ''],
    ]
    // The second write of rows is that of the one chunk while moves are looked for.
    await town.cloud.admin('faults', {
      ...{ kill: when, function: 'roster', actionPattern: 'modifyDocument rosterRows', nth: 2 },
    })
    let status = await read(...rows)
    if (status.state !== 'ready') {
      await town.cloud.advance(91_000)
      status = await drive(town.people.communityStaff, status.id)
    }
    expect(status).toMatchObject({ state: 'ready', counts: { likely: 1, moved: 2, new: 0 } })
  },
)
