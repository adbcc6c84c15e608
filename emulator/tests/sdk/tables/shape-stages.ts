import { $ } from '../support'
import type { StageRow } from './stage-row'

const ARTICLE = [{ _id: 666, title: 'This is title', author: 'Nobody', isbn: '123', introduction: '...' }]
const PRODUCTS = [
  { _id: '1', product: 'tshirt', size: ['S', 'M'] },
  { _id: '2', product: 'pants', size: [] },
  { _id: '3', product: 'socks', size: null },
  { _id: '4', product: 'trousers', size: 'S' },
  { _id: '5', product: 'belt' },
]

const shapes: readonly StageRow[] = [
  {
    operator: 'project',
    it: 'project keeps the named fields and _id',
    given: ARTICLE,
    pipeline: (stages) => stages['project']?.({ title: 1, author: true, gone: 1 }),
    gives: [{ _id: 666, title: 'This is title', author: 'Nobody' }],
  },
  {
    operator: 'project',
    it: 'project without _id',
    given: ARTICLE,
    pipeline: (stages) => stages['project']?.({ _id: 0, title: 1 }),
    gives: [{ title: 'This is title' }],
  },
  {
    operator: 'project',
    it: 'project drops a field',
    given: ARTICLE,
    pipeline: (stages) => stages['project']?.({ isbn: 0, introduction: false }),
    gives: [{ _id: 666, title: 'This is title', author: 'Nobody' }],
  },
  {
    operator: 'project',
    it: 'project computes fields, below objects and through lists',
    given: [{ _id: 1, name: '小明', scores: { chinese: 80, math: 90 }, list: [{ a: 1, b: 2 }, 3] }],
    pipeline: (stages) =>
      stages['project']?.({
        name: 1,
        'scores.math': 1,
        list: { a: 1 },
        total: $['sum']?.(['$scores.chinese', '$scores.math']),
        both: ['$name', '$gone'],
      }),
    gives: [
      { _id: 1, name: '小明', scores: { math: 90 }, list: [{ a: 1 }], total: 170, both: ['小明', null] },
    ],
  },
  {
    operator: 'replaceRoot',
    it: 'replaceRoot by a field',
    given: [{ _id: 1, name: 'SFLS', teachers: { chinese: 22, math: 18 } }],
    pipeline: (stages) => stages['replaceRoot']?.({ newRoot: '$teachers' }),
    gives: [{ chinese: 22, math: 18 }],
  },
  {
    operator: 'replaceRoot',
    it: 'replaceRoot by a new object',
    given: [{ _id: 1, first: '四郎', last: '黄' }],
    pipeline: (stages) => stages['replaceRoot']?.({ newRoot: { full: $['concat']?.(['$last', '$first']) } }),
    gives: [{ full: '黄四郎' }],
  },
]

const unwinds: readonly StageRow[] = [
  {
    operator: 'unwind',
    it: 'unwind a list; what is no list stands for itself',
    given: PRODUCTS,
    pipeline: (stages) => stages['unwind']?.('$size'),
    gives: [
      { _id: '1', product: 'tshirt', size: 'S' },
      { _id: '1', product: 'tshirt', size: 'M' },
      { _id: '4', product: 'trousers', size: 'S' },
    ],
  },
  {
    operator: 'unwind',
    it: 'unwind with the place in the list',
    given: PRODUCTS.slice(0, 1),
    pipeline: (stages) => stages['unwind']?.({ path: '$size', includeArrayIndex: 'index' }),
    gives: [
      { _id: '1', product: 'tshirt', size: 'S', index: 0 },
      { _id: '1', product: 'tshirt', size: 'M', index: 1 },
    ],
  },
  {
    operator: 'unwind',
    it: 'unwind that keeps what is empty',
    given: PRODUCTS,
    pipeline: (stages) =>
      stages['unwind']?.({ path: '$size', includeArrayIndex: 'at.n', preserveNullAndEmptyArrays: true }),
    gives: [
      { _id: '1', product: 'tshirt', size: 'S', at: { n: 0 } },
      { _id: '1', product: 'tshirt', size: 'M', at: { n: 1 } },
      { _id: '2', product: 'pants', at: { n: null } },
      { _id: '3', product: 'socks', size: null, at: { n: null } },
      { _id: '4', product: 'trousers', size: 'S', at: { n: null } },
      { _id: '5', product: 'belt', at: { n: null } },
    ],
  },
]

/** Stages that give documents another shape. */
export const shapeRows: readonly StageRow[] = [...shapes, ...unwinds]
