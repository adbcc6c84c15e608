import { Decimal128, Long, type Double, type Int32 } from 'bson'

/** Numbers JavaScript cannot hold exactly; they are kept as they came and compared by their nearest double. */
export type WideNumber = Long | Decimal128 | Double | Int32

const WIDE = new Set(['Long', 'Decimal128', 'Double', 'Int32'])

export function isWide(value: unknown): value is WideNumber {
  return (
    typeof value === 'object' && value !== null && '_bsontype' in value && WIDE.has(String(value._bsontype))
  )
}

export function isNumeric(value: unknown): value is number | WideNumber {
  return typeof value === 'number' || isWide(value)
}

/** The nearest double. */
export function numberFrom(value: number | WideNumber): number {
  if (typeof value === 'number') return value
  return value instanceof Long ? value.toNumber() : Number(value.toString())
}

/** A 64-bit integer as a number where that is exact, else as a Long. */
export function exactLong(text: string): number | Long {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : Long.fromString(text)
}

type Numeric = number | WideNumber

/** Adds; whole numbers exactly within 64 bits. */
export function sumOf(left: Numeric, right: Numeric): Numeric {
  const result = numberFrom(left) + numberFrom(right)
  return isInexact(result, left, right)
    ? exactLong(String(bigFrom(left) + bigFrom(right)))
    : sameKind(result, left, right)
}

/** Multiplies; whole numbers exactly within 64 bits. */
export function productOf(left: Numeric, right: Numeric): Numeric {
  const result = numberFrom(left) * numberFrom(right)
  return isInexact(result, left, right)
    ? exactLong(String(bigFrom(left) * bigFrom(right)))
    : sameKind(result, left, right)
}

/** Whether JavaScript rounds where a 64-bit integer would not. */
const isInexact = (result: number, left: Numeric, right: Numeric): boolean =>
  !Number.isSafeInteger(result) && Math.abs(result) < 2 ** 63 && isWhole(left) && isWhole(right)

const isWhole = (value: Numeric): boolean => value instanceof Long || Number.isInteger(value)

const bigFrom = (value: Numeric): bigint => BigInt(value.toString())

/** A decimal stays a decimal, though it was computed as a double. */
function sameKind(result: number, left: Numeric, right: Numeric): Numeric {
  const isDecimal = left instanceof Decimal128 || right instanceof Decimal128
  return isDecimal ? Decimal128.fromString(String(result)) : result
}
