import { parseEjson } from '../database/ejson'
import { compileFilter, filterOf, type DocumentTest } from '../database/filter'
import type { Fields } from '../database/values'
import { isFields } from '../database/values'
import type { CollectionRules } from '../rules/collection-rules'
import type { JsonObject } from '../server/body'
import { textOf } from '../server/body'
import type { Selection } from '../types'
import { RealtimeError } from './frames'

/** WeChat's manual, page on realtime push. */
const MAX_LIMIT = 200
const MAX_ORDER_FIELDS = 5

/** What one watch looks at. */
export interface WatchSpec extends Selection {
  readonly openid: string
  readonly test: DocumentTest
}

export interface WatchRules {
  readonly rules: Pick<CollectionRules, 'checkRead'>
  /** The emulator's clock, ms, for server dates in the query. */
  readonly now: () => number
}

/**
 * Reads the data of INIT_WATCH and checks it against the rules of the collection.
 *
 * @throws RealtimeError or ServiceError when the watch is not allowed or not understood
 */
export function readWatch({ rules, now }: WatchRules, openid: string, data: JsonObject): WatchSpec {
  const collection = textOf(data['collName'])
  const asked = readQuery(data['query'], now)
  const filter = rules.checkRead({ collection, openid, query: asked })
  const sort = readOrder(data['orderBy'])
  return { openid, collection, filter, test: compileFilter(filter), sort, limit: readLimit(data['limit']) }
}

/** `where()` sends JSON text of EJSON text, `doc()` JSON text of an object, a whole collection JSON text of ''. */
function readQuery(query: unknown, now: () => number): Fields {
  if (query === undefined || query === null || query === '') return {}
  if (typeof query !== 'string') throw new RealtimeError('SYS_ERR', 'query is EJSON text')
  const value = parseEjson(query, now)
  return typeof value === 'string' ? readQuery(value, now) : filterOf(value)
}

/** The manual: a watch without orderBy is ordered by id, descending. */
function readOrder(order: unknown): Selection['sort'] {
  if (order === undefined || order === null) return [['_id', -1]]
  if (!isFields(order)) throw new RealtimeError('SYS_ERR', 'orderBy is an object of fields')
  const fields = Object.entries(order)
  if (fields.length > MAX_ORDER_FIELDS) {
    throw new RealtimeError('SYS_ERR', `a watch is ordered by at most ${MAX_ORDER_FIELDS} fields`)
  }
  return fields.map(([path, direction]) => {
    if (direction === 'asc') return [path, 1]
    if (direction === 'desc') return [path, -1]
    throw new RealtimeError('SYS_ERR', `an order is asc or desc: ${path}`)
  })
}

function readLimit(limit: unknown): number {
  if (limit === undefined || limit === null) return Infinity
  if (typeof limit === 'number' && Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT) return limit
  throw new RealtimeError('SYS_ERR', `the limit of a watch is a whole number from 1 to ${MAX_LIMIT}`)
}
