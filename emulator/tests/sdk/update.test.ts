import { _, db, failureOf, filled, useEmulator } from './support'
import { updateRows } from './tables/update'

useEmulator()

it.each(updateRows)('$it', async ({ before, data, after }) => {
  const collection = await filled([{ _id: 'it', ...before }])
  await collection.doc('it').update({ data })
  expect((await collection.doc('it').get()).data).toEqual({ _id: 'it', ...after })
})

it('a $ in the path is the first element the query matched', async () => {
  const collection = await filled([{ _id: 1, list: [{ n: 1 }, { n: 5 }, { n: 6 }] }])
  await collection.where({ 'list.n': _['gte']?.(5) }).update({ data: { 'list.$.n': 0 } })
  expect((await collection.doc(1).get()).data?.['list']).toEqual([{ n: 1 }, { n: 0 }, { n: 6 }])
})

describe('stats.updated', () => {
  it('counts the documents that changed', async () => {
    const collection = await filled([{ state: 'open' }, { state: 'open' }, { state: 'done' }])
    const open = collection.where({ state: 'open' })
    expect((await open.update({ data: { n: _['inc']?.(1) } })).stats.updated).toBe(2)
    expect((await collection.where({ state: 'gone' }).update({ data: { n: 1 } })).stats.updated).toBe(0)
  })

  it('is 0 where the value was the same already', async () => {
    const collection = await filled([{ _id: 1, n: 1 }])
    expect((await collection.doc(1).update({ data: { n: 1 } })).stats.updated).toBe(0)
  })

  it('is 0 for a document that is not there, which is not created', async () => {
    const collection = await filled([])
    expect((await collection.doc('gone').update({ data: { n: 1 } })).stats.updated).toBe(0)
    expect((await collection.count()).total).toBe(0)
  })
})

describe('doc.set', () => {
  it('creates a document under its id', async () => {
    const collection = await filled([])
    const reply = await collection.doc('new').set({ data: { n: 1 } })
    expect(reply).toMatchObject({ _id: 'new', stats: { updated: 0, created: 1 } })
    expect((await collection.doc('new').get()).data).toEqual({ _id: 'new', n: 1 })
  })

  it('replaces the whole of an existing one', async () => {
    const collection = await filled([{ _id: 'old', n: 1, gone: true }])
    const reply = await collection.doc('old').set({ data: { n: 2 } })
    expect(reply).toMatchObject({ _id: 'old', stats: { updated: 1, created: 0 } })
    expect((await collection.doc('old').get()).data).toEqual({ _id: 'old', n: 2 })
  })
})

describe('is refused', () => {
  it.each([
    ['inc of a text', { text: _['inc']?.(1) }, -502001],
    ['mul of a text', { text: _['mul']?.(2) }, -502001],
    ['inc by a text', { n: _['inc']?.('1') }, -501007],
    ['push to a number', { n: _['push']?.([1]) }, -502001],
    ['bit of a fraction', { half: _['bit']?.({ and: 1 }) }, -502001],
    ['a field below a number', { 'n.a': 1 }, -502001],
    ['rename to itself', { n: _['rename']?.('n') }, -501007],
    ['two changes of one path', { n: 1, $inc: { n: 1 } }, -501007],
    ['an unknown operator', { $explode: { n: 1 } }, -502002],
    ['array filters', { 'list.$[x]': 1 }, -501007],
  ])('%s', async (_name, data, errCode) => {
    const collection = await filled([{ _id: 1, n: 1, half: 0.5, text: 'x', list: [1] }])
    expect((await failureOf(collection.doc(1).update({ data }))).errCode).toBe(errCode)
    expect((await collection.doc(1).get()).data).toMatchObject({ n: 1, half: 0.5, text: 'x', list: [1] })
  })
})

it('$currentDate and serverDate set the time of the server', async () => {
  const started = Date.now()
  const collection = await filled([{ _id: 1 }])
  const data = { $currentDate: { a: true }, deep: { b: db.serverDate() }, list: [{ c: db.serverDate() }] }
  await collection.doc(1).update({ data })
  const found = (await collection.doc(1).get()).data as { a: Date; deep: { b: Date }; list: [{ c: Date }] }
  for (const date of [found.a, found.deep.b, found.list[0].c]) {
    expect(date.getTime()).toBeGreaterThanOrEqual(started)
    expect(date.getTime()).toBeLessThanOrEqual(Date.now())
  }
})
