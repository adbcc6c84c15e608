import { DAY } from '../../../domain/case'
import { makeSeal } from '../../../cloudfunctions/kernel/seal'
import type { Household, Org } from '../../../domain/grid/org'
import { isWorking } from '../../../domain/grid/roster'
import type { ImportStatus } from '../../../domain/grid/roster-contract'
import type { Person } from '../../../domain/identity/person'
import { testKeys } from '../../support/cloud'
import { setFields } from '../../support/console'
import { community } from '../../support/grid'
import { applyAll, drive, importRows, statusOf, undoAll } from '../../support/roster/importing'
import { gridToChange, oneTree, PHONE } from '../../support/roster/tree'
import { townForFile } from '../../support/town'

jest.setTimeout(240_000)

const town = townForFile()
const seal = makeSeal(testKeys)
const staff = () => town.people.communityStaff
const tree = () => town.people.communitySecretary.api.grid.tree
const read = (...rows: string[][]): Promise<ImportStatus> =>
  importRows({ caller: staff(), who: 'communityStaff' }, rows)
const write = async (...rows: string[][]): Promise<ImportStatus> => applyAll(staff(), await read(...rows))

const people = () => town.cloud.documents<Person>('people')
const households = () => town.cloud.documents<Household>('households')
const orgs = () => town.cloud.documents<Org>('orgs')
const person = async (id: string): Promise<Person | undefined> =>
  (await people()).find(({ _id }) => _id === id)
const called = async (name: string): Promise<Person[]> => (await people()).filter((one) => one.name === name)

beforeEach(() => gridToChange(town.cloud))
const expectOneTree = (): Promise<void> => oneTree(town.cloud)

// 姓名, 手机号, 小区, 楼栋, 门牌号, 与户主关系, 出生日期
const arrives = ['秦岚', '13900001111', '', '11号楼', '201', '户主', '']
const arrivesToo = ['秦小岚', '', '', '12号楼', '202', '子女', '2020-05-01']
const stays = ['住户一', '', '', '11号楼', '101', '租户', '']
const moves = ['住户二', PHONE, '', '1号楼', '1205', '', '']
const rows = [arrives, arrivesToo, stays, moves]

const versionOf = async (id: string): Promise<number> =>
  (await orgs()).find(({ _id }) => _id === id)?.version ?? 0
const merge = async () => tree().merge({ org: 'g1', version: await versionOf('g1'), grids: ['g3'], at: null })
const split = async () =>
  tree().split({
    ...{ org: 'g3', version: await versionOf('g3'), name: '四网格', buildings: ['b11', 'b12'] },
    ...{ secretary: null, at: null },
  })
const rename = (org: string, name: string) => async () =>
  tree().rename({ org, version: await versionOf(org), name, at: null })
/** What `jobs` looks after once more when a change of the tree is a while ago. */
const later = async (): Promise<void> => {
  await town.cloud.advance(121_000)
  await town.cloud.runTimer('jobs')
}

/** What a killed process did not count is counted anew, a level a day. */
const recounted = async (): Promise<void> => {
  for (let day = 0; day < 7; day += 1) {
    await town.cloud.advance(DAY + 1)
    await town.cloud.runTimer('jobs')
  }
}

const changes = [
  ['a merge of grids', merge],
  ['a split of a grid', split],
  ['a new name of a grid', rename('g3', '新三网格')],
  ['a new name of a building', rename('b12', '十二号楼')],
] as const

test('the town of these tests is one tree', expectOneTree)

