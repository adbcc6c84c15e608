import { compileFilter } from '../../src/database/filter'
import { ServiceError } from '../../src/types'
import type { Fields } from './support'

const matches = (query: Fields, document: Fields): boolean => compileFilter(query)(document)

/** [what the manual says, query, document, whether it matches] */
const CASES: readonly (readonly [string, Fields, Fields, boolean])[] = [
  ['$eq on an embedded field', { 'item.name': { $eq: 'ab' } }, { item: { name: 'ab' } }, true],
  ['equality matches an element of an array', { tags: 'B' }, { tags: ['A', 'B'] }, true],
  ['equality matches a whole array', { tags: ['A', 'B'] }, { tags: ['A', 'B'] }, true],
  ['equality matches an array inside an array', { tags: ['A', 'B'] }, { tags: [['A', 'B'], 'C'] }, true],
  ['equality of arrays is exact', { tags: ['B', 'A'] }, { tags: ['A', 'B'] }, false],
  ['equality of objects minds the order of fields', { o: { a: 1, b: 2 } }, { o: { b: 2, a: 1 } }, false],
  ['null matches a missing field', { a: null }, {}, true],
  ['null matches null', { a: null }, { a: null }, true],
  ['null does not match an empty array', { a: null }, { a: [] }, false],
  ['null matches an object in an array that lacks the field', { 'a.b': null }, { a: [{ b: 1 }, {}] }, true],
  ['a number in the path addresses an element', { 'a.1': 5 }, { a: [4, 5] }, true],
  ['a path enters objects inside arrays', { 'a.b.c': 1 }, { a: [{ b: [{ c: 1 }] }] }, true],
  ['$ne also matches a missing field', { qty: { $ne: 20 } }, {}, true],
  ['$ne means no element', { 'a.b': { $ne: 1 } }, { a: [{ b: 1 }, { b: 2 }] }, false],
  ['$gt compares within a type', { qty: { $gt: 20 } }, { qty: '30' }, false],
  ['$gt with dates', { at: { $gt: new Date(1) } }, { at: new Date(2) }, true],
  ['$gte null matches missing', { a: { $gte: null } }, {}, true],
  ['$lte does not match NaN', { a: { $lte: 5 } }, { a: NaN }, false],
  ['different elements may satisfy two bounds', { a: { $gt: 15, $lt: 5 } }, { a: [1, 20] }, true],
  ['$in with a regular expression', { tags: { $in: [/^be/, /^st/] } }, { tags: ['home', 'best'] }, true],
  ['$in with a whole array', { a: { $in: [[1, 2]] } }, { a: [1, 2] }, true],
  ['$in with null matches missing', { a: { $in: [null] } }, {}, true],
  ['$nin matches missing', { qty: { $nin: [5, 15] } }, {}, true],
  ['$nin means no element', { tags: { $nin: ['school'] } }, { tags: ['school', 'book'] }, false],
  ['$and', { $and: [{ a: { $ne: 1 } }, { a: { $exists: true } }] }, { a: 2 }, true],
  ['$or', { $or: [{ a: { $lt: 20 } }, { b: 10 }] }, { a: 30, b: 10 }, true],
  ['$nor', { $nor: [{ a: 1 }, { b: true }] }, { a: 2 }, true],
  ['$not matches missing', { price: { $not: { $gt: 1.99 } } }, {}, true],
  ['$not with a regular expression', { item: { $not: /^p.*/ } }, { item: 'q' }, true],
  ['$exists true holds for null', { a: { $exists: true } }, { a: null }, true],
  ['$exists false', { a: { $exists: false } }, { a: null }, false],
  ['$exists below an array', { 'a.b': { $exists: true } }, { a: [{}, { b: 1 }] }, true],
  ['$type by name', { a: { $type: 'string' } }, { a: 'x' }, true],
  ['$type by number in an array', { a: { $type: [2, 'bool'] } }, { a: [true] }, true],
  ['$mod', { qty: { $mod: [4, 0] } }, { qty: 12 }, true],
  ['$mod truncates', { qty: { $mod: [4, 0] } }, { qty: 12.5 }, true],
  ['$regex with options', { sku: { $regex: '^abc', $options: 'i' } }, { sku: 'ABC123' }, true],
  ['a regular expression does not match numbers', { sku: /1/ }, { sku: 1 }, false],
  ['$all', { tags: { $all: ['appliance', 'school'] } }, { tags: ['school', 'book', 'appliance'] }, true],
  ['$all on a lone value', { tags: { $all: ['book'] } }, { tags: 'book' }, true],
  ['$all of nothing matches nothing', { tags: { $all: [] } }, { tags: [] }, false],
  [
    '$all with $elemMatch',
    {
      qty: {
        $all: [{ $elemMatch: { size: 'M', num: { $gt: 50 } } }, { $elemMatch: { num: 100, color: 'green' } }],
      },
    },
    { qty: [{ size: 'M', num: 100, color: 'green' }] },
    true,
  ],
  [
    '$elemMatch on values',
    { results: { $elemMatch: { $gte: 80, $lt: 85 } } },
    { results: [82, 85, 88] },
    true,
  ],
  [
    '$elemMatch wants one element',
    { results: { $elemMatch: { $gte: 80, $lt: 85 } } },
    { results: [75, 88] },
    false,
  ],
  [
    '$elemMatch on objects',
    { results: { $elemMatch: { product: 'xyz', score: { $gte: 8 } } } },
    {
      results: [
        { product: 'abc', score: 10 },
        { product: 'xyz', score: 8 },
      ],
    },
    true,
  ],
  ['$elemMatch needs an array', { a: { $elemMatch: { b: 1 } } }, { a: { b: 1 } }, false],
  ['$size', { field: { $size: 2 } }, { field: ['x', 'y'] }, true],
  ['$size below an array', { 'a.b': { $size: 1 } }, { a: [{ b: [1] }, { b: [2, 3] }] }, true],
  ['$expr compares two fields', { $expr: { $gt: ['$spent', '$budget'] } }, { spent: 450, budget: 400 }, true],
  ['characters beyond the basic plane sort last', { a: { $gt: '\uffee' } }, { a: '😀' }, true],
]

describe('query operators', () => {
  it.each(CASES)('%s', (_name, query, document, expected) => {
    expect(matches(query, document)).toBe(expected)
  })

  it.each([
    ['DATABASE_INVALID_OPERRATOR', { a: { $foo: 1 } }],
    ['DATABASE_INVALID_OPERRATOR', { $foo: [] }],
    ['INVALID_PARAM', { a: { $nearSphere: {} } }],
    ['INVALID_PARAM', { a: { $in: 1 } }],
    ['INVALID_PARAM', { a: { $mod: [0, 1] } }],
    ['INVALID_PARAM', { a: { $type: 'colour' } }],
  ])('answers %s for %j', (code, query) => {
    expect(() => matches(query, { a: 1 })).toThrow(ServiceError)
    expect(codeFrom(() => matches(query, { a: 1 }))).toBe(code)
  })
})

function codeFrom(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as ServiceError).code
  }
  return 'none'
}
