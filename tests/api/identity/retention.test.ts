import type { AuditEntry } from '../../../cloudfunctions/kernel/audit-chain'
import { DAY } from '../../../domain/case'
import type { Person } from '../../../domain/identity/person'
import type { Wish } from '../../../domain/wish/wish'
import type { Cloud } from '../../support/cloud'
import { newcomer } from '../../support/samples/privacy'
import { storedWish } from '../../support/stored-wish'
import { townForFile, type Town } from '../../support/town'

jest.setTimeout(120_000)

const sealedOf = (wishes: readonly Wish[]): string[] =>
  wishes.filter(({ contact }) => contact !== null).map(({ _id }) => _id)

/** Each rule's documents on both sides of its day. */
async function store(cloud: Cloud): Promise<void> {
  const now = await cloud.now()
  const resident = (id: string, state: Person['residence']['state'], days: number): Person =>
    newcomer(id, { residence: { state, since: now - days * DAY, by: null, reason: null } })
  await cloud.insert('people', [
    ...[resident('pending-old', 'pending', 91), resident('pending-new', 'pending', 88)],
    ...[resident('refused-old', 'refused', 91), resident('left-old', 'left', 366)],
    ...[resident('left-new', 'left', 363), resident('verified-old', 'verified', 4000)],
  ])
  const ended = (id: string, state: Wish['state'], days: number): Wish =>
    storedWish({ id, state, now: now - days * DAY })
  await cloud.insert('wishes', [
    ...[ended('done-old', 'rated', 181), ended('done-new', 'realised', 178)],
    ...[ended('ended-old', 'withdrawn', 181), ended('ended-new', 'transferred', 178)],
    ended('open-old', 'review', 181),
  ])
}

const peopleLeft = async ({ cloud }: Town): Promise<string[]> =>
  (await cloud.documents<Person>('people')).map(({ _id }) => _id).filter((id) => id.includes('-'))

const preview = async ({ people }: Town) => {
  const { rules, dryRun } = await people.administrator.api.identity.privacy.retention({})
  return { dryRun, counts: Object.fromEntries(rules.map(({ rule, count }) => [rule, count])) }
}
const due = { joiners: 2, left: 1, doneContacts: 1, endedContacts: 1, erasures: 0 }

describe('what has been kept long enough', () => {
  const town = townForFile()

  test('is said before it is done, and then done, and nothing else', async () => {
    await store(town.cloud)
    expect(await preview(town)).toEqual({ dryRun: false, counts: due })
    expect(await town.cloud.runTimer('jobs')).toMatchObject({ retained: due })
    expect((await peopleLeft(town)).sort()).toEqual(['left-new', 'pending-new', 'verified-old'])
    expect(sealedOf(await town.cloud.documents<Wish>('wishes')).sort()).toEqual(
      ['done-new', 'ended-new', 'open-old'].sort(),
    )
    expect((await preview(town)).counts).toEqual({
      ...due,
      joiners: 0,
      left: 0,
      doneContacts: 0,
      endedContacts: 0,
    })
  })

  test('is on record: who was removed by id, how many contacts were wiped', async () => {
    await store(town.cloud)
    await town.cloud.runTimer('jobs')
    const entries = await town.cloud.documents<AuditEntry>('audit')
    const removed = entries.filter(({ action }) => action === 'erase').map(({ subject }) => subject)
    expect(removed.sort()).toEqual(['left-old', 'pending-old', 'refused-old'])
    const kept = entries.filter(({ chain }) => chain === 'retention').map(({ action }) => action)
    expect(kept.sort()).toEqual(['doneContacts', 'endedContacts', 'joiners', 'left'])
  })

  test('stays while a case of theirs is under way, and goes when it is over', async () => {
    await store(town.cloud)
    const wisher = { id: 'left-old', name: '秦晓', hasPhone: true }
    await town.cloud.insert('wishes', [storedWish({ id: 'live', state: 'open', changes: { wisher } })])
    expect(await town.cloud.runTimer('jobs')).toMatchObject({ retained: { left: 0 } })
    expect(await peopleLeft(town)).toContain('left-old')
  })

  test('is looked after once a day', async () => {
    await town.cloud.runTimer('jobs')
    await store(town.cloud)
    expect(await town.cloud.runTimer('jobs')).toMatchObject({ retained: null })
    await town.cloud.advance(DAY)
    expect(await town.cloud.runTimer('jobs')).toMatchObject({ retained: { joiners: 2 } })
  })

  test('goes in several rounds when there is much of it', async () => {
    const now = await town.cloud.now()
    const many = Array.from({ length: 230 }, (_, at) =>
      storedWish({ id: `w${at}`, state: 'withdrawn', now: now - 200 * DAY }),
    )
    await town.cloud.insert('wishes', many)
    expect(await town.cloud.runTimer('jobs')).toMatchObject({ retained: { endedContacts: 230 } })
    expect(sealedOf(await town.cloud.documents<Wish>('wishes'))).toEqual([])
  })
})

describe('a dry run', () => {
  const town = townForFile({ env: { LINGE_RETENTION: JSON.stringify({ dryRun: true, joinerDays: 80 }) } })

  test('counts by the deployment’s own days and removes nothing', async () => {
    await store(town.cloud)
    const expected = { ...due, joiners: 3 }
    expect(await preview(town)).toEqual({ dryRun: true, counts: expected })
    const before = await peopleLeft(town)
    expect(await town.cloud.runTimer('jobs')).toMatchObject({ retained: expected })
    expect(await peopleLeft(town)).toEqual(before)
    expect(await town.cloud.documents('audit')).toEqual([])
  })
})
