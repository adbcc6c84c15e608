import { $, _ } from '../support'
import { shapeRows } from './shape-stages'
import type { StageRow } from './stage-row'

const SCORES = [
  { _id: 1, student: 'Maya', homework: [10, 5, 10], quiz: [10, 8], extraCredit: 0 },
  { _id: 2, student: 'Ryan', homework: [5, 6, 5], quiz: [8, 8], extraCredit: 8 },
]
const VEHICLES = [
  { _id: 1, type: 'car', specs: { doors: 4, wheels: 4 } },
  { _id: 3, type: 'jet ski' },
]
const ITEMS = [10, 50, 20, 80, 200].map((price, n) => ({ _id: String(n + 1), price }))
const EXACT = [10.5, 50.3, 20.8, 80.2, 200.3].map((price, n) => ({ _id: String(n + 1), price }))
const AVATARS = [
  { _id: '1', alias: 'john', region: 'asia', scores: [40, 20, 80], coins: 100 },
  { _id: '2', alias: 'arthur', region: 'europe', scores: [60, 90], coins: 20 },
  { _id: '3', alias: 'george', region: 'europe', scores: [50, 70, 90], coins: 50 },
  { _id: '4', alias: 'john', region: 'asia', scores: [30, 60, 100, 90], coins: 40 },
  { _id: '5', alias: 'george', region: 'europe', scores: [20], coins: 60 },
  { _id: '6', alias: 'john', region: 'asia', scores: [40, 80, 70], coins: 120 },
]
const ARTICLES = [
  { _id: '1', author: 'stark', score: 80, age: 18 },
  { _id: '2', author: 'bob', score: 60, age: 18 },
  { _id: '3', author: 'li', score: 55, age: 19 },
  { _id: '4', author: 'jimmy', score: 60, age: 22 },
]
const addFields: readonly StageRow[] = [
  {
    operator: 'addFields',
    it: 'addFields twice',
    given: SCORES,
    pipeline: (stages) =>
      stages['addFields']?.({ totalHomework: $['sum']?.('$homework'), totalQuiz: $['sum']?.('$quiz') })[
        'addFields'
      ]?.({
        totalScore: $['add']?.(['$totalHomework', '$totalQuiz', '$extraCredit']),
      }),
    gives: [
      { ...SCORES[0], totalHomework: 25, totalQuiz: 18, totalScore: 43 },
      { ...SCORES[1], totalHomework: 16, totalQuiz: 16, totalScore: 40 },
    ],
  },
  {
    operator: 'addFields',
    it: 'addFields below an object, which it makes where there is none',
    given: VEHICLES,
    pipeline: (stages) => stages['addFields']?.({ 'specs.fuel_type': 'unleaded', copy: '$type' }),
    gives: [
      { _id: 1, type: 'car', copy: 'car', specs: { doors: 4, wheels: 4, fuel_type: 'unleaded' } },
      { _id: 3, type: 'jet ski', copy: 'jet ski', specs: { fuel_type: 'unleaded' } },
    ],
  },
]

const buckets: readonly StageRow[] = [
  {
    operator: 'bucket',
    it: 'bucket with boundaries, a default and outputs',
    given: ITEMS,
    pipeline: (stages) =>
      stages['bucket']?.({
        groupBy: '$price',
        boundaries: [0, 50, 100],
        default: 'other',
        output: { count: $['sum']?.(1), ids: $['push']?.('$_id') },
      }),
    gives: [
      { _id: 0, count: 2, ids: ['1', '3'] },
      { _id: 50, count: 2, ids: ['2', '4'] },
      { _id: 'other', count: 1, ids: ['5'] },
    ],
  },
  {
    operator: 'bucketAuto',
    it: 'bucketAuto makes buckets of about one size',
    given: EXACT,
    pipeline: (stages) => stages['bucketAuto']?.({ groupBy: '$price', buckets: 3 }),
    gives: [
      { _id: { min: 10.5, max: 50.3 }, count: 2 },
      { _id: { min: 50.3, max: 200.3 }, count: 2 },
      { _id: { min: 200.3, max: 200.3 }, count: 1 },
    ],
  },
  {
    operator: 'bucketAuto',
    it: 'bucketAuto with powers of two as bounds',
    given: EXACT,
    pipeline: (stages) => stages['bucketAuto']?.({ groupBy: '$price', buckets: 3, granularity: 'POWERSOF2' }),
    gives: [
      { _id: { min: 8, max: 32 }, count: 2 },
      { _id: { min: 32, max: 128 }, count: 2 },
      { _id: { min: 128, max: 256 }, count: 1 },
    ],
  },
  {
    operator: 'bucketAuto',
    it: 'bucketAuto with preferred numbers as bounds',
    given: EXACT,
    pipeline: (stages) => stages['bucketAuto']?.({ groupBy: '$price', buckets: 2, granularity: 'R5' }),
    gives: [
      { _id: { min: 10, max: 63 }, count: 3 },
      { _id: { min: 63, max: 250 }, count: 2 },
    ],
  },
]

