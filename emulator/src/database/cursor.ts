import type { QueryPlan } from '../types'
import { ServiceError } from '../types'
import type { Collection } from './catalog'
import { parseStored } from './ejson'
import { compileFilter, type DocumentTest } from './filter'
import { readNear } from './geo/near-reader'
import { keyFields, sortKey } from './index-keys'
import { mergeStreams } from './merge'
import { inOrder } from './ordered'
import type { Access, Plan, SortSpec } from './plan'
import { planQuery } from './planner'
import { readIdOrder, readInsertionOrder, readRange, type Entry, type ReadContext } from './range-reader'
import { shapeOf } from './shape'
import type { Store, StoredDocument } from './store'
import type { DocumentId, Fields } from './values'
import { must } from './must'

export interface Query {
  readonly collection: Collection
  readonly filter: Fields
  readonly sort: SortSpec
  readonly offset: number
  /** Infinity for no limit. */
  readonly limit: number
  /** Values of `$$names` in `$expr`. */
  readonly variables?: Fields
}

export interface ScanPolicy {
  readonly strict: boolean
  readonly scanLimit: number
  warn(message: string): void
}

/** A document that matched, and its parsed form where judging it needed one. */
export interface Match extends StoredDocument {
  readonly document?: Fields
  /** Metres from the point of a `geoNear`. */
  readonly distance?: number
}

export interface Cursor {
  readonly matches: Iterable<Match>
  readonly plan: Plan
  /** What was read so far; complete when `matches` is exhausted. */
  readonly report: () => QueryPlan
}

const MAX_FIRST_CHUNK = 128

/** Plans a query and yields its matches lazily, in order, after offset and up to limit. */
export function openCursor(store: Store, policy: ScanPolicy, query: Query): Cursor {
  const plan = planQuery({ sqlite: store.sqlite, ...query })
  for (const index of plan.indexes) index.uses++
  const tally: Tally = { examined: 0, returned: 0, reported: false }
  return {
    matches: window(run({ store, policy, query, plan, tally }), query, tally),
    plan,
    report: () => ({
      collection: query.collection.name,
      index: plan.name,
      shape: shapeOf(query.filter, query.sort),
      examined: tally.examined,
      returned: tally.returned,
    }),
  }
}

interface Tally {
  examined: number
  returned: number
  reported: boolean
}

interface Execution {
  readonly store: Store
  readonly policy: ScanPolicy
  readonly query: Query
  readonly plan: Plan
  readonly tally: Tally
}

function run(execution: Execution): Iterable<Match> {
  const { plan, query } = execution
  if (plan.access.kind === 'ids' && plan.access.ids.length === 1)
    return single(execution, must(plan.access.ids[0]))
  const judged = judge(execution, plan.repeats ? distinct(entries(execution)) : entries(execution))
  return plan.sorted || query.sort.length === 0 ? judged : sorted(judged, query)
}

/** Most requests name one document: there is nothing to stream. */
function single(execution: Execution, id: DocumentId): Match[] {
  const { store, query, tally } = execution
  const found = store.byId(query.collection, id)
  const test = testOf(execution)
  if (!found) return []
  tally.examined++
  if (!test) return [found]
  const document = parseStored(found.text)
  return test(document) ? [{ ...found, document }] : []
}

/** What tells matches from other entries; undefined where the plan proves the whole filter. */
function testOf({ plan, query }: Execution): DocumentTest | undefined {
  const filter = plan.rest ?? query.filter
  if (plan.exact || Object.keys(filter).length === 0) return undefined
  return compileFilter(filter, query.variables)
}

function entries(execution: Execution): Iterable<Entry> {
  const { query, plan, store } = execution
  const wanted = query.offset + query.limit
  const parts = streamsOf(plan.access)
  const lazily = plan.sorted || query.sort.length === 0
  const firstChunk = lazily ? Math.min(MAX_FIRST_CHUNK, Math.ceil(wanted / parts)) : MAX_FIRST_CHUNK
  return read({ sqlite: store.sqlite, collection: query.collection, firstChunk }, plan.access, store)
}

