import { contract } from '../../domain/contract'
import { procedures } from '../../domain/procedure'
import type { Wish } from '../../domain/wish/wish'
import { startCloud, makeKey, type Cloud } from '../support/cloud'
import { sampleOf } from '../support/samples'
import { storeAll } from '../support/samples/sample'
import { storedWish } from '../support/stored-wish'
import { personOf, populate, signInAll, type Company } from '../support/world'

jest.setTimeout(120_000)

/** Enough that a query which reads through everything is caught reading. */
const CROWD = 20

const all = procedures(contract)
const idOf = (path: string): string => `index-${path.replaceAll('.', '-')}`
const elsewhere = ['c9', 'd9', 's9', 'm9', 'g99', 'b99']

let cloud: Cloud
let people: Company

beforeAll(async () => {
  cloud = await startCloud()
  people = await signInAll(cloud)
  await populate(cloud)
  await cloud.insert('people', Array.from({ length: CROWD }, strangerNumber))
  await cloud.insert('wishes', [...Array.from({ length: CROWD }, strangeWish)])
  await storeAll(
    cloud,
    all.map(([path]) => sampleOf(path).stored?.(idOf(path)) ?? {}),
  )
})
afterAll(() => cloud.stop())

function strangerNumber(_: unknown, at: number): object {
  const person = personOf('outsider')
  return { ...person, _id: `x${at}`, openid: `oTest-x${at}`, path: elsewhere, posts: [], postKeys: [] }
}
function strangeWish(_: unknown, at: number): Wish {
  const changes = {
    path: elsewhere,
    audience: ['g99'],
    householdId: 'h99',
    wisher: { id: 'x1', name: '', hasPhone: true },
  }
  return storedWish({ id: `x${at}`, state: 'realised', changes })
}

test('a query that no index serves is refused here', async () => {
  const query = JSON.stringify({ title: 'nothing like it' })
  const request = { collectionName: 'wishes', query, queryType: 'WHERE', limit: 1 }
  const answer = cloud.admin('database', { action: 'database.getDocument', request })
  await expect(answer).rejects.toThrow(/index/)
})

test.each(all)('%s asks nothing that reads through everything', async (path, { kind }) => {
  const { who, input } = sampleOf(path)
  const { reply } = await people[who].call(
    path,
    input(idOf(path)),
    kind === 'command' ? makeKey() : undefined,
  )
  expect(reply).toMatchObject({ ok: true })
})

test.each(['grid', 'subdistrict'])('nor does the pool of the %s', async (scope) => {
  for (const kind of [null, 'goods']) {
    const { reply } = await people.branchMember.call('wish.list', { scope, kind, phase: 'done', after: 5 })
    expect(reply).toMatchObject({ ok: true })
  }
})

test('nor do figures and cases of those who look after a grid', async () => {
  const time = { since: 0, until: 9_999_999_999_999 }
  const { gridWorker } = people
  expect((await gridWorker.call('wish.statistics', { ...time, org: 'b1' })).reply).toMatchObject({ ok: true })
  expect((await gridWorker.call('wish.cases', { ...time, kind: 'goods', org: 'b1' })).reply).toMatchObject({
    ok: true,
  })
})

test('nor do the timer and a verdict of WeChat', async () => {
  await cloud.advance(60 * 86_400_000)
  expect(await cloud.runTimer('jobs')).toMatchObject({ ok: true })
  const event = { Event: 'wxa_media_check', trace_id: 'unknown', errcode: 0, result: { suggest: 'pass' } }
  expect(await cloud.admin('push/push', { event })).toEqual({ ok: true, noted: false })
})
