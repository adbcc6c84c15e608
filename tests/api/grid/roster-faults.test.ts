import type { Household } from '../../../domain/grid/org'
import { isWorking } from '../../../domain/grid/roster'
import type { ImportStatus } from '../../../domain/grid/roster-contract'
import type { Person } from '../../../domain/identity/person'
import { makeKey } from '../../support/cloud'
import { setFields } from '../../support/console'
import { codeOf } from '../../support/outcomes'
import {
  applyAll,
  drive,
  importBytes,
  importRows,
  statusOf,
  undoAll,
  uploadRoster,
} from '../../support/roster/importing'
import { makeWorkbook, templateHead } from '../../support/roster/workbooks'
import { townForFile } from '../../support/town'
import { phoneOf } from '../../support/world'

jest.setTimeout(180_000)

const town = townForFile()
const staff = () => ({ caller: town.people.communityStaff, who: 'communityStaff' })
/** Longer than a killed stretch holds an import. */
const LEASE = 91_000

const rows = [
  ['秦岚', '13900001111', '', '1号楼', '1201', '户主', ''],
  ['秦小岚', '', '', '1号楼', '1201', '子女', '2020-05-01'],
  ['许强', phoneOf('neighbour'), '', '1号楼', '1202', '', ''],
  ['周秀珍', '', '', '9号楼', '1', '', ''],
]

const people = () => town.cloud.documents<Person>('people')
const households = () => town.cloud.documents<Household>('households')
const arrivals = async () => (await people()).filter(({ name }) => name.startsWith('秦'))

const kill = (when: 'before-write' | 'after-write', actionPattern: string) =>
  town.cloud.admin('faults', { kill: when, function: 'roster', actionPattern, nth: 1 })

/** Drives an import whose function is killed once on the way: whoever held it is waited for. */
async function driveOn(id: string): Promise<ImportStatus> {
  let killed = 0
  let status = await statusOf(town.people.communityStaff, id)
  while (isWorking(status.state)) {
    if (status.isBusy) {
      killed += 1
      await town.cloud.advance(LEASE)
    }
    const { version } = status
    status = await town.people.communityStaff.api.grid.roster.advance({ id, version })
  }
  expect(killed).toBe(1)
  return status
}

const writes = ['insertDocument', 'modifyDocument'].flatMap((action) =>
  (['before-write', 'after-write'] as const).map((when) => ({ action, when })),
)

describe('a function killed', () => {
  test.each(writes.map(({ action, when }) => [when, action] as const))(
    '%s of %s while it reads or judges is taken up where it was',
    async (when, action) => {
      const file = await uploadRoster(
        town.people.communityStaff,
        'communityStaff',
        await makeWorkbook({ rows: [templateHead, ...rows] }),
      )
      const { id } = await town.people.communityStaff.api.grid.roster.begin({ file, fileName: '名册.xlsx' })
      await kill(when, `${action} rosterRows`)
      expect(await driveOn(id)).toMatchObject({
        state: 'ready',
        rows: 4,
        counts: { new: 2, moved: 1, fault: 1 },
      })
      expect(await town.cloud.documents('rosterRows')).toHaveLength(1)
    },
  )

  test.each([
    ['before-write', 'insertDocument households'],
    ['after-write', 'insertDocument households'],
    ['before-write', 'insertDocument people'],
    ['after-write', 'insertDocument people'],
    ['before-write', 'modifyDocument people'],
    ['after-write', 'modifyDocument people'],
    ['after-write', 'modifyDocument rosterRows'],
    ['before-write', 'modifyDocument orgs'],
  ] as const)(
    '%s of %s while it writes: everybody once, and the whole can be taken back',
    async (when, pattern) => {
      const before = { people: (await people()).length, homes: await households() }
      const { id, version } = await importRows(staff(), rows)
      await kill(when, pattern)
      await town.people.communityStaff.api.grid.roster.apply({ id, version })
      expect(await driveOn(id)).toMatchObject({ state: 'applied', counts: { stale: 0 } })
      expect(await arrivals()).toHaveLength(2)
      expect((await people()).find(({ _id }) => _id === 'neighbour')).toMatchObject({ version: 2 })
      expect(await undoAll(town.people.communityStaff, { id })).toMatchObject({
        state: 'undone',
        counts: { kept: 0 },
      })
      expect(await people()).toHaveLength(before.people)
      expect(await households()).toEqual(before.homes)
    },
  )

  test.each([
    ['after-write', 'removeDocument people'],
    ['before-write', 'modifyDocument people'],
    ['after-write', 'modifyDocument people'],
    ['after-write', 'removeDocument households'],
  ] as const)('%s of %s while it takes back finishes', async (when, pattern) => {
    const before = { people: (await people()).length, homes: await households() }
    const { id } = await applyAll(town.people.communityStaff, await importRows(staff(), rows))
    await kill(when, pattern)
    await town.people.communityStaff.api.grid.roster.undo({ id })
    expect(await driveOn(id)).toMatchObject({ state: 'undone', counts: { kept: 0 } })
    expect(await people()).toHaveLength(before.people)
    expect(await households()).toEqual(before.homes)
  })
})

