import { bench, codeOf, ejson, failureOf, type Fields } from './support'

/** [what the manual says, document, update, what it becomes] */
const CASES: readonly (readonly [string, Fields, Fields, Fields])[] = [
  ['$set a field', { qty: 250 }, { $set: { qty: 500 } }, { qty: 500 }],
  ['$set creates objects on the way', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set keeps siblings', { a: { b: 1, c: 2 } }, { $set: { 'a.b': 9 } }, { a: { b: 9, c: 2 } }],
  ['$set an element by number', { tags: ['a', 'b'] }, { $set: { 'tags.1': 'x' } }, { tags: ['a', 'x'] }],
  ['$set in an object of an array', { r: [{ by: 'b' }] }, { $set: { 'r.0.by': 'c' } }, { r: [{ by: 'c' }] }],
  ['$set beyond the end pads with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
  ['$set an array whole', { a: [1, 2] }, { $set: { a: [3] } }, { a: [3] }],
  ['$unset', { a: 1, b: { c: 1, d: 2 } }, { $unset: { a: '', 'b.c': '' } }, { b: { d: 2 } }],
  ['$unset an element leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  ['$inc', { qty: 10, m: { orders: 2 } }, { $inc: { qty: -2, 'm.orders': 1 } }, { qty: 8, m: { orders: 3 } }],
  ['$inc creates', {}, { $inc: { n: 2 } }, { n: 2 }],
  ['$mul', { price: 10.5, qty: 25 }, { $mul: { price: 2, qty: 2 } }, { price: 21, qty: 50 }],
  ['$mul creates zero', {}, { $mul: { n: 100 } }, { n: 0 }],
  ['$min lowers', { low: 200 }, { $min: { low: 150 } }, { low: 150 }],
  ['$min keeps the lower', { low: 200 }, { $min: { low: 250 } }, { low: 200 }],
  ['$min with dates', { at: new Date(5) }, { $min: { at: new Date(3) } }, { at: new Date(3) }],
  ['$max raises', { high: 800 }, { $max: { high: 950 } }, { high: 950 }],
  ['$max with dates', { at: new Date(5) }, { $max: { at: new Date(3) } }, { at: new Date(5) }],
  ['$max creates', {}, { $max: { high: 1 } }, { high: 1 }],
  ['$rename', { nmae: { first: 'g' } }, { $rename: { nmae: 'name' } }, { name: { first: 'g' } }],
  ['$rename across objects', { a: { b: 1 }, c: {} }, { $rename: { 'a.b': 'c.d' } }, { a: {}, c: { d: 1 } }],
  ['$rename of a missing field does nothing', { a: 1 }, { $rename: { b: 'c' } }, { a: 1 }],
  ['$rename replaces the target', { a: 1, b: 2 }, { $rename: { a: 'b' } }, { b: 1 }],
  ['$bit and', { e: 13 }, { $bit: { e: { and: 10 } } }, { e: 8 }],
  ['$bit or', { e: 3 }, { $bit: { e: { or: 5 } } }, { e: 7 }],
  ['$bit xor', { e: 1 }, { $bit: { e: { xor: 5 } } }, { e: 4 }],
  ['$push a value', { s: [44, 78] }, { $push: { s: 89 } }, { s: [44, 78, 89] }],
  ['$push creates', {}, { $push: { s: 89 } }, { s: [89] }],
  ['$push an array as one element', { s: [1] }, { $push: { s: [2, 3] } }, { s: [1, [2, 3]] }],
  ['$push $each', { s: [1] }, { $push: { s: { $each: [2, 3] } } }, { s: [1, 2, 3] }],
  [
    '$push $position',
    { s: [100] },
    { $push: { s: { $each: [50, 60], $position: 0 } } },
    { s: [50, 60, 100] },
  ],
  [
    '$push negative $position',
    { s: [1, 2, 3] },
    { $push: { s: { $each: [9], $position: -1 } } },
    { s: [1, 2, 9, 3] },
  ],
  [
    '$push $slice keeps the last',
    { s: [40, 50, 60] },
    { $push: { s: { $each: [80, 78, 86], $slice: -5 } } },
    { s: [50, 60, 80, 78, 86] },
  ],
  [
    '$push $slice keeps the first',
    { s: [89, 90] },
    { $push: { s: { $each: [100, 20], $slice: 3 } } },
    { s: [89, 90, 100] },
  ],
  ['$push $slice 0 empties', { s: [1] }, { $push: { s: { $each: [2], $slice: 0 } } }, { s: [] }],
  [
    '$push $sort values',
    { s: [89, 70, 90] },
    { $push: { s: { $each: [40, 60], $sort: 1 } } },
    { s: [40, 60, 70, 89, 90] },
  ],
  [
    '$push $sort by fields, then $slice',
    {
      q: [
        { wk: 1, s: 10 },
        { wk: 2, s: 8 },
        { wk: 3, s: 5 },
        { wk: 4, s: 6 },
      ],
    },
    {
      $push: {
        q: {
          $each: [
            { wk: 5, s: 8 },
            { wk: 6, s: 7 },
            { wk: 7, s: 6 },
          ],
          $sort: { s: -1, wk: -1 },
          $slice: 3,
        },
      },
    },
    {
      q: [
        { wk: 1, s: 10 },
        { wk: 5, s: 8 },
        { wk: 2, s: 8 },
      ],
    },
  ],
  ['$pop the last', { s: [8, 9, 10] }, { $pop: { s: 1 } }, { s: [8, 9] }],
  ['$pop the first', { s: [8, 9, 10] }, { $pop: { s: -1 } }, { s: [9, 10] }],
  ['$pull a value', { v: ['carrots', 'celery', 'carrots'] }, { $pull: { v: 'carrots' } }, { v: ['celery'] }],
  ['$pull by $in', { f: ['a', 'b', 'c'] }, { $pull: { f: { $in: ['a', 'c'] } } }, { f: ['b'] }],
  ['$pull by $gte', { votes: [3, 5, 6, 7, 7, 8] }, { $pull: { votes: { $gte: 6 } } }, { votes: [3, 5] }],
  [
    '$pull objects by their fields',
    {
      results: [
        { item: 'A', score: 5 },
        { item: 'B', score: 8 },
      ],
    },
    { $pull: { results: { score: 8, item: 'B' } } },
    { results: [{ item: 'A', score: 5 }] },
  ],
  [
    '$pull objects by a condition',
    { r: [{ s: 5 }, { s: 9 }] },
    { $pull: { r: { s: { $gt: 6 } } } },
    { r: [{ s: 5 }] },
  ],
  ['$pullAll', { s: [0, 2, 5, 5, 1, 0] }, { $pullAll: { s: [0, 5] } }, { s: [2, 1] }],
  ['$pull of nothing', { a: 1 }, { $pull: { s: 1 } }, { a: 1 }],
  ['$addToSet', { tags: ['a'] }, { $addToSet: { tags: 'b' } }, { tags: ['a', 'b'] }],
  ['$addToSet keeps one', { tags: ['a'] }, { $addToSet: { tags: 'a' } }, { tags: ['a'] }],
  ['$addToSet an array as one', { l: ['a'] }, { $addToSet: { l: ['c', 'd'] } }, { l: ['a', ['c', 'd']] }],
  [
    '$addToSet $each',
    { tags: ['a'] },
    { $addToSet: { tags: { $each: ['b', 'a', 'b'] } } },
    { tags: ['a', 'b'] },
  ],
  [
    'all elements by $[]',
    { g: [{ n: 1 }, { n: 2 }] },
    { $inc: { 'g.$[].n': 10 } },
    { g: [{ n: 11 }, { n: 12 }] },
  ],
  ['fields without an operator are set', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
]

describe('update operators', () => {
  it.each(CASES)('%s', async (_name, before, update, after) => {
    const { add, update: change } = bench({ things: [] })
    await add('things', { _id: 'x', ...before })
    expect(await change('things', 'x', update)).toEqual({ _id: 'x', ...after })
  })

  it('changes the element the query matched by $', async () => {
    const { action, add, one } = bench({ things: [] })
    await add('things', {
      _id: 'x',
      grades: [
        { grade: 80, mean: 75 },
        { grade: 85, mean: 90 },
      ],
    })
    const query = ejson({ _id: 'x', grades: { $elemMatch: { grade: { $gt: 80 }, mean: 90 } } })
    const data = ejson({ $set: { 'grades.$.std': 6 } })
    await action('modifyDocument', { collectionName: 'things', queryType: 'WHERE', query, multi: true, data })
    expect(await one('things', 'x')).toEqual({
      _id: 'x',
      grades: [
        { grade: 80, mean: 75 },
        { grade: 85, mean: 90, std: 6 },
      ],
    })
  })

  it.each([
    ['DATABASE_INVALID_OPERRATOR', { $foo: { a: 1 } }],
    ['INVALID_PARAM', { $set: { a: 1 }, $inc: { a: 1 } }],
    ['INVALID_PARAM', { $set: { 'a.b': 1, a: 1 } }],
    ['INVALID_PARAM', { $inc: { n: 'x' } }],
    ['INVALID_PARAM', { $pop: { list: 2 } }],
    ['INVALID_PARAM', { $set: { '__proto__.x': 1 } }],
    ['DATABASE_REQUEST_FAILED', { $inc: { text: 1 } }],
    ['DATABASE_REQUEST_FAILED', { $push: { text: 1 } }],
    ['DATABASE_REQUEST_FAILED', { $set: { 'text.a': 1 } }],
    ['DATABASE_REQUEST_FAILED', { $set: { _id: 'other' } }],
  ])('answers %s for %j and changes nothing', async (code, update) => {
    const { add, update: change, one } = bench({ things: [] })
    const document = { _id: 'x', text: 'abc', n: 1, list: [1] }
    await add('things', document)
    expect(await codeOf(change('things', 'x', update))).toBe(code)
    expect(await one('things', 'x')).toEqual(document)
  })

  it('undoes all documents of an update when one fails', async () => {
    const { action, add, find } = bench({ things: [] })
    await add('things', { _id: 'a', n: 1 }, { _id: 'b', n: 'text' }, { _id: 'c', n: 1 })
    const request = {
      collectionName: 'things',
      queryType: 'WHERE',
      multi: true,
      data: ejson({ $inc: { n: 1 } }),
    }
    const error = await failureOf(action('modifyDocument', request))
    expect(error.message).toContain('non-numeric')
    expect((await find('things', { n: 1 })).list).toHaveLength(2)
  })
})
