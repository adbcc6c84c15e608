import { NEVER, type PersonRef } from '../../domain/case'
import { audienceAt, deriveWish } from '../../domain/wish/desk'
import { wishLimits, wishTimes } from '../../domain/wish/limits'
import { defaultWishRules } from '../../domain/wish/rules'
import { freeSlot, listedAt } from '../../domain/wish/lists'
import { partiesTo } from '../../domain/wish/parties'
import { textFaults } from '../../domain/wish/text-rules'
import { stages, type Stage, type Wish } from '../../domain/wish/wish'
import { wishStates, wishWorkflow, type WishParty, type WishState } from '../../domain/wish/workflow'
import { move, type Step } from '../../domain/workflow'
import { countBy, gather, now, town } from './support'

const DAY = 86_400_000
const { orgs, people, wishes } = gather(town())
const named = new Map(people.map((person) => [person._id, person]))

/** How far a wish was carried before an event. */
function stageBefore({ events }: Wish, index: number): Stage | null {
  return events.slice(0, index).reduce<Stage | null>((stage, { action }) => {
    if (action === 'publish') return 'branch'
    if (action === 'edit') return null
    return action === 'widen' ? (stages[stages.indexOf(stage ?? 'branch') + 1] ?? 'subdistrict') : stage
  }, null)
}

/** Who had the claim, and a part in it, before an event. */
function claimBefore({ events }: Wish, index: number): Wish['claim'] {
  const before = events.slice(0, index)
  const since = before.map(({ action }) => action).lastIndexOf('claim')
  const lead = before[since]?.by
  if (!lead || before.slice(since).some(({ action }) => action === 'release' || action === 'expire'))
    return null
  const left = before.filter(({ action }) => action === 'leave').map(({ by }) => by?.id)
  const joined = before.flatMap(({ action, by }) => (action === 'join' && by ? [by] : []))
  return claimOf(
    lead,
    joined.filter(({ id }) => !left.includes(id)),
  )
}

const claimOf = (lead: PersonRef, members: readonly PersonRef[]): Wish['claim'] => {
  const asClaimer = (person: PersonRef) => ({ ...person, as: '', earlierReleases: 0 })
  const rest = { places: 1, at: 0, extensions: 0, reminded: false, contactSeenBy: [] }
  return { lead: asClaimer(lead), members: members.map(asClaimer), ...rest }
}

/** What the doer of an event was to the wish just before it. */
function partiesOf(wish: Wish, index: number): readonly string[] {
  const { by, at } = wish.events[index] ?? { by: null, at: 0 }
  const person = by && named.get(by.id)
  if (!person) return ['clock']
  const stage = stageBefore(wish, index)
  const audience = stage === null ? [] : audienceAt(wish.path, stage)
  return partiesTo({ ...wish, stage, audience, claim: claimBefore(wish, index) }, person, { now: at })
}

describe('the track of every wish', () => {
  it('follows the workflow, one version after the other', () => {
    for (const { events, state, version } of wishes) {
      let at = 0
      let from: string = wishWorkflow.initial
      events.forEach((event, index) => {
        expect(event).toMatchObject({ id: String(index + 1), from, key: null, digest: null })
        expect(event.at).toBeGreaterThan(at)
        const { to } = move({
          table: wishWorkflow,
          state: event.from,
          action: event.action,
          parties: [...wishWorkflow.steps[event.action].by],
          given: { note: event.note, channel: 'given', target: 'given' },
          times: wishTimes(defaultWishRules),
          dueAt: null,
          now: event.at,
        })
        expect(event.to).toBe(to)
        ;({ at, to: from } = event)
      })
      expect([state, version]).toEqual([from, events.length])
      expect(at).toBeLessThanOrEqual(now)
    }
  })

  it('was made by people who might do that, and in whose name they say', () => {
    const names = new Set([...orgs.map(({ name }) => name), ...orgs.map(({ name }) => `${name}党支部`)])
    for (const wish of wishes) {
      wish.events.forEach(({ action, as }, index) => {
        const { by, notBy = [] }: Step<WishState, WishParty> = wishWorkflow.steps[action]
        const parties = partiesOf(wish, index)
        expect({ wish: wish._id, action, may: by.some((party) => parties.includes(party)) }).toMatchObject({
          may: true,
        })
        expect(notBy.filter((party) => parties.includes(party))).toEqual([])
        expect(as === '' || names.has(as)).toBe(true)
      })
    }
  })
})

