import type { QueryPlan } from '../types'
import type { Collection } from './catalog'
import { openCursor, type ScanPolicy } from './cursor'
import { planQuery } from './planner'
import { shapeOf } from './shape'
import type { Store } from './store'
import type { Fields } from './values'

export interface Counted {
  readonly total: number
  readonly plan: QueryPlan
}

interface Countable {
  readonly collection: Collection
  readonly filter: Fields
}

/** How many documents match; the whole collection's number is known without reading. */
export function countMatches(store: Store, policy: ScanPolicy, { collection, filter }: Countable): Counted {
  if (Object.keys(filter).length === 0) {
    const plan = {
      collection: collection.name,
      index: '_id',
      shape: shapeOf(filter, []),
      examined: 0,
      returned: 1,
    }
    return { total: collection.documents, plan }
  }
  const counted = countEntries(store, { collection, filter })
  if (counted) return counted
  const cursor = openCursor(store, policy, { collection, filter, sort: [], offset: 0, limit: Infinity })
  const total = lengthOf(cursor.matches)
  return { total, plan: cursor.report() }
}

/** Where index keys prove the whole filter, they are counted without reading a document. */
function countEntries(store: Store, { collection, filter }: Countable): Counted | undefined {
  const plan = planQuery({ sqlite: store.sqlite, collection, filter, sort: [] })
  if (!plan.exact || plan.access.kind !== 'ranges') return undefined
  for (const index of plan.indexes) index.uses++
  const parts = plan.access.ranges.map(
    ({ index }) => `SELECT row FROM ${index.table} WHERE key >= ? AND key < ?`,
  )
  const bounds = plan.access.ranges.flatMap(({ low, high }) => [low, high])
  const counted = plan.repeats ? 'count(DISTINCT row)' : 'count(*)'
  const row = store.sqlite.first(`SELECT ${counted} FROM (${parts.join(' UNION ALL ')})`, ...bounds)
  const total = Number(row?.[0])
  const shape = shapeOf(filter, [])
  return {
    total,
    plan: { collection: collection.name, index: plan.name, shape, examined: total, returned: total },
  }
}

function lengthOf(items: Iterable<unknown>): number {
  const iterator = items[Symbol.iterator]()
  let length = 0
  while (!iterator.next().done) length++
  return length
}
