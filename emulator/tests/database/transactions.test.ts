import type { ActionReply } from '../../src/types'
import { bench, codeOf, ejson, failureOf, type Bench, type Fields } from './support'
import { must } from '../../src/database/must'

interface Handle {
  readonly id: string
  get(id: string): Promise<Fields | undefined>
  update(id: string, data: Fields): Promise<ActionReply>
  set(id: string, data: Fields): Promise<ActionReply>
  remove(id: string): Promise<ActionReply>
  add(document: Fields): Promise<ActionReply>
  commit(): Promise<ActionReply>
  abort(): Promise<ActionReply>
}

async function begin({ action }: Bench): Promise<Handle> {
  const { transactionId } = await action('startTransaction', {})
  const doc = (id: string): Fields => ({
    ...{ collectionName: 'things', queryType: 'DOC', query: ejson({ _id: id }), multi: false, transactionId },
  })
  return {
    id: must(transactionId),
    get: async (id) => {
      const list = (await action('getDocument', doc(id))).data['list'] as string[]
      return list.map((text): Fields => JSON.parse(text) as Fields)[0]
    },
    update: (id, data) => action('modifyDocument', { ...doc(id), merge: true, data: ejson(data) }),
    set: (id, data) =>
      action('modifyDocument', { ...doc(id), merge: false, upsert: true, data: ejson(data) }),
    remove: (id) => action('removeDocument', doc(id)),
    add: (document) =>
      action('insertDocument', { collectionName: 'things', data: [ejson(document)], transactionId }),
    commit: () => action('commitTransaction', { transactionId }),
    abort: () => action('abortTransaction', { transactionId }),
  }
}

async function filled(): Promise<Bench> {
  const made = bench({ things: [{ name: 'code', keys: { code: 1 }, unique: true }] })
  await made.add('things', { _id: 'a', code: 1, n: 1 }, { _id: 'b', code: 2, n: 1 })
  return made
}

const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT'
const increment = { $inc: { n: 1 } }

describe('a transaction', () => {
  it('sees its own writes, others see them after the commit', async () => {
    const made = await filled()
    const transaction = await begin(made)
    await transaction.update('a', increment)
    await transaction.remove('b')
    await transaction.add({ _id: 'c', code: 2 })
    expect(await transaction.get('a')).toMatchObject({ n: 2 })
    expect(await transaction.get('b')).toBeUndefined()
    expect(await transaction.get('c')).toEqual({ _id: 'c', code: 2 })
    expect(await made.one('things', 'a')).toMatchObject({ n: 1 })
    expect(await made.one('things', 'c')).toBeUndefined()
    await transaction.commit()
    expect(await made.one('things', 'a')).toMatchObject({ n: 2 })
    expect(await made.one('things', 'b')).toBeUndefined()
    expect((await made.find('things', { code: 2 })).list).toEqual([{ _id: 'c', code: 2 }])
    expect(made.database.collections()[0]).toMatchObject({ documents: 2 })
  })

  it('reads the state at its start, by id and by query', async () => {
    const made = await filled()
    const transaction = await begin(made)
    await made.update('things', 'a', increment)
    await made.add('things', { _id: 'late', code: 9 })
    expect(await transaction.get('a')).toMatchObject({ n: 1 })
    expect(await transaction.get('late')).toBeUndefined()
    await transaction.update('b', increment)
    const query = {
      collectionName: 'things',
      queryType: 'WHERE',
      query: ejson({ code: { $gt: 0 } }),
      transactionId: transaction.id,
    }
    const list = (await made.action('getDocument', query)).data['list'] as string[]
    expect(list.map((text) => JSON.parse(text) as Fields)).toMatchObject([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
    ])
    expect(await made.one('things', 'b')).toMatchObject({ n: 1 })
  })

  it('is gone without a trace when aborted', async () => {
    const made = await filled()
    const transaction = await begin(made)
    await transaction.set('new', { code: 5 })
    await transaction.update('a', increment)
    await transaction.abort()
    await transaction.abort()
    expect(await made.one('things', 'new')).toBeUndefined()
    await made.update('things', 'a', increment)
    expect(await made.one('things', 'a')).toMatchObject({ n: 2 })
    expect(await codeOf(transaction.commit())).toBe('DATABASE_TRANSACTION_FAIL')
  })

  it('conflicts with another that has written the same document, and is ended by that', async () => {
    const made = await filled()
    const [first, second] = [await begin(made), await begin(made)]
    await first.update('a', increment)
    await second.update('b', increment)
    expect(await codeOf(second.update('a', increment))).toBe(CONFLICT)
    expect(await codeOf(second.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    await made.update('things', 'b', increment)
    await first.commit()
    expect(await made.one('things', 'a')).toMatchObject({ n: 2 })
    expect(await made.one('things', 'b')).toMatchObject({ n: 2 })
  })

  it('conflicts when the document was changed since its start', async () => {
    const made = await filled()
    const transaction = await begin(made)
    await made.update('things', 'a', increment)
    expect(await codeOf(transaction.update('a', increment))).toBe(CONFLICT)
  })

  it('conflicts when the id it wants was added since its start', async () => {
    const made = await filled()
    const transaction = await begin(made)
    await made.add('things', { _id: 'c', code: 3 })
    expect(await codeOf(transaction.add({ _id: 'c', code: 4 }))).toBe(CONFLICT)
  })

  it('hears of a duplicate key at once, or at the commit when the key was taken meanwhile', async () => {
    const made = await filled()
    const transaction = await begin(made)
    expect((await failureOf(transaction.add({ _id: 'c', code: 1 }))).message).toContain('E11000')
    expect((await failureOf(transaction.add({ _id: 'a', code: 8 }))).message).toContain('index: _id_')
    await transaction.add({ _id: 'c', code: 7 })
    await made.add('things', { _id: 'd', code: 7 })
    expect(await codeOf(transaction.commit())).toBe(CONFLICT)
    expect(await made.one('things', 'c')).toBeUndefined()
  })

  it('of many on one counter lets every success count once', async () => {
    const made = await filled()
    const attempt = async (): Promise<number> => {
      const transaction = await begin(made)
      const current = await transaction.get('a')
      await transaction.update('a', { $set: { n: Number(current?.['n']) + 1 } })
      await transaction.commit()
      return 1
    }
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, attempt))
    const succeeded = outcomes.filter((outcome) => outcome.status === 'fulfilled').length
    expect(succeeded).toBeGreaterThan(0)
    expect(await made.one('things', 'a')).toMatchObject({ n: 1 + succeeded })
  })

  it('takes writes by id only', async () => {
    const made = await filled()
    const { transactionId } = await made.action('startTransaction', {})
    const request = { collectionName: 'things', queryType: 'WHERE', query: ejson({ n: 1 }), transactionId }
    expect(await codeOf(made.action('removeDocument', request))).toBe('INVALID_PARAM')
  })
})

