import { consequencesOf } from '../../cloudfunctions/features/wish/consequences'
import type { EffectBody } from '../../cloudfunctions/kernel/cases'
import { contract } from '../../domain/contract'
import { procedures } from '../../domain/procedure'
import type { Wish } from '../../domain/wish/wish'
import { makeKey, type Answer } from '../support/cloud'
import { sampleOf } from '../support/samples'
import { storeAll } from '../support/samples/sample'
import { storedWish } from '../support/stored-wish'
import { townForFile } from '../support/town'
import { orgsOfWorld } from '../support/world'
import { dearer, effectOperations, ownOperations } from '../support/tables/costs'

jest.setTimeout(120_000)

const town = townForFile()
const all = procedures(contract)
const most = { query: 2, command: 3 } as const

test('every procedure has a figure within its limit', () => {
  expect(Object.keys(ownOperations).sort()).toEqual(all.map(([path]) => path).sort())
  const above = all.filter(([path, { kind }]) => (ownOperations[path] ?? Infinity) > most[kind])
  expect(above.map(([path]) => path).sort()).toEqual(Object.keys(dearer).sort())
})

/** Operations of one effect when nobody has agreed to messages: looking for recipients, for their agreements, a record. */
function costOf(effect: EffectBody): number {
  if (effect.kind === 'checkPictures') return 4
  // A record is linked to the last of its chain, which is read first.
  if (effect.kind === 'audit') return 2
  if (effect.kind !== 'notify') return 1
  // Every post that is told of something is held by somebody in the tests' town.
  if ('posts' in effect.to) return 2
  return effect.to.people.length > 0 ? 1 : 0
}

/** What the effects of the last event cost, the one write that takes them off the wish included. */
function effectsCost(before: Wish | undefined, after: Wish | undefined): number {
  const event = after?.events.at(-1)
  if (!after || !event || after.version === before?.version) return 0
  const effects = consequencesOf(event, after, before ?? after)
  return effects.length > 0 ? effects.reduce((sum, effect) => sum + costOf(effect), 1) : 0
}

async function measured(path: string): Promise<{ answer: Answer; effects: number }> {
  const { stored, who, input } = sampleOf(path)
  const about = stored?.('w1') ?? {}
  await storeAll(town.cloud, [about])
  const before = about['wishes']?.[0] as Wish | undefined
  const isCommand = all.some(([name, { kind }]) => name === path && kind === 'command')
  const answer = await town.people[who].call(path, input('w1'), isCommand ? makeKey() : undefined)
  const [after] = await town.cloud.documents<Wish>('wishes')
  return { answer, effects: effectsCost(before, after) + (effectOperations[path] ?? 0) }
}

test.each(all.map(([path]) => path))('%s costs what the table says', async (path) => {
  const { answer, effects } = await measured(path)
  expect(answer.reply).toMatchObject({ ok: true })
  expect(answer.databaseOperations - effects).toBe(ownOperations[path])
})

test('a refusal costs no more than its success', async () => {
  await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'claimed' })])
  const { reply, databaseOperations } = await town.people.buildingLead.call(
    'wish.claim',
    { id: 'w1' },
    makeKey(),
  )
  expect(reply).toMatchObject({ ok: false, code: 'conflict' })
  expect(databaseOperations).toBe(2)
})

test('a further look at the contact costs its record on top', async () => {
  const { claim } = storedWish({ id: 'w1', state: 'claimed' })
  const changes = { claim: claim && { ...claim, contactSeenBy: ['branchMember'] } }
  await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'claimed', changes })])
  const { databaseOperations } = await town.people.branchMember.call('wish.reveal', { id: 'w1' }, makeKey())
  expect(databaseOperations).toBe(2 + 2)
})

test('a past day on which people were counted costs no more', async () => {
  const noted = { since: 1_700_000_000_000, at: 1_700_000_000_000, households: 1, people: 2 }
  const row = { _id: 'b1@1', org: 'b1', at: noted.at, households: 1, people: 2 }
  const building = orgsOfWorld().find(({ _id }) => _id === 'b1')
  await town.cloud.insert('orgs', [{ ...building, noted }])
  await town.cloud.insert('dayCounts', [row])
  const asked = { org: 'b1', at: noted.at + 1 }
  const { reply, databaseOperations } = await town.people.communitySecretary.call('grid.tree.at', asked)
  expect(reply).toMatchObject({ ok: true, data: { counts: { people: 2 } } })
  expect(databaseOperations).toBe(2)
})

test('a list of twenty costs what a list of one does', async () => {
  const one = await town.people.wisher.call('wish.list', { scope: 'community' })
  const many = Array.from({ length: 45 }, (_, at) => storedWish({ id: `w${at}`, state: 'open' }))
  await town.cloud.insert('wishes', many)
  const page = await town.people.wisher.call('wish.list', { scope: 'community' })
  expect(page.databaseOperations).toBe(one.databaseOperations)
  expect(page.reply).toMatchObject({ ok: true, data: { wishes: { length: 20 } } })
})
