import fc from 'fast-check'
import { DAY } from '../../domain/case'
import {
  heldOf,
  howGiven,
  isGroundless,
  isInForce,
  mandateFor,
  powers,
  renewedIn,
  repairOf,
  revokedIn,
  taken,
  type HeldMandate,
  type HowGiven,
  type Mandate,
} from '../../domain/identity/mandates'

const by = { id: 'wisher', name: '周桂兰' }
const agent = { id: 'neighbour', name: '许强' }

/** What the documents of both and of the mandate hold. */
interface Both {
  readonly record: Mandate | null
  readonly held: readonly HeldMandate[]
  /** The subject has left. */
  readonly hasLeft: boolean
}

const given = (now: number, how: HowGiven): Mandate => ({
  ...{ _id: 'm', version: 1, subject: by, agent, parties: [by.id, agent.id], path: [] },
  ...{ what: ['wish'], from: now, until: now + 30 * DAY, how, by },
  ...{ renewals: [], revoked: null, checkAt: now, keys: [] },
})

type Write = (both: Both) => Both
type Step = (both: Both, now: number, how: HowGiven) => readonly Write[]

const onRecord =
  (change: (record: Mandate) => Mandate): Write =>
  (both) => ({ ...both, record: both.record && change(both.record) })
const onHeld =
  (change: (held: readonly HeldMandate[]) => readonly HeldMandate[]): Write =>
  (both) => ({ ...both, held: change(both.held) })

/** The community that both live in, and who has left it. */
const home = (state: 'verified' | 'left') => ({
  ...{ householdId: 'h1', path: ['c1', 'd1', 's1', 'm1', 'g1', 'b1'] },
  residence: { state, since: 0, by: null, reason: null },
})
const isOver = (record: Mandate, hasLeft: boolean): boolean =>
  isGroundless(record, home(hasLeft ? 'left' : 'verified'), home('verified'))

/** What ends a mandate whose ground a move has taken away, as long as it is in force. */
const ending = ({ record, hasLeft }: Both, now: number): readonly Write[] => {
  if (!record || !isInForce(record, now) || !isOver(record, hasLeft)) return []
  const revoked = { at: now, by: null, because: 'moved' as const }
  return [
    onHeld((all) => revokedIn(all, heldOf(record), revoked)),
    onRecord((one) => ({ ...one, revoked: one.revoked ?? revoked })),
  ]
}

/** Each step as the writes it makes, in their order; the writer may end after any of them. */
const steps = {
  give: ({ record, hasLeft }, now, how) =>
    record?.revoked || hasLeft
      ? []
      : [
          (both) => ({ ...both, record: both.record ?? given(now, how) }),
          onHeld((held) => taken(held, heldOf(record ?? given(now, how)))),
        ],
  renew: ({ record, held }, now) => {
    const own = held.find(({ id }) => id === 'm')
    if (!record || record.revoked || !own || !isInForce(own, now)) return []
    const until = record.until + 10 * DAY
    return [onRecord((one) => ({ ...one, until })), onHeld((all) => renewedIn(all, 'm', until))]
  },
  revoke: ({ record }, now) => {
    if (!record || !isInForce(record, now)) return []
    const revoked = { at: now, by }
    return [
      onHeld((all) => revokedIn(all, heldOf(record), revoked)),
      onRecord((one) => ({ ...one, revoked: one.revoked ?? revoked })),
    ]
  },
  leave: (both, now) => [(one) => ({ ...one, hasLeft: true }), ...ending({ ...both, hasLeft: true }, now)],
  jobs: (both, now) => {
    const { record, held } = both
    if (!record) return []
    const ends = ending(both, now)
    if (ends.length > 0) return ends
    const repair = repairOf(record, held, now)
    return [onRecord((one) => ({ ...one, ...repair.record })), onHeld(repair.held)]
  },
} satisfies Record<string, Step>

const move = fc.record({
  step: fc.constantFrom<keyof typeof steps>('give', 'renew', 'revoke', 'leave', 'jobs'),
  /** Writes that are made before the process ends. */
  writes: fc.integer({ min: 0, max: 3 }),
  days: fc.integer({ min: 0, max: 20 }),
})

const right = (held: readonly HeldMandate[], now: number) =>
  mandateFor({ mandates: held }, { subject: by.id, power: 'wish', now })

