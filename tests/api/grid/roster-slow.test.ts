import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isWorking } from '../../../domain/grid/roster'
import type { ImportStatus } from '../../../domain/grid/roster-contract'
import type { Person } from '../../../domain/identity/person'
import { applyAll, importRows, statusOf } from '../../support/roster/importing'
import { townForFile } from '../../support/town'

jest.setTimeout(180_000)

/** The functions as they ship, but that the platform ends `roster` after so many seconds. */
const LIMIT = 5
const functionsDir = mkdtempSync(join(tmpdir(), 'linge-slow-'))
cpSync(join(__dirname, '..', '..', '..', 'dist', 'cloudfunctions'), functionsDir, { recursive: true })
writeFileSync(
  join(functionsDir, 'roster', 'config.json'),
  JSON.stringify({ permissions: { openapi: [] }, timeout: LIMIT }),
)
afterAll(() => rmSync(functionsDir, { recursive: true, force: true }))

const town = townForFile({ functionsDir })
const staff = () => ({ caller: town.people.communityStaff, who: 'communityStaff' })
const PEOPLE = 80
const rowsWith = (relation: string): string[][] =>
  Array.from({ length: PEOPLE }, (_, at) => [
    '秦岚',
    `139000${10_000 + at}`,
    '',
    '1号楼',
    `${101 + at}`,
    relation,
    '',
  ])
const relations = async () =>
  (await town.cloud.documents<Person>('people'))
    .filter(({ name }) => name === '秦岚')
    .map(({ relation }) => relation)

/** Every change of a person takes so long that a chunk of them is more than the function has time for. */
const slowDown = () =>
  town.cloud.admin('faults', {
    latency: { ms: 700, jitter: 0 },
    function: 'roster',
    actionPattern: 'modifyDocument people',
  })

interface Work {
  readonly outcome: string
}

/** Drives on; answers what the stretches of the function came to. */
async function driveSlowly(id: string): Promise<{ status: ImportStatus; stretches: readonly Work[] }> {
  let status = await statusOf(town.people.communityStaff, id)
  let count = 0
  while (isWorking(status.state)) {
    const { version } = status
    status = await town.people.communityStaff.api.grid.roster.advance({ id, version })
    count += 1
  }
  const { calls } = (await town.cloud.admin(`calls?limit=${count}&function=roster`)) as { calls: Work[] }
  return { status, stretches: calls }
}

test('under a slow database a stretch ends itself inside a chunk, and the next goes on from there', async () => {
  await applyAll(town.people.communityStaff, await importRows(staff(), rowsWith('户主')))
  const { id, version, counts } = await importRows(staff(), rowsWith('配偶'))
  expect(counts).toMatchObject({ changed: PEOPLE })
  await slowDown()

  await town.people.communityStaff.api.grid.roster.apply({ id, version })
  const written = await driveSlowly(id)
  expect(written.status).toMatchObject({ state: 'applied', counts: { stale: 0 } })
  expect(written.stretches.length).toBeGreaterThan(1)
  expect(written.stretches.filter(({ outcome }) => outcome !== 'ok')).toEqual([])
  expect(await relations()).toEqual(Array.from({ length: PEOPLE }, () => 'spouse'))

  await town.people.communityStaff.api.grid.roster.undo({ id })
  const undone = await driveSlowly(id)
  expect(undone.status).toMatchObject({ state: 'undone', counts: { kept: 0 } })
  expect(undone.stretches.length).toBeGreaterThan(1)
  expect(undone.stretches.filter(({ outcome }) => outcome !== 'ok')).toEqual([])
  expect(await relations()).toEqual(Array.from({ length: PEOPLE }, () => 'owner'))
})
