import { isNumeric, numberFrom } from '../numbers'

/** MongoDB's idea of truth: false, null, missing and 0 are false; NaN, empty texts and arrays are true. */
export function isTrue(value: unknown): boolean {
  if (isNumeric(value)) return numberFrom(value) !== 0
  return value !== undefined && value !== null && value !== false
}
