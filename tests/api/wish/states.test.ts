import { startCloud, makeKey, type Cloud } from '../../support/cloud'
import { outcomeOf, tableOf, type Outcome } from '../../support/outcomes'
import { sampleOf } from '../../support/samples'
import { storedStates, storedWish } from '../../support/stored-wish'
import { populate, signInAll } from '../../support/world'
import { contract } from '../../../domain/contract'
import { procedures } from '../../../domain/procedure'
import type { Wish } from '../../../domain/wish/wish'
import type { WishState } from '../../../domain/wish/workflow'

jest.setTimeout(120_000)

const letters: { readonly [letter: string]: Outcome } = {
  '+': 'ok',
  c: 'conflict',
  f: 'forbidden',
  n: 'not_found',
}

/**
 * What each command comes to in each state, called by whoever may in the right one. `f`: nobody has the claim in
 * that state, so the caller has no part in the wish; `n`: the caller does not even see it.
 */
const table = tableOf(`
                 review changes open claimed doing confirming realised rated withdrawn unsuitable transferred
  edit           +      +       +    c       c     c          c        c     c         c          c
  withdraw       +      +       +    c       c     c          c        c     c         c          c
  askChange      c      c       c    +       +     c          c        c     c         c          c
  confirm        c      c       c    c       c     +          c        c     c         c          c
  reopen         c      c       c    c       c     +          +        +     c         c          c
  rate           c      c       c    c       c     c          +        c     c         c          c
  review         +      c       c    c       c     c          c        c     c         c          c
  transfer       +      c       +    c       c     c          c        c     c         c          c
  approveThanks  c      c       c    c       c     c          c        +     c         c          c
  claim          n      n       +    c       c     c          c        c     c         c          c
  join           n      n       c    +       +     c          c        c     n         n          n
  leave          n      n       f    +       +     c          c        c     n         n          n
  reveal         n      n       f    +       +     +          c        c     f         f          f
  start          n      n       f    +       c     c          c        c     f         f          f
  extend         n      n       f    +       +     c          c        c     f         f          f
  release        n      n       f    +       +     c          c        c     f         f          f
  fulfil         n      n       f    +       +     c          c        c     f         f          f
  answerChange   n      n       f    +       +     c          c        c     f         f          f
`)

const idOf = (name: string, state: WishState): string => `${name}-${state}`
const commands = procedures(contract).filter(([, { kind }]) => kind === 'command')

let cloud: Cloud
const outcomes = new Map<string, Outcome>()
let stored: Wish[] = []

beforeAll(async () => {
  cloud = await startCloud()
  const people = await signInAll(cloud)
  await populate(cloud)
  const wishes = [...table.keys()].flatMap((name) =>
    storedStates.map((state) => {
      const { change } = sampledWish(name)
      return storedWish({
        id: idOf(name, state),
        state,
        changes: ['claimed', 'doing'].includes(state) ? { change } : {},
      })
    }),
  )
  await cloud.insert('wishes', wishes)
  for (const name of table.keys()) {
    const { who, input } = sampleOf(`wish.${name}`)
    const row = storedStates.map(async (state) => {
      const id = idOf(name, state)
      outcomes.set(id, outcomeOf((await people[who].call(`wish.${name}`, input(id), makeKey())).reply))
    })
    await Promise.all(row)
  }
  stored = await cloud.documents<Wish>('wishes')
})
afterAll(() => cloud.stop())

/** The wish that the sample of a command is about. */
function sampledWish(name: string): Wish {
  const [wish] = sampleOf(`wish.${name}`).stored?.('w1')['wishes'] ?? []
  if (!wish) throw new Error(`wish.${name} is about no wish`)
  return wish as Wish
}

test('every command on a wish has a row and every stored state a column', () => {
  const onWishes = commands.map(([path]) => path).filter((path) => sampleOf(path).stored?.('w1')['wishes'])
  expect([...table.keys()].map((name) => `wish.${name}`).sort()).toEqual(onWishes.sort())
  for (const row of table.values()) expect([...row.keys()].sort()).toEqual([...storedStates].sort())
})

test.each([...table.keys()])('%s moves or refuses in each state', (name) => {
  const got = Object.fromEntries(storedStates.map((state) => [state, outcomes.get(idOf(name, state))]))
  const wanted = Object.fromEntries(
    storedStates.map((state) => [state, letters[table.get(name)?.get(state) ?? ''] ?? 'no such letter']),
  )
  expect(got).toEqual(wanted)
})

test('a move adds one event and one version, a refusal adds nothing', () => {
  const grown = stored.map(({ _id, version, events }) => [_id, version, events.length] as const)
  const wanted = stored.map(({ _id }) => {
    const size = outcomes.get(_id) === 'ok' ? 2 : 1
    return [_id, size, size] as const
  })
  expect(grown).toEqual(wanted)
})
