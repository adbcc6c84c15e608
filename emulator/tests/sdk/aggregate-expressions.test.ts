import { _, failureOf, filled, useEmulator, type Fields } from './support'
import { arithmeticRows } from './tables/arithmetic'
import { arrayRows, setRows } from './tables/arrays'
import { dateRows } from './tables/dates'
import type { ExpressionRow } from './tables/expression'
import { accumulatorRows, logicRows } from './tables/logic'
import { refusedRows } from './tables/refused'
import { stringRows } from './tables/strings'

useEmulator()

const TABLES: readonly (readonly [string, readonly ExpressionRow[]])[] = [
  ['arithmetic', arithmeticRows],
  ['arrays and objects', arrayRows],
  ['sets', setRows],
  ['comparison, boolean, conditional and variables', logicRows],
  ['accumulators of one document', accumulatorRows],
  ['strings', stringRows],
  ['dates', dateRows],
]

/** What an expression gives for documents. */
async function computed(given: readonly Fields[], value: unknown): Promise<unknown[]> {
  const collection = await filled(given)
  const { list } = (await collection.aggregate()['project']?.({ _id: 0, value }).end()) ?? { list: [] }
  return list.map((document) => document['value'])
}

describe.each(TABLES)('%s', (_name, rows) => {
  it.each(rows)('$it', async ({ given, value, gives }) => {
    expect(await computed(given, value)).toEqual(gives)
  })
})

describe('is refused', () => {
  it.each(refusedRows)('%s', async (_name, value, code) => {
    expect((await failureOf(computed([{ x: 5 }], value))).code).toBe(code)
  })
})

it('a path through a list gives the values of its elements', async () => {
  expect(await computed([{ a: [{ b: 1 }, {}, { b: 3 }, 4] }], '$a.b')).toEqual([[1, 3]])
})

it('a constant object holds expressions, what is missing is left out', async () => {
  expect(await computed([{ x: 1 }], { a: '$x', b: '$gone', c: ['$x', '$gone'] })).toEqual([
    { a: 1, c: [1, null] },
  ])
})

it('operators of MongoDB 4.0 that the SDK has no method for', async () => {
  const value = {
    text: { $toString: 5 },
    kind: { $type: '$x' },
    cut: { $trim: { input: '  a ' } },
    day: { $toDate: 0 },
  }
  expect(await computed([{ x: 1.5 }], value)).toEqual([
    { text: '5', kind: 'double', cut: 'a', day: new Date(0) },
  ])
})

it('conditions inside match use the query operators', async () => {
  const collection = await filled([
    { _id: 1, x: 1 },
    { _id: 2, x: 5 },
  ])
  const found = await collection
    .aggregate()
    ['match']?.({ x: _['gt']?.(2) })
    .end()
  expect(found?.list).toEqual([{ _id: 2, x: 5 }])
})
