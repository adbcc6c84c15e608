import { DAY } from '../../../domain/case'
import type { Household, Org } from '../../../domain/grid/org'
import type { Reorganisation } from '../../../domain/grid/reorganisation'
import type { Person } from '../../../domain/identity/person'
import type { Wish } from '../../../domain/wish/wish'
import { makeKey } from '../../support/cloud'
import { postIn, splitting, storedGrid, storedPerson, thirdGrid } from '../../support/grid'
import { codeOf } from '../../support/outcomes'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { bring } from '../../support/wishes'

jest.setTimeout(120_000)

const town = townForFile()
const secretary = () => town.people.communitySecretary.api.grid

const all = <T>(collection: string): Promise<T[]> => town.cloud.documents<T>(collection)
async function one<T extends { _id: string }>(collection: string, id: string): Promise<T> {
  const found = (await all<T>(collection)).find(({ _id }) => _id === id)
  if (!found) throw new Error(`no ${id} in ${collection}`)
  return found
}
const org = (id: string): Promise<Org> => one<Org>('orgs', id)
const person = (id: string): Promise<Person> => one<Person>('people', id)

const wishOf = (id: string, building: string, changes: Partial<Wish> = {}): Wish => {
  const path = ['c1', 'd1', 's1', 'm1', 'g3', `g3:${building}`]
  const place = { subdistrict: '湖滨街道', community: '锦绣社区', grid: '三网格', building }
  return storedWish({
    id,
    state: changes.state ?? 'open',
    changes: { path, place, audience: ['g3', 'm1'], ...changes },
  })
}

describe('a grid that is split', () => {
  beforeEach(() => thirdGrid(town.cloud))

  test('takes buildings, households, people and open wishes along, and leaves what is over', async () => {
    await town.cloud.insert('wishes', [
      wishOf('w1', 'b1'),
      wishOf('w2', 'b2', { state: 'claimed' }),
      wishOf('w3', 'b1', { state: 'realised' }),
      wishOf('w4', 'b3'),
    ])
    const answer = await secretary().tree.split({ ...splitting, secretary: 'neighbour' })
    expect(answer).toMatchObject({ state: 'done', moved: { households: 2, people: 2, wishes: 2 } })
    const path = ['c1', 'd1', 's1', 'm1', answer.org, 'g3:b1']
    expect(await org('g3:b1')).toMatchObject({
      parent: answer.org,
      path,
      past: [{ parent: 'g3', from: 0, to: answer.at }],
    })
    expect(await person('p1')).toMatchObject({ path, place: { grid: '四网格' }, version: 2 })
    expect(await one<Household>('households', 'h-p1')).toMatchObject({ path })
    expect(await one<Wish>('wishes', 'w1')).toMatchObject({
      ...{ path, place: { grid: '四网格' }, audience: [answer.org, 'm1'] },
      keys: expect.arrayContaining([`claim@${answer.org}`]) as unknown,
    })
    expect((await one<Wish>('wishes', 'w1')).keys).not.toContain('claim@g3')
    expect((await one<Wish>('wishes', 'w2')).events.at(-1)).toMatchObject({
      ...{
        action: 'relocate',
        from: 'claimed',
        to: 'claimed',
        by: { id: 'communitySecretary' },
        as: '锦绣社区',
      },
    })
    expect(await one<Wish>('wishes', 'w3')).toMatchObject({ version: 1, place: { grid: '三网格' } })
    expect(await one<Wish>('wishes', 'w4')).toMatchObject({ version: 1, place: { grid: '三网格' } })
  })

  test('puts its wishes on the desk of the new secretary', async () => {
    await town.cloud.insert('wishes', [wishOf('w1', 'b1')])
    await secretary().tree.split({ ...splitting, secretary: 'neighbour' })
    const { wishes } = await town.people.neighbour.api.wish.desk({})
    expect(wishes.map(({ id }) => id)).toEqual(['w1'])
  })

  test('takes along the members who live in its buildings', async () => {
    const home = storedGrid('g3', 3)[1]?.path ?? []
    const posts = [postIn('branchMember', home.slice(0, 5)), postIn('gridWorker', home.slice(0, 5))]
    await town.cloud.insert('people', [storedPerson({ id: 'member', home, posts })])
    const { org: opened, at } = await secretary().tree.split(splitting)
    expect((await person('member')).posts).toMatchObject([
      { role: 'branchMember', org: 'g3', to: at },
      { role: 'branchMember', org: opened, orgName: '四网格党支部', from: at, to: null },
      { role: 'gridWorker', org: 'g3', to: null },
    ])
  })

  test('counts anew, and is on record once', async () => {
    const [grid, ...buildings] = storedGrid('g5', 2)
    const counted = buildings.map((one) => ({ ...one, counts: { households: 4, people: 9, pending: 1 } }))
    await town.cloud.insert('orgs', [
      { ...grid, counts: { households: 8, people: 18, pending: 2 } },
      ...counted,
    ])
    const key = makeKey()
    const split = () =>
      secretary().tree.split({ org: 'g5', version: 1, name: '六网格', buildings: ['g5:b2'] }, { key })
    const first = await split()
    expect(await split()).toEqual(first)
    expect((await org('g5')).counts).toEqual({ households: 4, people: 9, pending: 1 })
    expect((await org(first.org)).counts).toEqual({ households: 4, people: 9, pending: 1 })
    expect(await all('audit')).toMatchObject([{ what: 'tree', action: 'split', chain: 'm1' }])
  })

  test('answers who was responsible for a building before and after', async () => {
    const before = await town.cloud.now()
    await town.cloud.insert('people', [
      storedPerson({
        id: 'old',
        name: '老书记',
        posts: [postIn('branchSecretary', ['c1', 'd1', 's1', 'm1', 'g3'])],
      }),
    ])
    await town.cloud.advance(DAY)
    await secretary().tree.split({ ...splitting, secretary: 'neighbour' })
    const namesAt = async (at: number) => {
      const { responsible } = await secretary().tree.at({ org: 'g3:b1', at })
      return responsible.filter(({ role }) => role === 'branchSecretary').map(({ name }) => name)
    }
    expect(await namesAt(before)).toEqual(['老书记'])
    expect(await namesAt((await town.cloud.now()) + DAY)).toEqual(['许强'])
    const { below } = await secretary().tree.at({ org: 'g3', at: before })
    expect(below.map(({ id }) => id)).toEqual(['g3:b1', 'g3:b2', 'g3:b3'])
  })
})

