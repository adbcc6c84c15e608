import { row, xs } from './expression'

const NAMES = [
  { firstName: 'Yuanxin', lastName: 'Dong' },
  { firstName: 'Weijia', lastName: 'Wang' },
  { firstName: 'Chengxi', lastName: 'Li' },
]
const NICKNAMES = xs('dongyuanxin', '心谭')
const BIRTHDAYS = xs('1999/12/12', '1998/11/11')

export const stringRows = [
  row('concat', ['$firstName', ' ', '$lastName'], ['Yuanxin Dong', 'Weijia Wang', 'Chengxi Li'], {
    given: NAMES,
  }),
  row('concat', ['$x', 'a'], [null, null], { given: xs(null, undefined), it: 'null with null or missing' }),
  row('indexOfBytes', ['$firstName', 'a'], [2, 5, -1], { given: NAMES }),
  row('indexOfBytes', ['$x', '谭'], [-1, 3], { given: NICKNAMES, it: 'counts bytes' }),
  row('indexOfCP', ['$firstName', 'a'], [2, 5, -1], { given: NAMES }),
  row('indexOfCP', ['$x', '谭'], [-1, 1], { given: NICKNAMES, it: 'counts characters' }),
  row('indexOfCP', ['😀ab', 'b', 1, 2], [-1], { it: 'between two positions' }),
  row(
    'split',
    ['$x', '/'],
    [
      ['1999', '12', '12'],
      ['1998', '11', '11'],
    ],
    { given: BIRTHDAYS },
  ),
  row('strLenBytes', '$x', [11, 6], { given: NICKNAMES }),
  row('strLenCP', '$x', [11, 2], { given: NICKNAMES }),
  row('strcasecmp', ['$firstName', '$lastName'], [1, 1, -1], { given: NAMES }),
  row('strcasecmp', ['abc', 'ABC'], [0]),
  row('substr', ['$x', 0, 4], ['1999', '1998'], { given: BIRTHDAYS }),
  row('substr', ['$x', 8, -1], ['12', '11'], { given: BIRTHDAYS, it: 'to the end' }),
  row('substr', ['$x', -1, 2], ['', ''], { given: BIRTHDAYS, it: 'nothing from before the start' }),
  row('substrBytes', ['$x', 5, 2], ['12', '11'], { given: BIRTHDAYS }),
  row('substrBytes', ['心谭', 3, 3], ['谭']),
  row('substrCP', ['$x', 0, 1], ['d', '心'], { given: NICKNAMES }),
  row('toLower', '$firstName', ['yuanxin', 'weijia', 'chengxi'], { given: NAMES }),
  row('toLower', '$x', ['', 'äÄ'], { given: xs(null, 'äÄ'), it: 'of null and of what is not ASCII' }),
  row('toUpper', '$lastName', ['DONG', 'WANG', 'LI'], { given: NAMES }),
]
