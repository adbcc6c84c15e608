import { bench, codeOf, ejson, failureOf, ids } from './support'

const NOW = 1_700_000_000_000
const numbered = (count: number): { _id: string; n: number }[] =>
  Array.from({ length: count }, (_, n) => ({ _id: `d${String(n).padStart(4, '0')}`, n }))

describe('adding', () => {
  it('gives an id of 32 hexadecimal digits and answers the ids', async () => {
    const { action, one } = bench({ things: [] })
    const reply = await action('insertDocument', {
      collectionName: 'things',
      data: [ejson({ a: 1 }), ejson({ _id: 'x' })],
    })
    const [generated, given] = reply.data['insertedIds'] as string[]
    expect(generated).toMatch(/^[0-9a-f]{32}$/)
    expect(given).toBe('x')
    expect(await one('things', generated)).toEqual({ _id: generated, a: 1 })
  })

  it('keeps every type of EJSON', async () => {
    const document = {
      ...{ _id: 'x', int: 1, long: 3_000_000_000, double: 1.5, minus: -0, nan: NaN, infinite: -Infinity },
      ...{ nothing: null, yes: true, text: '中文 😀 \n "', date: new Date(-1), late: new Date(8.64e15) },
      ...{ list: [1, [2, { at: new Date(NOW) }]], point: { type: 'Point', coordinates: [118.7, 32.06] } },
    }
    const { add, one } = bench({ things: [] })
    await add('things', document)
    expect(await one('things', 'x')).toEqual(document)
  })

  it('replaces server dates at any depth, in documents and updates', async () => {
    const server = (offset: number): object => ({ $tcb_server_date: { offset } })
    const { action, one, update } = bench({ things: [] })
    const data = JSON.stringify({ _id: 'x', at: server(0), deep: { list: [{ at: server(-1_000) }] } })
    await action('insertDocument', { collectionName: 'things', data: [data] })
    expect(await one('things', 'x')).toEqual({
      _id: 'x',
      at: new Date(NOW),
      deep: { list: [{ at: new Date(NOW - 1_000) }] },
    })
    await update('things', 'x', { $push: { log: { $each: [{ at: server(5) }] } }, $set: { at: server(1) } })
    expect(await one('things', 'x')).toMatchObject({
      at: new Date(NOW + 1),
      log: [{ at: new Date(NOW + 5) }],
    })
  })

  it('refuses a second document with the same id and keeps the batch out', async () => {
    const { add, find } = bench({ things: [] })
    await add('things', { _id: 'x' })
    const error = await failureOf(add('things', { _id: 'y' }, { _id: 'x' }))
    expect(error).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(error.message).toContain('E11000 duplicate key error collection: things index: _id_ dup key')
    expect(ids((await find('things', {})).list)).toEqual(['x'])
  })

  it.each([['{"$set":{"a":1}}'], ['{"_id":{"a":1}}'], ['{"__proto__":{"a":1}}'], ['not json'], ['[]']])(
    'refuses %s',
    async (data) => {
      const { action } = bench({ things: [] })
      expect(await codeOf(action('insertDocument', { collectionName: 'things', data: [data] }))).toBe(
        'INVALID_PARAM',
      )
    },
  )
})

describe('a collection that does not exist', () => {
  it.each([
    ['insertDocument', { data: ['{}'] }],
    ['getDocument', {}],
    ['calculateDocument', {}],
    ['modifyDocument', { data: '{"$set":{"a":{"$numberInt":"1"}}}' }],
    ['removeDocument', { query: '' }],
    ['aggregateDocuments', { stages: [] }],
  ])('is refused by %s until it is created', async (name, request) => {
    const { action } = bench({ things: [] })
    const asked = { collectionName: 'new', queryType: 'WHERE', ...request }
    expect(await codeOf(action(name, asked))).toBe('DATABASE_COLLECTION_NOT_EXIST')
    await action('addCollection', { collectionName: 'new' })
    await expect(action(name, asked)).resolves.toHaveProperty('data')
    expect(await codeOf(action('addCollection', { collectionName: 'new' }))).toBe('DATABASE_REQUEST_FAILED')
  })
})

it('gives all dates of the server in one request the same moment', async () => {
  let ticks = 0
  const { action, one } = bench({ things: [] }, { now: () => ++ticks })
  const date = '{"$tcb_server_date":{"offset":0}}'
  const data = [`{"_id":"x","begun":${date},"steps":[{"at":${date}}]}`]
  await action('insertDocument', { collectionName: 'things', data })
  const { begun, steps } = (await one('things', 'x')) as { begun: Date; steps: { at: Date }[] }
  expect(steps).toEqual([{ at: begun }])
})

