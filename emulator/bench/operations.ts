import { addedDocument, COLLECTION, idOf, ownerOf } from './documents'

export const ADMIN_TOKEN = 'token-of-the-bench'

/** One request body of wx-server-sdk. */
export type Body = { readonly [field: string]: unknown }

/** What is measured: the requests of one operation, and what libsql does for the same rows. */
export interface Operation {
  readonly name: string
  /** Least ratio to the limit, by the number of connections. */
  readonly targets: { readonly [connections: number]: number }
  /** The bodies of one operation; `reply` is the answer to the body before. */
  readonly requests: (turn: Turn) => readonly ((reply: string) => Body)[]
}

export interface Turn {
  /** Counts up over all connections and rounds. */
  readonly number: number
  /** Documents in the store. */
  readonly documents: number
  /** Which of how many connections it is, from 0. */
  readonly connection: number
  readonly connections: number
}

const text = (value: unknown): string => JSON.stringify(value)
const signed = (action: string, fields: Body): Body => ({
  ...fields,
  action: `database.${action}`,
  envName: '',
  wxCloudApiToken: ADMIN_TOKEN,
  tcb_sessionToken: '',
  crossAuthorizationToken: '',
})

/** Any document of the store, each as likely as another: a mix of the turn's bits (the finaliser of MurmurHash3). */
export function serialOf({ number, documents }: Pick<Turn, 'number' | 'documents'>): number {
  let bits = number
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return ((bits ^ (bits >>> 16)) >>> 0) % documents
}

const get = (serial: number, transactionId?: string): Body =>
  signed('getDocument', {
    collectionName: COLLECTION,
    query: text({ _id: idOf(serial) }),
    ...(transactionId === undefined ? {} : { transactionId }),
    queryType: 'DOC',
    multi: false,
  })

const list = (turn: Turn): Body =>
  signed('getDocument', {
    collectionName: COLLECTION,
    queryType: 'WHERE',
    query: text({ owner: ownerOf(serialOf(turn), turn.documents) }),
    order: text({ at: { $numberInt: '-1' } }),
    limit: 20,
  })

const insert = ({ number, documents }: Turn): Body =>
  signed('insertDocument', {
    collectionName: COLLECTION,
    data: [text(addedDocument(documents + number, documents))],
  })

const INCREMENT = text({ $inc: { counter: { $numberInt: '1' } }, $set: { state: 'changed' } })
const change = { collectionName: COLLECTION, merge: true, upsert: false, data: INCREMENT }

const guardedUpdate = (turn: Turn): Body =>
  signed('modifyDocument', {
    ...change,
    ...{ queryType: 'WHERE', multi: true, query: text({ _id: idOf(serialOf(turn)), open: true }) },
  })

const updateInTransaction = (serial: number, transactionId: string): Body =>
  signed('modifyDocument', {
    ...change,
    ...{ transactionId, queryType: 'DOC', multi: false, query: text({ _id: idOf(serial) }) },
  })

const aggregate = (turn: Turn): Body =>
  signed('aggregateDocuments', {
    collectionName: COLLECTION,
    stages: [
      { stageKey: '$match', stageValue: text({ owner: ownerOf(serialOf(turn), turn.documents) }) },
      { stageKey: '$group', stageValue: text({ _id: '$state', total: { $sum: '$counter' } }) },
    ],
  })

/** Two documents next to each other, in the part of the store that no other connection changes. */
export function pairOf({ number, documents, connection, connections }: Turn): [number, number] {
  const pairs = Math.floor(documents / connections / 2)
  const first = (connection * pairs + (number % pairs)) * 2
  return [first, first + 1]
}

function transaction(turn: Turn): readonly ((reply: string) => Body)[] {
  const [one, other] = pairOf(turn)
  let id = ''
  return [
    () => signed('startTransaction', {}),
    (reply) => {
      id = (JSON.parse(reply) as { transactionId: string }).transactionId
      return get(one, id)
    },
    () => get(other, id),
    () => updateInTransaction(one, id),
    () => updateInTransaction(other, id),
    () => signed('commitTransaction', { transactionId: id }),
  ]
}

export const OPERATIONS: readonly Operation[] = [
  { name: 'point read', targets: { 1: 0.7, 32: 0.5 }, requests: (turn) => [() => get(serialOf(turn))] },
  { name: 'list of 20', targets: { 1: 0.5, 32: 0.35 }, requests: (turn) => [() => list(turn)] },
  { name: 'insert', targets: {}, requests: (turn) => [() => insert(turn)] },
  { name: 'guarded update', targets: { 1: 0.5, 32: 0.35 }, requests: (turn) => [() => guardedUpdate(turn)] },
  { name: 'transaction', targets: {}, requests: transaction },
  { name: 'aggregate', targets: {}, requests: (turn) => [() => aggregate(turn)] },
]
