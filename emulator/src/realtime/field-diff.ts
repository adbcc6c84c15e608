import { formatEjson } from '../database/ejson'
import { isFields, ownValue, type Fields } from '../database/values'

export interface FieldDiff {
  /** New values by path, `a.b` for a field of a nested object; a changed array is given whole. */
  readonly updated: Fields
  readonly removed: readonly string[]
}

/** Names that mean something else in a path: the client sets and removes fields by lodash paths. */
const UNSAFE = /[.[\]]|^$|^(constructor|prototype|__proto__)$/

/** What turns one document into the other, or undefined where paths cannot say it. */
export function diffFields(before: Fields, after: Fields): FieldDiff | undefined {
  if (!isSafe(before) || !isSafe(after)) return undefined
  const updated: Fields = {}
  const removed: string[] = []
  collect({ before, after, prefix: '' }, { updated, removed })
  return { updated, removed }
}

interface Pair {
  readonly before: Fields
  readonly after: Fields
  readonly prefix: string
}

function collect({ before, after, prefix }: Pair, diff: { updated: Fields; removed: string[] }): void {
  for (const name of Object.keys(before)) {
    if (ownValue(after, name) === undefined) diff.removed.push(prefix + name)
  }
  for (const [name, value] of Object.entries(after)) {
    const old = ownValue(before, name)
    if (isNested(old) && isNested(value)) {
      collect({ before: old, after: value, prefix: `${prefix}${name}.` }, diff)
    } else if (old === undefined || formatEjson(old) !== formatEjson(value)) {
      diff.updated[prefix + name] = value
    }
  }
}

const isNested = (value: unknown): value is Fields => isFields(value) && isSafe(value)

const isSafe = (fields: Fields): boolean => !Object.keys(fields).some((name) => UNSAFE.test(name))