test('what nobody drives any more is finished by the timer', async () => {
  const { id, version } = await importRows(staff(), rows)
  await town.people.communityStaff.api.grid.roster.apply({ id, version })
  await town.cloud.runTimer('jobs')
  expect((await statusOf(town.people.communityStaff, id)).state).toBe('applied')
  expect(await arrivals()).toHaveLength(2)
})

test('what nobody finishes is dropped after a week, and what is done is forgotten after a month', async () => {
  const open = await importRows(staff(), rows)
  await town.cloud.advance(8 * 86_400_000)
  await town.cloud.runTimer('jobs')
  expect((await statusOf(town.people.communityStaff, open.id)).state).toBe('dropped')
  const done = await applyAll(town.people.communityStaff, await importRows(staff(), rows))
  await town.cloud.advance(31 * 86_400_000)
  await town.cloud.runTimer('jobs')
  expect(await town.cloud.documents('rosterRows')).toEqual([])
  expect(await codeOf(town.people.communityStaff.api.grid.roster.undo({ id: done.id }))).toBe('too_late')
})

test('a resident whose home is verified meanwhile is left and named', async () => {
  const pending = { state: 'pending', since: 5, by: null, reason: null }
  await setFields(town.cloud, { collection: 'people', id: 'neighbour' }, { residence: pending })
  const status = await importRows(staff(), [['许强', phoneOf('neighbour'), '', '1号楼', '1202', '', '']])
  expect(status.counts).toMatchObject({ moved: 1 })
  const verified = { residence: { ...pending, state: 'verified' }, version: 2 }
  await setFields(town.cloud, { collection: 'people', id: 'neighbour' }, verified)
  expect((await applyAll(town.people.communityStaff, status)).counts).toMatchObject({ stale: 1 })
  expect((await people()).find(({ _id }) => _id === 'neighbour')).toMatchObject(verified)
})

describe('is refused', () => {
  test('a workbook that is none: nothing is kept of it', async () => {
    const status = await importBytes(staff(), Buffer.from('姓名,楼栋\n秦岚,1'))
    expect(status).toMatchObject({ state: 'failed', rows: 0 })
    expect(status.fault).toMatch(/不是 \.xlsx/)
    expect(await town.cloud.documents('rosterRows')).toEqual([])
  })

  test('merged cells, after some rows were read: nothing is kept', async () => {
    const after = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    const many = Array.from({ length: 600 }, (_, at) => [
      `秦${'岚'.repeat(1 + (at % 3))}`,
      '',
      '',
      '1号楼',
      String(101 + at),
    ])
    const status = await importBytes(staff(), await makeWorkbook({ rows: [templateHead, ...many], after }))
    expect(status).toMatchObject({ state: 'failed', fault: '有合并的单元格，请先取消合并：A2:A3' })
    expect(await town.cloud.documents('rosterRows')).toEqual([])
    expect(await importRows(staff(), rows)).toMatchObject({ state: 'ready' })
  })

  test('10 MB of something else', async () => {
    const status = await importBytes(staff(), Buffer.alloc(10 * 1024 * 1024, 1))
    expect(status).toMatchObject({ state: 'failed', rows: 0 })
  })

  test('a file of somebody else', async () => {
    const file = await uploadRoster(town.people.wisher, 'wisher', Buffer.from('x'))
    const { api } = town.people.communityStaff
    expect(await codeOf(api.grid.roster.begin({ file, fileName: '名册.xlsx' }))).toBe('invalid')
  })

  test('an import of another community, by whatever name', async () => {
    const { id, version } = await importRows(staff(), rows)
    const { roster } = town.people.foreignSecretary.api.grid
    const calls = [
      roster.apply({ id, version }),
      roster.undo({ id }),
      roster.advance({ id, version }),
      roster.errors({ id }),
      roster.preview({ id, kind: 'new' }),
    ]
    expect(await Promise.all(calls.map(codeOf))).toEqual(calls.map(() => 'not_found'))
    expect((await roster.list({})).imports).toEqual([])
  })

  test('people of another community are never found by their phone', async () => {
    const status = await importRows(staff(), [['张伟', phoneOf('outsider'), '', '1号楼', '1201', '', '']])
    expect(status.counts).toMatchObject({ new: 1, moved: 0, duplicate: 0 })
  })
})

test('columns are chosen once and remembered for the next file with the same heads', async () => {
  const { caller } = staff()
  const heads = ['序号', '住户', '楼号', '房号']
  const bytes = await makeWorkbook({ sheet: 'Sheet1', rows: [heads, ['1', '秦岚', '1', '1201']] })
  const first = await importBytes(staff(), bytes)
  expect(first).toMatchObject({ state: 'mapping', header: heads })
  const { id, version } = first
  const wrong = caller.api.grid.roster.map({ id, version, mapping: { name: 1, building: 1, door: 3 } })
  expect(await codeOf(wrong)).toBe('invalid')
  const key = makeKey()
  const mapping = { name: 1, building: 2, door: 3 }
  await caller.api.grid.roster.map({ id, version, mapping }, { key })
  expect(await drive(caller, id)).toMatchObject({ state: 'ready', counts: { new: 1 } })
  await caller.api.grid.roster.undo({ id })
  expect(await importBytes(staff(), bytes)).toMatchObject({ state: 'ready', counts: { new: 1 } })
})