const groups: readonly StageRow[] = [
  {
    operator: 'count',
    it: 'count behind match',
    given: EXACT,
    pipeline: (stages) => stages['match']?.({ price: _['gt']?.(50) })['count']?.('expensiveCount'),
    gives: [{ expensiveCount: 3 }],
  },
  {
    operator: 'count',
    it: 'count of nothing gives nothing',
    given: EXACT,
    pipeline: (stages) => stages['match']?.({ price: 1 })['count']?.('n'),
    gives: [],
  },
  {
    operator: 'group',
    it: 'group by a field',
    given: AVATARS,
    pipeline: (stages) => stages['group']?.({ _id: '$alias', num: $['sum']?.(1) }),
    gives: [
      { _id: 'john', num: 3 },
      { _id: 'arthur', num: 1 },
      { _id: 'george', num: 2 },
    ],
  },
  {
    operator: 'group',
    it: 'group by several values',
    given: AVATARS,
    pipeline: (stages) =>
      stages['group']?.({
        _id: { region: '$region', maxScore: $['max']?.('$scores') },
        totalCoins: $['sum']?.('$coins'),
      }),
    gives: [
      { _id: { region: 'asia', maxScore: 80 }, totalCoins: 220 },
      { _id: { region: 'europe', maxScore: 90 }, totalCoins: 70 },
      { _id: { region: 'asia', maxScore: 100 }, totalCoins: 40 },
      { _id: { region: 'europe', maxScore: 20 }, totalCoins: 60 },
    ],
  },
  {
    operator: 'sortByCount',
    it: 'sortByCount behind unwind',
    given: [{ tags: ['Go', 'C#'] }, { tags: ['Go', 'C#', 'Python'] }, { tags: ['Go'] }],
    pipeline: (stages) => stages['unwind']?.('$tags')['sortByCount']?.('$tags'),
    gives: [
      { _id: 'Go', count: 3 },
      { _id: 'C#', count: 2 },
      { _id: 'Python', count: 1 },
    ],
  },
]

const order: readonly StageRow[] = [
  {
    operator: 'match',
    it: 'match by a value',
    given: ARTICLES,
    pipeline: (stages) => stages['match']?.({ author: 'stark' }),
    gives: ARTICLES.slice(0, 1),
  },
  {
    operator: 'sort',
    it: 'sort by two fields',
    given: ARTICLES,
    pipeline: (stages) => stages['sort']?.({ age: -1, score: 1 })['project']?.({ _id: 1 }),
    gives: [{ _id: '4' }, { _id: '3' }, { _id: '2' }, { _id: '1' }],
  },
  {
    operator: 'limit',
    it: 'limit behind sort',
    given: ITEMS,
    pipeline: (stages) =>
      stages['match']?.({ price: _['gt']?.(20) })
        ['sort']?.({ price: 1 })
        ['limit']?.(2),
    gives: [
      { _id: '2', price: 50 },
      { _id: '4', price: 80 },
    ],
  },
  {
    operator: 'skip',
    it: 'skip in the middle of a pipeline',
    given: ITEMS,
    pipeline: (stages) => stages['addFields']?.({ x: 1 })['sort']?.({ price: 1 })['skip']?.(1)['limit']?.(1),
    gives: [{ _id: '3', price: 20, x: 1 }],
  },
]

export const stageRows: readonly StageRow[] = [
  ...[...addFields, ...buckets, ...groups, ...order, ...shapeRows],
]
