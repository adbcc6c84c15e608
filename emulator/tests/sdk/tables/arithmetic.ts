import { $ } from '../support'
import { row, xs } from './expression'

const SALES = xs(5.2, 1.32, -3.2)
const HOUR = 60 * 60 * 1_000

export const arithmeticRows = [
  row('abs', $['subtract']?.(['$start', '$end']), [3, 0, 2, 1], {
    given: [
      { start: 5, end: 8 },
      { start: 4, end: 4 },
      { start: 9, end: 7 },
      { start: 6, end: 7 },
    ],
    it: 'the distance of two fields',
  }),
  row('abs', '$x', [null, null], { given: xs(null, undefined), it: 'null for null and missing' }),
  row('add', ['$sales', '$engineer'], [15, 30], {
    given: [
      { sales: 5, engineer: 10 },
      { sales: 10, engineer: 20 },
    ],
    it: 'numbers',
  }),
  row('add', ['$x', HOUR], [new Date('2019-05-01T01:00:00Z')], {
    given: xs(new Date('2019-05-01T00:00:00Z')),
    it: 'milliseconds to a date',
  }),
  row('add', ['$x', 1], [null, null], { given: xs(null, undefined), it: 'null with null or missing' }),
  row('ceil', '$x', [6, 2, -3], { given: SALES }),
  row('divide', ['$x', 1000], [5.3, 64, 0.13], { given: xs(5300, 64000, 130) }),
  row('exp', '$x', [1, Math.E, Math.exp(2)], { given: xs(0, 1, 2) }),
  row('floor', '$x', [5, 1, -4], { given: SALES }),
  row('ln', '$x', [0, 1], { given: xs(1, Math.E) }),
  row('log', ['$x', 2], [0, 1, 3], { given: xs(1, 2, 8) }),
  row('log10', '$x', [0, 2, -1], { given: xs(1, 100, 0.1) }),
  row('mod', ['$items', '$bags'], [2, 0, 1], {
    given: [
      { bags: 3, items: 5 },
      { bags: 2, items: 8 },
      { bags: 5, items: 16 },
    ],
  }),
  row('multiply', ['$price', '$quantity'], [1000, 750], {
    given: [
      { price: 10, quantity: 100 },
      { price: 15, quantity: 50 },
    ],
  }),
  row('pow', ['$x', 2], [4, 25, 100], { given: xs(2, 5, 10) }),
  row('sqrt', [$['add']?.([$['pow']?.(['$x', 2]), 9])], [5, 3], {
    given: xs(4, 0),
    it: 'the long side of a triangle',
  }),
  row('subtract', ['$max', '$min'], [9, 2, 0], {
    given: [
      { max: 10, min: 1 },
      { max: 7, min: 5 },
      { max: 6, min: 6 },
    ],
    it: 'numbers',
  }),
  row('subtract', [new Date(5_000), new Date(2_000)], [3_000], { it: 'two dates give milliseconds' }),
  row('subtract', [new Date(5_000), 2_000], [new Date(3_000)], { it: 'milliseconds from a date' }),
  row('trunc', '$x', [1, 3, -4, null], { given: xs(1.21, 3.83, -4.94, null) }),
]