describe('taken back after', () => {
  test.each(changes)('%s, everybody is where they belong by now', async (_, change) => {
    const before = { people: await people(), homes: (await households()).map(({ _id }) => _id) }
    const done = await write(...rows)
    expect(done).toMatchObject({ state: 'applied', counts: { new: 2, changed: 1, moved: 1, stale: 0 } })
    await change()
    await expectOneTree()
    expect(await undoAll(staff(), done)).toMatchObject({ state: 'undone', counts: { kept: 0 } })
    await later()
    await expectOneTree()
    expect((await people()).map(({ _id }) => _id)).toEqual(before.people.map(({ _id }) => _id))
    expect((await households()).map(({ _id }) => _id)).toEqual(before.homes)
    for (const id of ['stays', 'moves']) {
      const was = before.people.find(({ _id }) => _id === id)
      const { householdId, relation, residence, contact } = was ?? {}
      const now = await person(id)
      expect(now).toMatchObject({ householdId, relation, residence, contact })
      expect(now?.past ?? []).toEqual([])
    }
  })

  test('two of them, one after the other', async () => {
    const done = await write(...rows)
    await split()
    const [opened] = (await orgs()).filter(({ name }) => name === '四网格')
    await tree().merge({
      ...{ org: 'g1', version: await versionOf('g1'), grids: [opened?._id ?? '', 'g3'], at: null },
    })
    expect(await undoAll(staff(), done)).toMatchObject({ counts: { kept: 0 } })
    await later()
    await expectOneTree()
    expect((await person('moves'))?.path).toEqual([...community, 'g1', 'b12'])
  })

  test('a merge, whoever somebody has changed since stays and is named', async () => {
    const done = await write(...rows)
    await merge()
    const [arrived] = await called('秦岚')
    for (const one of [arrived, await person('stays')]) {
      const changed = { volunteering: { state: 'pending' }, version: (one?.version ?? 0) + 1 }
      await setFields(town.cloud, { collection: 'people', id: one?._id ?? '' }, changed)
    }
    expect(await undoAll(staff(), done)).toMatchObject({ state: 'undone', counts: { kept: 2 } })
    const { rows: kept } = await staff().api.grid.roster.preview({ id: done.id, kind: 'kept' })
    expect(kept.map(({ name }) => name)).toEqual(['秦岚', '住户一'])
    expect(await person('stays')).toMatchObject({ relation: 'tenant' })
    await later()
    await expectOneTree()
  })

  test('the closing of the building that somebody came from, they stay and are named', async () => {
    const done = await write(moves)
    await tree().close({ org: 'b12', version: await versionOf('b12'), at: null })
    expect(await undoAll(staff(), done)).toMatchObject({ state: 'undone', counts: { kept: 1 } })
    const { rows: kept } = await staff().api.grid.roster.preview({ id: done.id, kind: 'kept' })
    expect(kept).toMatchObject([{ name: '住户二', faults: [{ what: '后来又有变化，没有撤销' }] }])
    expect((await person('moves'))?.path).toEqual([...community, 'g1', 'b1'])
  })

  test('a merge in the middle of taking it back', async () => {
    const done = await write(...rows)
    await town.cloud.admin('faults', {
      ...{ kill: 'after-write', function: 'roster', actionPattern: 'modifyDocument people', nth: 1 },
    })
    await staff().api.grid.roster.undo({ id: done.id })
    await goOnAfterKill(done.id, merge)
    expect(await statusOf(staff(), done.id)).toMatchObject({ state: 'undone', counts: { kept: 0 } })
    await later()
    await expectOneTree()
    expect(await called('秦岚')).toEqual([])
  })
})

/** Drives an import whose function is killed once; something happens before it is taken up again. */
async function goOnAfterKill(id: string, meanwhile: () => Promise<unknown>): Promise<void> {
  let killed = 0
  let status = await statusOf(staff(), id)
  while (isWorking(status.state)) {
    if (status.isBusy) {
      killed += 1
      await meanwhile()
      await town.cloud.advance(91_000)
    }
    status = await staff().api.grid.roster.advance({ id, version: status.version, retry: true })
  }
  expect(killed).toBe(1)
}

