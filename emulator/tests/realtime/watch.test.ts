import { must } from '../../src/database/must'
import type { Fields } from '../../src/database/values'
import { asWhere, brief, startRealtime, type RealtimeBench } from './support'
import { ejson } from '../database/support'

let bench: RealtimeBench
beforeEach(async () => {
  bench = await startRealtime()
})

describe('the first snapshot', () => {
  it('holds every match, without the limit of a get', async () => {
    await bench.add(
      ...Array.from({ length: 150 }, (_, n) => ({ _id: `t${n}`, team: n % 3 === 0 ? 'a' : 'b' })),
    )
    const alice = await bench.enter()
    const { watchId, requestId, msgType, msgData } = await alice.watch({ team: 'b' })
    expect([watchId, requestId, msgType, msgData?.currEvent]).toEqual(['w1', 'r2', 'INIT_EVENT', 0])
    expect(msgData?.events).toHaveLength(100)
    expect(msgData?.queryID).toEqual(expect.any(String))
    expect(new Set(msgData?.events?.map((event) => `${event.DataType} ${event.QueueType}`))).toEqual(
      new Set(['init init']),
    )
  })

  it('is in the order asked for, and by _id downwards when none is', async () => {
    await bench.add({ _id: 'a', n: 2 }, { _id: 'b', n: 3 }, { _id: 'c', n: 1 })
    const alice = await bench.enter()
    const ids = async (data: object): Promise<unknown> =>
      (await alice.watch({}, data)).msgData?.events?.map(({ DocID }) => DocID)
    expect(await ids({ orderBy: { n: 'desc' } })).toEqual(['b', 'a', 'c'])
    expect(await ids({ orderBy: { n: 'asc' }, limit: 2 })).toEqual(['c', 'a'])
    expect(await ids({})).toEqual(['c', 'b', 'a'])
  })

  it('sends documents as EJSON text, their types kept', async () => {
    await bench.add({ _id: 1, at: new Date(0), list: [1, { a: null }] })
    const alice = await bench.enter()
    const event = (await alice.watch()).msgData?.events?.[0]
    expect(event?.DocID).toBe(1)
    expect(JSON.parse(must(event).Doc)).toEqual({
      _id: 1,
      at: { $date: '1970-01-01T00:00:00.000Z' },
      list: [1, { a: null }],
    })
  })

  it('understands the query of where, of doc and of a whole collection', async () => {
    await bench.add({ _id: 'a', at: new Date(5) }, { _id: 'b', at: new Date(9) })
    const alice = await bench.enter()
    const ids = async (query: string | undefined): Promise<unknown> =>
      (await alice.watch({}, { query })).msgData?.events?.map(({ DocID }) => DocID)
    expect(await ids(asWhere({ at: { $gt: new Date(7) } }))).toEqual(['b'])
    expect(await ids(JSON.stringify({ _id: 'a' }))).toEqual(['a'])
    expect(await ids(undefined)).toEqual(['b', 'a'])
    expect(await ids(JSON.stringify(''))).toEqual(['b', 'a'])
  })
})