describe('reading', () => {
  it('gives 100 documents unless told, at most 1000, from an offset', async () => {
    const { add, find, action } = bench({ things: [] })
    await add('things', ...numbered(1_100))
    const all = await action('getDocument', { collectionName: 'things', queryType: 'WHERE' })
    expect(all.data['list']).toHaveLength(100)
    expect((await find('things', {}, { limit: 5_000 })).list).toHaveLength(1_000)
    expect(ids((await find('things', {}, { offset: 1_098 })).list)).toEqual(['d1098', 'd1099'])
  })

  it('reads one document by id from its stored text', async () => {
    const { add, action } = bench({ things: [] })
    await add('things', { _id: 'x', a: 1 })
    const query = { collectionName: 'things', queryType: 'DOC', query: ejson({ _id: 'x' }), multi: false }
    const reply = await action('getDocument', query)
    expect(reply.data).toEqual({ list: ['{"_id":"x","a":1}'] })
    const plan = { collection: 'things', index: '_id', shape: 'where _id', examined: 1, returned: 1 }
    expect(reply.plan).toEqual(plan)
    expect((await action('getDocument', { ...query, query: ejson({ _id: 'y' }) })).data).toEqual({ list: [] })
  })

  it('projects fields in or out', async () => {
    const { add, find } = bench({ things: [] })
    await add('things', { _id: 'x', a: 1, b: { c: 2, d: 3 } })
    expect((await find('things', {}, { projection: { 'b.c': 1 } })).list).toEqual([{ _id: 'x', b: { c: 2 } }])
    expect((await find('things', {}, { projection: { b: 0, _id: 0 } })).list).toEqual([{ a: 1 }])
  })

  it('orders by _id and pages by it', async () => {
    const { add, find } = bench({ things: [] })
    await add('things', ...numbered(30).reverse(), { _id: 7 })
    const first = await find('things', {}, { order: { _id: 1 }, limit: 2 })
    expect(ids(first.list)).toEqual([7, 'd0000'])
    const next = await find('things', { _id: { $gt: 'd0027' } }, { order: { _id: 1 } })
    expect(ids(next.list)).toEqual(['d0028', 'd0029'])
    expect(next.plan).toMatchObject({ index: '_id', examined: 2 })
    expect(ids((await find('things', { _id: { $lt: 'd0001' } }, { order: { _id: -1 } })).list)).toEqual([
      'd0000',
    ])
  })

  it('counts', async () => {
    const { add, action } = bench({ things: [{ name: 'n', keys: { tags: 1 } }] })
    await add('things', { tags: ['a', 'b'] }, { tags: ['b', 'b'] }, { tags: [] })
    const total = async (query: object): Promise<unknown> =>
      (await action('calculateDocument', { collectionName: 'things', query: ejson(query) })).data['total']
    expect(await total({})).toBe(3)
    expect(await total({ tags: 'b' })).toBe(2)
    expect(await total({ tags: { $in: ['a', 'b'] } })).toBe(2)
    expect(await total({ tags: { $gte: 'a' } })).toBe(2)
    expect(await total({ tags: { $size: 0 } })).toBe(1)
  })
})

describe('updating and removing', () => {
  const where = (query: object, data: object, more: object = {}): { [field: string]: unknown } => ({
    ...{ collectionName: 'things', queryType: 'WHERE', query: ejson(query), multi: true },
    ...{ merge: true, upsert: false, data: ejson(data), ...more },
  })

  it('is a compare-and-set when the version is in the query', async () => {
    const { add, action, one } = bench({ things: [] })
    await add('things', { _id: 'x', version: 1 })
    const guarded = where({ _id: 'x', version: 1 }, { $inc: { version: 1 } })
    const replies = await Promise.all([action('modifyDocument', guarded), action('modifyDocument', guarded)])
    expect(replies.map((reply) => reply.data['updated']).sort()).toEqual([0, 1])
    expect(await one('things', 'x')).toEqual({ _id: 'x', version: 2 })
  })

  it('changes all matches, or one when multi is false, and counts what changed', async () => {
    const { add, action } = bench({ things: [] })
    await add('things', ...numbered(3))
    expect(
      (await action('modifyDocument', where({ n: { $gte: 1 } }, { $set: { a: 1 } }))).data,
    ).toMatchObject({ updated: 2 })
    expect((await action('modifyDocument', where({}, { $set: { a: 1 } }))).data).toEqual({
      updated: 1,
      matched: 3,
    })
    expect(
      (await action('modifyDocument', where({}, { $set: { a: 2 } }, { multi: false }))).data,
    ).toMatchObject({ updated: 1 })
  })

  it('replaces or creates by set', async () => {
    const { action, one } = bench({ things: [] })
    const set = (data: object): Promise<unknown> =>
      action(
        'modifyDocument',
        where({ _id: 'x' }, data, { queryType: 'DOC', multi: false, merge: false, upsert: true }),
      )
    expect(await set({ a: 1 })).toMatchObject({ data: { updated: 0, upsert_id: 'x' } })
    expect(await set({ b: 2 })).toMatchObject({ data: { updated: 1 } })
    expect(await one('things', 'x')).toEqual({ _id: 'x', b: 2 })
    expect(await codeOf(set({ $set: { a: 1 } }))).toBe('INVALID_PARAM')
  })

  it('gives the changed document back when asked', async () => {
    const { add, action } = bench({ things: [] })
    await add('things', { _id: 'x', n: 1 })
    const request = where({ _id: 'x' }, { $inc: { n: 1 } }, { queryType: 'DOC' })
    expect((await action('modifyAndReturnDoc', request)).data).toEqual({
      updated: 1,
      doc: '{"_id":"x","n":2}',
    })
  })

  it('removes matches', async () => {
    const { add, action, find } = bench({ things: [{ name: 'n', keys: { n: 1 } }] })
    await add('things', ...numbered(5))
    const remove = (query: object, more: object): Promise<unknown> =>
      action('removeDocument', { collectionName: 'things', queryType: 'WHERE', query: ejson(query), ...more })
    expect(await remove({ n: { $lt: 3 } }, { multi: false })).toMatchObject({ data: { deleted: 1 } })
    expect(await remove({ n: { $lt: 3 } }, { multi: true })).toMatchObject({ data: { deleted: 2 } })
    expect(await remove({ _id: 'd0004' }, { queryType: 'DOC', multi: false })).toMatchObject({
      data: { deleted: 1 },
    })
    expect(ids((await find('things', { n: { $gte: 0 } })).list)).toEqual(['d0003'])
  })

  it('refuses an unknown action', async () => {
    expect(await codeOf(bench({}).action('dropEverything', {}))).toBe('INVALID_PARAM')
  })
})
