import type { SortSpec } from './plan'
import { isFields, type Fields } from './values'

/**
 * What a query asks for, without its values: `where state, grid; order by at -1`. Queries of one shape are
 * served by one index, so the shape is what slow and unindexed queries are counted by.
 */
export function shapeOf(filter: Fields, sort: SortSpec): string {
  // Most filters name each field once.
  const paths = '$and' in filter ? [...new Set(pathsOf(filter))] : Object.keys(filter)
  const where = `where ${paths.join(', ') || '(everything)'}`
  if (sort.length === 0) return where
  const order = sort.map(([path, direction]) => `${path} ${direction}`).join(', ')
  return `${where}; order by ${order}`
}

/** `$and` is looked into, because the SDK wraps commands in it; other logic is named as it stands. */
function pathsOf(filter: Fields): string[] {
  return Object.entries(filter).flatMap(([key, condition]) =>
    key === '$and' && Array.isArray(condition) ? condition.filter(isFields).flatMap(pathsOf) : [key],
  )
}
