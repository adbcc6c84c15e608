import fc from 'fast-check'
import { compileFilter } from '../../src/database/filter'
import type { IndexDeclaration } from '../../src/types'
import { bench, closeNow, ids, type Fields } from './support'
import { must } from '../../src/database/must'

/** Few values, so that equal ones, ties and matches are frequent. */
const rare = fc.oneof(
  fc.constantFrom<unknown>('', 'a', 'ab', 'b', '\0', '文', '😀', '\uffee'),
  fc.constantFrom<unknown>(null, true, false, 1.5, -1, new Date(0), new Date(5)),
)
const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 2 }) },
  { weight: 1, arbitrary: rare },
)
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }))
const nested = fc.oneof(
  { weight: 1, arbitrary: fc.record({ d: value, e: scalar }, { requiredKeys: [] }) },
  {
    weight: 3,
    arbitrary: fc.array(fc.record({ d: scalar, e: scalar }, { requiredKeys: [] }), { maxLength: 3 }),
  },
  { weight: 1, arbitrary: scalar },
)
/** At most one field is an array, because indexes over two refuse the document. */
const documentBody = fc.oneof(
  fc.record({ a: scalar, b: value, c: scalar, n: scalar }, { requiredKeys: ['a'] }),
  fc.record({ a: scalar, b: scalar, c: scalar, n: nested }, { requiredKeys: ['a', 'n'] }),
)

