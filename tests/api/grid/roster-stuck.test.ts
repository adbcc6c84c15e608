import { DAY } from '../../../domain/case'
import { isWorking, slotOf, type ImportState, type RosterImport } from '../../../domain/grid/roster'
import { HOPELESS_TRIES, LONGEST_WAIT, STUCK_TRIES, waitAfter } from '../../../domain/grid/roster-tries'
import type { ImportStatus } from '../../../domain/grid/roster-contract'
import type { Person } from '../../../domain/identity/person'
import { codeOf } from '../../support/outcomes'
import { drive, importRows, statusOf, uploadRoster } from '../../support/roster/importing'
import { makeWorkbook, templateHead } from '../../support/roster/workbooks'
import { storedImport } from '../../support/samples/roster'
import { townForFile } from '../../support/town'
import { personOf, phoneOf } from '../../support/world'

jest.setTimeout(240_000)

const town = townForFile()
const staff = () => town.people.communityStaff
const roster = () => staff().api.grid.roster
/** Longer than a killed stretch holds an import. */
const LEASE = 91_000

const someone = (number: number): string[] => [
  `秦${'岚琳玲丽莉兰'.charAt(number % 6)}`,
  `139${String(10_000_000 + number)}`,
  ...['', '1号楼', String(101 + number), '', ''],
]
const many = (count: number): string[][] => Array.from({ length: count }, (_, at) => someone(at))

/** When the broken import began, epoch ms. */
let since = 0

/** An import of the community whose rows nobody can open: whatever it tries comes to nothing. */
async function insertBroken(id: string, state: ImportState, community = 'm1'): Promise<void> {
  since = (await town.cloud.now()) - 3_600_000
  const path = ['c1', 'd1', 's1', community]
  const order: RosterImport = {
    ...storedImport(id, state),
    ...{ community, path, slot: slotOf(state, { _id: id, community }), version: 3, since },
  }
  await town.cloud.insert('imports', [order])
  await town.cloud.insert('rosterRows', [
    {
      ...{ _id: `${id}:1`, importId: id, path, chunk: 1, kinds: [], marks: [], markRows: [] },
      ...{ isWritten: state === 'undoing', sealed: '1.broken.rows' },
    },
  ])
}

const stored = async (id: string): Promise<RosterImport | undefined> =>
  (await town.cloud.documents<RosterImport>('imports')).find(({ _id }) => _id === id)

/** Tries by hand so many times, or until there is nothing to do. */
async function tryOften(id: string, times: number): Promise<ImportStatus> {
  let status = await statusOf(staff(), id)
  for (let tries = 0; tries < times && isWorking(status.state); tries += 1) {
    status = await roster().advance({ id, version: status.version, retry: true })
  }
  return status
}

const begun = async (rows: readonly string[][]): Promise<string> => {
  const bytes = await makeWorkbook({ rows: [templateHead, ...rows] })
  const file = await uploadRoster(staff(), 'communityStaff', bytes)
  return (await roster().begin({ file, fileName: '名册.xlsx' })).id
}

