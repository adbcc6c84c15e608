import { $, _, failureOf, filled, useEmulator } from './support'
import { queryRows } from './tables/query'

useEmulator()

const idsOf = (list: readonly { [field: string]: unknown }[]): unknown[] =>
  list.map((document) => document['_id'])

it.each(queryRows)('$it', async ({ given, where, finds }) => {
  const collection = await filled(given)
  expect(idsOf((await collection.where(where).get()).data)).toEqual(finds)
  expect((await collection.where(where).count()).total).toBe(finds.length)
})

describe('is refused', () => {
  it.each([
    ['an unknown operator', { a: { $foo: 1 } }, -502002],
    ['an unknown operator on top', { $foo: [] }, -502002],
    ['in without a list', { a: { $in: 1 } }, -501007],
    ['mod by zero', { a: _['mod']?.(0, 1) }, -501007],
    ['size below zero', { a: _['size']?.(-1) }, -501007],
    ['an empty or', { $or: [] }, -501007],
    ['a regular expression that is none', { a: { $regex: '(' } }, -501007],
    ['an unknown option', { a: { $regex: 'a', $options: 'q' } }, -501007],
    ['an unknown expression', { $expr: { $shout: '$a' } }, -502002],
    ['an unknown word of jsonSchema', { $jsonSchema: { colour: 1 } }, -501007],
  ])('%s', async (_name, where, errCode) => {
    const collection = await filled([{ _id: 1, a: 1 }])
    expect((await failureOf(collection.where(where).get())).errCode).toBe(errCode)
  })

  it('text, because no text index can be made', async () => {
    const collection = await filled([])
    const failure = await failureOf(collection.where({ $text: _['text']?.({ search: 'coffee' }) }).get())
    expect(failure.errMsg).toContain('text index required')
  })

  it('an expression that fails on a document', async () => {
    const collection = await filled([{ a: 'text' }])
    const where = _['expr']?.($['gt']?.([$['abs']?.('$a'), 1]))
    expect((await failureOf(collection.where(where).get())).errCode).toBe(-502001)
  })
})
