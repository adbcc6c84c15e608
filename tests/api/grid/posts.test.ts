import { DAY } from '../../../domain/case'
import type { Org } from '../../../domain/grid/org'
import type { Person } from '../../../domain/identity/person'
import type { Wish } from '../../../domain/wish/wish'
import { makeKey } from '../../support/cloud'
import { storedPerson } from '../../support/grid'
import { codeOf, refusalOf } from '../../support/outcomes'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { openidOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const posts = () => town.people.communitySecretary.api.grid.post
const tree = () => town.people.communitySecretary.api.grid.tree
const secretaryOf = { org: 'g1', role: 'branchSecretary' } as const

async function one<T extends { _id: string }>(collection: string, id: string): Promise<T> {
  const found = (await town.cloud.documents<T>(collection)).find(({ _id }) => _id === id)
  if (!found) throw new Error(`no ${id} in ${collection}`)
  return found
}
const person = (id: string): Promise<Person> => one<Person>('people', id)
const alarms = async (org: string | null = null) => (await tree().get({ org })).alarms

describe('refused by name, and nothing is changed', () => {
  const state = async () =>
    JSON.stringify(
      await Promise.all(['orgs', 'people', 'reorganisations', 'audit'].map(town.cloud.documents)),
    )
  const fieldsOf = async (call: () => Promise<unknown>) => {
    const before = await state()
    const { fields } = await refusalOf(call())
    expect(await state()).toBe(before)
    return fields
  }

  test('a second secretary, with the name of the first', async () => {
    expect(await fieldsOf(() => posts().appoint({ personId: 'neighbour', ...secretaryOf }))).toEqual({
      role: '网格党支部书记现在由赵国强担任，时间重叠，请先卸任或办交接',
    })
  })

  test('a secretary from a day on which the first still holds the post, with that day', async () => {
    const now = await town.cloud.now()
    await posts().end({ personId: 'branchSecretary', ...secretaryOf, from: 0, at: now + 5 * DAY })
    const early = { personId: 'neighbour', ...secretaryOf, from: now + 3 * DAY }
    expect((await refusalOf(posts().appoint(early))).fields).toMatchObject({
      role: expect.stringMatching(/^网格党支部书记\d+月\d+日之前由赵国强担任/) as unknown,
    })
    expect((await posts().appoint({ ...early, from: now + 5 * DAY })).state).toBe('done')
  })

  test('the same post twice for one person', async () => {
    const again = { personId: 'gridWorker', org: 'g1', role: 'gridWorker' } as const
    expect(await fieldsOf(() => posts().appoint(again))).toEqual({ from: '孙磊这段时间已经是网格员' })
  })

  test('a post that ends before it begins, and one in the past', async () => {
    const now = await town.cloud.now()
    const post = { personId: 'neighbour', org: 'g1', role: 'gridWorker' } as const
    expect(
      await fieldsOf(() => posts().appoint({ ...post, from: now + 3 * DAY, to: now + 2 * DAY })),
    ).toEqual({
      to: '结束的日子要在开始之后',
    })
    expect(await fieldsOf(() => posts().appoint({ ...post, from: now - 2 * DAY }))).toEqual({
      at: '过去的事不能改，请选今天或以后的日子',
    })
  })

  test('an office that this kind of org does not have', async () => {
    const post = { personId: 'neighbour', org: 'b1', role: 'branchSecretary' } as const
    expect(await fieldsOf(() => posts().appoint(post))).toEqual({
      role: '1 号楼没有“网格党支部书记”这个岗位',
    })
  })

  test('an org outside the tree, a closed one, and one of another community', async () => {
    const post = { personId: 'neighbour', role: 'gridWorker' } as const
    expect(await codeOf(posts().appoint({ ...post, org: 'nowhere' }))).toBe('not_found')
    expect(await codeOf(posts().appoint({ ...post, org: 'g9' }))).toBe('not_found')
    const { org } = await tree().create({ parent: 'm1', kind: 'grid', name: '临时网格' })
    await tree().close({ org, version: 1 })
    expect(await fieldsOf(() => posts().appoint({ ...post, org }))).toEqual({
      org: '临时网格已经撤销，不能再任命',
    })
  })

  test('somebody of another community, as if nobody were there', async () => {
    const post = { org: 'g1', role: 'gridWorker' } as const
    const foreign = await fieldsOf(() => posts().appoint({ ...post, personId: 'outsider' }))
    expect(foreign).toEqual(await fieldsOf(() => posts().appoint({ ...post, personId: 'nobody' })))
    expect(foreign).toEqual({ personId: '没有这个人' })
  })

  test('a child, and somebody whose home is not verified', async () => {
    const child = { ...storedPerson({ id: 'child', name: '小明' }), childUntil: Date.now() + 900 * DAY }
    const pending = storedPerson({ id: 'pending', name: '新住户' })
    const residence = { ...pending.residence, state: 'pending' as const }
    await town.cloud.insert('people', [child, { ...pending, residence }])
    const post = { org: 'g1', role: 'gridWorker' } as const
    expect(await fieldsOf(() => posts().appoint({ ...post, personId: 'child' }))).toEqual({
      personId: '未满十四岁，不能任职',
    })
    expect(await fieldsOf(() => posts().appoint({ ...post, personId: 'pending' }))).toEqual({
      personId: '新住户的住址还没有核实',
    })
  })

  test('a community’s own posts, by its secretary', async () => {
    const post = { personId: 'neighbour', org: 'm1', role: 'communityStaff' } as const
    expect(await codeOf(posts().appoint(post))).toBe('forbidden')
    expect((await town.people.subdistrictStaff.api.grid.post.appoint(post)).state).toBe('done')
  })

  test('the end of a post that is over, or was never theirs', async () => {
    const post = { personId: 'neighbour', ...secretaryOf, from: 0 }
    expect(await codeOf(posts().end(post))).toBe('conflict')
  })
})

describe('the last secretary of a grid', () => {
  test('may go, and the alarm stands on the community’s desk until somebody follows', async () => {
    expect(await alarms()).toEqual([])
    const { at } = await posts().end({ personId: 'branchSecretary', ...secretaryOf, from: 0 })
    const alarm = { org: 'g1', orgName: '一网格', role: 'branchSecretary', since: at }
    expect(await alarms()).toMatchObject([alarm])
    expect(await alarms('g1')).toMatchObject([alarm])
    await posts().appoint({ personId: 'neighbour', ...secretaryOf })
    expect(await alarms()).toEqual([])
  })

  test('raises it two weeks before a post runs out, by itself', async () => {
    const until = (await town.cloud.now()) + 30 * DAY
    await posts().end({ personId: 'branchSecretary', ...secretaryOf, from: 0, at: until })
    expect(await alarms()).toEqual([])
    await town.cloud.advance(20 * DAY)
    expect(await alarms()).toMatchObject([{ org: 'g1', since: until }])
  })

  test('leaves a deputy, for whose time nobody need worry', async () => {
    const now = await town.cloud.now()
    await posts().deputise({ personId: 'neighbour', ...secretaryOf, to: now + 40 * DAY })
    await posts().end({ personId: 'branchSecretary', ...secretaryOf, from: 0 })
    expect(await alarms()).toEqual([])
    await town.cloud.advance(30 * DAY)
    expect(await alarms()).toMatchObject([{ org: 'g1', since: now + 40 * DAY }])
  })
})

test('a new grid without a secretary has the alarm from its first day', async () => {
  const { org, at } = await tree().create({ parent: 'm1', kind: 'grid', name: '五网格' })
  expect(await alarms()).toMatchObject([{ org, orgName: '五网格', since: at }])
})

describe('a deputy', () => {
  test('has the desk of the office while it lasts, beside its holder', async () => {
    const until = (await town.cloud.now()) + 3 * DAY
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'open' })])
    await posts().deputise({ personId: 'neighbour', ...secretaryOf, to: until })
    const ids = async () => (await town.people.neighbour.api.wish.desk({})).wishes.map(({ id }) => id)
    expect(await ids()).toEqual(['w1'])
    await town.cloud.advance(4 * DAY)
    expect(await codeOf(ids())).toBe('forbidden')
  })
})

