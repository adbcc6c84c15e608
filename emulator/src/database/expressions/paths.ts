import { isFields, ownValue } from '../values'
import { must } from '../must'

/**
 * What a field path of an expression leads to: an array on the way is mapped over, elements without the
 * field are left out, and a number never addresses an element (unlike in queries).
 */
export function valueAt(start: unknown, parts: readonly string[], from = 0): unknown {
  let value = start
  for (let at = from; at < parts.length; at++) {
    if (Array.isArray(value)) {
      return value.map((element) => valueAt(element, parts, at)).filter((found) => found !== undefined)
    }
    if (!isFields(value)) return undefined
    value = ownValue(value, must(parts[at]))
  }
  return value
}
