import fc from 'fast-check'
import { DAY } from '../../domain/case'
import {
  heldOf,
  isInForce,
  mandateFor,
  powers,
  renewedIn,
  repairOf,
  revokedIn,
  taken,
  type HeldMandate,
  type Mandate,
} from '../../domain/identity/mandates'

const by = { id: 'wisher', name: '周桂兰' }
const agent = { id: 'neighbour', name: '许强' }

/** What the two documents hold. */
interface Both {
  readonly record: Mandate | null
  readonly held: readonly HeldMandate[]
}

const given = (now: number): Mandate => ({
  ...{ _id: 'm', version: 1, subject: by, agent, parties: [by.id, agent.id], path: [] },
  ...{ what: ['wish'], from: now, until: now + 30 * DAY, how: 'self', by },
  ...{ renewals: [], revoked: null, checkAt: now, keys: [] },
})

type Write = (both: Both) => Both
type Step = (both: Both, now: number) => readonly Write[]

const onRecord =
  (change: (record: Mandate) => Mandate): Write =>
  ({ record, held }) => ({ record: record && change(record), held })
const onHeld =
  (change: (held: readonly HeldMandate[]) => readonly HeldMandate[]): Write =>
  ({ record, held }) => ({ record, held: change(held) })

/** Each step as the writes it makes, in their order; the writer may end after any of them. */
const steps = {
  give: ({ record }, now) =>
    record?.revoked
      ? []
      : [
          (both) => ({ ...both, record: both.record ?? given(now) }),
          onHeld((held) => taken(held, heldOf(record ?? given(now)))),
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
  jobs: ({ record, held }, now) => {
    if (!record) return []
    const repair = repairOf(record, held, now)
    return [onRecord((one) => ({ ...one, ...repair.record })), onHeld(repair.held)]
  },
} satisfies Record<string, Step>

const move = fc.record({
  step: fc.constantFrom<keyof typeof steps>('give', 'renew', 'revoke', 'jobs'),
  /** Writes that are made before the process ends. */
  writes: fc.integer({ min: 0, max: 2 }),
  days: fc.integer({ min: 0, max: 20 }),
})

const right = (held: readonly HeldMandate[], now: number) =>
  mandateFor({ mandates: held }, { subject: by.id, power: 'wish', now })

test('whatever is given, renewed, taken back and left undone, no right is held that is not in force', () => {
  const seen = { rights: 0, ended: 0 }
  fc.assert(
    fc.property(fc.array(move, { maxLength: 25 }), (moves) => {
      let [both, now, isRevoked]: [Both, number, boolean] = [{ record: null, held: [] }, 0, false]
      for (const { step, writes, days } of moves) {
        now += days * DAY
        const before = both
        for (const write of steps[step](both, now).slice(0, writes)) both = write(both)
        isRevoked ||= step === 'revoke' && both !== before
        const holds = right(both.held, now) !== null
        seen.rights += Number(holds)
        seen.ended += Number(!holds)
        if (holds) expect(both.record && isInForce(both.record, now) && !isRevoked).toBe(true)
      }
    }),
    { seed: 20_261_122, numRuns: 2000 },
  )
  expect(Math.min(seen.rights, seen.ended)).toBeGreaterThan(1000)
})

test.each(powers.filter((power) => power !== 'wish'))(
  'a mandate for wishes gives no right to %s',
  (power) => {
    const held = [heldOf(given(0))]
    expect(mandateFor({ mandates: held }, { subject: by.id, power, now: 1 })).toBeNull()
  },
)

test('a right ends at its last millisecond', () => {
  const held = [heldOf(given(0))]
  expect(right(held, 30 * DAY - 1)).not.toBeNull()
  expect(right(held, 30 * DAY)).toBeNull()
})
