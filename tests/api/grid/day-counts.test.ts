import { DAY } from '../../../domain/case'
import type { DayCounts } from '../../../domain/grid/day-counts'
import { startOfDay } from '../../../domain/grid/reorganisation'
import { orgsOfWorld } from '../../support/world'
import { keptPerson } from '../../support/samples/kept'
import { townForFile } from '../../support/town'

jest.setTimeout(120_000)

const town = townForFile()
const people = Object.fromEntries(orgsOfWorld().map(({ _id, counts }) => [_id, counts.people]))
const rows = async (org: string) =>
  (await town.cloud.documents<DayCounts>('dayCounts'))
    .filter((row) => row.org === org)
    .sort((a, b) => a.at - b.at)

/** A night passes, and `jobs` counts. */
async function night(): Promise<number> {
  await town.cloud.advance(DAY + 1)
  await town.cloud.runTimer('jobs')
  return town.cloud.now()
}
const on = (org: string, at: number) => town.people.communitySecretary.api.grid.tree.at({ org, at })
const moveIn = () =>
  town.people.gridWorker.api.grid.people.add({
    ...{ name: '秦奶奶', relation: 'owner', building: 'b1', room: '902', phone: '' },
  })

test('a day before anybody counted is said to be unknown, today is what is counted now', async () => {
  const now = await town.cloud.now()
  expect(await on('b1', now)).toMatchObject({ counts: { people: people['b1'] }, countedSince: null })
  expect((await on('b1', now - 3 * DAY)).counts).toBeNull()
  const first = await night()
  expect(await on('b1', first - 2 * DAY)).toMatchObject({ counts: null })
  expect((await on('b1', first)).countedSince).toBeGreaterThan(now)
})

test('every later day keeps what was counted then, of a building and of all above it', async () => {
  const before = await night()
  await moveIn()
  const after = await night()
  await night()
  for (const org of ['b1', 'g1', 'm1']) {
    expect((await on(org, before)).counts?.people).toBe(people[org])
    expect((await on(org, after)).counts?.people).toBe((people[org] ?? 0) + 1)
  }
  expect((await on('b2', after)).counts?.people).toBe(people['b2'])
})

test('what stays as it was is written down once, and once more after a year', async () => {
  for (let day = 0; day < 3; day += 1) await night()
  expect(await rows('m1')).toHaveLength(1)
  await town.cloud.advance(366 * DAY)
  await town.cloud.runTimer('jobs')
  expect(await rows('m1')).toHaveLength(2)
})

test('a run that wrote the row and died before the note says the same again', async () => {
  const at = await night()
  await town.cloud.insert(
    'orgs',
    (await town.cloud.documents<{ _id: string }>('orgs')).map((org) => ({ ...org, noted: undefined })),
  )
  await night()
  const [first, second] = await rows('b1')
  expect([first?.people, second?.people]).toEqual([people['b1'], people['b1']])
  expect((await on('b1', at)).responsible.length).toBeGreaterThan(0)
})

test('rows that nobody may ask for any more are removed', async () => {
  const now = await town.cloud.now()
  const old = { _id: 'b1@old', org: 'b1', at: now - 12 * 365 * DAY, households: 1, people: 1 }
  await town.cloud.insert('dayCounts', [old, { ...old, _id: 'b1@new', at: startOfDay(now - DAY) }])
  await town.cloud.runTimer('jobs')
  expect((await rows('b1')).map(({ _id }) => _id)).not.toContain('b1@old')
  expect((await rows('b1')).map(({ _id }) => _id)).toContain('b1@new')
})

test('a person of another community changes nothing here', async () => {
  await night()
  await town.cloud.insert('people', [keptPerson('far', { path: ['c1', 'd1', 's1', 'm2', 'g9', 'b9'] })])
  const later = await night()
  expect((await on('m1', later)).counts?.people).toBe(people['m1'])
})
