import type { IndexDeclaration } from '../../src/types'
import { bench, codeOf, failureOf, ids, type Bench, type Fields } from './support'

const index = (keys: { [path: string]: 1 | -1 }, unique = false): IndexDeclaration => ({
  name: Object.keys(keys).join('_'),
  keys,
  unique,
})

async function filled(indexes: readonly IndexDeclaration[], count = 600): Promise<Bench> {
  const made = bench({ things: indexes })
  const lines = Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      _id: `d${n}`,
      n,
      state: n % 3 === 0 ? 'open' : 'done',
      owner: `p${n % 50}`,
      path: ['city', `g${n % 10}`],
    }),
  )
  await made.database.importLines('things', lines)
  return made
}

describe('the number of documents read', () => {
  const cases: readonly (readonly [string, Fields, Fields, string, number])[] = [
    [
      'equality on an array, then state, then order',
      { path: 'g1', state: 'open' },
      { n: -1 },
      'path_state_n',
      5,
    ],
    [
      '$in merged in order',
      { path: { $in: ['g1', 'g2', 'g3'] }, state: 'open' },
      { n: -1 },
      'path_state_n',
      5,
    ],
    [
      '$in on two fields',
      { path: { $in: ['g1', 'g2'] }, state: { $in: ['open', 'done'] } },
      { n: 1 },
      'path_state_n',
      5,
    ],
    ['a range', { n: { $gte: 10, $lt: 12 } }, {}, 'n', 2],
    ['an order alone', {}, { n: -1 }, 'n', 5],
    ['an index turned round', { owner: 'p1' }, { n: -1 }, 'owner_n', 5],
    [
      '$or over two indexes in one order',
      { $or: [{ owner: 'p1' }, { path: 'g2', state: 'open' }] },
      { n: 1 },
      'owner_n+path_state_n',
      9,
    ],
    ['$and', { $and: [{ owner: 'p1' }, { n: { $gt: 100 } }] }, { n: 1 }, 'owner_n', 5],
    ['ids', { _id: { $in: ['d1', 'd2', 'no'] } }, {}, '_id', 2],
    ['a contradiction', { n: { $gt: 5, $lt: 3 } }, {}, 'n', 0],
    ['the beginning of a text', { owner: { $regex: '^p49' }, n: { $exists: true } }, {}, 'owner_n', 5],
  ]

  it.each(cases)('is small for %s', async (_name, query, order, name, most) => {
    const declared = [index({ path: 1, state: 1, n: -1 }), index({ owner: 1, n: 1 }), index({ n: 1 })]
    const { find, warnings } = await filled(declared)
    const { list, plan } = await find('things', query, { order, limit: 5 })
    expect(plan.index).toBe(name)
    expect(plan.examined).toBeLessThanOrEqual(most)
    expect(plan.returned).toBe(list.length)
    expect(warnings).toEqual([])
  })

  it('is that of the tighter index when few rows remain to be sorted', async () => {
    const { find } = await filled([index({ state: 1, n: 1 }), index({ owner: 1 })])
    const { plan } = await find('things', { state: 'open', owner: 'p7' }, { order: { n: 1 }, limit: 5 })
    expect(plan).toMatchObject({ index: 'owner', examined: 12 })
  })

  it('counts as uses of the index', async () => {
    const { find, database } = await filled([index({ n: 1 })])
    await find('things', { n: 5 })
    await find('things', { n: 6 })
    expect(database.collections()).toMatchObject([
      { name: 'things', documents: 600, indexes: [{ name: 'n', uses: 2 }] },
    ])
  })
})

describe('a query without an index', () => {
  it('is reported when it reads more than the limit', async () => {
    const { find, warnings } = await filled([], 1_001)
    expect((await find('things', { n: 1_000 })).list).toHaveLength(1)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(
      /^no index serves this query; it reads more than 1000 documents: things where n/,
    )
  })

  it.each([
    ['getDocument', { query: '{"n":2999}' }],
    ['getDocument', { order: '{"n":1}' }],
    ['calculateDocument', { query: '{"n":2999}' }],
    ['modifyDocument', { query: '{"n":2999}', data: '{"$set":{"a":1}}' }],
    ['removeDocument', { query: '{"n":2999}', multi: true }],
    ['aggregateDocuments', { stages: [{ stageKey: '$match', stageValue: '{"n":2999}' }] }],
  ])('is refused by strictness in %s %j', async (name, request) => {
    const { action, database } = bench({ things: [] }, { strict: true })
    await database.importLines(
      'things',
      Array.from({ length: 1_001 }, (_, n) => `{"_id":"d${n}","n":${n}}`),
    )
    const error = await failureOf(action(name, { collectionName: 'things', queryType: 'WHERE', ...request }))
    expect(error).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(error.message).toMatch(/^no index serves/)
  })

  it('is fine while it stays small', async () => {
    const { action, find, warnings } = await filled([], 1_000)
    await find('things', { n: 999 })
    await action('getDocument', { collectionName: 'things', queryType: 'WHERE' })
    expect(warnings).toEqual([])
  })
})

