import type { Fields } from '../database/support'
import { ALICE, BOB, expectDenied, ruled } from './support'

/** Whether Alice may read by the query under the rule. */
async function isAllowed(rule: string, query: Fields): Promise<boolean> {
  const made = ruled({ notes: { read: rule }, rooms: undefined, users: undefined })
  await made.add(
    'rooms',
    { _id: 'r1', members: [ALICE] },
    { _id: 'r2', members: [BOB] },
    { _id: 7, members: [ALICE] },
  )
  await made.add('users', { _id: ALICE, isManager: true, room: 'r1' })
  return made
    .as(ALICE)
    .get('notes', query)
    .then(
      () => true,
      (error: unknown) => {
        if ((error as { code?: string }).code !== 'DATABASE_PERMISSION_DENIED') throw error
        return false
      },
    )
}

const ME = { $eq: '{openid}' }

describe('a query that may reach more than the rule allows is refused', () => {
  it.each<[string, Fields]>([
    ['doc.age > 10', {}],
    ['doc.age > 10', { age: { $gt: 8 } }],
    ['doc.age > 10', { age: { $gte: 10 } }],
    ['doc.age > 10', { age: { $lt: 20 } }],
    ['doc.age > 10', { age: { $gt: '20' } }],
    ['doc.age > 10', { age: { $in: [11, 9] } }],
    ['doc.age > 10', { other: { $gt: 20 } }],
    ['doc.age > 10', { $or: [{ age: 11 }, { text: 'x' }] }],
    ['doc.age > 10', { $or: [] as Fields[], text: 'x' }],
    ['doc.age > 10', { $nor: [{ age: { $lte: 10 } }] }],
    ['doc.age > 10', { age: { $not: { $lte: 10 } } }],
    ['doc.age > 10', { $expr: { $gt: ['$age', 10] } }],
    ['doc._openid == auth.openid', { _id: 'x' }],
    ['doc._openid == auth.openid', { _openid: BOB }],
    ['doc._openid == auth.openid', { _openid: { $regularExpression: { pattern: '.*', options: '' } } }],
    ['doc._openid == auth.openid', { '': { _openid: '{openid}' } }],
    ["doc.state in ['a', 'b']", { state: { $in: ['a', 'c'] } }],
    ["!(doc.state in ['a', 'b'])", { state: { $ne: 'a' } }],
    ['doc.withdrawn == false', { withdrawn: { $ne: true } }],
    ['!doc.withdrawn', {}],
    ['doc.a == doc.b', { a: 1 }],
    ['auth.openid in doc.members', { members: { $in: [ALICE, BOB] } }],
    ['auth.openid in doc.members', { members: { $all: [BOB] } }],
    ['auth.openid in get(`database.rooms.${doc.room}`).members', { room: 'r2' }],
    ['auth.openid in get(`database.rooms.${doc.room}`).members', { room: 'r9' }],
    ['auth.openid in get(`database.rooms.${doc.room}`).members', { room: { $in: ['r1', 'r2'] } }],
    ['auth.openid in get(`database.rooms.${doc.room}`).members', { $or: [{ room: 'r1' }, { room: 'r2' }] }],
    ['doc.place.city == "gz"', { 'place.town': 'gz' }],
  ])('%s, by %j', async (rule, query) => {
    expect(await isAllowed(rule, query)).toBe(false)
  })
})

describe('a query within the rule passes', () => {
  it.each<[string, Fields]>([
    ['true', {}],
    ['doc.age > 10', { age: { $gt: 10 } }],
    ['doc.age > 10', { age: { $gte: 11 } }],
    ['doc.age > 10', { age: 11 }],
    ['doc.age > 10', { age: { $in: [11, 12] } }],
    ['doc.age > 10', { $and: [{ text: 'x' }, { age: { $gt: 10 } }] }],
    ['doc.age > 10', { $or: [{ age: 11 }, { age: { $gt: 20 }, text: 'x' }] }],
    ['doc.age > 10', { age: { $lt: 20, $gt: 15 } }],
    ['doc.age <= 10', { age: { $lt: 10 } }],
    ['10 >= doc.age', { age: { $lte: 10 } }],
    ['doc.age != 10', { age: { $gt: 10 } }],
    ['doc.age != 10', { age: { $nin: [9, 10] } }],
    ['!(doc.age > 10)', { age: { $lte: 10 } }],
    ['doc._openid == auth.openid', { _openid: '{openid}' }],
    ['doc._openid == auth.openid', { _openid: ME, text: 'x' }],
    ['doc._openid == auth.openid', { _openid: { $in: [ALICE] } }],
    ['auth.openid == doc._openid || doc.open', { open: true }],
    ["doc.state in ['a', 'b']", { state: { $in: ['b'] } }],
    ["!(doc.state in ['a', 'b'])", { state: { $nin: ['a', 'b', 'c'] } }],
    ["!(doc.state == 'a' || doc.state == 'b')", { state: 'c' }],
    ['doc.withdrawn == false', { withdrawn: false }],
    ['!doc.withdrawn', { withdrawn: { $exists: false } }],
    ['doc.a == doc.b', { a: 1, b: 1 }],
    ['auth.openid in doc.members', { members: '{openid}' }],
    ['auth.openid in doc.members', { members: { $all: [BOB, '{openid}'] } }],
    ['auth.openid in doc.members', { members: { $elemMatch: ME } }],
    ["doc.favorites[0] == 'z'", { 'favorites.0': 'z' }],
    ['doc.place.city == "gz"', { 'place.city': 'gz' }],
    ['doc.place.city == "gz"', { place: { city: 'gz' } }],
    ['doc.until > now', { until: { $gt: { $date: { $numberLong: '1700000000000' } } } }],
    ['auth.openid in get(`database.rooms.${doc.room}`).members', { room: 'r1' }],
    ['auth.openid in get(`database.rooms.${doc.room}`).members', { room: 7 }],
    ['auth.openid in get(`database.rooms.${doc.room}`).members', { room: { $in: ['r1'] } }],
    ['get(`database.users.${auth.openid}`).isManager', {}],
    ['auth.openid in get(`database.rooms.${get(`database.users.x`).room}`).members || true', {}],
    ['/^pub/.test(doc.kind)', { kind: 'public' }],
  ])('%s, by %j', async (rule, query) => {
    expect(await isAllowed(rule, query)).toBe(true)
  })
})

it('reads at most three documents for the get calls of one rule, for each alternative of the query', async () => {
  const rule = 'get(`database.rooms.${doc.room}`).members[0] == auth.openid'
  const many = Array.from({ length: 5 }, () => ({ room: 'r1' }))
  expect(await isAllowed(rule, { $or: many })).toBe(true)
})

it('counts under the same rule', async () => {
  const made = ruled({ notes: { read: 'doc.open == true' } })
  await made.add('notes', { _id: 'a', open: true }, { _id: 'b', open: false })
  await expectDenied(made.as(ALICE).count('notes', {}))
  expect(await made.as(ALICE).count('notes', { open: true })).toBe(1)
})
