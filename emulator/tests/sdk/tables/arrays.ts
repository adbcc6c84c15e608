import { $ } from '../support'
import { row, xs } from './expression'

const SCORES = xs([80, 60, 65, 90], [78])
const FRUITS = [
  { fruits: ['apple'], vegetables: ['carrot'] },
  { fruits: ['orange', 'lemon'], vegetables: [] },
  { fruits: ['fig'] },
]
const STOCK = [
  {
    stock: [
      { name: 'apple', price: 10 },
      { name: 'orange', price: 20 },
    ],
  },
  { stock: [{ name: 'lemon', price: 15 }] },
  { stock: null },
]
const ZIPPED = [
  { a: [1, 2], b: [3, 4], c: [5, 6] },
  { a: [1, 2], b: [3], c: [4, 5, 6] },
  { a: [1, 2], b: [3] },
]
const inputs = ['$a', '$b', '$c']

export const arrayRows = [
  row('arrayElemAt', ['$x', 0], [80, 78], { given: SCORES }),
  row('arrayElemAt', ['$x', -1], [90, 78], { given: SCORES }),
  row('arrayElemAt', ['$x', 3], [90, undefined], { given: SCORES, it: 'nothing beyond the end' }),
  row('arrayToObject', '$x', [{ max: 100, min: 50 }, { max: 50, min: 30 }, null], {
    given: xs(
      [
        ['max', 100],
        ['min', 50],
      ],
      [
        { k: 'max', v: 50 },
        { k: 'min', v: 30 },
      ],
      null,
    ),
  }),
  row('arrayToObject', '$x', [{ list: [1, 2] }], {
    given: xs([['list', [1, 2]]]),
    it: 'a value that is a list stays one',
  }),
  row('concatArrays', ['$fruits', '$vegetables'], [['apple', 'carrot'], ['orange', 'lemon'], null], {
    given: FRUITS,
  }),
  row(
    'filter',
    { input: '$stock', as: 'item', cond: $['gte']?.(['$$item.price', 15]) },
    [[{ name: 'orange', price: 20 }], [{ name: 'lemon', price: 15 }], null],
    { given: STOCK, it: 'by a field of the element' },
  ),
  row('filter', { input: '$x', cond: $['gt']?.(['$$this', 70]) }, [[80, 90], [78]], {
    given: SCORES,
    it: 'the element is $$this',
  }),
  row('in', ['ice cream', '$x'], [true, false], { given: xs(['bread', 'ice cream'], ['croissant']) }),
  row('indexOfArray', ['$x', 2, 2], [2, 4, -1], {
    given: xs([1, 6, 2, 2, 5], [4, 2, 1, 5, 2], [2, 5, 3, 3, 1]),
  }),
  row('indexOfArray', ['$x', 2, 0, 1], [-1, 0, null], { given: xs([1, 2], [2], null), it: 'up to an end' }),
  row('isArray', '$x', [true, false, false], { given: xs([1], 100, undefined) }),
  row('map', { input: '$x', as: 'num', in: $['trunc']?.('$$num') }, [[1, 6], null], {
    given: xs([1.32, 6.93], null),
  }),
  row(
    'range',
    [0, '$x', 10],
    [
      [0, 10, 20, 30, 40, 50],
      // The manual leaves out 30, which is below 38.
      [0, 10, 20, 30],
    ],
    { given: xs(52, 38) },
  ),
  row('range', [3, 0, -1], [[3, 2, 1]]),
  row(
    'reduce',
    { input: '$x', initialValue: 'Player:', in: $['concat']?.(['$$value', ' ', '$$this']) },
    ['Player: Stephen Curry', 'Player: Klay Thompson'],
    { given: xs(['Stephen', 'Curry'], ['Klay', 'Thompson']), it: 'a text out of a list' },
  ),
  row('reverseArray', '$x', [[3, 2, 1], null], { given: xs([1, 2, 3], null) }),
  row('size', '$x', [3, 0], { given: xs(['John', 'Middleton', 'George'], []) }),
  row('slice', ['$x', 2], [[80, 60], [78]], { given: SCORES }),
  row('slice', ['$x', -2], [[65, 90], [78]], { given: SCORES }),
  row('slice', ['$x', 1, 2], [[60, 65], []], { given: SCORES }),
  row('slice', ['$x', -3, 2], [[60, 65], [78]], { given: SCORES }),
  row(
    'zip',
    { inputs },
    [
      [
        [1, 3, 5],
        [2, 4, 6],
      ],
      [[1, 3, 4]],
      null,
    ],
    { given: ZIPPED, it: 'to the shortest' },
  ),
  row(
    'zip',
    { inputs, useLongestLength: true },
    [
      [
        [1, 3, 5],
        [2, 4, 6],
      ],
      [
        [1, 3, 4],
        [2, null, 5],
        [null, null, 6],
      ],
      null,
    ],
    {
      given: ZIPPED,
      it: 'to the longest',
    },
  ),
  row(
    'zip',
    { inputs, useLongestLength: true, defaults: [-300, -200, -100] },
    [
      [
        [1, 3, 5],
        [2, 4, 6],
      ],
      [
        [1, 3, 4],
        [2, -200, 5],
        [-300, -200, 6],
      ],
      null,
    ],
    {
      given: ZIPPED,
      it: 'with defaults',
    },
  ),
  row(
    'objectToArray',
    '$x',
    [
      [
        { k: 'color', v: 'red' },
        { k: 'price', v: 150 },
      ],
      null,
    ],
    {
      given: xs({ color: 'red', price: 150 }, undefined),
    },
  ),
  row('mergeObjects', ['$foo', '$bar'], [{ a: 1, b: 2 }, { c: 1 }], {
    given: [{ foo: { a: 1 }, bar: { b: 2 } }, { foo: { c: 1 } }],
  }),
]

const SETS = [
  { A: [1, 2], B: [1, 2] },
  { A: [1, 2], B: [2, 1, 2] },
  { A: [1, 2], B: [1, 2, 3] },
  { A: [1, 2], B: [3, 1] },
  { A: [1, 2], B: [] },
  { A: [1, 2], B: [{}, []] },
  { A: [], B: [] },
  { A: [], B: [1] },
]
const TRUTHS = xs([true], [], [false], [true, false], [0], ['stark'])
const given = { given: SETS }

export const setRows = [
  row('setDifference', ['$B', '$A'], [[], [], [3], [3], [], [{}, []], [], [1]], given),
  row('setEquals', ['$A', '$B'], [true, true, false, false, false, false, true, false], given),
  row('setIntersection', ['$A', '$B'], [[1, 2], [1, 2], [1, 2], [1], [], [], [], []], given),
  row('setIsSubset', ['$A', '$B'], [true, true, true, false, false, false, true, true], given),
  row(
    'setUnion',
    ['$A', '$B'],
    [[1, 2], [1, 2], [1, 2, 3], [1, 2, 3], [1, 2], [1, 2, {}, []], [], [1]],
    given,
  ),
  row('allElementsTrue', ['$x'], [true, true, false, false, false, true], { given: TRUTHS }),
  row('anyElementTrue', ['$x'], [true, false, false, true, false, true], { given: TRUTHS }),
]
