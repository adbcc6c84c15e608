import { bench, ids } from './support'

const byN = { name: 'n', keys: { n: 1 } } as const

describe('documents that are read many at once', () => {
  it('keep ids that are numbers to their last digit, in an index, by _id and in order of insertion', async () => {
    const { add, find } = bench({ things: [byN] })
    const numbers = [0.1 + 0.2, 1 / 3, 2 ** 53 - 1, -7]
    await add('things', ...numbers.map((_id, n) => ({ _id, n })), { _id: 'text', n: 9 })
    expect(ids((await find('things', { n: { $gte: 0 } })).list)).toEqual([...numbers, 'text'])
    expect(ids((await find('things', {})).list)).toEqual([...numbers, 'text'])
    const byId = await find('things', {}, { order: { _id: 1 } })
    expect(ids(byId.list)).toEqual([-7, 0.1 + 0.2, 1 / 3, 2 ** 53 - 1, 'text'])
  })

  it('keep their order and their texts over several reads', async () => {
    const { add, find } = bench({ things: [byN] })
    const documents = Array.from({ length: 200 }, (_, n) => ({
      _id: `id "${n}"\n`,
      n,
      text: `“${n}”\n\\n\t字`,
    }))
    await add('things', ...documents)
    const backward = await find('things', { n: { $gte: 0 } }, { order: { n: -1 }, limit: 150 })
    expect(backward.list).toEqual(documents.slice(50).reverse())
    expect((await find('things', {}, { limit: 1_000 })).list).toEqual(documents)
  })
})