/** How many streams are read at once. */
function streamsOf(access: Access): number {
  if (access.kind === 'union') return access.mergedBy.length > 0 ? access.parts.length : 1
  return access.kind === 'ranges' && access.merged ? access.ranges.length : 1
}

function read(context: ReadContext, access: Access, store: Store): Iterable<Entry> {
  switch (access.kind) {
    case 'nothing':
      return []
    case 'ids':
      return byIds(store, context.collection, access.ids)
    case 'idOrder':
      return readIdOrder(context, access)
    case 'ranges':
      return readRanges(context, access)
    case 'near':
      return readNear(context, access.index, access.near)
    case 'union':
      return readUnion(context, access, store)
    case 'insertionOrder':
      return readInsertionOrder(context)
  }
}

function* byIds(
  store: Store,
  collection: Collection,
  ids: readonly (string | number)[],
): Generator<Entry, void> {
  for (const id of ids) {
    const found = store.byId(collection, id)
    if (found) yield found
  }
}

function* readRanges(
  context: ReadContext,
  access: Extract<Access, { kind: 'ranges' }>,
): Generator<Entry, void> {
  const { ranges, backward, merged } = access
  if (!merged || ranges.length === 1) {
    for (const range of ranges) yield* readRange(context, range, { backward, withKeys: false })
    return
  }
  const streams = ranges.map((range) => ({
    entries: readRange(context, range, { backward, withKeys: true }),
    orderOf: (entry: Entry) => must(entry.key).subarray(range.shared),
  }))
  yield* mergeStreams(streams, backward)
}

/** Branches of an `$or` in one order: their keys are encoded differently, so the documents are compared. */
function* readUnion(
  context: ReadContext,
  { parts, mergedBy }: Extract<Access, { kind: 'union' }>,
  store: Store,
): Generator<Entry, void> {
  if (mergedBy.length === 0) {
    for (const part of parts) yield* read(context, part, store)
    return
  }
  const fields = keyFields(mergedBy)
  const streams = parts.map((part) => ({
    entries: parsedEntries(read(context, part, store)),
    orderOf: (entry: Entry) => sortKey(fields, must(entry.document)),
  }))
  yield* mergeStreams(streams, false)
}

function* parsedEntries(source: Iterable<Entry>): Generator<Entry, void> {
  for (const entry of source) yield { ...entry, document: parseStored(entry.text) }
}

/** A document reached by several keys counts once. */
function* distinct(source: Iterable<Entry>): Generator<Entry, void> {
  const seen = new Set<number>()
  for (const entry of source) {
    if (seen.has(entry.row)) continue
    seen.add(entry.row)
    yield entry
  }
}

function* judge(execution: Execution, source: Iterable<Entry>): Generator<Match, void> {
  const { plan, tally } = execution
  const test = testOf(execution)
  for (const entry of source) {
    tally.examined++
    if (!plan.bounded) reportScan(execution)
    if (!test) {
      yield entry
      continue
    }
    const document = entry.document ?? parseStored(entry.text)
    if (test(document)) yield { ...entry, document }
  }
}

/** A query that no index narrows may read `scanLimit` documents; the developer hears of more. */
function reportScan({ policy, query, tally }: Execution): void {
  if (tally.examined <= policy.scanLimit || tally.reported) return
  tally.reported = true
  const asked = `${query.collection.name} ${shapeOf(query.filter, query.sort)}`
  const message = `no index serves this query; it reads more than ${policy.scanLimit} documents: ${asked}`
  if (policy.strict) throw new ServiceError('DATABASE_REQUEST_FAILED', message)
  policy.warn(message)
}

/** Keeps no more than offset + limit documents at a time. */
function sorted(source: Iterable<Match>, query: Query): Iterable<Match> {
  const fields = keyFields(query.sort)
  return inOrder(source, {
    keyOf: (match) => sortKey(fields, match.document ?? parseStored(match.text)),
    sizeOf: (match) => match.text.length,
    keep: query.offset + query.limit,
  })
}

function* window(source: Iterable<Match>, query: Query, tally: Tally): Generator<Match, void> {
  let skipped = 0
  if (query.limit <= 0) return
  for (const match of source) {
    if (skipped++ < query.offset) continue
    tally.returned++
    yield match
    if (tally.returned >= query.limit) return
  }
}
