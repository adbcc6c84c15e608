import { $, _, db, failureOf, filled, useEmulator, type Fields, type Stages } from './support'
import { accumulatorRows, STUDENTS } from './tables/accumulators'
import { stageRows } from './tables/stages'

useEmulator({ collections: { books: { indexes: [{ name: 'title', keys: { title: 1 } }] } } })

/** What a pipeline makes of documents. */
async function run(
  given: readonly Fields[],
  pipeline: (stages: Stages) => Stages | undefined,
): Promise<Fields[]> {
  const collection = await filled(given)
  const reply = await pipeline(collection.aggregate())?.end()
  return reply?.list ?? []
}

it.each(stageRows)('$it', async ({ given, pipeline, gives }) => {
  expect(await run(given, pipeline)).toEqual(gives)
})

describe('accumulators', () => {
  it.each(accumulatorRows)('$it', async ({ value, gives }) => {
    const list = await run(STUDENTS, (stages) => stages['group']?.({ _id: '$group', value }))
    expect(list).toEqual([
      { _id: 'a', value: gives[0] },
      { _id: 'b', value: gives[1] },
    ])
  })
})

describe('sample', () => {
  const people = Array.from({ length: 30 }, (_person, n) => ({ _id: n }))

  it('gives as many as asked for, none twice', async () => {
    const list = await run(people, (stages) => stages['sample']?.({ size: 12 })['limit']?.(100))
    expect(new Set(list.map((document) => document['_id'])).size).toBe(12)
  })

  it('gives all when there are fewer', async () => {
    const list = await run(people, (stages) => stages['sample']?.({ size: 99 })['limit']?.(100))
    expect(list).toHaveLength(30)
  })
})

describe('lookup', () => {
  const ORDERS = [
    { _id: 4, book: 'novel 1', quantity: 20 },
    { _id: 5, book: 'science 1', quantity: 1 },
    { _id: 6 },
  ]

  beforeAll(async () => {
    await db.collection('books').add({
      data: [
        { _id: 'book1', author: 'author 1', stock: 10, title: 'novel 1' },
        { _id: 'book3', author: 'author 3', stock: 30, title: 'science 1' },
        { _id: 'book4', author: 'author 3', stock: 40, title: 'science 2' },
        { _id: 'book5', author: 'author 4', stock: 50, title: null },
        { _id: 'book6', author: 'author 5', stock: '60' },
      ],
    })
  })

  it('joins by equal fields; null and missing are equal', async () => {
    const join = { from: 'books', localField: 'book', foreignField: 'title', as: 'list' }
    const list = await run(ORDERS, (stages) => stages['lookup']?.(join)['project']?.({ 'list._id': 1 }))
    expect(list).toEqual([
      { _id: 4, list: [{ _id: 'book1' }] },
      { _id: 5, list: [{ _id: 'book3' }] },
      { _id: 6, list: [{ _id: 'book5' }, { _id: 'book6' }] },
    ])
  })

  it('joins by the elements of a list', async () => {
    const join = { from: 'books', localField: 'titles', foreignField: 'title', as: 'list' }
    const given = [{ titles: ['novel 1', 'science 2'] }]
    const list = await run(given, (stages) =>
      stages['lookup']?.(join)['project']?.({ _id: 0, list: '$list._id' }),
    )
    expect(list).toEqual([{ list: ['book1', 'book4'] }])
  })

  it('joins by a pipeline with variables', async () => {
    const condition = $['and']?.([$['eq']?.(['$title', '$$book']), $['gte']?.(['$stock', '$$quantity'])])
    const pipeline = inner().match(_['expr']?.(condition)).project({ _id: 0, stock: 1 }).done()
    const join = { from: 'books', let: { book: '$book', quantity: '$quantity' }, pipeline, as: 'list' }
    const list = await run(ORDERS.slice(0, 2), (stages) => stages['lookup']?.(join)['project']?.({ list: 1 }))
    expect(list).toEqual([
      { _id: 4, list: [] },
      { _id: 5, list: [{ stock: 30 }] },
    ])
  })

  it('puts the result of a query beside each document', async () => {
    const pipeline = inner().match({ author: 'author 3' }).project({ _id: 0, title: 1 }).done()
    const list = await run([{ _id: 1 }], (stages) =>
      stages['lookup']?.({ from: 'books', pipeline, as: 'list' }),
    )
    expect(list).toEqual([{ _id: 1, list: [{ title: 'science 1' }, { title: 'science 2' }] }])
  })

  it('merges what it found into the document', async () => {
    const join = { from: 'books', localField: 'book', foreignField: 'title', as: 'list' }
    const first = $['arrayElemAt']?.(['$list', 0])
    const list = await run(ORDERS.slice(0, 1), (stages) =>
      stages['lookup']?.(join)
        ['replaceRoot']?.({ newRoot: $['mergeObjects']?.([first, '$$ROOT']) })
        ['project']?.({ list: 0 }),
    )
    expect(list).toEqual([
      { _id: 4, author: 'author 1', stock: 10, title: 'novel 1', book: 'novel 1', quantity: 20 },
    ])
  })

  it('finds nothing in a collection that is not there', async () => {
    const join = { from: 'nowhere', localField: 'book', foreignField: 'title', as: 'list' }
    expect(await run([{ _id: 1 }], (stages) => stages['lookup']?.(join))).toEqual([{ _id: 1, list: [] }])
  })
})