describe('a hand-over', () => {
  const claimOf = (who: string, as: string): Wish['claim'] => {
    const { claim } = storedWish({ id: 'w', state: 'claimed' })
    return (
      claim && { ...claim, lead: { id: who, name: '赵国强', as, earlierReleases: 2 }, contactSeenBy: [who] }
    )
  }
  const successor = { personId: 'branchSecretary', successorId: 'neighbour', ...secretaryOf }

  test('passes on the post and the claims that are led for the branch, each with an event', async () => {
    const { orgName } = (await person('branchSecretary')).posts[0] ?? { orgName: '' }
    await town.cloud.insert('wishes', [
      storedWish({ id: 'w1', state: 'doing', changes: { claim: claimOf('branchSecretary', orgName) } }),
      storedWish({ id: 'w2', state: 'claimed', changes: { claim: claimOf('branchSecretary', '') } }),
      storedWish({ id: 'w3', state: 'confirming', changes: { claim: claimOf('branchSecretary', orgName) } }),
    ])
    const { at } = await posts().handOver(successor)
    expect((await person('branchSecretary')).posts).toMatchObject([{ org: 'g1', to: at }])
    expect((await person('neighbour')).posts).toMatchObject([{ ...secretaryOf, from: at, to: null }])
    const taken = await one<Wish>('wishes', 'w1')
    expect(taken).toMatchObject({
      state: 'doing',
      claim: { lead: { id: 'neighbour', as: orgName }, contactSeenBy: [] },
    })
    expect(taken.events.at(-1)).toMatchObject({ action: 'succeed', by: { id: 'communitySecretary' } })
    expect(taken.keys).toContain('turn@neighbour')
    expect(taken.keys).not.toContain('turn@branchSecretary')
    expect((await one<Wish>('wishes', 'w2')).claim?.lead.id).toBe('branchSecretary')
    expect((await one<Wish>('wishes', 'w3')).claim?.lead.id).toBe('branchSecretary')
    expect(await alarms()).toEqual([])
  })

  test('that is planned happens on its day', async () => {
    const at = (await town.cloud.now()) + 2 * DAY
    expect((await posts().handOver({ ...successor, at })).state).toBe('planned')
    expect((await person('neighbour')).posts).toEqual([])
    await town.cloud.advance(2 * DAY)
    await town.cloud.runTimer('jobs')
    expect((await person('neighbour')).posts).toMatchObject([{ ...secretaryOf, from: at }])
    expect((await person('branchSecretary')).posts).toMatchObject([{ to: at }])
  })

  test('is on the record of both', async () => {
    await posts().handOver(successor)
    const entries = await town.cloud.documents<{ subject: string }>('audit')
    expect(entries.map(({ subject }) => subject).sort()).toEqual(['branchSecretary', 'neighbour'])
  })
})