describe('a unique index', () => {
  const made = (): Bench => bench({ things: [index({ code: 1 }, true)] })

  it('refuses a second document with the same key, on adding and on changing', async () => {
    const { add, update, find } = made()
    await add('things', { _id: 'a', code: 1 }, { _id: 'b', code: 2 })
    const error = await failureOf(add('things', { _id: 'c', code: 1 }))
    expect(error).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(error.message).toBe(
      'E11000 duplicate key error collection: things index: code dup key: {"code":1}',
    )
    expect(await codeOf(update('things', 'b', { $set: { code: 1 } }))).toBe('DATABASE_REQUEST_FAILED')
    expect((await find('things', { code: 2 })).list).toEqual([{ _id: 'b', code: 2 }])
    await update('things', 'a', { $set: { code: 1, more: true } })
  })

  it('counts a missing field as null', async () => {
    const { add } = made()
    await add('things', { _id: 'a' })
    expect((await failureOf(add('things', { _id: 'b', code: null }))).message).toContain(
      'dup key: {"code":null}',
    )
  })

  it('frees the key of a removed document', async () => {
    const { add, action } = made()
    await add('things', { _id: 'a', code: 1 })
    await action('removeDocument', { collectionName: 'things', queryType: 'DOC', query: '{"_id":"a"}' })
    await add('things', { _id: 'b', code: 1 })
  })

  it('lets one document hold a value twice', async () => {
    const { add } = made()
    await add('things', { _id: 'a', code: [1, 1] })
    expect(await codeOf(add('things', { _id: 'b', code: 1 }))).toBe('DATABASE_REQUEST_FAILED')
  })
})

describe('an index over arrays', () => {
  it('finds a document by each element, once', async () => {
    const { add, find } = bench({ things: [index({ tags: 1 })] })
    await add('things', { _id: 'a', tags: ['x', 'y', 'x'] }, { _id: 'b', tags: 'y' }, { _id: 'c', tags: [] })
    expect(ids((await find('things', { tags: 'y' })).list)).toEqual(['a', 'b'])
    expect(ids((await find('things', { tags: { $gte: 'x' } })).list)).toEqual(['a', 'b'])
  })

  it('orders by the smallest element, or the largest downward, not by the one asked for', async () => {
    const { add, find } = bench({ things: [index({ tags: 1, n: 1 })] })
    await add('things', { _id: 'a', tags: [5, 9] }, { _id: 'b', tags: [1, 5] }, { _id: 'c', tags: [5] })
    expect(ids((await find('things', { tags: 5 }, { order: { tags: 1 } })).list)).toEqual(['b', 'a', 'c'])
    expect(ids((await find('things', { tags: 5 }, { order: { tags: -1 } })).list).slice(0, 1)).toEqual(['a'])
  })

  it('follows changes of elements', async () => {
    const { add, find, update } = bench({ things: [index({ tags: 1 })] })
    await add('things', { _id: 'a', tags: ['x', 'y'] })
    await update('things', 'a', { $pull: { tags: 'x' }, $set: { n: 1 } })
    await update('things', 'a', { $push: { tags: 'z' } })
    expect((await find('things', { tags: 'x' })).list).toEqual([])
    expect((await find('things', { tags: 'z' })).plan).toMatchObject({ index: 'tags', returned: 1 })
  })

  it('refuses two arrays in one index', async () => {
    const { add } = bench({ things: [index({ a: 1, b: 1 })] })
    const error = await failureOf(add('things', { a: [1], b: [2] }))
    expect(error.message).toBe('cannot index parallel arrays [a] [b]')
  })
})