interface Inner {
  match(query: unknown): Inner
  project(specification: unknown): Inner
  done(): unknown
}

/** A pipeline inside `lookup`. */
const inner = (): Inner => $['pipeline']?.() as unknown as Inner

describe('is refused', () => {
  const specifications: readonly (readonly [string, string, unknown])[] = [
    ['a limit of 0', 'limit', 0],
    ['a limit that is no number', 'limit', 'a'],
    ['a skip below zero', 'skip', -1],
    ['a sort by nothing', 'sort', {}],
    ['a sort up and down', 'sort', { a: 2 }],
    ['a match that is no query', 'match', 5],
    ['a count under no name', 'count', ''],
    ['a count under a path', 'count', 'a.b'],
    ['a sample of none', 'sample', { size: 0 }],
    ['an unwind without $', 'unwind', 'size'],
    ['a group without _id', 'group', { n: { $sum: 1 } }],
    ['a group with a plain expression', 'group', { _id: null, n: '$x' }],
    ['boundaries that do not rise', 'bucket', { groupBy: '$x', boundaries: [1, 1] }],
    ['a default between the boundaries', 'bucket', { groupBy: '$x', boundaries: [1, 5], default: 2 }],
    ['a number of buckets below 1', 'bucketAuto', { groupBy: '$x', buckets: 0 }],
    ['a granularity that is none', 'bucketAuto', { groupBy: '$x', buckets: 2, granularity: 'R7' }],
    ['a projection that keeps and drops', 'project', { a: 1, b: 0 }],
    ['a projection of nothing', 'project', {}],
    ['a path and a path below it', 'project', { a: 1, 'a.b': 1 }],
    ['addFields of nothing', 'addFields', {}],
    ['a lookup without as', 'lookup', { from: 'books' }],
    ['a lookup by half a condition', 'lookup', { from: 'books', as: 'x', localField: 'a' }],
    ['a replaceRoot without a root', 'replaceRoot', {}],
    ['a sortByCount of a constant', 'sortByCount', 'size'],
  ]

  it.each(specifications)('%s', async (_name, stage, specification) => {
    const work = run([{ x: 1 }], (stages) => stages['addFields']?.({ y: 1 })[stage]?.(specification))
    expect((await failureOf(work)).code).toBe('INVALID_PARAM')
  })

  it.each<[string, string, unknown]>([
    ['a value outside the boundaries without a default', 'bucket', { groupBy: '$x', boundaries: [5, 6] }],
    ['a root that is no object', 'replaceRoot', { newRoot: '$x' }],
    ['a granularity for texts', 'bucketAuto', { groupBy: 'a', buckets: 2, granularity: 'R5' }],
  ])('%s', async (_name, stage, specification) => {
    const given = typeof specification === 'object' ? specification : {}
    const asked = stage === 'bucketAuto' ? { ...given, groupBy: '$text' } : specification
    const work = run([{ x: 1, text: 'a' }], (stages) => stages[stage]?.(asked))
    expect((await failureOf(work)).code).toBe('DATABASE_REQUEST_FAILED')
  })

  it.each(['facet', 'graphLookup', 'redact', 'out', 'collStats', 'indexStats'])(
    '%s, which the SDK names but cannot send',
    async (stage) => {
      const collection = await filled([])
      expect(() => collection.aggregate()[stage]?.({})).toThrow('is not a function')
    },
  )
})
