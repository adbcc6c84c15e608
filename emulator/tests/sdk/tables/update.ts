import { _, type Fields } from '../support'

/** One update operator: a document before, the data of `update`, the document after (both without `_id`). */
export interface UpdateRow {
  readonly operator: string
  readonly it: string
  readonly before: Fields
  readonly data: Fields
  readonly after: Fields
}

const TAGS = { tags: ['a', 'b', 'c'] }
const tags = (operator: string, it: string, command: unknown, after: readonly unknown[]): UpdateRow => ({
  ...{ operator, it: `${operator} ${it}`, before: TAGS, data: { tags: command }, after: { tags: after } },
})
const number = (operator: string, it: string, command: unknown, after: number): UpdateRow => ({
  ...{
    operator,
    it: `${operator} ${it}`,
    before: { progress: 40 },
    data: { progress: command },
    after: { progress: after },
  },
})

const fields: readonly UpdateRow[] = [
  {
    operator: 'set',
    it: 'a plain object changes its fields only',
    before: { style: { color: 'blue', size: 'large' } },
    data: { style: { color: 'red' } },
    after: { style: { color: 'red', size: 'large' } },
  },
  {
    operator: 'set',
    it: 'set replaces the whole object',
    before: { style: { color: 'blue', width: 1 } },
    data: { style: _['set']?.({ color: 'red', size: 'large' }) },
    after: { style: { color: 'red', size: 'large' } },
  },
  {
    operator: 'remove',
    it: 'remove takes a field away',
    before: { style: 'x', kept: 1 },
    data: { style: _['remove']?.() },
    after: { kept: 1 },
  },
  number('inc', 'adds', _['inc']?.(10), 50),
  number('inc', 'takes away', _['inc']?.(-1.5), 38.5),
  number('mul', 'multiplies', _['mul']?.(10), 400),
  number('min', 'takes the smaller', _['min']?.(30), 30),
  number('min', 'leaves the smaller', _['min']?.(50), 40),
  number('max', 'takes the larger', _['max']?.(50), 50),
  number('max', 'leaves the larger', _['max']?.(30), 40),
  number('bit', 'and', _['bit']?.({ and: 12 }), 8),
  number('bit', 'or', _['bit']?.({ or: 3 }), 43),
  number('bit', 'xor', _['bit']?.({ xor: 41 }), 1),
  {
    operator: 'inc',
    it: 'inc, mul, min and max create a missing field',
    before: { kept: 1 },
    data: { a: _['inc']?.(5), b: _['mul']?.(5), c: _['min']?.(5), d: _['max']?.(5) },
    after: { kept: 1, a: 5, b: 0, c: 5, d: 5 },
  },
  {
    operator: 'rename',
    it: 'rename on top',
    before: { progress: 1 },
    data: { progress: _['rename']?.('totalProgress') },
    after: { totalProgress: 1 },
  },
  {
    operator: 'rename',
    it: 'rename below, by the path of both',
    before: { some: { field: 1, other: 2 } },
    data: { some: { field: _['rename']?.('some.renamed') } },
    after: { some: { other: 2, renamed: 1 } },
  },
]

const PEOPLE = { people: [{ name: 'a', weight: 9 }] }

const onArrays: readonly UpdateRow[] = [
  tags('push', 'adds at the end', _['push']?.(['x', 'y']), ['a', 'b', 'c', 'x', 'y']),
  tags('push', 'at a position', _['push']?.({ each: ['x', 'y'], position: 1 }), ['a', 'x', 'y', 'b', 'c']),
  tags('push', 'at a position from the end', _['push']?.({ each: ['x'], position: -1 }), [
    'a',
    'b',
    'x',
    'c',
  ]),
  tags('push', 'and sort', _['push']?.({ each: ['B', 'z'], sort: -1 }), ['z', 'c', 'b', 'a', 'B']),
  tags('push', 'nothing, only sort', _['push']?.({ each: [], sort: -1 }), ['c', 'b', 'a']),
  tags('push', 'and keep the last', _['push']?.({ each: ['x'], slice: -2 }), ['c', 'x']),
  tags('push', 'and keep the first', _['push']?.({ each: ['x'], position: 0, slice: 2 }), ['x', 'a']),
  tags('push', 'and keep none', _['push']?.({ each: ['x'], slice: 0 }), []),
  tags(
    'push',
    'position, sort and slice',
    _['push']?.({ each: ['0', 'z'], position: 1, sort: 1, slice: 2 }),
    ['0', 'a'],
  ),
  tags('pop', 'takes the last', _['pop']?.(), ['a', 'b']),
  tags('shift', 'takes the first', _['shift']?.(), ['b', 'c']),
  tags('unshift', 'adds in front', _['unshift']?.(['x', 'y']), ['x', 'y', 'a', 'b', 'c']),
  tags('pull', 'a value', _['pull']?.('b'), ['a', 'c']),
  tags('pull', 'what a command finds', _['pull']?.(_['in']?.(['a', 'c'])), ['b']),
  tags('pullAll', 'values', _['pullAll']?.(['a', 'c', 'z']), ['b']),
  tags('addToSet', 'what is not there', _['addToSet']?.('x'), ['a', 'b', 'c', 'x']),
  tags('addToSet', 'nothing that is there', _['addToSet']?.('a'), ['a', 'b', 'c']),
  tags('addToSet', 'several', _['addToSet']?.({ $each: ['a', 'x'] }), ['a', 'b', 'c', 'x']),
  {
    operator: 'push',
    it: 'push sorts objects by a field',
    before: PEOPLE,
    data: { people: _['push']?.({ each: [{ name: 'b', weight: 6 }], sort: { weight: 1 } }) },
    after: {
      people: [
        { name: 'b', weight: 6 },
        { name: 'a', weight: 9 },
      ],
    },
  },
  {
    operator: 'push',
    it: 'push and addToSet create a missing array',
    before: { kept: 1 },
    data: { a: _['push']?.([1, 2]), b: _['addToSet']?.(1), c: _['unshift']?.([1]) },
    after: { kept: 1, a: [1, 2], b: [1], c: [1] },
  },
  {
    operator: 'pull',
    it: 'pull takes objects by conditions on their fields',
    before: {
      places: [
        { area: 200, age: 1 },
        { area: 200, age: 3 },
        { area: 50, age: 1 },
      ],
    },
    data: { places: _['pull']?.({ area: _['gt']?.(100), age: _['lt']?.(2) }) },
    after: {
      places: [
        { area: 200, age: 3 },
        { area: 50, age: 1 },
      ],
    },
  },
]

const raw: readonly UpdateRow[] = [
  {
    operator: '$[]',
    it: 'all elements by $[]',
    before: { list: [{ n: 1 }, { n: 2 }] },
    data: { 'list.$[].n': _['inc']?.(1) },
    after: { list: [{ n: 2 }, { n: 3 }] },
  },
  {
    operator: '$setOnInsert',
    it: '$setOnInsert changes nothing that exists',
    before: { a: 1 },
    data: { $setOnInsert: { a: 2 }, b: 1 },
    after: { a: 1, b: 1 },
  },
  {
    operator: 'index',
    it: 'one element by its number',
    before: { list: ['a', 'b'] },
    data: { 'list.1': 'x' },
    after: { list: ['a', 'x'] },
  },
]

/** Every update operator, with the manual's examples. */
export const updateRows: readonly UpdateRow[] = [...fields, ...onArrays, ...raw]
