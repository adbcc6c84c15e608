import type { Household } from '../../../domain/grid/org'
import type { Person } from '../../../domain/identity/person'
import { makeKey } from '../../support/cloud'
import { codeOf, outcomeOf } from '../../support/outcomes'
import { keptPerson } from '../../support/samples/kept'
import { townForFile } from '../../support/town'

jest.setTimeout(120_000)

const town = townForFile()
const grandmother = {
  ...{ name: '秦奶奶', relation: 'owner' as const, building: 'b1', room: '902', phone: '13900001111' },
}
const people = () => town.people.gridWorker.api.grid.people
const stored = async (id: string) =>
  (await town.cloud.documents<Person>('people')).find(({ _id }) => _id === id)

test('somebody without a phone is written down, verified, and nobody’s openid is theirs', async () => {
  const { id } = await people().add(grandmother)
  expect(await stored(id)).toMatchObject({
    ...{ name: '秦奶奶', openid: `none:${id}`, path: ['c1', 'd1', 's1', 'm1', 'g1', 'b1'], phoneMark: null },
    residence: { state: 'verified', by: { id: 'gridWorker' } },
  })
  const homes = await town.cloud.documents<Household>('households')
  expect(homes.filter(({ door }) => door === '1-902')).toHaveLength(1)
  expect(await town.cloud.documents('audit')).toMatchObject([{ what: 'person', action: 'add', as: '一网格' }])
})

test('the relative’s number is sealed, and finds nobody', async () => {
  const { id } = await people().add(grandmother)
  expect(JSON.stringify(await stored(id))).not.toContain(grandmother.phone)
  const found = await town.people.gridWorker.api.grid.desk.search({ by: 'phone', text: '1111', org: null })
  expect(found.people).toEqual([])
})

test('sent twice, they are written down once', async () => {
  const key = makeKey()
  const send = () => town.people.gridWorker.call('grid.people.add', grandmother, key)
  const answers = await Promise.all([send(), send()])
  expect(answers.map(({ reply }) => outcomeOf(reply))).toEqual(['ok', 'ok'])
  const written = (await town.cloud.documents<Person>('people')).filter(({ name }) => name === '秦奶奶')
  expect(written).toHaveLength(1)
})

test.each([
  ['a building of another grid', { building: 'b2' }, 'not_found'],
  ['a building of another community', { building: 'b9' }, 'not_found'],
  ['something that is no building', { building: 'g1' }, 'invalid'],
  ['what is no door', { room: '某室' }, 'invalid'],
])('%s is refused', async (_, changes, code) => {
  expect(await codeOf(people().add({ ...grandmother, ...changes }))).toBe(code)
})

test('somebody with a phone is not changed by staff', async () => {
  const asked = { personId: 'wisher', version: 1, name: '周兰', relation: 'owner' as const }
  expect(await codeOf(people().change(asked))).toBe('forbidden')
})

test('a change moves them to another door and remembers the old one; a stale one is a conflict', async () => {
  await town.cloud.insert('people', [keptPerson('kept')])
  const asked = { personId: 'kept', version: 1, name: '秦玉', relation: 'parent' as const }
  await people().change({ ...asked, home: { building: 'b1', room: '903' } })
  expect(await stored('kept')).toMatchObject({
    name: '秦玉',
    version: 2,
    past: [{ householdId: 'kept:home' }],
  })
  expect(await codeOf(people().change(asked))).toBe('conflict')
})