describe('written after', () => {
  test.each([
    // Whose building has been moved was compared with what was known before.
    [...changes[0], 2],
    [...changes[1], 2],
    [...changes[2], 0],
  ] as const)('%s, everybody comes where their building is by now', async (_, change, stale) => {
    const status = await read(...rows)
    await change()
    const done = await applyAll(staff(), status)
    expect(done).toMatchObject({ state: 'applied', counts: { new: 2, changed: 1, moved: 1, stale } })
    expect(await called('秦小岚')).toHaveLength(1)
    await later()
    await expectOneTree()
    expect(await undoAll(staff(), done)).toMatchObject({ counts: { kept: 0 } })
    await expectOneTree()
  })

  test('a new name of a building, rows that name the old one are left, and named', async () => {
    const status = await read(...rows)
    await rename('b11', '十一号楼')()
    const done = await applyAll(staff(), status)
    expect(done).toMatchObject({ state: 'applied', counts: { stale: 2 } })
    const { rows: stale } = await staff().api.grid.roster.preview({ id: done.id, kind: 'stale' })
    expect(stale.map(({ name }) => name)).toEqual(['秦岚', '住户一'])
  })

  test('the closing of a building, nobody is entered there', async () => {
    const status = await read(['秦岚', '13900001111', '', '13号楼', '201', '', ''], stays)
    await tree().close({ org: 'b13', version: await versionOf('b13'), at: null })
    expect(await applyAll(staff(), status)).toMatchObject({ counts: { stale: 1 } })
    expect(await called('秦岚')).toEqual([])
    await expectOneTree()
  })

  test.each(['insertDocument people', 'modifyDocument people'])(
    'a merge while a function killed after %s has not been taken up again',
    async (actionPattern) => {
      const { id, version } = await read(...rows)
      await town.cloud.admin('faults', { kill: 'after-write', function: 'roster', actionPattern, nth: 1 })
      await staff().api.grid.roster.apply({ id, version })
      await goOnAfterKill(id, merge)
      expect(await called('秦岚')).toHaveLength(1)
      await recounted()
      await expectOneTree()
      expect(await undoAll(staff(), { id })).toMatchObject({ state: 'undone', counts: { kept: 0 } })
      await expectOneTree()
      expect((await person('moves'))?.householdId).toBe('h-moves')
    },
  )
})

describe('taken back beside other changes', () => {
  test('whose contact has been sealed with another key is taken back after a merge all the same', async () => {
    const done = await write(...rows)
    await merge()
    for (const one of [...(await called('秦岚')), ...(await called('住户二'))]) {
      const contact = seal.seal(seal.open(one.contact ?? ''))
      await setFields(town.cloud, { collection: 'people', id: one._id }, { contact })
    }
    expect(await undoAll(staff(), done)).toMatchObject({ counts: { kept: 0 } })
    expect(await called('秦岚')).toEqual([])
  })

  test('the home of somebody who has moved on by a later import is still there for them', async () => {
    const first = await write(arrives)
    const [before] = await called('秦岚')
    const second = await write(['秦岚', '13900001111', '', '1号楼', '1301', '', ''])
    expect(second.counts).toMatchObject({ moved: 1 })
    expect(await undoAll(staff(), first)).toMatchObject({ counts: { kept: 1 } })
    await undoAll(staff(), second)
    expect(await called('秦岚')).toMatchObject([{ householdId: before?.householdId }])
    expect((await households()).map(({ _id }) => _id)).toContain(before?.householdId)
    await expectOneTree()
  })

  test('whoever speaks for the household by now stays', async () => {
    const done = await write(arrives, moves)
    for (const { _id, householdId } of [...(await called('秦岚')), ...(await called('住户二'))]) {
      const chosen = { representative: _id, version: 2 }
      await setFields(town.cloud, { collection: 'households', id: householdId }, chosen)
    }
    expect(await undoAll(staff(), done)).toMatchObject({ counts: { kept: 2 } })
    expect(await called('秦岚')).toHaveLength(1)
    expect((await person('moves'))?.path).toContain('b1')
  })
})

test('an import that is being judged when grids are merged knows every building', async () => {
  const status = await read(...rows)
  await merge()
  const { id, version, mapping } = status
  await staff().api.grid.roster.map({
    ...{ id, version, mapping: { ...mapping, name: 0, building: 3, door: 4 } },
  })
  expect(await drive(staff(), id)).toMatchObject({ counts: { new: 2, changed: 1, moved: 1, fault: 0 } })
})
