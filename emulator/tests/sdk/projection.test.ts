import { failureOf, filled, useEmulator } from './support'
import { projectionRows, STORED } from './tables/projection'

useEmulator()

it.each(projectionRows)('$it', async ({ field, gives }) => {
  const collection = await filled([STORED])
  expect((await collection.field(field).get()).data).toEqual([gives])
})

it('gives the element the query matched', async () => {
  const collection = await filled([STORED])
  const matched = collection.where({ 'students.grade': { $gt: 90 } }).field({ 'students.$': true })
  expect((await matched.get()).data).toEqual([{ _id: 1, students: [{ name: 'y', grade: 95 }] }])
})

it.each<[string, unknown]>([
  ['keeping and dropping at once', { a: true, b: false }],
  ['a path and a path below it', { a: true, 'a.b': true }],
  ['a slice of no length', { a: { $slice: [1, 0] } }],
])('refuses %s', async (_name, field) => {
  const collection = await filled([STORED])
  expect((await failureOf(collection.field(field).get())).errCode).toBe(-501007)
})
