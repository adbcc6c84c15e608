import { DAY } from '../../../domain/case'
import type { Org } from '../../../domain/grid/org'
import { homeOf, waitingPerson } from '../../support/samples/queue'
import { townForFile } from '../../support/town'
import { orgsOfWorld } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()

const counts = async (): Promise<{ [org: string]: Org['counts'] }> =>
  Object.fromEntries((await town.cloud.documents<Org>('orgs')).map(({ _id, counts: known }) => [_id, known]))
const truth = Object.fromEntries(orgsOfWorld().map(({ _id, counts: known }) => [_id, known]))
const wrong = { households: 7, people: -3, pending: 99 }

/** Each level is right a day after the one below it. */
async function daysPass(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    await town.cloud.advance(DAY + 1)
    expect(await town.cloud.runTimer('jobs')).toMatchObject({ ok: true })
  }
}

test('counts that went wrong are made good, from the buildings upwards', async () => {
  await town.cloud.insert(
    'orgs',
    orgsOfWorld().map((org) => ({ ...org, counts: wrong })),
  )
  await daysPass(6)
  expect(await counts()).toEqual(truth)
})

test('those who wait are counted, those who left are not', async () => {
  const lately = { since: await town.cloud.now(), by: null, reason: null }
  const people = [
    waitingPerson('p1', { residence: { ...lately, state: 'pending' } }),
    waitingPerson('p2', { residence: { ...lately, state: 'left' } }),
  ]
  await town.cloud.insert('people', people)
  await town.cloud.insert('households', people.map(homeOf))
  await daysPass(2)
  expect((await counts())['b1']).toEqual({
    ...truth['b1'],
    households: (truth['b1']?.households ?? 0) + 2,
    pending: 1,
  })
})

test('what is right is not written again, and counted once a day', async () => {
  await daysPass(1)
  const before = await town.cloud.documents<Org>('orgs')
  await town.cloud.advance(60_000)
  await town.cloud.runTimer('jobs')
  expect(await town.cloud.documents<Org>('orgs')).toEqual(before)
  expect(await counts()).toEqual(truth)
})
