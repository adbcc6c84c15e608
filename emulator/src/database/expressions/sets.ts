import { encodeValue } from '../key-encoding'
import type { ExpressionOperators } from './expression'
import { nullable, requireArray, unary, variadic } from './operands'
import { isTrue } from './truth'

/** Distinct values in the order in which they first appear, by their encoded form. */
function setOf(name: string, list: unknown): Map<string, unknown> {
  const set = new Map<string, unknown>()
  for (const value of requireArray(name, list)) {
    const key = encodeValue(value).toString('latin1')
    if (!set.has(key)) set.set(key, value)
  }
  return set
}

function union(...lists: unknown[]): unknown[] {
  const sets = lists.map((list) => setOf('$setUnion', list))
  return [...new Map(sets.flatMap((set) => [...set])).values()]
}

function intersection(...lists: unknown[]): unknown[] {
  const [first, ...others] = lists.map((list) => setOf('$setIntersection', list))
  const common = [...(first ?? [])].filter(([key]) => others.every((set) => set.has(key)))
  return common.map(([, value]) => value)
}

function difference(left: unknown, right: unknown): unknown[] {
  const without = setOf('$setDifference', right)
  return [...setOf('$setDifference', left)].filter(([key]) => !without.has(key)).map(([, value]) => value)
}

function isSubset(left: unknown, right: unknown): boolean {
  const whole = setOf('$setIsSubset', right)
  return [...setOf('$setIsSubset', left).keys()].every((key) => whole.has(key))
}

function equal(...lists: unknown[]): boolean {
  const sets = lists.map((list) => setOf('$setEquals', list))
  const [first] = sets
  return sets.every((set) => set.size === first?.size && [...set.keys()].every((key) => first.has(key)))
}

/** Operators on sets, after the manual; the order of what they return is not defined there. */
export const sets: ExpressionOperators = {
  $allElementsTrue: unary('$allElementsTrue', (list) => requireArray('$allElementsTrue', list).every(isTrue)),
  $anyElementTrue: unary('$anyElementTrue', (list) => requireArray('$anyElementTrue', list).some(isTrue)),
  $setDifference: nullable('$setDifference', [2, 2], difference),
  $setEquals: variadic('$setEquals', [2, Infinity], equal),
  $setIntersection: nullable('$setIntersection', [0, Infinity], intersection),
  $setIsSubset: variadic('$setIsSubset', [2, 2], isSubset),
  $setUnion: nullable('$setUnion', [0, Infinity], union),
}
