import { asynchronous, Failure, type Fields } from '../call'
import { textOf, type Wire } from '../http'
import type {
  Callbacks,
  Collection,
  DatabaseClient,
  DocumentReference,
  Query,
  Realtime,
  Send,
} from './database-client'
import { asCloud, checkReply } from './functions'
import type { CloudSession } from './session'
import { createRealtime, watchDocument, watchQuery } from './watch'

/** Most documents of one `get` on the phone, and what it gets when it does not say (Collection.limit). */
const MOST = 20

type Api = { readonly [name: string]: unknown }

const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined }

function dataOf({ data }: Fields): Fields {
  if (typeof data === 'object' && data !== null) return data as Fields
  throw new Failure('parameter error: parameter.data should be Object')
}

/** Collection and its queries (SDK 文档/数据库/Collection). */
function queryApi(realtime: Realtime, query: Query): Api {
  const narrowed = (narrower: Query): Api => queryApi(realtime, narrower)
  const { limit = MOST } = query._apiOptions
  return {
    where: (condition: Fields) => narrowed(query.where(condition)),
    orderBy: (field: string, direction: 'asc' | 'desc') => narrowed(query.orderBy(field, direction)),
    limit: (count: number) => narrowed(query.limit(count)),
    skip: (count: number) => narrowed(query.skip(count)),
    field: (projection: Fields) => narrowed(query.field(projection)),
    get: asynchronous('collection.get', async () => ({
      data: (await query.limit(Math.min(limit, MOST)).get()).data,
    })),
    count: asynchronous('collection.count', async () => ({ total: (await query.count()).total })),
    update: asynchronous('collection.update', async (options) => ({
      stats: { updated: (await query.update(dataOf(options))).updated },
    })),
    remove: asynchronous('collection.remove', async () => ({
      stats: { removed: (await query.remove()).deleted },
    })),
    watch: (callbacks: Callbacks) => watchQuery(realtime, query, callbacks),
  }
}

/** SDK 文档/数据库/Document. */
function documentApi(realtime: Realtime, document: DocumentReference, place: DocumentPlace): Api {
  return {
    field: (projection: Fields) => documentApi(realtime, document.field(projection), place),
    get: asynchronous('document.get', async () => {
      const [data] = (await document.get()).data
      if (data) return { data }
      throw new Failure(`cannot find document with _id ${place.id}`, { errCode: -1 })
    }),
    set: asynchronous('document.set', async (options) => {
      const { updated, upsertedId } = await document.set(dataOf(options))
      return { _id: place.id, stats: { updated, created: upsertedId === undefined ? 0 : 1 } }
    }),
    update: asynchronous('document.update', async (options) => ({
      stats: { updated: (await document.update(dataOf(options))).updated },
    })),
    remove: asynchronous('document.remove', async () => ({
      stats: { removed: (await document.remove()).deleted },
    })),
    watch: (callbacks: Callbacks) => watchDocument(realtime, place, callbacks),
  }
}

interface DocumentPlace {
  readonly collectionName: string
  readonly id: string | number
}

const collectionApi = (realtime: Realtime, collection: Collection): Api => ({
  ...queryApi(realtime, collection),
  doc: (id: string | number) =>
    documentApi(realtime, collection.doc(id), { collectionName: collection._coll, id }),
  add: asynchronous('collection.add', async (options) => ({
    _id: (await collection.add(dataOf(options))).id,
  })),
})

/** What the package asks the cloud for, in the person's name. */
const sender =
  (session: CloudSession, wire: Wire): Send =>
  async (action, asked) => {
    if (action === 'auth.wsWebSign') {
      await wire.connected()
      return { data: await session.post('/client/realtime-sign', {}) }
    }
    const body = JSON.stringify({ action, request: asked })
    const reply = await asCloud(session.send('/client/database', { method: 'POST', body }))
    return JSON.parse(textOf(checkReply(reply).bytes)) as unknown
  }

function connect(client: DatabaseClient, wire: Wire, send: Send): () => Api {
  client.Db.reqClass = class {
    readonly send = send
  }
  client.Db.runtime = 'web'
  const realtime = createRealtime(client, wire, send)
  return () => {
    const db = new client.Db({ env: 'local' })
    const { command, Geo, serverDate, RegExp } = db
    const collection = (name: string) => collectionApi(realtime, db.collection(name))
    return { command, Geo, serverDate, RegExp, collection }
  }
}

/**
 * wx.cloud.database on the emulator, by CloudBase's own client: all live queries of a program share one connection.
 * The client is made when it is first asked for; most programs never do.
 */
export function databaseMaker(session: CloudSession, wire: Wire): () => Api {
  let make: (() => Api) | undefined
  return () => {
    make ??= connect(window.makeDatabaseClient(SILENT), wire, sender(session, wire))
    return make()
  }
}
