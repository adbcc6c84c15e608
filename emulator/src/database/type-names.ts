import { ServiceError } from '../types'
import { typeByte, TYPE } from './key-encoding'
import { isWide, type WideNumber } from './numbers'
import { must } from './must'

const LARGEST_INT = 0x7fffffff

/** BSON's numbers of the types; negative zero and NaN are doubles. */
const NUMBERS: { readonly [name: string]: number } = {
  ...{ double: 1, string: 2, object: 3, array: 4, binData: 5, objectId: 7, bool: 8, date: 9, null: 10 },
  ...{ regex: 11, int: 16, timestamp: 17, long: 18, decimal: 19, minKey: -1, maxKey: 127 },
}

const BY_BYTE: { readonly [byte: number]: string } = {
  [TYPE.null]: 'null',
  [TYPE.string]: 'string',
  [TYPE.object]: 'object',
  [TYPE.array]: 'array',
  [TYPE.binary]: 'binData',
  [TYPE.objectId]: 'objectId',
  [TYPE.boolean]: 'bool',
  [TYPE.date]: 'date',
  [TYPE.timestamp]: 'timestamp',
  [TYPE.regExp]: 'regex',
  [TYPE.minKey]: 'minKey',
  [TYPE.maxKey]: 'maxKey',
}

const WIDE_NAMES = { Long: 'long', Decimal128: 'decimal', Double: 'double', Int32: 'int' } as const

/**
 * The name `$type` gives a value: `missing` where there is none. A whole number is an int or a long, because
 * that is how the SDK sends it.
 */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing'
  if (typeof value === 'number') return numberName(value)
  if (isWide(value)) return wideName(value)
  return must(BY_BYTE[typeByte(value)])
}

function numberName(value: number): string {
  if (!Number.isInteger(value) || Object.is(value, -0)) return 'double'
  if (Math.abs(value) <= LARGEST_INT) return 'int'
  return Math.abs(value) < 2 ** 63 ? 'long' : 'double'
}

const wideName = (value: WideNumber): string => WIDE_NAMES[value._bsontype]

const NUMERIC = new Set(['double', 'int', 'long', 'decimal'])

/**
 * A test for a type given as in `$type`: a name, a BSON number, or `number` for all that are numeric.
 * @throws ServiceError INVALID_PARAM for a type that is not known
 */
export function typeTest(type: unknown): (value: unknown) => boolean {
  if (type === 'number') return (value) => NUMERIC.has(typeName(value))
  const name = Object.keys(NUMBERS).find((known) => known === type || NUMBERS[known] === type)
  if (name === undefined) throw new ServiceError('INVALID_PARAM', `Unknown type name alias: ${String(type)}`)
  return (value) => typeName(value) === name
}