describe('grids that are merged', () => {
  test('become one: posts go along but the secretary’s, and the merged one is closed', async () => {
    await thirdGrid(town.cloud)
    const path = ['c1', 'd1', 's1', 'm1', 'g3']
    await town.cloud.insert('people', [
      storedPerson({ id: 'old', posts: [postIn('branchSecretary', path), postIn('branchMember', path)] }),
    ])
    const answer = await secretary().tree.merge({ org: 'g2', version: 1, grids: ['g3'] })
    expect(answer).toMatchObject({ state: 'done', moved: { people: 3 } })
    expect(await org('g3')).toMatchObject({ to: answer.at, vacant: [] })
    expect((await org('g3:b2')).path).toEqual(['c1', 'd1', 's1', 'm1', 'g2', 'g3:b2'])
    expect((await person('old')).posts).toMatchObject([
      { role: 'branchSecretary', org: 'g3', to: answer.at },
      { role: 'branchMember', org: 'g3', to: answer.at },
      { role: 'branchMember', org: 'g2', from: answer.at },
    ])
    const { below } = await secretary().tree.get({ org: 'm1' })
    expect(below.map(({ id }) => id)).toEqual(['g1', 'g2'])
  })
})

describe('a name that changes', () => {
  test('stands beside homes, posts and open wishes, and the old one stays answerable', async () => {
    const before = await town.cloud.now()
    const { id } = await bring.open(town.people)
    await secretary().tree.rename({ org: 'g1', version: 1, name: '桂花网格' })
    expect((await person('wisher')).place.grid).toBe('桂花网格')
    expect((await person('branchSecretary')).posts).toMatchObject([{ orgName: '桂花网格党支部' }])
    expect((await one<Wish>('wishes', id)).place.grid).toBe('桂花网格')
    expect((await secretary().tree.at({ org: 'g1', at: before })).org.name).toBe('一网格')
  })
})

