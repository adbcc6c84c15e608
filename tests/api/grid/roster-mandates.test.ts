import type { HowGiven, Mandate } from '../../../domain/identity/mandates'
import { DAY } from '../../../domain/case'
import { setFields } from '../../support/console'
import { entrusted, heldOf, mandateOf } from '../../support/mandates'
import { applyAll, drive, importRows, statusOf, undoAll } from '../../support/roster/importing'
import { townForFile } from '../../support/town'
import { personOf, phoneOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const staff = () => ({ caller: town.people.communityStaff, who: 'communityStaff' })
const ended = { revoked: { by: null, because: 'moved' } }

/** The daughter acts for the one whom she lives with, as a guardian does. */
const given = async (how: HowGiven = 'guardian'): Promise<string> => {
  const id = await entrusted(town, 'daughter')
  await setFields(town.cloud, { collection: 'mandates', id }, { how } satisfies Partial<Mandate>)
  return id
}
const moving = (who: 'wisher' | 'daughter', door: string): string[] => [
  ...[personOf(who).name, phoneOf(who), '', '1号楼', door, '', ''],
]
const audits = async () =>
  (await town.cloud.documents<{ what: string; action: string }>('audit')).filter(
    ({ what, action }) => what === 'mandate' && action === 'end',
  )

test('a mandate whose ground an import takes ends with its writing, on record', async () => {
  const id = await given()
  const done = await applyAll(staff().caller, await importRows(staff(), [moving('daughter', '1905')]))
  expect(done).toMatchObject({ state: 'applied', ended: 1, counts: { moved: 1, stale: 0 } })
  expect(await mandateOf(town, id)).toMatchObject(ended)
  expect(await heldOf(town, 'daughter')).toMatchObject([ended])
  expect(await audits()).toHaveLength(1)
})

test('is not ended where both move together, however far apart they stand in the file', async () => {
  const id = await given()
  await setFields(town.cloud, { collection: 'households', id: 'h1' }, { representative: null })
  const crowd = Array.from({ length: 300 }, (_, number) => [
    ...['马' + '一二三四五六七八九十'.charAt(number % 10), `139${20_000_000 + number}`],
    ...['', '1号楼', String(2000 + number), '', ''],
  ])
  const rows = [moving('daughter', '1905'), ...crowd, moving('wisher', '1905')]
  const done = await applyAll(staff().caller, await importRows(staff(), rows))
  expect(done).toMatchObject({ ended: 0, counts: { moved: 2, stale: 0 } })
  expect(await mandateOf(town, id)).toMatchObject({ revoked: null })
})

test.each(['self', 'inPerson'] as const)(
  'given otherwise (%s) survives a move within the community',
  async (how) => {
    const id = await given(how)
    const done = await applyAll(staff().caller, await importRows(staff(), [moving('daughter', '1905')]))
    expect(done).toMatchObject({ ended: 0 })
    expect(await mandateOf(town, id)).toMatchObject({ revoked: null })
  },
)

test('does not come back when the import is undone, which is said beside it', async () => {
  const id = await given()
  const done = await applyAll(staff().caller, await importRows(staff(), [moving('daughter', '1905')]))
  expect(await undoAll(staff().caller, done)).toMatchObject({ state: 'undone', ended: 1 })
  expect(await mandateOf(town, id)).toMatchObject(ended)
})

test.each(['modifyDocument people', 'modifyDocument mandates', 'insertDocument audit'])(
  'a function killed after %s ends it once',
  async (actionPattern) => {
    const id = await given()
    const { id: order, version } = await importRows(staff(), [moving('daughter', '1905')])
    await town.cloud.admin('faults', { kill: 'after-write', function: 'roster', actionPattern, nth: 1 })
    await staff().caller.api.grid.roster.apply({ id: order, version })
    await staff().caller.api.grid.roster.advance({ id: order, version: version + 1 })
    await town.cloud.advance(2 * DAY)
    expect(await drive(staff().caller, order)).toMatchObject({ state: 'applied' })
    await town.cloud.runTimer('jobs')
    expect(await mandateOf(town, id)).toMatchObject(ended)
    expect(await audits()).toHaveLength(1)
    expect((await statusOf(staff().caller, order)).counts).toMatchObject({ moved: 1, stale: 0 })
  },
)
