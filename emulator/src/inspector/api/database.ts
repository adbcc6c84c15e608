import type { CollectionInfo, QueryPlan } from '../../types'
import { get, post, send } from './request'

/** A document as EJSON that JSON.parse understands. */
export interface Document {
  readonly [field: string]: unknown
}

/** What the query box asks, each part as EJSON text; an empty text asks nothing. */
export interface Query {
  readonly where: string
  readonly orderBy: string
  readonly field: string
  readonly skip: number
  readonly limit: number
}

export interface QueryResult {
  readonly documents: readonly Document[]
  readonly plan?: QueryPlan
  /** The whole round trip, ms. */
  readonly ms: number
}

interface Reply {
  readonly data: { readonly list?: readonly string[] }
  readonly plan?: QueryPlan
}

export async function listCollections(): Promise<readonly CollectionInfo[]> {
  return ((await get('/collections')) as { collections: readonly CollectionInfo[] }).collections
}

export async function findDocuments(collection: string, query: Query): Promise<QueryResult> {
  const { where, orderBy, field, skip, limit } = query
  const began = performance.now()
  const { data, plan } = await act('getDocument', collection, {
    ...{ queryType: 'WHERE', query: where, order: orderBy, projection: field, offset: skip, limit },
  })
  const documents = (data.list ?? []).map((text) => JSON.parse(text) as Document)
  return { documents, ms: performance.now() - began, ...(plan ? { plan } : {}) }
}

/**
 * One document, whole.
 *
 * @throws Error when it is not there any more
 */
export async function findDocument(collection: string, id: unknown): Promise<Document> {
  const query = JSON.stringify({ _id: id })
  const { data } = await act('getDocument', collection, { queryType: 'DOC', multi: false, query })
  const text = data.list?.[0]
  if (text === undefined) throw new Error(`the document ${JSON.stringify(id)} is not there any more`)
  return JSON.parse(text) as Document
}

/** Replaces a document, or adds it, as `doc(id).set` does. */
export async function setDocument(collection: string, { _id, ...rest }: Document): Promise<void> {
  const query = JSON.stringify({ _id })
  const how = { queryType: 'DOC', multi: false, merge: false, upsert: true }
  await act('modifyDocument', collection, { ...how, query, data: JSON.stringify(rest) })
}

/** Adds a document; one with the same `_id` is an error. */
export async function addDocument(collection: string, document: Document): Promise<void> {
  await act('insertDocument', collection, { data: [JSON.stringify(document)] })
}

export async function removeDocument(collection: string, id: unknown): Promise<void> {
  const query = JSON.stringify({ _id: id })
  await act('removeDocument', collection, { queryType: 'DOC', multi: false, query })
}

export async function addCollection(name: string): Promise<void> {
  await act('addCollection', name, {})
}

/** Adds the documents of a file, one EJSON text a line. Returns how many. */
export async function importFile(collection: string, file: File): Promise<number> {
  const path = `/collections/${encodeURIComponent(collection)}/import`
  const response = await send(path, { method: 'POST', body: file })
  return ((await response.json()) as { imported: number }).imported
}

async function act(action: string, collectionName: string, request: object): Promise<Reply> {
  const body = { action: `database.${action}`, request: { collectionName, ...request } }
  return (await post('/database', body)) as Reply
}
