import { makeSeal } from '../../../cloudfunctions/kernel/seal'
import { startCloud, testKeys, type Cloud } from '../../support/cloud'
import { applyAll, importRows, undoAll } from '../../support/roster/importing'
import { personOf, populate, signInAll, type Company } from '../../support/world'

jest.setTimeout(120_000)

const second = Buffer.alloc(32, 8).toString('base64')
const both = { ...testKeys, 2: second }
const { 1: _first, ...newOnly } = both

/** Everything that an import reads and writes. */
const collections = ['orgs', 'households', 'people', 'imports', 'rosterRows'] as const

let cloud: Cloud
let people: Company
afterEach(() => cloud.stop())

/** A town whose functions have these keys. */
async function townWith(keys: object, fill: () => Promise<void>): Promise<void> {
  cloud = await startCloud({ env: { LINGE_KEYS: JSON.stringify(keys) } })
  await fill()
  people = await signInAll(cloud)
}

/** The same town with other keys, as when its functions are deployed with them. */
async function changeKeys(keys: object): Promise<void> {
  const stored = await Promise.all(collections.map((name) => cloud.documents<object & { _id: string }>(name)))
  await cloud.stop()
  await townWith(keys, async () => {
    for (const [at, name] of collections.entries()) await cloud.insert(name, stored[at] ?? [])
  })
}

interface Chunk {
  readonly sealed: string
  readonly sealedBy: number
}
const chunks = () => cloud.documents<Chunk>('rosterRows')

interface Contact {
  readonly _id: string
  readonly contact: string | null
}
const seal = makeSeal(both)
const told = (all: readonly Contact[]) =>
  new Map(all.map(({ _id, contact }) => [_id, contact === null ? null : seal.open(contact)]))

/** Somebody of the wisher's household without a number, who gets one by the office's list. */
const kept = { ...personOf('noPhone'), _id: 'kept', openid: 'none:kept', name: '周老太', householdId: 'h1' }
const changed = ['周老太', '13900000077', '', '1号楼', '401', '', '']

test('an import that was written with the old key is taken back when only the new one is left', async () => {
  await townWith(testKeys, async () => {
    await populate(cloud)
    await cloud.insert('people', [kept])
  })
  const by = { caller: people.communityStaff, who: 'communityStaff' }
  const before = await cloud.documents<Contact>('people')
  const rows = [changed, ['新来的', '13900000078', '', '1号楼', '901', '', '']]
  const { counts, ...order } = await importRows(by, rows)
  expect(counts).toMatchObject({ new: 1, changed: 1 })
  await applyAll(people.communityStaff, { counts, ...order })
  await changeKeys(both)
  expect(await cloud.runTimer('jobs')).toMatchObject({ resealed: { isComplete: true } })
  expect(
    (await chunks()).filter(({ sealed, sealedBy }) => sealedBy !== 2 || !sealed.startsWith('2.')),
  ).toEqual([])
  await changeKeys(newOnly)
  expect(await undoAll(people.communityStaff, order)).toMatchObject({ state: 'undone', counts: { kept: 0 } })
  const after = await cloud.documents<Contact>('people')
  expect(told(after)).toEqual(told(before))
  expect(after.filter(({ contact }) => contact?.startsWith('1.'))).toEqual([])
})

test('an old key is still needed as long as rows cannot be opened', async () => {
  await townWith(both, () => populate(cloud))
  await cloud.insert('rosterRows', [
    {
      ...{ _id: 'gone:1', importId: 'gone', path: [], chunk: 1, kinds: [], marks: [], markRows: [] },
      ...{ isWritten: true, sealed: '1.broken.rows', sealedBy: 1 },
    },
  ])
  await cloud.runTimer('jobs')
  expect(await cloud.runTimer('jobs')).toMatchObject({ ok: true, resealed: { done: 0, isComplete: false } })
})
