import { $, type Fields } from '../support'

/** One accumulator of `group`, over students in two groups. */
export interface AccumulatorRow {
  readonly operator: string
  readonly it: string
  readonly value: unknown
  /** The results of group a and group b. */
  readonly gives: readonly [unknown, unknown]
}

export const STUDENTS: readonly Fields[] = [
  { group: 'a', name: 'stu1', score: 84, tags: ['x'], more: { p: 1, q: 1 } },
  { group: 'a', name: 'stu2', score: 96, tags: ['x'], more: { q: 2 } },
  { group: 'b', name: 'stu3', score: 80, tags: ['y'] },
  { group: 'b', name: 'stu4', score: 100, tags: ['y', 'z'], more: null },
  { group: 'b', name: 'stu5', score: 'aa' },
]

const row = (operator: string, operand: unknown, ...gives: [unknown, unknown]): AccumulatorRow => ({
  ...{ operator, it: `${operator} of ${JSON.stringify(operand)}`, value: $[operator]?.(operand), gives },
})

export const accumulatorRows: readonly AccumulatorRow[] = [
  row('addToSet', '$tags', [['x']], [['y'], ['y', 'z']]),
  row('avg', '$score', 90, 90),
  row('first', '$name', 'stu1', 'stu3'),
  row('first', '$more.p', 1, null),
  row('last', '$name', 'stu2', 'stu5'),
  row('max', '$score', 96, 'aa'),
  row('min', '$score', 84, 80),
  row(
    'push',
    { name: '$name', score: '$score' },
    [
      { name: 'stu1', score: 84 },
      { name: 'stu2', score: 96 },
    ],
    [
      { name: 'stu3', score: 80 },
      { name: 'stu4', score: 100 },
      { name: 'stu5', score: 'aa' },
    ],
  ),
  row('stdDevPop', '$score', 6, 10),
  row('stdDevSamp', '$score', Math.sqrt(72), 14.142135623730951),
  row('sum', '$score', 180, 180),
  row('sum', 1, 2, 3),
  row('sum', $['sum']?.(['$score', 1]), 182, 183),
  row('mergeObjects', '$more', { p: 1, q: 2 }, {}),
]
