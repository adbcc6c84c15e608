import { DAY } from '../../../domain/case'
import { makeKey } from '../../support/cloud'
import { entrusted, entrusting, naming } from '../../support/mandates'
import { codeOf, outcomeOf } from '../../support/outcomes'
import { subscribed } from '../../support/subscribed'
import { townForFile } from '../../support/town'
import { newsTo, wishOf } from '../../support/track'
import { chess, publish, trolley } from '../../support/wishes'
import type { Who } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const under = (mandate: string, subject: Who = 'wisher') => ({
  ...trolley,
  for: { who: 'mandate' as const, mandate, subject },
})
const submit = (asked: ReturnType<typeof under>) => town.people.neighbour.api.wish.submit(asked)
const revoke = (id: string) => town.people.wisher.api.identity.mandate.revoke(naming(id))

describe('a wish in somebody’s name', () => {
  test.each([
    ['without a mandate', () => under('nothing')],
    ['of somebody else than the mandate names', (id: string) => under(id, 'daughter')],
    ['of nobody', (id: string) => under(id, 'nobody' as Who)],
  ])('is not taken %s', async (_, asked) => {
    const id = await entrusted(town)
    expect(await codeOf(submit(asked(id)))).toBe('not_found')
    expect(await town.cloud.documents('wishes')).toEqual([])
  })

  test('is not taken from somebody else than the agent', async () => {
    const id = await entrusted(town)
    expect(await codeOf(town.people.outsider.api.wish.submit(under(id)))).toBe('not_found')
  })

  test('is not taken under a mandate for something else', async () => {
    const asked = entrusting('neighbour', { what: ['vote'] })
    const { id } = await town.people.wisher.api.identity.mandate.give(asked)
    expect(await codeOf(submit(under(id)))).toBe('not_found')
  })

  test('is not taken after the mandate has ended by itself', async () => {
    const id = await entrusted(town)
    await town.cloud.advance(91 * DAY)
    expect(await codeOf(submit(under(id)))).toBe('not_found')
  })

  test('is the subject’s, from their home, and says under whose mandate', async () => {
    const wish = await wishOf(town, (await submit(under(await entrusted(town)))).id)
    expect(wish).toMatchObject({
      wisher: { id: 'wisher', hasPhone: true },
      householdId: 'h1',
      place: { grid: '一网格' },
      helper: { id: 'neighbour', isStaff: false },
      events: [{ action: 'submit', by: { id: 'neighbour' }, as: '受周桂兰委托' }],
    })
  })

  test('tells strangers neither the subject’s nor the agent’s name', async () => {
    const { id, version } = await submit(under(await entrusted(town)))
    await publish(town.people, { id, version })
    const seen = await town.people.branchMember.api.wish.get({ id })
    expect(JSON.stringify(seen)).not.toMatch(/桂兰|许强/)
    expect(seen.events[0]).toMatchObject({ as: '受周**委托' })
  })

  test('gives the agent the turns of whoever asked', async () => {
    const mandate = await entrusted(town)
    const { id, version } = await submit({ ...under(mandate), ...chess, for: under(mandate).for })
    await publish(town.people, { id, version })
    await town.people.branchMember.api.wish.claim({ id })
    await town.people.branchMember.api.wish.fulfil({ id, minutes: 60 })
    const home = await town.people.neighbour.api.wish.home({})
    expect(home.waiting.map((wish) => wish.id)).toEqual([id])
    await town.people.neighbour.api.wish.confirm({ id })
    expect((await wishOf(town, id)).events.at(-1)).toMatchObject({ action: 'confirm', as: '受周桂兰委托' })
  })
})

