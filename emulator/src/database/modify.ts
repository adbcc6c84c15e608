import { ServiceError, type QueryPlan } from '../types'
import type { Collection } from './catalog'
import { openCursor, type ScanPolicy } from './cursor'
import { parseStored } from './ejson'
import type { RequestReader } from './request'
import type { Store, StoredDocument } from './store'
import { applyUpdate, parseUpdate, touchedFields } from './update/apply-update'
import { isDocumentId, type DocumentId, type Fields } from './values'
import { must } from './must'

/** Above this many matches only row numbers are kept while the update runs. */
const KEPT_TEXTS = 1_000

export interface ModifyReply {
  readonly updated: number
  readonly matched: number
  readonly upsertId?: DocumentId
  /** The last document that matched or was created. */
  readonly id?: DocumentId
  readonly plan: QueryPlan
}

/** A change of documents as the request asks for it: operators applied, or the whole replaced. */
export interface Transform {
  readonly isWhole: boolean
  /** Fields that may differ afterwards; undefined for all. */
  readonly touched: ReadonlySet<string> | undefined
  /** May change and answer the document it is given. */
  apply(document: Fields): Fields
}

/** @throws ServiceError INVALID_PARAM when a replacement holds operators or another _id */
export function transformOf(reader: RequestReader, filter: Fields): Transform {
  const { data } = reader
  if (reader.merge) {
    const update = parseUpdate(data, filter, { now: reader.now })
    const touched = touchedFields(update)
    return { isWhole: false, touched, apply: (document) => applyUpdate(update, document) }
  }
  const operator = Object.keys(data).find((key) => key.startsWith('$'))
  if (operator !== undefined) throw new ServiceError('INVALID_PARAM', `set takes a document, not ${operator}`)
  return { isWhole: true, touched: undefined, apply: (document) => replacement(data, document['_id']) }
}

/** The new content under the id of the old. */
export function replacement(data: Fields, id: unknown): Fields {
  if (data['_id'] !== undefined && data['_id'] !== id) {
    throw new ServiceError('DATABASE_REQUEST_FAILED', "the immutable field '_id' cannot be changed")
  }
  return { ...data, _id: id }
}

/** The document an update with operators makes where there was none. */
export function upsertedFields(reader: RequestReader, id: DocumentId): Fields {
  const update = parseUpdate(reader.data, reader.filter, { now: reader.now, inserts: true })
  return applyUpdate(update, { _id: id })
}

/** The id a DOC request names. */
export function idInQuery(filter: Fields): DocumentId | undefined {
  return isDocumentId(filter['_id']) ? filter['_id'] : undefined
}

interface Target {
  readonly store: Store
  readonly policy: ScanPolicy
  readonly collection: Collection
  readonly filter: Fields
  readonly multi: boolean
}

/** Changes the documents that match; to be called inside a write of the store. */
export function modifyMatches(target: Target, transform: Transform): ModifyReply {
  const { matches, plan } = collectMatches(target)
  let updated = 0
  for (const match of matches) {
    const stored = whole(target, match)
    const after = transform.apply(match.document ?? parseStored(stored.text))
    if (target.store.replace(target.collection, stored, { ...transform, after })) updated++
  }
  const last = matches.at(-1)
  return { updated, matched: matches.length, plan, ...(last ? { id: last.id } : {}) }
}

/** Removes the documents that match; to be called inside a write of the store. */
export function removeMatches(target: Target): { deleted: number; plan: QueryPlan } {
  const { matches, plan } = collectMatches(target)
  for (const match of matches) target.store.remove(target.collection, whole(target, match))
  return { deleted: matches.length, plan }
}

interface Collected {
  readonly row: number
  readonly id: DocumentId
  readonly text: string | undefined
  readonly document: Fields | undefined
}

/** All matches are found before the first is written, so that none is met again under its new key. */
function collectMatches(target: Target): { matches: Collected[]; plan: QueryPlan } {
  const { store, policy, collection, filter } = target
  const query = { collection, filter, sort: [], offset: 0, limit: target.multi ? Infinity : 1 }
  const cursor = openCursor(store, policy, query)
  const matches: Collected[] = []
  for (const { row, id, text, document } of cursor.matches) {
    const keep = matches.length < KEPT_TEXTS
    matches.push({ row, id, text: keep ? text : undefined, document: keep ? document : undefined })
  }
  return { matches, plan: cursor.report() }
}

function whole(target: Target, { row, id, text }: Collected): StoredDocument {
  return text === undefined ? must(target.store.byRow(target.collection, row)) : { row, id, text }
}