describe('events of a filter', () => {
  it('tells what enters, changes and leaves, numbered without a gap', async () => {
    await bench.add({ _id: 'in', team: 'a' }, { _id: 'out', team: 'b' })
    const alice = await bench.enter()
    await alice.watch({ team: 'a' })
    await bench.add({ _id: 'new', team: 'a' })
    await bench.add({ _id: 'foreign', team: 'b' })
    await bench.update('in', { $set: { done: true } })
    await bench.update('out', { $set: { team: 'a' } })
    await bench.update('in', { $set: { team: 'b' } })
    await bench.set('new', { team: 'a', title: 'whole' })
    await bench.set('in', { team: 'a' })
    await bench.set('in', { team: 'c' })
    await bench.remove('out')
    await bench.remove('foreign')
    const frames = await alice.arrived()
    expect(frames.map(({ msgType }) => msgType)).toEqual(Array(8).fill('NEXT_EVENT'))
    expect(frames.map(({ msgData }) => msgData?.currEvent)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(frames.flatMap(({ msgData }) => brief(msgData?.events))).toEqual([
      [1, 'add', 'enqueue', 'new'],
      [2, 'update', 'update', 'in'],
      [3, 'update', 'enqueue', 'out'],
      [4, 'update', 'dequeue', 'in'],
      [5, 'replace', 'update', 'new'],
      [6, 'replace', 'enqueue', 'in'],
      [7, 'replace', 'dequeue', 'in'],
      [8, 'remove', 'dequeue', 'out'],
    ])
  })

  it('sends of an update only what changed, by path', async () => {
    await bench.add({ _id: 'a', style: { color: 'red', size: 1 }, tags: ['x'], note: 'n' })
    const alice = await bench.enter()
    await alice.watch()
    await bench.update('a', {
      $set: { 'style.color': 'blue', at: new Date(0) },
      $push: { tags: 'y' },
      $unset: { note: '', 'style.size': '' },
    })
    const [event] = await alice.events()
    expect(event?.Doc).toBe('')
    expect(JSON.parse(must(event).UpdatedFields)).toEqual({
      'style.color': 'blue',
      tags: ['x', 'y'],
      at: { $date: '1970-01-01T00:00:00.000Z' },
    })
    expect(JSON.parse(must(event).RemovedFields)).toEqual(['note', 'style.size'])
    expect(event?.removedFields).toBe(event?.RemovedFields)
  })

  it('sends the whole document where a field name cannot stand in a path', async () => {
    await bench.add({ _id: 'a', 'odd[0]': 1, nested: { 'a.b': 1 } })
    const alice = await bench.enter()
    await alice.watch()
    await bench.update('a', { $set: { n: 1 } })
    const [event] = await alice.events()
    expect(JSON.parse(must(event).Doc)).toEqual({ _id: 'a', 'odd[0]': 1, nested: { 'a.b': 1 }, n: 1 })
    expect(event?.UpdatedFields).toBe('')
  })

  it('says nothing of writes that change nothing or fail', async () => {
    await bench.add({ _id: 'a', n: 1 })
    const alice = await bench.enter()
    await alice.watch()
    await bench.update('a', { $set: { n: 1 } })
    await expect(bench.add({ _id: 'b' }, { _id: 'a' })).rejects.toThrow('E11000')
    expect(await alice.arrived()).toEqual([])
  })

  it('makes one event of one request that changes many', async () => {
    await bench.add({ _id: 'a', n: 1 }, { _id: 'b', n: 1 }, { _id: 'c', n: 9 })
    const alice = await bench.enter()
    await alice.watch()
    await bench.action('modifyDocument', {
      ...{ collectionName: 'todos', queryType: 'WHERE', query: ejson({ n: 1 }), multi: true, merge: true },
      data: ejson({ $inc: { n: 1 } }),
    })
    expect(brief(await alice.events())).toEqual([
      [1, 'update', 'update', 'a'],
      [1, 'update', 'update', 'b'],
    ])
  })
})

describe('limit', () => {
  beforeEach(() => bench.add({ _id: 'a', n: 1 }, { _id: 'b', n: 2 }, { _id: 'c', n: 3 }, { _id: 'd', n: 4 }))
  const TOP_TWO = { orderBy: { n: 'desc' }, limit: 2 }

  it('says who is pushed out by a newcomer', async () => {
    const alice = await bench.enter()
    expect(
      brief((await alice.watch({}, TOP_TWO)).msgData?.events).map((event) => (event as unknown[])[3]),
    ).toEqual(['d', 'c'])
    await bench.add({ _id: 'e', n: 5 })
    expect(brief(await alice.events())).toEqual([
      [1, 'add', 'enqueue', 'e'],
      [1, 'limit', 'dequeue', 'c'],
    ])
  })

  it('says who takes the place of one that goes, with the document', async () => {
    const alice = await bench.enter()
    await alice.watch({}, TOP_TWO)
    await bench.remove('d')
    const events = await alice.events()
    expect(brief(events)).toEqual([
      [1, 'remove', 'dequeue', 'd'],
      [1, 'limit', 'enqueue', 'b'],
    ])
    expect(JSON.parse(must(events[1]).Doc)).toEqual({ _id: 'b', n: 2 })
  })

  it('follows documents that climb and fall by an update', async () => {
    const alice = await bench.enter()
    await alice.watch({}, TOP_TWO)
    await bench.update('a', { $set: { n: 9 } })
    await bench.update('d', { $set: { n: 0 } })
    const frames = await alice.arrived()
    expect(frames.map(({ msgData }) => brief(msgData?.events))).toEqual([
      [
        [1, 'update', 'enqueue', 'a'],
        [1, 'limit', 'dequeue', 'c'],
      ],
      [
        [2, 'update', 'dequeue', 'd'],
        [2, 'limit', 'enqueue', 'c'],
      ],
    ])
  })

  it('is silent about what stays below it', async () => {
    const alice = await bench.enter()
    await alice.watch({}, TOP_TWO)
    await bench.update('a', { $set: { n: 0 } })
    await bench.remove('b')
    expect(await alice.arrived()).toEqual([])
  })
})

describe('transactions', () => {
  it('appear once, when they are committed, with what they did in the end', async () => {
    await bench.add({ _id: 'a', n: 1 }, { _id: 'b', n: 1 }, { _id: 'c', n: 1 })
    const alice = await bench.enter()
    await alice.watch()
    const { transactionId } = await bench.action('startTransaction', {})
    const doc = (id: string): Fields => ({
      ...{ collectionName: 'todos', transactionId, queryType: 'DOC', query: ejson({ _id: id }) },
    })
    const change = { merge: true, data: ejson({ $inc: { n: 1 } }) }
    await bench.action('modifyDocument', { ...doc('a'), ...change })
    await bench.action('modifyDocument', { ...doc('a'), ...change })
    await bench.action('modifyDocument', { ...doc('b'), merge: false, data: ejson({ n: 7 }) })
    await bench.action('removeDocument', doc('c'))
    await bench.action('insertDocument', {
      collectionName: 'todos',
      transactionId,
      data: [ejson({ _id: 'd' })],
    })
    expect(await alice.arrived()).toEqual([])
    await bench.action('commitTransaction', { transactionId })
    const [frame, ...more] = await alice.arrived()
    expect(more).toEqual([])
    expect(new Set(brief(frame?.msgData?.events))).toEqual(
      new Set([
        [1, 'update', 'update', 'a'],
        [1, 'replace', 'update', 'b'],
        [1, 'remove', 'dequeue', 'c'],
        [1, 'add', 'enqueue', 'd'],
      ]),
    )
    expect(frame?.msgData?.events?.find(({ DocID }) => DocID === 'a')?.UpdatedFields).toBe('{"n":3}')
  })

  it('that are aborted never appear', async () => {
    const alice = await bench.enter()
    await alice.watch()
    const { transactionId } = await bench.action('startTransaction', {})
    await bench.action('insertDocument', {
      collectionName: 'todos',
      transactionId,
      data: [ejson({ _id: 'd' })],
    })
    await bench.action('abortTransaction', { transactionId })
    expect(await alice.arrived()).toEqual([])
  })
})
