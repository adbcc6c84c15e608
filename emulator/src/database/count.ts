import type { QueryPlan } from '../types'
import type { Collection } from './catalog'
import { openCursor, type ScanPolicy } from './cursor'
import type { Store } from './store'
import type { Fields } from './values'

/** How many documents match; the whole collection's number is known without reading. */
export function countMatches(
  store: Store,
  policy: ScanPolicy,
  { collection, filter }: { collection: Collection; filter: Fields },
): { total: number; plan: QueryPlan } {
  if (Object.keys(filter).length === 0) {
    const plan = { collection: collection.name, index: '_id', examined: 0, returned: 1 }
    return { total: collection.documents, plan }
  }
  const cursor = openCursor(store, policy, { collection, filter, sort: [], offset: 0, limit: Infinity })
  let total = 0
  for (const _match of cursor.matches) total++
  return { total, plan: cursor.report() }
}
