import { $ } from '../support'

/** Expressions that are refused for the document `{x: 5}`: what, the expression, the code. */
export const refusedRows: readonly (readonly [string, unknown, string])[] = [
  ['division by zero', $['divide']?.([1, 0]), 'DATABASE_REQUEST_FAILED'],
  ['a remainder by zero', $['mod']?.([1, 0]), 'DATABASE_REQUEST_FAILED'],
  ['the root of -1', $['sqrt']?.(-1), 'DATABASE_REQUEST_FAILED'],
  ['the logarithm of 0', $['ln']?.(0), 'DATABASE_REQUEST_FAILED'],
  ['a sum with a text', $['add']?.([1, 'a']), 'DATABASE_REQUEST_FAILED'],
  ['the size of a number', $['size']?.('$x'), 'DATABASE_REQUEST_FAILED'],
  ['what is in a number', $['in']?.([1, '$x']), 'DATABASE_REQUEST_FAILED'],
  ['the year of a text', $['year']?.('2019'), 'DATABASE_REQUEST_FAILED'],
  [
    'a zone that is none',
    $['hour']?.({ date: new Date(0), timezone: 'Mars/Base' }),
    'DATABASE_REQUEST_FAILED',
  ],
  ['a date that is none', $['dateFromString']?.({ dateString: 'soon' }), 'DATABASE_REQUEST_FAILED'],
  [
    'no branch that holds',
    $['switch']?.({ branches: [{ case: false, then: 1 }] }),
    'DATABASE_REQUEST_FAILED',
  ],
  ['a variable that is not there', '$$nobody', 'DATABASE_REQUEST_FAILED'],
  ['meta, for there is no text search', $['meta']?.('textScore'), 'DATABASE_REQUEST_FAILED'],
  ['a list joined to a number', $['concatArrays']?.([[1], '$x']), 'DATABASE_REQUEST_FAILED'],
  ['half a character', $['substrBytes']?.(['心', 0, 1]), 'DATABASE_REQUEST_FAILED'],
  ['too few operands', $['subtract']?.([1]), 'INVALID_PARAM'],
  ['a switch without branches', $['switch']?.({ branches: [] }), 'INVALID_PARAM'],
  ['a name that is none', $['map']?.({ input: [], as: '$a', in: 1 }), 'INVALID_PARAM'],
  ['two operators in one object', { $abs: 1, $ceil: 1 }, 'INVALID_PARAM'],
  ['an operator that is none', { $shout: '$x' }, 'DATABASE_INVALID_OPERRATOR'],
  ['push outside of group', $['push']?.('$x'), 'DATABASE_INVALID_OPERRATOR'],
  ['addToSet outside of group', $['addToSet']?.('$x'), 'DATABASE_INVALID_OPERRATOR'],
  ['first outside of group', $['first']?.('$x'), 'DATABASE_INVALID_OPERRATOR'],
  ['last outside of group', $['last']?.('$x'), 'DATABASE_INVALID_OPERRATOR'],
]
