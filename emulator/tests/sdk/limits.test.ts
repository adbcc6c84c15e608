import { $, _, db, failureOf, filled, useEmulator, type Collection, type Fields } from './support'

useEmulator({
  collections: {
    unique: { indexes: [{ name: 'by_name', keys: { name: 1 }, unique: true }] },
    pairs: { indexes: [{ name: 'by_pair', keys: { a: 1, b: 1 }, unique: true }] },
  },
})

const numbered = (count: number, fields: Fields = {}): Fields[] =>
  Array.from({ length: count }, (_document, n) => ({ _id: n, ...fields }))

describe('rows', () => {
  let many: Collection

  beforeAll(async () => {
    many = await filled(numbered(1_100))
  })

  it.each<[string, (collection: Collection) => Promise<{ data: Fields[] }>, number]>([
    ['get gives 100 when nothing is said', (collection) => collection.where({}).get(), 100],
    ['get gives as many as asked for', (collection) => collection.limit(150).get(), 150],
    ['get gives at most 1,000', (collection) => collection.limit(5_000).get(), 1_000],
    ['skip passes the first', (collection) => collection.skip(1_050).get(), 50],
  ])('%s', async (_name, get, count) => {
    expect((await get(many)).data).toHaveLength(count)
  })

  it('an aggregation gives 20 when nothing is said, and more when a limit is', async () => {
    const matched = (): ReturnType<Collection['aggregate']> | undefined =>
      many.aggregate()['match']?.({ _id: _['gte']?.(0) })
    expect((await matched()?.end())?.list).toHaveLength(20)
    expect((await matched()?.['limit']?.(1_050).end())?.list).toHaveLength(1_050)
  })

  it('count, update and remove have no limit', async () => {
    const collection = await filled(numbered(1_100))
    const all = collection.where({ _id: _['gte']?.(0) })
    expect((await all.count()).total).toBe(1_100)
    expect((await all.update({ data: { n: 1 } })).stats.updated).toBe(1_100)
    expect((await all.remove()).stats.removed).toBe(1_100)
  })
})

describe('size', () => {
  const MB = 1024 * 1024

  it.each<[string, (collection: Collection) => Promise<unknown>]>([
    ['an added document', (collection) => collection.add({ data: { text: 'x'.repeat(5 * MB) } })],
    ['an update', (collection) => collection.doc(1).update({ data: { text: 'x'.repeat(5 * MB) } })],
  ])('%s of more than 5 MB is refused', async (_name, write) => {
    const collection = await filled([{ _id: 1 }])
    expect((await failureOf(write(collection))).errMsg).toContain('the platform takes 5 MB')
  })

  it('a document may not grow beyond 16 MB', async () => {
    const collection = await filled([{ _id: 1, list: ['x'.repeat(4 * MB)] }])
    const grow = (): Promise<unknown> =>
      collection.doc(1).update({ data: { list: _['push']?.(['x'.repeat(4 * MB)]) } })
    await grow()
    await grow()
    expect((await failureOf(grow())).errMsg).toContain('larger than 16 MB')
  })

  it('a reply of more than 50 MB is refused', async () => {
    const copies = (await copied())
      .aggregate()
      ['addFields']?.({ copy: $['range']?.([0, 52]) })
      ['unwind']?.('$copy')
      ['limit']?.(52)
    expect((await failureOf(copies?.end() ?? Promise.resolve())).errMsg).toContain('the platform takes 50 MB')
  })

  it('a document nests 100 levels deep, not more', async () => {
    const nested = (depth: number): Fields => (depth === 0 ? {} : { a: nested(depth - 1) })
    const collection = await filled([])
    await collection.add({ data: { _id: 1, ...nested(99) } })
    expect((await failureOf(collection.add({ data: nested(101) }))).errMsg).toContain('nested object depth')
  })
})

/** One document of 1 MB; pipelines make many of it. */
const copied = (): Promise<Collection> => filled([{ _id: 1, text: 'x'.repeat(1024 * 1024) }])

