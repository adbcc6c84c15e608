import type { Household, Org } from '../../../domain/grid/org'
import type { Person } from '../../../domain/identity/person'
import { makeSeal } from '../../../cloudfunctions/kernel/seal'
import { makeKey, testKeys, type Caller } from '../../support/cloud'
import { setFields } from '../../support/console'
import { codeOf, outcomeOf } from '../../support/outcomes'
import { applyAll, drive, importRows, statusOf, undoAll, uploadRoster } from '../../support/roster/importing'
import { makeWorkbook, templateHead } from '../../support/roster/workbooks'
import { townForFile } from '../../support/town'
import { phoneOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const seal = makeSeal(testKeys)
const staff = (): { caller: Caller; who: string } => ({
  caller: town.people.communityStaff,
  who: 'communityStaff',
})

const people = () => town.cloud.documents<Person>('people')
const households = () => town.cloud.documents<Household>('households')
const named = async (name: string): Promise<Person> => {
  const [found] = (await people()).filter((one) => one.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}
const phoneIn = ({ contact }: Person): unknown => contact && seal.open(contact)

// 姓名, 手机号, 小区, 楼栋, 门牌号, 与户主关系, 出生日期
const arrived = ['秦岚', '13900001111', '锦绣花园', '1号楼', '1201', '户主', '']
const child = ['秦小岚', '', '锦绣花园', '1 号楼', '1201', '子女', '2020-05-01']
const moved = ['许强', phoneOf('neighbour'), '', '1栋', '1202', '', '']

describe('a roster of our own shape', () => {
  test('is read, judged and shown before anything is changed', async () => {
    const before = await people()
    const status = await importRows(staff(), [
      arrived,
      child,
      moved,
      ['周敏', '', '', '7号楼', '101', '', ''],
    ])
    expect(status).toMatchObject({ state: 'ready', rows: 4, sheet: '居民名册', fault: null })
    expect(status.counts).toMatchObject({ new: 2, moved: 1, fault: 1, changed: 0, same: 0, duplicate: 0 })
    expect(await people()).toEqual(before)
    const { id } = status
    const { rows } = await town.people.communityStaff.api.grid.roster.preview({ id, kind: 'moved' })
    expect(rows).toMatchObject([
      { name: '许强', differences: [{ field: 'home', after: '锦绣花园1 号楼 1202' }] },
    ])
    const faults = await town.people.communityStaff.api.grid.roster.preview({ id, kind: 'fault' })
    expect(faults.rows).toMatchObject([{ row: 5, faults: [{ column: '楼栋' }] }])
  })

  test('is written with everything that a person has, and counted', async () => {
    const status = await importRows(staff(), [arrived, child, moved])
    const done = await applyAll(town.people.communityStaff, status)
    expect(done).toMatchObject({ state: 'applied', counts: { new: 2, moved: 1, stale: 0 } })
    const [mother, daughter] = [await named('秦岚'), await named('秦小岚')]
    expect(mother).toMatchObject({
      ...{ version: 1, openid: `none:${mother._id}`, relation: 'owner', phoneProof: null, consent: null },
      ...{ path: ['c1', 'd1', 's1', 'm1', 'g1', 'b1'], posts: [], childUntil: null },
      place: { community: '锦绣社区', grid: '一网格', building: '1 号楼' },
      residence: { state: 'verified', by: { id: 'communityStaff', name: '王芳' }, reason: '名册导入' },
      phoneMark: seal.mark('phone', '13900001111'),
    })
    expect(phoneIn(mother)).toEqual({ phone: '13900001111', address: '锦绣社区1 号楼1201室' })
    expect(daughter).toMatchObject({ childUntil: Date.parse('2034-05-01T00:00:00+08:00'), phoneMark: null })
    expect(daughter.householdId).toBe(mother.householdId)
    expect((await households()).find(({ _id }) => _id === mother.householdId)).toMatchObject({
      door: '1-1201',
    })
    const b1 = (await town.cloud.documents<Org>('orgs')).find(({ _id }) => _id === 'b1')
    expect(b1?.counts.people).toBe((await people()).filter(({ path }) => path.includes('b1')).length)
  })

  test('of somebody who moved leaves their posts and their phone, and remembers the old home', async () => {
    const before = await named('许强')
    await applyAll(town.people.communityStaff, await importRows(staff(), [moved]))
    const after = await named('许强')
    expect(after).toMatchObject({
      ...{ _id: before._id, openid: before.openid, phoneProof: 'wechat', version: 2 },
      past: [{ householdId: before.householdId }],
    })
    expect(after.path).toContain('b1')
  })

  test('imported again says that everything is the same', async () => {
    await applyAll(town.people.communityStaff, await importRows(staff(), [arrived, child, moved]))
    const again = await importRows(staff(), [arrived, child, moved])
    expect(again.counts).toMatchObject({ same: 3, new: 0, moved: 0, changed: 0 })
  })
})

describe('taken back', () => {
  test('everything is as it was', async () => {
    const before = {
      people: await people(),
      homes: await households(),
      orgs: await town.cloud.documents('orgs'),
    }
    const done = await applyAll(
      town.people.communityStaff,
      await importRows(staff(), [arrived, child, moved]),
    )
    expect(await undoAll(town.people.communityStaff, done)).toMatchObject({
      state: 'undone',
      counts: { kept: 0 },
    })
    expect(await households()).toEqual(before.homes)
    expect(await town.cloud.documents('orgs')).toEqual(before.orgs)
    const versionless = (all: Person[]) => all.map(({ version: _, past: __, ...one }) => one)
    expect(versionless(await people())).toEqual(versionless(before.people))
  })

  test('somebody whose phone was not known has none again, and is looked up as before', async () => {
    await applyAll(town.people.communityStaff, await importRows(staff(), [child]))
    const before = await named('秦小岚')
    const withPhone = child.map((cell, column) => (column === 1 ? '13900002222' : cell))
    const done = await applyAll(town.people.communityStaff, await importRows(staff(), [withPhone]))
    await undoAll(town.people.communityStaff, done)
    expect(await named('秦小岚')).toEqual({ ...before, version: 3 })
  })

  test('but for a record that something else has changed since, which is named', async () => {
    const done = await applyAll(town.people.communityStaff, await importRows(staff(), [arrived, child]))
    const { _id } = await named('秦岚')
    await town.people.communityStaff.api.wish.record({
      title: '想请人修灯',
      kind: 'service',
      residentId: _id,
    })
    const undone = await undoAll(town.people.communityStaff, done)
    expect(undone.counts.kept).toBe(1)
    const { rows } = await town.people.communityStaff.api.grid.roster.preview({ id: done.id, kind: 'kept' })
    expect(rows).toMatchObject([{ row: 2, name: '秦岚' }])
    expect(await named('秦岚')).toMatchObject({ version: 1 })
  })

  test('an import that was not written yet is dropped with its rows', async () => {
    const { id } = await importRows(staff(), [arrived])
    expect(await town.people.communityStaff.api.grid.roster.undo({ id })).toMatchObject({ state: 'dropped' })
    expect(await town.cloud.documents('rosterRows')).toEqual([])
    expect(await importRows(staff(), [arrived])).toMatchObject({ state: 'ready' })
  })
})

describe('two at once', () => {
  test('a community reads one roster at a time', async () => {
    await importRows(staff(), [arrived])
    const secretary = { caller: town.people.communitySecretary, who: 'communitySecretary' }
    expect(await codeOf(importRows(secretary, [child]))).toBe('conflict')
  })

  test('of two workbooks that are begun at the same moment one is read', async () => {
    const bytes = await makeWorkbook({ rows: [templateHead, arrived] })
    const begin = async (who: 'communityStaff' | 'communitySecretary') => {
      const caller = town.people[who]
      const file = await uploadRoster(caller, who, bytes)
      return () => caller.call('grid.roster.begin', { file, fileName: '名册.xlsx' }, makeKey())
    }
    const both = await Promise.all([begin('communityStaff'), begin('communitySecretary')])
    const replies = await Promise.all(both.map((go) => go()))
    expect(replies.map(({ reply }) => outcomeOf(reply)).sort()).toEqual(['conflict', 'ok'])
    expect(await town.cloud.documents('imports')).toHaveLength(1)
  })

  test('two programs that drive the same import write nobody twice', async () => {
    const { communityStaff, communitySecretary } = town.people
    const { id, version } = await importRows(staff(), [arrived, child, moved])
    await communityStaff.api.grid.roster.apply({ id, version })
    await Promise.all([communityStaff, communitySecretary, communityStaff].map((one) => drive(one, id)))
    expect((await people()).filter(({ name }) => name.startsWith('秦'))).toHaveLength(2)
    expect((await statusOf(communityStaff, id)).state).toBe('applied')
  })

  test('who was changed after the dry run is left and named', async () => {
    const status = await importRows(staff(), [arrived, moved])
    const other = { version: 2, relation: 'tenant' }
    await setFields(town.cloud, { collection: 'people', id: 'neighbour' }, other)
    const done = await applyAll(town.people.communityStaff, status)
    expect(done.counts).toMatchObject({ stale: 1 })
    expect(await named('许强')).toMatchObject(other)
  })
})