describe('a mandate that was taken back', () => {
  test('stops everything at once: the wish, its turns, its place among one’s own', async () => {
    const mandate = await entrusted(town)
    const { id } = await submit(under(mandate))
    await revoke(mandate)
    const { wish } = town.people.neighbour.api
    expect(await codeOf(wish.submit(under(mandate)))).toBe('not_found')
    expect(await codeOf(wish.get({ id }))).toBe('not_found')
    expect(await codeOf(wish.withdraw({ id }))).toBe('not_found')
    expect((await wish.mine({ after: null })).wishes).toEqual([])
    expect((await wish.home({})).mine).toEqual([])
    expect(await town.people.wisher.api.wish.withdraw({ id })).toMatchObject({ state: 'withdrawn' })
  })

  test('leaves the public side of a published wish, and none of the rest', async () => {
    const mandate = await entrusted(town)
    const { id, version } = await submit(under(mandate))
    await publish(town.people, { id, version })
    await revoke(mandate)
    await town.cloud.advance(3 * DAY)
    await town.cloud.runTimer('jobs')
    const seen = await town.people.neighbour.api.wish.get({ id })
    expect(seen).toMatchObject({ isMine: false, helper: null, actions: [] })
    expect((await town.people.neighbour.api.wish.mine({ after: null })).wishes).toEqual([])
  })

  test('stops the messages to the agent, not those to the subject', async () => {
    await subscribed(town, 'neighbour', { wishNews: 2 })
    await subscribed(town, 'wisher', { wishNews: 2 })
    const mandate = await entrusted(town)
    const { id, version } = await submit(under(mandate))
    await publish(town.people, { id, version })
    await revoke(mandate)
    await town.people.branchMember.api.wish.claim({ id })
    expect(await newsTo(town, 'neighbour')).toHaveLength(1)
    expect(await newsTo(town, 'wisher')).toHaveLength(2)
  })

  test('still answers a retry of what was submitted before', async () => {
    const mandate = await entrusted(town)
    const key = makeKey()
    const send = () => town.people.neighbour.call('wish.submit', under(mandate), key)
    expect(outcomeOf((await send()).reply)).toBe('ok')
    await revoke(mandate)
    expect(outcomeOf((await send()).reply)).toBe('ok')
    expect(await town.cloud.documents('wishes')).toHaveLength(1)
  })

  test('while a wish is being submitted: taken or not, afterwards nothing more is', async () => {
    const mandate = await entrusted(town)
    const [submitted] = await Promise.allSettled([submit(under(mandate)), revoke(mandate)])
    const { length } = await town.cloud.documents('wishes')
    expect(length).toBe(submitted.status === 'fulfilled' ? 1 : 0)
    expect(await codeOf(submit({ ...under(mandate), title: '想请人修一下灯' }))).toBe('not_found')
    expect((await town.people.neighbour.api.wish.mine({ after: null })).wishes).toEqual([])
  })

  test('keeps whoever submitted it from taking it on or deciding upon it', async () => {
    const { id: mandate } = await town.people.wisher.api.identity.mandate.give(entrusting('communityStaff'))
    const { api } = town.people.communityStaff
    const { id, version } = await api.wish.submit(under(mandate))
    await town.people.wisher.api.identity.mandate.revoke(naming(mandate, 'communityStaff'))
    const decision = { verdict: 'publish', sensitivity: 'none', seenByPerson: true } as const
    expect(await codeOf(api.wish.review({ id, version, decision }))).toBe('forbidden')
  })
})

test('the grid confirms for somebody without a phone once their agent may not', async () => {
  const asked = entrusting('neighbour', { subjectId: 'noPhone', how: 'byPhone' })
  const { id: mandate } = await town.people.gridWorker.api.identity.mandate.give(asked)
  const { id } = await town.people.neighbour.api.wish.submit({ ...chess, for: under(mandate, 'noPhone').for })
  await publish(town.people, { id, version: 1 })
  await town.people.branchMember.api.wish.claim({ id })
  await town.people.branchMember.api.wish.fulfil({ id, minutes: 60 })
  const { gridWorker } = town.people
  await gridWorker.api.identity.mandate.revoke({ id: mandate, subjectId: 'noPhone', agentId: 'neighbour' })
  expect(await codeOf(town.people.neighbour.api.wish.confirm({ id }))).toBe('not_found')
  expect(await gridWorker.api.wish.confirm({ id })).toMatchObject({ state: 'realised' })
})
