import { isFields } from '../database/values'
import type { Comparator } from './expression'

/** Equal as rules see it: missing and null are one, a date equals its milliseconds, objects by their content. */
export function equal(one: unknown, other: unknown): boolean {
  const [a, b] = [plain(one), plain(other)]
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => equal(item, b[at]))
  }
  if (!isFields(a) || !isFields(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => equal(a[key], b[key]))
}

/** Negative, 0 or positive for two numbers (or dates) or two texts; undefined for what has no order. */
export function order(one: unknown, other: unknown): number | undefined {
  const [a, b] = [plain(one), plain(other)]
  if (typeof a === 'number' && typeof b === 'number') return Number.isNaN(a - b) ? undefined : a - b
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b)
  return undefined
}

/** Compares two values that are known. */
export function compare(left: unknown, operator: Comparator, right: unknown): boolean {
  switch (operator) {
    case '==':
      return equal(left, right)
    case '!=':
      return !equal(left, right)
    case 'in':
      return Array.isArray(right) ? right.some((item) => equal(left, item)) : equal(left, right)
    default:
      return isOrdered(order(left, right), operator)
  }
}

function isOrdered(difference: number | undefined, operator: '>' | '>=' | '<' | '<='): boolean {
  if (difference === undefined) return false
  if (difference === 0) return operator.endsWith('=')
  return operator.startsWith('>') === difference > 0
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : (value ?? null)
}
