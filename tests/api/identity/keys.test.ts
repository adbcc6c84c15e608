import { makeSeal } from '../../../cloudfunctions/kernel/seal'
import type { Person } from '../../../domain/identity/person'
import type { Wish } from '../../../domain/wish/wish'
import { startCloud, testKeys, type Cloud } from '../../support/cloud'
import { storedWish } from '../../support/stored-wish'
import { personOf, phoneOf, populate, signInAll } from '../../support/world'

jest.setTimeout(120_000)

const second = Buffer.alloc(32, 8).toString('base64')
const both = { ...testKeys, 2: second }
const { 1: _first, ...newOnly } = both
const seal = makeSeal(both)

let cloud: Cloud
afterEach(() => cloud.stop())

/** A town whose functions have these keys; what lies in it was sealed with the first. */
async function townWith(keys: object): Promise<void> {
  cloud = await startCloud({ env: { LINGE_KEYS: JSON.stringify(keys) } })
  await populate(cloud)
  await cloud.insert('wishes', [
    storedWish({ id: 'w1', state: 'claimed' }),
    storedWish({ id: 'w2', state: 'open', changes: { contact: null } }),
  ])
}

const contacts = async (): Promise<string[]> => {
  const [people, wishes] = [await cloud.documents<Person>('people'), await cloud.documents<Wish>('wishes')]
  return [...people, ...wishes].flatMap(({ contact }) => (contact === null ? [] : [contact]))
}

test('with one key there is nothing to do', async () => {
  await townWith(testKeys)
  const before = await contacts()
  expect(await cloud.runTimer('jobs')).toMatchObject({ resealed: { done: 0, isComplete: true } })
  expect(await contacts()).toEqual(before)
})

test('a new key takes over all that the old one sealed, and the old one is needed no more', async () => {
  await townWith(both)
  const before = await contacts()
  expect(await cloud.runTimer('jobs')).toMatchObject({
    resealed: { done: before.length, isComplete: true },
  })
  const after = await contacts()
  expect(after.filter((contact) => !contact.startsWith('2.'))).toEqual([])
  expect(after.map((contact) => makeSeal(newOnly).open(contact))).toEqual(
    before.map((contact) => seal.open(contact)),
  )
  const people = await signInAll(cloud)
  expect(await people.branchMember.api.wish.reveal({ id: 'w1' })).toMatchObject({ phone: phoneOf('wisher') })
  expect(await cloud.runTimer('jobs')).toMatchObject({ resealed: { done: 0, isComplete: true } })
})

test('a town that has only the new key left reads everything, and finds people by their number', async () => {
  await townWith(both)
  await cloud.runTimer('jobs')
  const documents = await Promise.all(
    ['people', 'wishes'].map((name) => cloud.documents<{ _id: string }>(name)),
  )
  await cloud.stop()
  cloud = await startCloud({ env: { LINGE_KEYS: JSON.stringify(newOnly) } })
  await cloud.insert('people', documents[0] ?? [])
  await cloud.insert('wishes', documents[1] ?? [])
  const people = await signInAll(cloud)
  expect(await people.branchMember.api.wish.reveal({ id: 'w1' })).toMatchObject({ phone: phoneOf('wisher') })
  expect(await people.wisher.api.identity.privacy.mine({})).toMatchObject({ phone: phoneOf('wisher') })
  const found = await people.communityStaff.api.grid.desk.search({ by: 'phone', text: phoneOf('wisher') })
  expect(found.people).toMatchObject([{ id: 'wisher' }])
})

test('more than one run can do is done by the next, and what cannot be opened stops nothing', async () => {
  await townWith(both)
  const sealed = makeSeal(testKeys).seal({ phone: '13900000000', address: '' })
  const crowd = Array.from({ length: 1200 }, (_, at) => ({
    ...personOf('neighbour'),
    ...{ _id: `crowd${at}`, openid: `oTest-crowd${at}`, contact: at === 0 ? '1.broken.text' : sealed },
  }))
  await cloud.insert('people', crowd)
  expect(await cloud.runTimer('jobs')).toMatchObject({ resealed: { isComplete: false } })
  await cloud.runTimer('jobs')
  const left = (await contacts()).filter((contact) => contact.startsWith('1.'))
  expect(left).toEqual(['1.broken.text'])
  expect(await cloud.runTimer('jobs')).toMatchObject({ ok: true, resealed: { done: 0, isComplete: false } })
})