describe('memory of a stage', () => {
  /** 120 documents of 1 MB, numbered backward. */
  async function large(): Promise<ReturnType<Collection['aggregate']> | undefined> {
    const collection = await copied()
    return collection
      .aggregate()
      ['addFields']?.({ n: $['range']?.([120, 0, -1]) })
      ['unwind']?.('$n')
  }

  it.each<[string, string, unknown]>([
    ['group that keeps its values', 'group', { _id: null, all: $['push']?.('$text') }],
    ['sort', 'sort', { n: 1 }],
    ['bucketAuto', 'bucketAuto', { groupBy: '$n', buckets: 2 }],
    [
      'bucket that keeps its values',
      'bucket',
      { groupBy: '$n', boundaries: [0, 999], output: { all: $['push']?.('$text') } },
    ],
    ['sample', 'sample', { size: 120 }],
  ])('%s is refused above 100 MB', async (_name, stage, specification) => {
    const failure = await failureOf((await large())?.[stage]?.(specification).end() ?? Promise.resolve())
    expect(failure.code).toBe('DATABASE_REQUEST_FAILED')
    expect(failure.errMsg).toContain('Pass allowDiskUse:true to opt in.')
  })

  it.each<[string, string, unknown, Fields[]]>([
    [
      'group by accumulators',
      'group',
      { _id: null, most: $['max']?.('$n'), count: $['sum']?.(1) },
      [{ _id: null, most: 120, count: 120 }],
    ],
    ['bucket by accumulators', 'bucket', { groupBy: '$n', boundaries: [0, 999] }, [{ _id: 0, count: 120 }]],
    ['count', 'count', 'all', [{ all: 120 }]],
  ])('%s may read much', async (_name, stage, specification, gives) => {
    expect((await (await large())?.[stage]?.(specification).end())?.list).toEqual(gives)
  })

  it('sort before limit keeps only what can come out', async () => {
    const top = (await large())?.['sort']?.({ n: 1 })['skip']?.(1)['limit']?.(1)['project']?.({ n: 1 })
    expect((await top?.end())?.list).toEqual([{ _id: 1, n: 2 }])
  })
})

describe('a unique index', () => {
  it('refuses a second document with the value, as -502001 with E11000', async () => {
    const unique = db.collection('unique')
    await unique.add({ data: { name: 'a' } })
    const failure = await failureOf(unique.add({ data: { name: 'a' } }))
    expect(failure.errCode).toBe(-502001)
    expect(failure.errMsg).toContain('E11000 duplicate key error')
  })

  it('takes a missing field for null, so one document may lack it', async () => {
    const unique = db.collection('unique')
    const { _id } = await unique.add({ data: { other: 1 } })
    expect((await failureOf(unique.add({ data: { name: null } }))).errMsg).toContain('E11000')
    expect((await failureOf(unique.add({ data: { other: 2 } }))).errMsg).toContain('E11000')
    await unique.doc(_id).update({ data: { name: 'b' } })
    await unique.add({ data: { other: 3 } })
  })

  it('over two fields refuses the pair only', async () => {
    const pairs = db.collection('pairs')
    await pairs.add({
      data: [
        { a: 1, b: 1 },
        { a: 1, b: 2 },
      ],
    })
    expect((await failureOf(pairs.add({ data: { a: 1, b: 2 } }))).errMsg).toContain('E11000')
  })

  it('is kept by updates', async () => {
    const pairs = db.collection('pairs')
    await pairs.doc('x').set({ data: { a: 7, b: 7 } })
    await pairs.doc('y').set({ data: { a: 7, b: 8 } })
    expect((await failureOf(pairs.doc('y').update({ data: { b: 7 } }))).errCode).toBe(-502001)
    expect((await pairs.doc('y').get()).data).toEqual({ _id: 'y', a: 7, b: 8 })
  })
})