const isRightful = ({ record }: Both, now: number): boolean => record !== null && isInForce(record, now)
/** All writes of a step that ends what has lost its ground were made. */
const isSettled = (step: string, writes: number): boolean => ['leave', 'jobs'].includes(step) && writes === 3

interface Seen {
  rights: number
  ended: number
  survived: number
}

function note(seen: Seen, { holds, hasLeft }: { readonly holds: boolean; readonly hasLeft: boolean }): void {
  seen.rights += Number(holds)
  seen.ended += Number(!holds)
  seen.survived += Number(holds && hasLeft)
}

const anyHow = fc.constantFrom<HowGiven>(...howGiven)
const nothing: Both = { record: null, held: [], hasLeft: false }

test('whatever is given, renewed, taken back, moved away from and left undone, no right is held that is not in force', () => {
  const seen = { rights: 0, ended: 0, survived: 0 }
  fc.assert(
    fc.property(fc.array(move, { maxLength: 25 }), anyHow, (moves, how) => {
      let [both, now, isRevoked]: [Both, number, boolean] = [nothing, 0, false]
      for (const { step, writes, days } of moves) {
        now += days * DAY
        const before = both
        for (const write of steps[step](both, now, how).slice(0, writes)) both = write(both)
        isRevoked ||= step === 'revoke' && both !== before
        const holds = right(both.held, now) !== null
        if (holds) expect(isRightful(both, now) && !isRevoked).toBe(true)
        if (isSettled(step, writes) && both.hasLeft && how !== 'self') expect(holds).toBe(false)
        note(seen, { holds, hasLeft: both.hasLeft })
      }
    }),
    { seed: 20_261_122, numRuns: 2000 },
  )
  expect(Math.min(seen.rights, seen.ended)).toBeGreaterThan(1000)
  expect(seen.survived).toBeGreaterThan(50)
})

test.each(powers.filter((power) => power !== 'wish'))(
  'a mandate for wishes gives no right to %s',
  (power) => {
    const held = [heldOf(given(0, 'self'))]
    expect(mandateFor({ mandates: held }, { subject: by.id, power, now: 1 })).toBeNull()
  },
)

test('a right ends at its last millisecond', () => {
  const held = [heldOf(given(0, 'self'))]
  expect(right(held, 30 * DAY - 1)).not.toBeNull()
  expect(right(held, 30 * DAY)).toBeNull()
})

describe('a move', () => {
  const path = (community: string) => ['c1', 'd1', 's1', community, 'g1', 'b1']
  const lives = (changes: object = {}) => ({ ...home('verified'), ...changes })
  const before = { householdId: 'h0', path: path('m1'), place: null as never, from: 0, to: 5 }

  test.each<[HowGiven, string, object, object, boolean]>([
    ['self', 'the subject has left', home('left'), {}, false],
    ['self', 'both live elsewhere', { path: path('m2'), past: [before] }, { path: path('m2') }, false],
    ['inPerson', 'the subject has left', home('left'), {}, true],
    ['inPerson', 'the agent has left', {}, home('left'), true],
    [
      'inPerson',
      'the agent lives in another community since',
      {},
      { path: path('m2'), past: [before] },
      true,
    ],
    ['byPhone', 'the agent has always lived elsewhere', {}, { path: path('m2') }, false],
    ['signed', 'the subject moved within the community', { householdId: 'h2', past: [before] }, {}, false],
    ['guardian', 'the agent lives in another household', {}, { householdId: 'h2' }, true],
    ['guardian', 'both moved together', { householdId: 'h2' }, { householdId: 'h2' }, false],
  ])('of a mandate given %s: %s', (how, _, subject, agent, isEnded) => {
    expect(isGroundless(given(1, how), lives(subject), lives(agent))).toBe(isEnded)
  })

  test('counts from the latest renewal, and on its word', () => {
    const renewal = { at: 9, by, how: 'self' as const, until: 30 * DAY }
    const renewed = { ...given(1, 'inPerson'), renewals: [renewal] }
    expect(isGroundless(renewed, lives(home('left')), lives())).toBe(false)
    const witnessed = { ...renewed, renewals: [{ ...renewal, how: 'signed' as const }] }
    expect(isGroundless(witnessed, lives({ path: path('m2'), past: [before] }), lives())).toBe(false)
  })
})