test('the history of an org’s posts names everybody, the newest first', async () => {
  await posts().handOver({ personId: 'branchSecretary', successorId: 'neighbour', ...secretaryOf })
  const { posts: held } = await posts().history({ org: 'g1' })
  const secretaries = held.filter(({ role }) => role === 'branchSecretary')
  expect(secretaries.map(({ name, to }) => [name, to === null])).toEqual([
    ['许强', true],
    ['赵国强', false],
  ])
})

describe('two at once', () => {
  beforeEach(() => posts().end({ personId: 'branchSecretary', ...secretaryOf, from: 0 }))

  test('make one secretary', async () => {
    const appoint = (personId: string) =>
      town.people.communitySecretary.call('grid.post.appoint', { personId, ...secretaryOf }, makeKey())
    const answers = await Promise.all(['neighbour', 'wisher', 'daughter'].map(appoint))
    expect(answers.filter(({ reply }) => reply.ok)).toHaveLength(1)
    const people = await town.cloud.documents<Person>('people')
    const now = people.filter((one) =>
      one.posts.some(({ role, org, to }) => role === 'branchSecretary' && org === 'g1' && to === null),
    )
    expect(now).toHaveLength(1)
    expect((await one<Org>('orgs', 'g1')).vacant).toEqual([])
  })

  test('with the same key are one appointment', async () => {
    const key = makeKey()
    const appoint = () => posts().appoint({ personId: 'neighbour', ...secretaryOf }, { key })
    const first = await appoint()
    expect(await appoint()).toEqual(first)
    expect((await person('neighbour')).posts).toHaveLength(1)
    const other = posts().appoint({ personId: 'wisher', ...secretaryOf }, { key })
    expect(await codeOf(other)).toBe('key_reused')
  })
})

test('whoever got a post can use it in the same minute', async () => {
  const neighbour = await town.cloud.as(openidOf('neighbour'))
  expect(await codeOf(neighbour.api.grid.tree.get({}))).toBe('forbidden')
  await posts().appoint({ personId: 'neighbour', org: 'g2', role: 'gridWorker' })
  expect((await neighbour.api.grid.tree.get({})).org.id).toBe('g2')
})