describe('what fails whenever it is tried', () => {
  test('keeps nobody else from their turn', async () => {
    const { id, version } = await importRows({ caller: staff(), who: 'communityStaff' }, many(3))
    await roster().apply({ id, version })
    await insertBroken('broken', 'judging', 'm2')
    await town.cloud.runTimer('jobs')
    expect(await stored('broken')).toMatchObject({ state: 'judging', fruitless: 1 })
    expect(await statusOf(staff(), id)).toMatchObject({ state: 'applied' })
  })

  test('is left alone for longer and longer, unless a person wants it tried', async () => {
    await insertBroken('broken', 'applying')
    for (let tries = 1; tries <= 9; tries += 1) {
      const status = await tryOften('broken', 1)
      const wait = waitAfter(tries)
      expect(status).toMatchObject({ state: 'applying', isBusy: false })
      expect(status.retryIn).toBeGreaterThan(wait - 4000)
      expect(status.retryIn).toBeLessThanOrEqual(wait)
    }
    const { version } = await statusOf(staff(), 'broken')
    expect((await roster().advance({ id: 'broken', version })).version).toBe(version)
    await town.cloud.advance(LONGEST_WAIT - 60_000)
    await town.cloud.runTimer('jobs')
    expect(await stored('broken')).toMatchObject({ version, fruitless: 9 })
    await town.cloud.advance(120_000)
    await town.cloud.runTimer('jobs')
    expect(await stored('broken')).toMatchObject({ fruitless: 10, state: 'applying' })
  })

  test('says since when it does not go on, once it has been tried a few times', async () => {
    await insertBroken('broken', 'judging')
    expect(await tryOften('broken', STUCK_TRIES - 1)).toMatchObject({ stuckSince: null })
    expect(await tryOften('broken', 1)).toMatchObject({ stuckSince: since, state: 'judging' })
  })

  test.each(['reading', 'judging', 'matching'] as const)(
    'ends while it is %s, before it has changed anything: its place is free, nothing is kept',
    async (state) => {
      await insertBroken('broken', state)
      const unreachable = { errorRate: 1, function: 'roster', actionPattern: 'getTempFileURL|batchGet' }
      if (state === 'reading') await town.cloud.admin('faults', unreachable)
      if (state === 'matching') await setUnsure()
      expect(await tryOften('broken', HOPELESS_TRIES - 1)).toMatchObject({ state })
      const failed = await tryOften('broken', 1)
      expect(failed).toMatchObject({ state: 'failed', rows: 0, isBusy: false, stuckSince: null })
      expect(failed.fault).toMatch(/一点没有改动.*重新上传/)
      expect(await town.cloud.documents('rosterRows')).toEqual([])
      expect(await roster().list({})).toMatchObject({ open: null })
      expect(await begun(many(1))).not.toBe('')
    },
  )

  test.each(['applying', 'undoing'] as const)('is never given up while it is %s', async (state) => {
    await insertBroken('broken', state)
    expect(await tryOften('broken', HOPELESS_TRIES + 3)).toMatchObject({ state, fault: null })
    await town.cloud.advance(8 * DAY)
    await town.cloud.runTimer('jobs')
    expect(await statusOf(staff(), 'broken')).toMatchObject({ state, stuckSince: since })
    expect(await town.cloud.documents('rosterRows')).toHaveLength(1)
  })
})

const setUnsure = () =>
  town.cloud.admin('database', {
    action: 'database.modifyDocument',
    request: {
      ...{ collectionName: 'imports', query: JSON.stringify({ _id: 'broken' }), queryType: 'WHERE' },
      ...{ data: JSON.stringify({ $set: { unsure: [1] } }), merge: true, upsert: false, multi: false },
    },
  })

describe('a stretch that the platform ends without a word', () => {
  const kill = (when: 'before-write' | 'after-write', actionPattern: string, nth = 1) =>
    town.cloud.admin('faults', { kill: when, function: 'roster', actionPattern, nth })

  test('counts as a try', async () => {
    const id = await begun(many(2))
    for (let tries = 0; tries < HOPELESS_TRIES; tries += 1) {
      await kill('before-write', 'insertDocument rosterRows')
      const { state, isBusy } = await tryOften(id, 1)
      expect([state, isBusy]).toEqual(['reading', true])
      await town.cloud.advance(LEASE)
    }
    expect(await statusOf(staff(), id)).toMatchObject({ state: 'reading', isBusy: false })
    expect(await tryOften(id, 1)).toMatchObject({ state: 'failed' })
    expect(await town.cloud.documents('rosterRows')).toEqual([])
  })

  test('does not, where it has come further before', async () => {
    const id = await begun(many(2500))
    const ready = []
    for (let tries = 0; tries < HOPELESS_TRIES + 1; tries += 1) {
      // The first write of the import takes it, the second says how far it has come.
      await kill('after-write', 'modifyDocument imports', 2)
      ready.push((await tryOften(id, 1)).stuckSince)
      await town.cloud.advance(LEASE)
    }
    expect(ready).toEqual(ready.map(() => null))
    expect(await drive(staff(), id)).toMatchObject({ state: 'ready', rows: 2500, counts: { new: 2500 } })
  })
})

