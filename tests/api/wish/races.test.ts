import type { Wish } from '../../../domain/wish/wish'
import { makeKey, type Caller } from '../../support/cloud'
import { outcomeOf, type Outcome } from '../../support/outcomes'
import { subscribed } from '../../support/subscribed'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { bring, chess, trolley } from '../../support/wishes'
import { volunteerNumber } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()

const outcome = async (caller: Caller, path: string, input: object): Promise<Outcome> =>
  outcomeOf((await caller.call(path, input, makeKey())).reply)

/** How many calls came to what. */
function tally(outcomes: readonly Outcome[]): { [outcome: string]: number } {
  const counts = new Map<string, number>()
  for (const one of outcomes) counts.set(one, (counts.get(one) ?? 0) + 1)
  return Object.fromEntries(counts)
}

const theWish = async (id: string): Promise<Wish | undefined> =>
  (await town.cloud.documents<Wish>('wishes')).find(({ _id }) => _id === id)
const actionsOf = (wish: Wish | undefined): string[] => wish?.events.map(({ action }) => action) ?? []

test('of a hundred who claim at once one gets it, and one message is sent', async () => {
  const CROWD = 100
  const { cloud, people } = town
  const crowd = Array.from({ length: CROWD }, (_, at) => volunteerNumber(at))
  await cloud.insert('people', crowd)
  await cloud.insert('wishes', [storedWish({ id: 'w1', state: 'open' })])
  await subscribed(town, 'wisher', { wishNews: 5 })
  const callers = await Promise.all(crowd.map(({ openid }) => cloud.as(openid)))
  const outcomes = await Promise.all(callers.map((one) => outcome(one, 'wish.claim', { id: 'w1' })))
  expect(tally(outcomes)).toEqual({ ok: 1, conflict: CROWD - 1 })
  const wish = await theWish('w1')
  expect(actionsOf(wish)).toEqual(['submit', 'claim'])
  expect(wish).toMatchObject({ version: 2, claim: { lead: { id: crowd[outcomes.indexOf('ok')]?._id } } })
  expect(await cloud.messages()).toHaveLength(1)
  expect((await people.wisher.api.wish.get({ id: 'w1' })).state).toBe('claimed')
})

test('of two who take the last place of a team one gets it', async () => {
  const { branchSecretary, buildingLead } = town.people
  const { id } = await bring.team(town.people, 2)
  const outcomes = await Promise.all(
    [branchSecretary, buildingLead].map((one) => outcome(one, 'wish.join', { id })),
  )
  expect(tally(outcomes)).toEqual({ ok: 1, too_many: 1 })
  expect((await theWish(id))?.claim?.members).toHaveLength(1)
})

test('three who join a team of ten at once all get in', async () => {
  const crowd = Array.from({ length: 3 }, (_, at) => volunteerNumber(at))
  await town.cloud.insert('people', crowd)
  const { claim } = storedWish({ id: 'w1', state: 'claimed' })
  const changes = { claim: claim && { ...claim, members: [], places: 10 } }
  await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'claimed', changes })])
  const callers = await Promise.all(crowd.map(({ openid }) => town.cloud.as(openid)))
  const outcomes = await Promise.all(callers.map((one) => outcome(one, 'wish.join', { id: 'w1' })))
  expect(tally(outcomes)).toEqual({ ok: 3 })
  expect((await theWish('w1'))?.claim?.members).toHaveLength(3)
})

test('of a change and a claim at once one counts, and nobody claims what they did not read', async () => {
  const { wisher, branchMember } = town.people
  const { id, version } = await bring.open(town.people)
  const [edit, claim] = await Promise.all([
    outcome(wisher, 'wish.edit', { id, version, title: '想要一辆结实的小推车', kind: 'goods' }),
    outcome(branchMember, 'wish.claim', { id }),
  ])
  const wish = await theWish(id)
  expect([edit, claim].filter((one) => one === 'ok')).toHaveLength(1)
  if (claim === 'ok') expect(wish).toMatchObject({ state: 'claimed', title: trolley.title })
  else expect(wish).toMatchObject({ state: 'review', claim: null, title: '想要一辆结实的小推车' })
})

test('a double tap with one key is one move, and both answers are equal', async () => {
  const { id } = await bring.open(town.people)
  const key = makeKey()
  const tap = () => town.people.branchMember.api.wish.claim({ id }, { key })
  const answers = await Promise.all([tap(), tap(), tap()])
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(actionsOf(await theWish(id))).toEqual(['submit', 'publish', 'claim'])
})

test('a double tap on submit is one wish', async () => {
  const key = makeKey()
  const tap = () => town.people.wisher.api.wish.submit(trolley, { key })
  const [first, second] = await Promise.all([tap(), tap()])
  expect(second).toEqual(first)
  expect(await town.cloud.documents('wishes')).toHaveLength(1)
})

test.each(['wisher alone', 'wisher and daughter'])(
  'a household never gets more than its three: %s',
  async (whose) => {
    const { wisher, daughter } = town.people
    const titles = [
      '修一修阳台的灯',
      '教我用手机挂号',
      '帮忙搬一张旧桌子',
      '想学写毛笔字',
      '请人陪着去趟公园',
    ]
    const calls = titles.map((title, at) =>
      outcome(whose.includes('daughter') && at % 2 === 1 ? daughter : wisher, 'wish.submit', {
        ...{ title, kind: 'service', for: { who: 'me' } },
      }),
    )
    const counts = tally(await Promise.all(calls))
    expect(counts).toEqual({ ok: 3, too_many: 2 })
    expect(await town.cloud.documents('wishes')).toHaveLength(3)
  },
)

test('two reviewers at once: one decision', async () => {
  const { communityStaff, communitySecretary } = town.people
  const { id, version } = await bring.review(town.people, chess)
  const decision = { verdict: 'sendBack', note: '请写明时间' }
  const outcomes = await Promise.all(
    [communityStaff, communitySecretary].map((one) => outcome(one, 'wish.review', { id, version, decision })),
  )
  expect(tally(outcomes)).toEqual({ ok: 1, conflict: 1 })
  expect(actionsOf(await theWish(id))).toEqual(['submit', 'sendBack'])
})