describe('a write outside', () => {
  it('waits until the document is free', async () => {
    const made = await filled()
    const transaction = await begin(made)
    await transaction.update('a', { $set: { n: 10 } })
    const waiting = made.update('things', 'a', increment)
    await transaction.commit()
    expect(await waiting).toMatchObject({ n: 11 })
  })

  it('gives up in the end', async () => {
    const made = await filled()
    const transaction = await begin(made)
    await transaction.update('a', increment)
    jest.useFakeTimers()
    const waiting = codeOf(made.update('things', 'a', increment))
    await jest.advanceTimersByTimeAsync(5_000)
    expect(await waiting).toBe(CONFLICT)
    jest.useRealTimers()
    await transaction.commit()
  })

  it.each([
    ['update', 'modifyDocument', { data: '{"$set":{"z":{"$numberInt":"1"}}}' }],
    ['remove', 'removeDocument', {}],
    ['count', 'calculateDocument', {}],
    ['aggregate', 'aggregateDocuments', { stages: [] }],
  ])('%s is reported loudly while a transaction is open', async (what, name, request) => {
    const made = await filled()
    const query = ejson({ code: 2 })
    const asked = { collectionName: 'things', queryType: 'WHERE', query, ...request }
    await made.action(name, asked)
    expect(made.warnings).toEqual([])
    await begin(made)
    await made.action(name, asked)
    expect(made.warnings).toHaveLength(1)
    expect(made.warnings[0]).toContain(`${what} on things while a transaction is open`)
  })
})

describe('a forgotten transaction', () => {
  afterEach(() => jest.useRealTimers())

  it('is dropped after 30 seconds and frees its documents', async () => {
    jest.useFakeTimers()
    const made = await filled()
    const transaction = await begin(made)
    await transaction.update('a', increment)
    await jest.advanceTimersByTimeAsync(30_000)
    expect(await codeOf(transaction.get('a'))).toBe('DATABASE_TRANSACTION_FAIL')
    expect(await made.update('things', 'a', increment)).toMatchObject({ n: 2 })
  })
})