const PATHS = ['a', 'b', 'c', 'n.d', 'n.e']
const comparison = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 3, arbitrary: fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ $gt: scalar }) },
  { weight: 2, arbitrary: fc.record({ $gte: scalar, $lt: scalar }) },
  { weight: 1, arbitrary: fc.record({ $lte: scalar }) },
  { weight: 1, arbitrary: fc.record({ $ne: scalar }) },
  { weight: 1, arbitrary: fc.record({ $exists: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ $all: fc.array(scalar, { minLength: 1, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ $elemMatch: fc.record({ $gte: scalar, $lt: scalar }) }) },
  { weight: 1, arbitrary: fc.constantFrom({ $regex: '^a' }, { $not: { $gt: 1 } }, { $size: 2 }) },
)
const condition = (paths: readonly string[]): fc.Arbitrary<Fields> =>
  fc.dictionary(fc.constantFrom(...paths, '_id', ...PATHS), comparison, { minKeys: 1, maxKeys: 2 })
const elementFilter: fc.Arbitrary<Fields> = fc.record({
  n: fc.record({ $elemMatch: fc.record({ d: scalar, e: scalar }) }),
})

const filterOn = (paths: readonly string[]): fc.Arbitrary<Fields> => {
  const simple = fc.oneof({ weight: 8, arbitrary: condition(paths) }, { weight: 1, arbitrary: elementFilter })
  const some = fc.array(simple, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    { weight: 6, arbitrary: simple },
    { weight: 2, arbitrary: fc.record({ $and: some }) },
    { weight: 4, arbitrary: fc.record({ $or: some }) },
    { weight: 1, arbitrary: fc.record({ a: scalar, $or: some }) },
    { weight: 1, arbitrary: fc.constant({}) },
  )
}
const direction = fc.constantFrom(1, -1)
/** Some shapes are given: fields of one array beside each other, an array before and after a single value. */
const indexKeys: fc.Arbitrary<Fields> = fc.oneof(
  fc.dictionary(fc.constantFrom(...PATHS), direction, { minKeys: 1, maxKeys: 3 }),
  fc.constantFrom<Fields>(
    { 'n.d': 1, 'n.e': 1 },
    { 'n.d': 1, 'n.e': -1, a: 1 },
    { a: 1, b: -1 },
    { b: 1, a: -1, c: 1 },
  ),
)

interface Question {
  readonly query: Fields
  readonly sort: Fields
  readonly offset: number
  readonly limit: number
}

const small = fc.integer({ min: 0, max: 2 })
const bound = fc.oneof(small, fc.record({ $in: fc.array(small, { minLength: 1, maxLength: 3 }) }))
const stretch = fc.oneof(fc.record({ $gte: small }), fc.record({ $gt: small, $lt: fc.constant(3) }))

const recordOf = (parts: readonly (readonly [string, fc.Arbitrary<unknown>])[]): fc.Arbitrary<Fields> =>
  fc.record(Object.fromEntries(parts))

/** Holds the leading fields of an index to values, the next to a stretch, as a planner hopes for. */
const aimedAt = (paths: readonly string[]): fc.Arbitrary<Fields> =>
  fc.integer({ min: 0, max: paths.length }).chain((count) => {
    type Part = readonly [string, fc.Arbitrary<unknown>]
    const leading = paths.slice(0, count).map((field): Part => [field, bound])
    const next = paths.slice(count, count + 1).map((field): Part => [field, stretch])
    return fc.oneof(recordOf(leading), recordOf([...leading, ...next]))
  })

/** Asks mostly about the fields of one index, in an order its last fields may serve. */
const questionOn = (keys: Fields): fc.Arbitrary<Question> => {
  const paths = Object.keys(keys)
  const tail = (skip: number, turn: number): Fields =>
    Object.fromEntries(paths.slice(skip).map((field) => [field, Number(keys[field]) * turn]))
  const served = fc.tuple(fc.integer({ min: 0, max: 2 }), direction).map(([skip, turn]) => tail(skip, turn))
  const free = fc.dictionary(fc.constantFrom('_id', ...PATHS), direction, { maxKeys: 2 })
  return fc.record({
    query: fc.oneof(
      { weight: 4, arbitrary: aimedAt(paths) },
      { weight: 1, arbitrary: fc.record({ $or: fc.array(aimedAt(paths), { minLength: 2, maxLength: 2 }) }) },
      { weight: 3, arbitrary: filterOn([...paths, ...paths]) },
    ),
    sort: fc.oneof(served, free),
    offset: fc.integer({ min: 0, max: 3 }),
    limit: fc.integer({ min: 1, max: 8 }),
  })
}

const scenario = fc.array(indexKeys, { minLength: 1, maxLength: 3 }).chain((indexes) =>
  fc.record({
    indexes: fc.constant(indexes),
    bodies: fc.array(documentBody, { minLength: 1, maxLength: 25 }),
    questions: fc.array(fc.oneof(...indexes.map(questionOn)), { minLength: 8, maxLength: 12 }),
  }),
)

const TYPES = ['null', 'number', 'string', 'object', 'array', 'boolean', 'date']

function typeOf(item: unknown): string {
  if (item === null || item === undefined) return 'null'
  return Array.isArray(item) ? 'array' : item instanceof Date ? 'date' : typeof item
}

function compare(left: unknown, right: unknown): number {
  const types = TYPES.indexOf(typeOf(left)) - TYPES.indexOf(typeOf(right))
  if (types !== 0 || typeOf(left) === 'null') return types
  if (typeof left === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(right as string))
  return Number(left) - Number(right)
}

/** The values MongoDB would sort a document by; EMPTY for an array without elements, which is smallest. */
const EMPTY = Symbol('empty')

function sortValues(document: Fields, sortPath: string): unknown[] {
  const [head, tail] = sortPath.split('.') as [string, string | undefined]
  const first = document[head]
  if (tail === undefined) return spread(first)
  if (Array.isArray(first)) {
    if (first.length === 0) return [null]
    return first.flatMap((item) => spread((item as Fields | null)?.[tail]))
  }
  return typeOf(first) === 'object' ? spread((first as Fields)[tail]) : [null]
}

const spread = (item: unknown): unknown[] =>
  Array.isArray(item) ? (item.length === 0 ? [EMPTY] : item) : [item]

function compareExtremes(left: unknown[], right: unknown[], turn: number): number {
  const rank = (a: unknown, b: unknown): number => {
    if (a === EMPTY || b === EMPTY) return Number(b === EMPTY) - Number(a === EMPTY)
    return compare(a, b)
  }
  const extreme = (values: unknown[]): unknown => values.reduce((x, y) => (turn * rank(x, y) <= 0 ? x : y))
  return turn * rank(extreme(left), extreme(right))
}

describe('a query answered by indexes', () => {
  it('gives what judging every document gives, in the order asked for', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ indexes, bodies, questions }) => {
        const declared = indexes.map((keys, n) => ({ name: `index${n}`, keys }) as IndexDeclaration)
        const { add, find, database } = bench({ things: declared })
        const documents = bodies.map((body, n) => ({ _id: `d${n}`, ...body }))
        await add('things', ...documents)
        for (const { query, sort, offset, limit } of questions) {
          const expected = documents.filter(compileFilter(query))
          const all = (await find('things', query, { order: sort, limit: 1_000 })).list
          expect(ids(all).sort()).toEqual(ids(expected).sort())
          expectOrdered(all, sort)
          const part = (await find('things', query, { order: sort, limit, offset })).list
          expect(part).toHaveLength(Math.max(0, Math.min(limit, expected.length - offset)))
          expectSameKeys(part, all.slice(offset, offset + limit), sort)
          expect(new Set(ids(part)).size).toBe(part.length)
        }
        closeNow(database)
      }),
      { numRuns: 60 },
    )
  })
})

/** A single-field order is checked against an independent comparison; ties may stand in any order. */
function expectOrdered(documents: readonly Fields[], sort: Fields): void {
  const [first] = Object.entries(sort)
  if (!first) return
  const [field, turn] = first as [string, number]
  for (let at = 1; at < documents.length; at++) {
    const left = sortValues(must(documents[at - 1]), field)
    const right = sortValues(must(documents[at]), field)
    expect(compareExtremes(left, right, turn)).toBeLessThanOrEqual(0)
  }
}

function expectSameKeys(part: readonly Fields[], whole: readonly Fields[], sort: Fields): void {
  for (const [at, document] of part.entries()) {
    const [first] = Object.entries(sort)
    if (!first) continue
    const [field, turn] = first as [string, number]
    const same = compareExtremes(sortValues(document, field), sortValues(must(whole[at]), field), turn)
    expect(same === 0).toBe(true)
  }
}
