import { isDigits, isFields, ownValue, type Fields } from './values'
import { must } from './must'

/**
 * Every value a dotted path leads to, as MongoDB walks it: objects inside arrays are entered, a number
 * also addresses an element, `undefined` stands for a missing field. An array at the end of the path is
 * one value here.
 */
export function leaves(document: unknown, parts: readonly string[]): unknown[] {
  const found: unknown[] = []
  collect(found, document, parts, 0)
  return found
}

/** The leaves together with the elements of those that are arrays: what a comparison looks at. */
export function leavesAndElements(document: unknown, parts: readonly string[]): unknown[] {
  const found = leaves(document, parts)
  return found.some(Array.isArray) ? found.flatMap((leaf) => withElements(leaf)) : found
}

function withElements(leaf: unknown): unknown[] {
  return Array.isArray(leaf) ? [...(leaf as unknown[]), leaf] : [leaf]
}

function collect(found: unknown[], start: unknown, ...[parts, from]: [readonly string[], number]): void {
  let value = start
  for (let at = from; at < parts.length; at++) {
    if (Array.isArray(value)) {
      collectElements(found, value, parts, at)
      return
    }
    if (!isFields(value)) {
      found.push(undefined)
      return
    }
    value = ownValue(value, must(parts[at]))
  }
  found.push(value)
}

function collectElements(
  found: unknown[],
  list: unknown[],
  ...[parts, at]: [readonly string[], number]
): void {
  const part = must(parts[at])
  if (isDigits(part) && Number(part) < list.length) collect(found, list[Number(part)], parts, at + 1)
  for (const element of list) if (isFields(element)) collect(found, element, parts, at)
}

/** A copy with one value set at a path of objects; only the objects on the way are copied. */
export function withValueAt(document: Fields, [first, ...rest]: readonly string[], value: unknown): Fields {
  const name = must(first)
  const inner = ownValue(document, name)
  return {
    ...document,
    [name]: rest.length === 0 ? value : withValueAt(isFields(inner) ? inner : {}, rest, value),
  }
}
