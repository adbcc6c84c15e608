import { $, db, failureOf, filled, useEmulator, type Collection, type Fields } from './support'

useEmulator()

const gone = (): Collection => db.collection('gone')

describe('a collection that is not there answers -502005', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['add', () => gone().add({ data: {} })],
    ['get', () => gone().where({}).get()],
    ['doc.get', () => gone().doc('x').get()],
    ['count', () => gone().where({}).count()],
    [
      'update',
      () =>
        gone()
          .where({ a: 1 })
          .update({ data: { a: 2 } }),
    ],
    ['remove', () => gone().where({ a: 1 }).remove()],
  ])('%s', async (_name, work) => {
    expect((await failureOf(work())).errCode).toBe(-502005)
  })

  it('aggregate, whose code the SDK leaves as it came', async () => {
    const work =
      gone()
        .aggregate()
        ['group']?.({ _id: null, n: $['sum']?.(1) })
        .end() ?? Promise.resolve()
    expect((await failureOf(work)).code).toBe('DATABASE_COLLECTION_NOT_EXIST')
  })
})

describe('createCollection', () => {
  it('makes a collection once', async () => {
    await db.createCollection('once')
    expect((await db.collection('once').where({}).count()).total).toBe(0)
    expect((await failureOf(db.createCollection('once'))).errMsg).toContain('Table exist')
  })

  it.each(['', '1st', 'with space', 'with$dollar'])('refuses the name %j', async (name) => {
    expect((await failureOf(db.createCollection(name))).errMsg).toContain('not a valid collection name')
  })
})

describe('a document', () => {
  it('with an id that is there already is a duplicate', async () => {
    const collection = await filled([{ _id: 'a', n: 1 }])
    const failure = await failureOf(collection.add({ data: { _id: 'a', n: 2 } }))
    expect(failure.errCode).toBe(-502001)
    expect(failure.errMsg).toMatch(
      /E11000 duplicate key error collection: .* index: _id_ dup key: \{"_id":"a"\}/,
    )
    expect((await collection.doc('a').get()).data).toEqual({ _id: 'a', n: 1 })
  })

  it('among several that cannot be added keeps the others out', async () => {
    const collection = await filled([{ _id: 'b' }])
    expect((await failureOf(collection.add({ data: [{ _id: 'a' }, { _id: 'b' }] }))).errCode).toBe(-502001)
    expect((await collection.count()).total).toBe(1)
  })

  it.each<[string, Fields]>([
    ['a field with $ in front', { $a: 1 }],
    ['a field with $ in front, below an object', { a: { $b: 1 } }],
    ['a field with $ in front, in a list', { a: [{ $b: 1 }] }],
    ['a field with a null character', { 'a\0b': 1 }],
  ])('with %s is refused', async (_name, data) => {
    const collection = await filled([])
    expect((await failureOf(collection.add({ data }))).errCode).toBe(-501007)
  })

  it('that is not there is null, and its removal removes nothing', async () => {
    const collection = await filled([])
    expect((await collection.doc('gone').get()).data).toBeNull()
    expect((await collection.doc('gone').remove()).stats.removed).toBe(0)
  })
})

it('what was changed before an error in the same request is taken back', async () => {
  const collection = await filled([
    { _id: 1, n: 1 },
    { _id: 2, n: 'text' },
  ])
  expect((await failureOf(collection.where({}).update({ data: { $inc: { n: 1 } } }))).errCode).toBe(-502001)
  expect((await collection.doc(1).get()).data).toEqual({ _id: 1, n: 1 })
})