describe('the wishes of the demo town', () => {
  it('are in every stored state, and published ones at every stage', () => {
    const states = countBy(wishes, ({ state }) => state)
    expect(wishes).toHaveLength(200)
    expect(Object.keys(states).sort()).toEqual(wishStates.filter((state) => state !== 'draft').sort())
    const open = wishes.filter(({ state }) => state === 'open')
    expect(Object.keys(countBy(open, ({ stage }) => String(stage)))).toHaveLength(3)
  })

  const special: [string, (wish: Wish) => boolean][] = [
    ['reopened', ({ reopened }) => reopened > 0],
    ['given back twice', ({ releases, state }) => releases > 1 && state === 'open'],
    ['a team with free places', ({ claim }) => claim !== null && claim.places > claim.members.length + 1],
    ['sensitive, with an outline', ({ sensitivity, outline }) => sensitivity !== 'none' && outline !== null],
    ['recorded by staff', ({ helper }) => helper?.isStaff === true],
    ['for somebody helped', ({ helper, wisher }) => helper?.isStaff === false && wisher.id === null],
    ['a change asked for', ({ change }) => change !== null],
    ['thanks held back', ({ rating }) => rating?.check === 'manual' && rating.consent],
    ['waiting for the grid worker', ({ keys }) => keys.some((key) => key.startsWith('proxy@'))],
    ['a review overdue', ({ state, dueAt }) => state === 'review' && dueAt < now],
    ['a claim that ends within a day', ({ claim, dueAt }) => claim !== null && dueAt < now + DAY],
  ]
  it.each(special)('show one that is %s', (_, isThat) => {
    expect(wishes.some(isThat)).toBe(true)
  })

  it('say at least 120 different things, within the rules', () => {
    expect(new Set(wishes.map(({ title, reason }) => title + reason)).size).toBeGreaterThanOrEqual(120)
    for (const wish of wishes) {
      expect(textFaults(wish)).toEqual({})
      expect([...wish.title].length).toBeGreaterThanOrEqual(wishLimits.title.min)
      expect([...wish.title].length).toBeLessThanOrEqual(wishLimits.title.max)
      expect([...wish.reason].length).toBeLessThanOrEqual(wishLimits.reason)
      expect(wish.value ?? 0).toBeLessThanOrEqual(defaultWishRules.valueMaxYuan)
      expect(wish.title + wish.reason).not.toContain('{')
    }
  })

  it('have the fields that follow from the others, and a clock that has still to come', () => {
    for (const wish of wishes) {
      expect(wish).toMatchObject(deriveWish(wish, defaultWishRules))
      expect(wish.listedAt).toBe(listedAt(wish._id, wish.submittedAt))
      expect(wish.submittedAt).toBe(wish.events[0]?.at)
      expect(wish.submittedAt).toBeGreaterThan(now - 120 * DAY)
      expect(wish.clockAt).toBeGreaterThan(now)
      expect([wish.effects, wish.effectsAt]).toEqual([[], NEVER])
    }
  })

  it('take one place each of their household, three at most', () => {
    expect(new Set(wishes.map(({ slot }) => slot)).size).toBe(wishes.length)
    for (const { _id, slot, phase, householdId } of wishes) {
      const places = [0, 1, 2].map((place) => `${householdId}#${place}`)
      if (phase === 'done' || phase === 'ended') expect(slot).toBe(freeSlot(_id))
      else expect(places).toContain(slot)
    }
  })

  it('belong to people and homes that exist', () => {
    for (const { wisher, helper, householdId, path, claim } of wishes) {
      const asker = named.get(helper && !helper.isStaff ? helper.id : (wisher.id ?? ''))
      expect(asker).toMatchObject({ householdId, path })
      for (const one of claim ? [claim.lead, ...claim.members] : [])
        expect(named.get(one.id)?.name).toBe(one.name)
    }
  })

  it('count each claim given back with the person who did', () => {
    const events = wishes.flatMap(({ _id, events }) =>
      events.filter(({ action }) => action === 'release').map(({ id }) => `${_id}:${id}.1`),
    )
    expect(people.flatMap(({ releases }) => releases).sort()).toEqual(events.sort())
  })
})

describe('the wishes of the cast', () => {
  const of = (key: string) => wishes.filter(({ keys }) => keys.includes(key))

  it('give 周桂兰 glasses to confirm, brought by 李明, and an open wish', () => {
    const own = of('asked@p1').filter(({ helper }) => helper === null)
    expect(own.map(({ state }) => state).sort()).toEqual(['confirming', 'open'])
    expect(own.find(({ state }) => state === 'confirming')?.claim?.lead.id).toBe('p2')
  })

  it('give 李明 a claim that ends tomorrow', () => {
    const left = of('turn@p2').map(({ dueAt }) => dueAt - now)
    expect(left.some((time) => time > 12 * 3_600_000 && time < DAY)).toBe(true)
  })

  it('give 陈静 reviews, one of them overdue', () => {
    const reviews = of('review@m1')
    expect(reviews.length).toBeGreaterThan(2)
    expect(reviews.some(({ dueAt }) => dueAt < now)).toBe(true)
  })
})
