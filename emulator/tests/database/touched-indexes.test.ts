import { bench, codeOf, ejson, ids } from './support'

it('drops the first change of an update whose second document refuses it', async () => {
  const { action, add, one } = bench({ things: [] })
  await add('things', { _id: 'a', counter: 1 }, { _id: 'b', counter: 'text' })
  const request = { collectionName: 'things', queryType: 'WHERE', multi: true, merge: true, query: '{}' }
  const refused = action('modifyDocument', { ...request, data: ejson({ $inc: { counter: 1 } }) })
  expect(await codeOf(refused)).toBe('DATABASE_REQUEST_FAILED')
  expect(await one('things', 'a')).toEqual({ _id: 'a', counter: 1 })
})

it('moves the index entries of a document when an update writes, renames to or removes their path', async () => {
  const { add, find, update, database } = bench({ things: [{ name: 'deep', keys: { 'a.b': 1 } }] })
  await add('things', { _id: 'x', a: { b: 1 }, c: 5 })
  await update('things', 'x', { 'a.b': 2 })
  expect(ids((await find('things', { 'a.b': 2 })).list)).toEqual(['x'])
  await update('things', 'x', { $rename: { c: 'a.b' } })
  expect(ids((await find('things', { 'a.b': 5 })).list)).toEqual(['x'])
  await update('things', 'x', { $unset: { a: '' } })
  expect((await find('things', { 'a.b': 5 })).list).toEqual([])
  expect(database.verify().problems).toEqual([])
})