test('a few failures are forgotten as soon as it goes on', async () => {
  const id = await begun(many(2))
  const times = HOPELESS_TRIES - 1
  await town.cloud.admin('faults', {
    ...{ errorRate: 1, function: 'roster', actionPattern: 'insertDocument rosterRows', times },
  })
  expect(await tryOften(id, times)).toMatchObject({ state: 'reading' })
  const ready = await drive(staff(), id, null, { retry: true })
  expect(ready).toMatchObject({ state: 'ready', stuckSince: null, retryIn: 0 })
  await town.cloud.admin('faults', {
    ...{ errorRate: 1, function: 'roster', actionPattern: 'insertDocument people', times: 1 },
  })
  await roster().apply({ id, version: ready.version })
  expect(await tryOften(id, 1)).toMatchObject({ state: 'applying', stuckSince: null })
  expect(await stored(id)).toMatchObject({ fruitless: 1 })
})

describe('the desk of the community', () => {
  const stoppedOf = async (
    who: 'communityStaff' | 'communitySecretary' | 'foreignSecretary' | 'subdistrictStaff',
  ) => (await town.people[who].api.wish.desk({})).stopped

  test.each(['applying', 'undoing'] as const)('tells of an import that stands still %s', async (state) => {
    await insertBroken('broken', state)
    await tryOften('broken', STUCK_TRIES - 1)
    expect(await stoppedOf('communitySecretary')).toEqual([])
    await tryOften('broken', 1)
    const told = [{ community: 'm1', fileName: '名册.xlsx', state, since }]
    expect(await stoppedOf('communitySecretary')).toEqual(told)
    expect(await stoppedOf('communityStaff')).toEqual(told)
    expect(await stoppedOf('foreignSecretary')).toEqual([])
    expect(await stoppedOf('subdistrictStaff')).toEqual([])
    const { databaseOperations } = await town.people.communitySecretary.call('wish.desk', {})
    expect(databaseOperations).toBe(2)
  })

  test('not of one that comes to an end by itself', async () => {
    await insertBroken('broken', 'judging')
    await tryOften('broken', STUCK_TRIES + 1)
    expect(await stoppedOf('communityStaff')).toEqual([])
  })
})

describe('what stands still while it is written', () => {
  const people = () => town.cloud.documents<Person>('people')
  const everything = async () => ({
    people: (await people()).map(({ version: _, past: __, ...one }) => one),
    homes: await town.cloud.documents('households'),
    orgs: await town.cloud.documents('orgs'),
  })
  const moving = (who: 'neighbour' | 'otherBranch', door: string): string[] => [
    ...[personOf(who).name, phoneOf(who), '', '1号楼', door, '', ''],
  ]
  const rows = [...many(300), moving('neighbour', '1202'), moving('otherBranch', '1203')]

  /** Two chunks; in the second two people move, and whoever is changed first is all that is written of both. */
  async function stopped(): Promise<string> {
    const { id, version, counts } = await importRows({ caller: staff(), who: 'communityStaff' }, rows)
    expect(counts).toMatchObject({ new: 300, moved: 2 })
    await roster().apply({ id, version })
    const fault = { function: 'roster', actionPattern: 'modifyDocument people' }
    await town.cloud.admin('faults', { ...fault, kill: 'after-write', nth: 1 })
    await tryOften(id, 1)
    expect(await codeOf(roster().undo({ id }))).toBe('conflict')
    await town.cloud.advance(LEASE)
    await town.cloud.admin('faults', { ...fault, errorRate: 1, times: 8 })
    expect(await tryOften(id, 1)).toMatchObject({ state: 'applying', mayStop: false })
    expect(await codeOf(roster().undo({ id }))).toBe('conflict')
    return id
  }

  test('can be taken back: everything is as it was', async () => {
    const before = await everything()
    const id = await stopped()
    await tryOften(id, 1)
    const status = await tryOften(id, 1)
    expect(status).toMatchObject({ state: 'applying', mayStop: true, done: 1, chunks: 2 })
    await roster().undo({ id })
    expect(await drive(staff(), id)).toMatchObject({ state: 'undone', counts: { kept: 0, stale: 0 } })
    expect(await everything()).toEqual(before)
  })

  test('is written to its end by a try that succeeds', async () => {
    const id = await stopped()
    expect(await drive(staff(), id, null, { retry: true })).toMatchObject({
      ...{ state: 'applied', counts: { stale: 0 } },
    })
    expect((await people()).filter(({ name }) => name.startsWith('秦'))).toHaveLength(300)
  })
})
