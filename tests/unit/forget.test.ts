import fc from 'fast-check'
import { withoutPerson } from '../../domain/wish/forget'
import type { Wish } from '../../domain/wish/wish'
import { storedStates, storedWish } from '../support/stored-wish'

const forgotten = { id: 'wisher', pseudonym: 'gone-1' }
const who = fc.constantFrom('wisher', 'branchMember', 'volunteer', 'daughter')
const state = fc.constantFrom(...storedStates)

const helped: Partial<Wish> = { helper: { id: 'daughter', name: '周敏', relation: '女儿', isStaff: false } }

test('whoever is forgotten stands nowhere, everybody else stands where they stood', () => {
  fc.assert(
    fc.property(who, state, (id, inState) => {
      const wish = storedWish({ id: 'w1', state: inState, changes: helped, now: 1 })
      const text = JSON.stringify(withoutPerson(wish, { id, pseudonym: 'gone-1' }))
      expect(text).not.toContain(`:"${id}"`)
      const others = ['wisher', 'branchMember', 'volunteer', 'daughter'].filter((one) => one !== id)
      const { wisher, helper, claim, events } = wish
      const before = JSON.stringify({ wisher, helper, claim, events })
      for (const other of others) expect(text.includes(`:"${other}"`)).toBe(before.includes(`:"${other}"`))
    }),
  )
})

test('it happened when it happened: only who did it is gone', () => {
  const wish = storedWish({ id: 'w1', state: 'rated', now: 1 })
  const { events } = withoutPerson(wish, forgotten)
  expect(events.map(({ by: _, ...event }) => event)).toEqual(wish.events.map(({ by: _, ...event }) => event))
})

test('somebody who had no part in it changes nothing', () => {
  const wish = storedWish({ id: 'w1', state: 'rated', now: 1 })
  expect({ ...wish, ...withoutPerson(wish, { id: 'neighbour', pseudonym: 'gone-1' }) }).toEqual(wish)
})

test('number and door go with whoever asked, not with whoever helped it come true', () => {
  const wish = storedWish({ id: 'w1', state: 'rated' })
  expect(withoutPerson(wish, forgotten).contact).toBeNull()
  expect(withoutPerson(wish, { id: 'volunteer', pseudonym: 'gone-1' }).contact).toBe(wish.contact)
})
