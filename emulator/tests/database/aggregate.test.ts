import { bench, codeOf, ids, type Bench } from './support'

async function filled(): Promise<Bench> {
  const made = bench({
    orders: [{ name: 'item_price', keys: { item: 1, price: -1 } }],
    inventory: [{ name: 'sku', keys: { sku: 1 } }],
  })
  await made.add(
    'orders',
    { _id: 1, item: 'almonds', price: 12, quantity: 2, tags: ['a', 'b'] },
    { _id: 2, item: 'pecans', price: 20, quantity: 1, tags: ['a'] },
    { _id: 3, item: 'almonds', price: 15, quantity: 5, tags: [] },
    { _id: 4 },
  )
  await made.add(
    'inventory',
    { _id: 1, sku: 'almonds', instock: 120 },
    { _id: 2, sku: 'bread', instock: 80 },
    { _id: 3, sku: 'pecans', instock: 70 },
    { _id: 4, sku: null },
    { _id: 5 },
  )
  return made
}

describe('an aggregation', () => {
  it('groups with accumulators', async () => {
    const { aggregate } = await filled()
    const group = {
      _id: '$item',
      total: { $sum: { $multiply: ['$price', '$quantity'] } },
      n: { $sum: 1 },
      most: { $max: '$price' },
    }
    expect(
      await aggregate('orders', { $match: { item: { $gt: '' } } }, { $group: group }, { $sort: { _id: 1 } }),
    ).toEqual([
      { _id: 'almonds', total: 99, n: 2, most: 15 },
      { _id: 'pecans', total: 20, n: 1, most: 20 },
    ])
  })

  it('counts, unwinds, buckets, adds fields, projects, replaces the root and sorts by count', async () => {
    const { aggregate } = await filled()
    expect(await aggregate('orders', { $match: { item: 'almonds' } }, { $count: 'n' })).toEqual([{ n: 2 }])
    const unwound = [{ $unwind: '$tags' }, { $sortByCount: '$tags' }]
    expect(await aggregate('orders', ...unwound)).toEqual([
      { _id: 'a', count: 2 },
      { _id: 'b', count: 1 },
    ])
    const bucket = { groupBy: '$price', boundaries: [0, 15, 30], default: 'none' }
    expect(await aggregate('orders', { $bucket: bucket }, { $sort: { count: 1, _id: 1 } })).toEqual([
      { _id: 0, count: 1 },
      { _id: 'none', count: 1 },
      { _id: 15, count: 2 },
    ])
    expect(await aggregate('orders', { $sample: { size: 9 } })).toHaveLength(4)
    const sorted = await aggregate(
      'orders',
      { $addFields: { x: 1 } },
      { $sort: { tags: -1, _id: 1 } },
      { $limit: 3 },
    )
    expect(ids(sorted)).toEqual([1, 2, 4])
    const shaped = [
      { $match: { _id: 2 } },
      { $addFields: { sum: { $add: ['$price', 1] } } },
      { $project: { _id: 0, sum: 1 } },
    ]
    expect(await aggregate('orders', ...shaped)).toEqual([{ sum: 21 }])
    const replaced = [{ $match: { _id: 2 } }, { $replaceRoot: { newRoot: { it: '$item' } } }]
    expect(await aggregate('orders', ...replaced)).toEqual([{ it: 'pecans' }])
  })

  it('gives 20 documents unless a limit is named', async () => {
    const { aggregate, add } = bench({ things: [] })
    await add('things', ...Array.from({ length: 50 }, (_, n) => ({ _id: n })))
    expect(await aggregate('things', { $sort: { _id: -1 } })).toHaveLength(20)
    expect(await aggregate('things', { $skip: 5 }, { $limit: 30 })).toHaveLength(30)
    expect(await aggregate('things', { $match: { _id: { $gte: 45 } } }, { $skip: 1 }, { $limit: 2 })).toEqual(
      [{ _id: 46 }, { _id: 47 }],
    )
  })

  it('answers its leading stages by an index', async () => {
    const { action } = await filled()
    const stage = (stageKey: string, value: unknown): object => ({
      stageKey,
      stageValue: JSON.stringify(value),
    })
    const stages = [stage('$match', { item: 'almonds' }), stage('$sort', { price: -1 }), stage('$limit', 1)]
    const { plan } = await action('aggregateDocuments', { collectionName: 'orders', stages })
    const shape = 'where item; order by price -1'
    expect(plan).toEqual({ collection: 'orders', index: 'item_price', shape, examined: 1, returned: 1 })
  })

  it('looks up by equal fields; null and missing match each other', async () => {
    const { aggregate, database } = await filled()
    const lookup = { from: 'inventory', localField: 'item', foreignField: 'sku', as: 'docs' }
    const found = await aggregate('orders', { $lookup: lookup }, { $project: { 'docs._id': 1 } })
    expect(found).toEqual([
      { _id: 1, docs: [{ _id: 1 }] },
      { _id: 2, docs: [{ _id: 3 }] },
      { _id: 3, docs: [{ _id: 1 }] },
      { _id: 4, docs: [{ _id: 4 }, { _id: 5 }] },
    ])
    const inventory = database.collections().find((collection) => collection.name === 'inventory')
    expect(inventory?.indexes).toMatchObject([{ name: 'sku', uses: 4 }])
  })

  it('looks up by a pipeline with variables, using an index for the equality', async () => {
    const { aggregate, database } = await filled()
    const pipeline = [
      { $match: { $expr: { $and: [{ $eq: ['$sku', '$$wanted'] }, { $gte: ['$instock', 100] }] } } },
      { $project: { _id: 0, instock: 1 } },
    ]
    const lookup = { from: 'inventory', let: { wanted: '$item' }, pipeline, as: 'stock' }
    const found = await aggregate(
      'orders',
      { $match: { _id: { $in: [1, 2] } } },
      { $lookup: lookup },
      { $project: { stock: 1 } },
    )
    expect(found).toEqual([
      { _id: 1, stock: [{ instock: 120 }] },
      { _id: 2, stock: [] },
    ])
    const inventory = database.collections().find((collection) => collection.name === 'inventory')
    expect(inventory?.indexes).toMatchObject([{ name: 'sku', uses: 2 }])
  })

  it('takes a missing collection of a look-up as empty', async () => {
    const { aggregate } = await filled()
    const lookup = { from: 'nowhere', localField: 'item', foreignField: 'x', as: 'docs' }
    expect(
      await aggregate('orders', { $match: { _id: 1 } }, { $lookup: lookup }, { $project: { docs: 1 } }),
    ).toEqual([{ _id: 1, docs: [] }])
  })

  it.each([
    ['DATABASE_INVALID_OPERRATOR', { $shuffle: {} }],
    ['INVALID_PARAM', { $geoNear: {} }],
    ['INVALID_PARAM', { $limit: -1 }],
    ['INVALID_PARAM', { $match: 5 }],
  ])('answers %s for %j', async (code, stage) => {
    const { aggregate } = await filled()
    expect(await codeOf(aggregate('orders', stage))).toBe(code)
  })
})
