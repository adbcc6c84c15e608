import { $ } from '../support'
import { row, xs } from './expression'

const PRICES = [
  { min: 10, max: 100 },
  { min: 60, max: 80 },
  { min: 30, max: 50 },
]
const VALUES = xs(10, 80, 50)
const AMOUNTS = xs(100, 200, 300)
const GOODS = [
  { cost: -10, discount: 0.5, price: 100 },
  { cost: -10, discount: 1, price: 10 },
]

export const logicRows = [
  row('and', [$['gte']?.(['$min', 30]), $['lte']?.(['$max', 80])], [false, true, true], { given: PRICES }),
  row('and', [], [true]),
  row('not', $['gt']?.(['$min', 40]), [true, false, true], { given: PRICES }),
  row('not', '$x', [true, true, true, true, false, false], {
    given: xs(0, null, undefined, false, '', []),
    it: 'what counts as false',
  }),
  row('or', [$['lt']?.(['$min', 40]), $['gt']?.(['$max', 60])], [true, true, true], { given: PRICES }),
  row('or', [], [false]),
  row('cmp', ['$a', '$b'], [-1, 1, 0], {
    given: [
      { a: 10, b: 100 },
      { a: 80, b: 20 },
      { a: 50, b: 50 },
    ],
  }),
  row('cmp', ['$x', null], [-1, 0, 1, 1], {
    given: xs(undefined, null, 0, 'a'),
    it: 'missing, null, numbers, texts in this order',
  }),
  row('eq', ['$x', 50], [false, false, true], { given: VALUES }),
  row('neq', ['$x', 50], [true, true, false], { given: VALUES }),
  row('gt', ['$x', 50], [false, true, false], { given: VALUES }),
  row('gte', ['$x', 50], [false, true, true], { given: VALUES }),
  row('lt', ['$x', 50], [true, false, false], { given: VALUES }),
  row('lte', ['$x', 50], [true, false, true], { given: VALUES }),
  row('cond', { if: $['gte']?.(['$x', 200]), then: 0.7, else: 0.9 }, [0.9, 0.7, 0.7], {
    given: AMOUNTS,
    it: 'by names',
  }),
  row('cond', [$['gte']?.(['$x', 200]), 0.7, 0.9], [0.9, 0.7, 0.7], { given: AMOUNTS, it: 'in order' }),
  row('ifNull', ['$x', '商品描述空缺'], ['这是商品A', '商品描述空缺', '商品描述空缺'], {
    given: xs('这是商品A', null, undefined),
  }),
  row(
    'switch',
    {
      branches: [
        { case: $['gt']?.(['$x', 250]), then: 0.8 },
        { case: $['gt']?.(['$x', 150]), then: 0.9 },
      ],
      default: 1,
    },
    [1, 0.9, 0.8],
    { given: AMOUNTS },
  ),
  row(
    'let',
    { vars: { total: $['multiply']?.(['$price', '$discount']) }, in: $['sum']?.(['$$total', '$cost']) },
    [40, 0],
    { given: GOODS },
  ),
  row('literal', '$1', ['$1'], { it: 'is not evaluated' }),
  row('eq', ['$x', $['literal']?.('$1')], [true, false], {
    given: xs('$1', '$5.60'),
    it: 'compared with a literal',
  }),
]

/** Accumulators that also work on the operands of one document. */
export const accumulatorRows = [
  row('sum', ['$a', '$b'], [3], { given: [{ a: 1, b: 2 }], it: 'of several fields' }),
  row('sum', '$x', [25, 0], { given: xs([10, 5, 10], ['a']), it: 'of a list, without what is no number' }),
  row('avg', '$x', [9, null], { given: xs([10, 8], []), it: 'of a list' }),
  row('max', '$x', [80, null], { given: xs([40, 20, 80], []), it: 'of a list' }),
  row('min', ['$a', '$b'], [1], { given: [{ a: 1, b: 2 }], it: 'of several fields' }),
  row('stdDevPop', '$x', [6], { given: xs([84, 96]), it: 'of a list' }),
  row('stdDevSamp', '$x', [Math.sqrt(200), null], { given: xs([80, 100], [1]), it: 'of a list' }),
]
