import type { Person } from '../../../domain/identity/person'
import { partiesTo, seesAll } from '../../../domain/wish/parties'
import { watchingPosts } from '../../../domain/wish/watching'
import type { Wish } from '../../../domain/wish/wish'
import { codeOf } from '../../support/outcomes'
import { storedStates, storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { everybody, personOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const store = (state: Wish['state'], changes: Partial<Wish> = {}) =>
  town.cloud.insert('wishes', [storedWish({ id: 'w1', state, changes })])
const who = async () => {
  const { watchers, holders } = await town.people.wisher.api.wish.watchers({ id: 'w1' })
  return { watchers: watchers.map(({ role, name }) => `${role} ${name}`).sort(), holders }
}
const office = ['communitySecretary 陈静', 'communityStaff 王芳', 'subdistrictStaff 吴建华']

test('before it is published it is seen by those who review it', async () => {
  await store('review')
  expect(await who()).toEqual({ watchers: office, holders: [] })
})

test('after that by the branch’s secretary too, and its contact by those with the claim', async () => {
  await store('claimed')
  expect(await who()).toEqual({
    watchers: ['branchSecretary 赵国强', ...office],
    holders: [
      { name: '李明', hasLooked: false },
      { name: '刘洋', hasLooked: false },
    ],
  })
  await town.people.branchMember.api.wish.reveal({ id: 'w1' })
  expect((await who()).holders).toContainEqual({ name: '李明', hasLooked: true })
})

test('by the grid worker where the wisher has no phone', async () => {
  const helper = { id: 'wisher', name: '周桂兰', relation: '侄女', isStaff: false }
  await store('open', { wisher: { id: 'noPhone', name: '周秀珍', hasPhone: false }, helper })
  expect((await who()).watchers).toContain('gridWorker 孙磊')
})

test('a neighbour who sees the public side is not told', async () => {
  await store('open', { stage: 'community', audience: ['g1', 'm1'] })
  expect(await codeOf(town.people.neighbour.api.wish.watchers({ id: 'w1' }))).toBe('forbidden')
  expect(await codeOf(town.people.outsider.api.wish.watchers({ id: 'w1' }))).toBe('not_found')
})

test('whoever the list names sees all of it, and whoever sees all of it by a post is named', () => {
  const now = Date.now()
  const strangers = { wisher: { id: 'x', name: '', hasPhone: true }, helper: null, claim: null }
  for (const state of storedStates) {
    for (const hasPhone of [true, false]) {
      const wish = {
        ...storedWish({ id: 'w1', state }),
        ...strangers,
        wisher: { ...strangers.wisher, hasPhone },
      }
      const byPost = (person: Person) => seesAll(partiesTo(wish, person, { now }))
      const named = everybody.filter((one) => watchingPosts(wish, personOf(one), now).length > 0)
      expect({ state, hasPhone, named }).toEqual({
        ...{ state, hasPhone, named: everybody.filter((one) => byPost(personOf(one))) },
      })
    }
  }
})

describe('whom staff may have to call', () => {
  const calls = async (caller: 'communityStaff' | 'gridWorker' | 'branchSecretary' | 'wisher') =>
    (await town.people[caller].api.wish.get({ id: 'w1' })).calls

  test('is said to those who see the wish through, and the look is on the person’s list', async () => {
    await store('review')
    expect(await calls('communityStaff')).toEqual([{ id: 'wisher', name: '周桂兰' }])
    expect(await calls('wisher')).toEqual([])
    const [{ id: personId } = { id: '' }] = await calls('communityStaff')
    const asked = { personId, reason: 'case', note: '照片看不清', caseId: 'w1' } as const
    await town.people.communityStaff.api.identity.privacy.reveal(asked)
    const { looks } = await town.people.wisher.api.identity.privacy.looks({ after: null })
    expect(looks).toMatchObject([{ by: '王芳', as: '锦绣社区社工' }])
  })

  test('the one who helped comes with them, staff who wrote it down do not', async () => {
    const wisher = { id: 'noPhone', name: '周秀珍', hasPhone: false }
    await store('open', {
      wisher,
      helper: { id: 'daughter', name: '周敏', relation: '女儿', isStaff: false },
    })
    expect(await calls('gridWorker')).toEqual([
      { id: 'noPhone', name: '周秀珍' },
      { id: 'daughter', name: '周敏' },
    ])
    await store('open', { wisher, helper: { id: 'gridWorker', name: '孙磊', relation: '', isStaff: true } })
    expect(await calls('gridWorker')).toEqual([{ id: 'noPhone', name: '周秀珍' }])
  })

  test.each(['realised', 'withdrawn'] as const)('is nobody once it is %s', async (state) => {
    await store(state)
    expect(await calls('communityStaff')).toEqual([])
  })

  test('is nobody to a branch', async () => {
    await store('open')
    expect(await calls('branchSecretary')).toEqual([])
  })
})