describe('an org that is opened and closed', () => {
  test('is there from then until then', async () => {
    const { org: building, at } = await secretary().tree.create({
      parent: 'g1',
      kind: 'building',
      name: '12号楼',
      estate: '锦绣花园',
    })
    expect(await org(building)).toMatchObject({ label: '锦绣花园12号楼', parent: 'g1', from: at, to: null })
    await town.cloud.advance(DAY)
    const closed = await secretary().tree.close({ org: building, version: 1 })
    const known = (day: number) => secretary().tree.at({ org: building, at: day })
    expect((await known(at + 1)).org.name).toBe('12号楼')
    expect(await codeOf(known(at - 1))).toBe('not_found')
    expect(await codeOf(known(closed.at))).toBe('not_found')
    const { orgs } = await secretary().tree.figures({ org: 'm1', at: at + 1 })
    expect(orgs).toEqual([
      { kind: 'community', count: 1 },
      { kind: 'grid', count: 2 },
      { kind: 'building', count: 3 },
    ])
  })
})

describe('a change that is planned', () => {
  beforeEach(() => thirdGrid(town.cloud))
  const inThreeDays = async () => (await town.cloud.now()) + 3 * DAY

  test('is carried out on its day and not before', async () => {
    const at = await inThreeDays()
    const { id, state } = await secretary().tree.split({ ...splitting, at })
    expect(state).toBe('planned')
    await town.cloud.runTimer('jobs')
    expect((await org('g3:b1')).parent).toBe('g3')
    expect((await secretary().tree.plans({})).plans).toMatchObject([
      { id, state: 'planned', orgName: '三网格', at },
    ])
    await town.cloud.advance(3 * DAY)
    await town.cloud.runTimer('jobs')
    expect(await org('g3:b1')).toMatchObject({ parent: id, past: [{ parent: 'g3', to: at }] })
    expect((await secretary().tree.plans({})).plans).toEqual([])
  })

  test('says why it cannot be carried out any more', async () => {
    const { id } = await secretary().tree.split({ ...splitting, at: await inThreeDays() })
    await secretary().tree.merge({ org: 'g2', version: 1, grids: ['g3'] })
    await town.cloud.advance(3 * DAY)
    await town.cloud.runTimer('jobs')
    const { plans } = await secretary().tree.plans({})
    expect(plans).toMatchObject([{ id, state: 'failed', failure: '三网格已经撤销' }])
  })

  test('can be given up until then', async () => {
    const { id } = await secretary().tree.split({ ...splitting, at: await inThreeDays() })
    expect((await secretary().tree.cancel({ id })).state).toBe('cancelled')
    await town.cloud.advance(4 * DAY)
    await town.cloud.runTimer('jobs')
    expect((await org('g3:b1')).parent).toBe('g3')
    expect((await one<Reorganisation>('reorganisations', id)).state).toBe('cancelled')
  })
})

test('people of a building that somebody enters under the old grid meanwhile go along after all', async () => {
  await thirdGrid(town.cloud)
  const { org: opened } = await secretary().tree.split(splitting)
  const late = storedGrid('g3', 1)[1]?.path ?? []
  await town.cloud.insert('people', [storedPerson({ id: 'late', home: late })])
  await town.cloud.insert('wishes', [wishOf('late', 'b1')])
  await town.cloud.advance(121_000)
  await town.cloud.runTimer('jobs')
  expect((await person('late')).path).toContain(opened)
  expect((await one<Wish>('wishes', 'late')).path).toContain(opened)
})

test('what lies above one’s post is not shown', async () => {
  const { above, org: own } = await town.people.gridWorker.api.grid.tree.get({})
  expect({ above, id: own.id, mayManage: own.mayManage }).toEqual({ above: [], id: 'g1', mayManage: false })
  const { above: seen } = await town.people.administrator.api.grid.tree.get({ org: 'b1' })
  expect(seen.map(({ id }) => id)).toEqual(['c1', 'd1', 's1', 'm1', 'g1'])
})

test('subdistrict staff open and close communities, not grids', async () => {
  const { api } = town.people.subdistrictStaff
  const { org: opened } = await api.grid.tree.create({ parent: 's1', kind: 'community', name: '新苑社区' })
  expect(await codeOf(api.grid.tree.create({ parent: opened, kind: 'grid', name: '一网格' }))).toBe(
    'forbidden',
  )
  const { alarms } = await api.grid.tree.get({ org: opened })
  expect(alarms).toMatchObject([{ org: opened, role: 'communitySecretary' }])
})
