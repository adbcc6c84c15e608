import fc from 'fast-check'
import type { Fields } from '../database/support'
import { ALICE, BOB, ruled } from './support'

/** Rules, each with what it says in plain code. */
const RULES: readonly { readonly rule: string; readonly isAllowed: (document: Fields) => boolean }[] = [
  { rule: 'doc._openid == auth.openid', isAllowed: ({ _openid }) => _openid === ALICE },
  { rule: 'doc.age > 3', isAllowed: ({ age }) => Number(age) > 3 },
  {
    rule: 'doc.age <= 3 && doc.state != "b"',
    isAllowed: ({ age, state }) => Number(age) <= 3 && state !== 'b',
  },
  { rule: '!(doc.state in ["a", "b"])', isAllowed: ({ state }) => state !== 'a' && state !== 'b' },
  {
    rule: 'doc.open || doc._openid == auth.openid',
    isAllowed: (it) => it['open'] === true || it['_openid'] === ALICE,
  },
  { rule: 'auth.openid in doc.members', isAllowed: ({ members }) => (members as string[]).includes(ALICE) },
]

const age = fc.integer({ min: 0, max: 6 })
const state = fc.constantFrom('a', 'b', 'c')
const person = fc.constantFrom(ALICE, BOB)
const document = fc.record({
  _openid: person,
  age,
  state,
  open: fc.boolean(),
  members: fc.subarray([ALICE, BOB]),
})

const comparisons = fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte')
const condition = fc.oneof(
  fc.record({ age: fc.tuple(comparisons, age).map(([operator, value]) => ({ [operator]: value })) }),
  fc.record({ age: fc.record({ $in: fc.array(age, { minLength: 1, maxLength: 3 }) }) }),
  fc.record({
    state: fc.tuple(fc.constantFrom('$eq', '$ne'), state).map(([key, value]) => ({ [key]: value })),
  }),
  fc.record({
    state: fc
      .tuple(fc.constantFrom('$in', '$nin'), fc.subarray(['a', 'b', 'c']))
      .map(([key, value]) => ({ [key]: value })),
  }),
  fc.record({ open: fc.boolean() }),
  fc.record({ _openid: fc.constantFrom<unknown>('{openid}', ALICE, BOB, { $ne: BOB }) }),
  fc.record({
    members: fc.constantFrom<unknown>('{openid}', BOB, { $all: [ALICE] }, { $ne: BOB }, { $size: 1 }),
  }),
)
const several = fc.array(condition, { minLength: 1, maxLength: 3 })
const query = fc.oneof(
  condition,
  several.map((all) => Object.assign({}, ...all) as Fields),
  several.map((all) => ({ $and: all })),
  several.map((all) => ({ $or: all })),
  fc.tuple(condition, several).map(([one, all]) => ({ ...one, $or: all })),
)

it('never gives a client a document that the rule forbids', async () => {
  let passed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...RULES),
      fc.array(document, { minLength: 5, maxLength: 15 }),
      fc.array(query, { minLength: 1, maxLength: 8 }),
      async ({ rule, isAllowed }, documents, queries) => {
        const made = ruled({ notes: { read: rule } })
        await made.add('notes', ...documents)
        for (const asked of queries) {
          const answer = made
            .as(ALICE)
            .get('notes', asked)
            .catch((error: unknown) => (error as { code?: string }).code)
          const result = await answer
          if (result === 'DATABASE_PERMISSION_DENIED') continue
          passed++
          expect(Array.isArray(result) && result.every(isAllowed)).toBe(true)
        }
      },
    ),
    { numRuns: 400, seed: 7 },
  )
  expect(passed).toBeGreaterThan(100)
})
