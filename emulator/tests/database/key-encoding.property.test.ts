import fc from 'fast-check'
import { KeyWriter, compareValues, encodeValue, successor } from '../../src/database/key-encoding'

/** MongoDB's order of types (manual: Comparison/Sort Order), written anew: the oracle of this test. */
const RANKS = ['null', 'number', 'string', 'object', 'array', 'boolean', 'date']

function rank(value: unknown): number {
  if (value === null) return 0
  if (Array.isArray(value)) return RANKS.indexOf('array')
  return RANKS.indexOf(value instanceof Date ? 'date' : typeof value)
}

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
  return Number(a > b) - Number(a < b)
}

function compareLists(a: unknown[], b: unknown[], compareItems: (x: unknown, y: unknown) => number): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compareItems(a[at], b[at])
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Objects: type of the value, then the name, then the value, field by field. */
function compareFields(a: unknown, b: unknown): number {
  const [nameA, valueA] = a as [string, unknown]
  const [nameB, valueB] = b as [string, unknown]
  return rank(valueA) - rank(valueB) || bytes(nameA, nameB) || reference(valueA, valueB)
}

const bytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

function reference(a: unknown, b: unknown): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (a === null) return 0
  if (typeof a === 'string') return bytes(a, b as string)
  if (Array.isArray(a)) return compareLists(a, b as unknown[], reference)
  if (typeof a === 'object' && !(a instanceof Date)) {
    return compareLists(Object.entries(a), Object.entries(b as object), compareFields)
  }
  return compareNumbers(Number(a), Number(b))
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('', 'a', 'a\0', 'a\0\0', 'ab', '\uffff', '😀'),
)
const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, 1, -1, NaN, Infinity, -Infinity, 2 ** 53),
)
const date = fc.integer({ min: -8.64e15, max: 8.64e15 }).map((time) => new Date(time))
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    fc.constant(null),
    number,
    text,
    fc.boolean(),
    date,
    tie('list'),
    tie('fields'),
  ),
  list: fc.array(tie('any'), { maxLength: 3 }),
  fields: fc.dictionary(fc.constantFrom('a', 'b', 'ab'), tie('any'), { maxKeys: 3, noNullPrototype: true }),
})).any

describe('the encoding of index keys', () => {
  it('orders single values as MongoDB does', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(Math.sign(compareValues(a, b))).toBe(Math.sign(reference(a, b)))
      }),
      { numRuns: 3_000 },
    )
  })

  it('orders compound keys with descending fields as the fields one by one', () => {
    const key = fc.tuple(value, value)
    fc.assert(
      fc.property(key, key, fc.boolean(), fc.boolean(), (a, b, first, second) => {
        const encode = (pair: readonly unknown[]): Buffer =>
          new KeyWriter().add(pair[0], first).add(pair[1], second).take()
        const expected =
          reference(a[0], b[0]) * (first ? -1 : 1) || reference(a[1], b[1]) * (second ? -1 : 1) || 0
        expect(Math.sign(Buffer.compare(encode(a), encode(b)))).toBe(Math.sign(expected))
      }),
      { numRuns: 3_000 },
    )
  })

  it('bounds all keys that begin with a value by its successor', () => {
    fc.assert(
      fc.property(value, value, fc.boolean(), (first, second, descending) => {
        const prefix = new KeyWriter().add(first, descending).take()
        const whole = new KeyWriter().add(first, descending).add(second).take()
        expect(Buffer.compare(whole, prefix)).toBe(1)
        expect(Buffer.compare(whole, successor(prefix))).toBe(-1)
      }),
    )
  })

  it('puts the types in the order of the manual', () => {
    const ordered = [
      null,
      NaN,
      -Infinity,
      -1,
      0,
      1.5,
      Infinity,
      '',
      'a',
      'b',
      {},
      { a: 1 },
      [],
      [1],
      false,
      true,
      new Date(0),
    ]
    const shuffled = [...ordered].reverse()
    expect(shuffled.sort((a, b) => Buffer.compare(encodeValue(a), encodeValue(b)))).toEqual(ordered)
  })
})
