import { EJSON } from 'bson'
import { WebSocket } from 'ws'
import type { RealtimeSign } from '../../src/realtime/sign'
import type { RulesDeclaration } from '../../src/types'
import type { TestEmulator } from '../host/support'
import { startTest } from '../host/support'
import { cutLine, officialClient, Watching, type OfficialClient } from './official-client'
import { RawClient } from './support'

const OWN: RulesDeclaration = { read: 'auth.openid == doc.owner', write: false }

let emulator: TestEmulator
beforeAll(async () => {
  const collections = {
    todos: { indexes: [], rules: { read: true, write: false } },
    diaries: { indexes: [], rules: OWN },
    closed: { indexes: [] },
  }
  emulator = await startTest({ declaration: { collections } })
})
afterAll(() => emulator.stop())
afterEach(() => emulator.admin('/reset', {}))

async function clientOf(openid: string): Promise<OfficialClient> {
  const headers = { authorization: `Bearer ${await emulator.signIn(openid)}` }
  const post = async (path: string, body: object): Promise<unknown> =>
    (await emulator.request(path, { method: 'POST', headers, body: JSON.stringify(body) })).body
  return officialClient({
    sign: async () => (await post('/client/realtime-sign', {})) as RealtimeSign,
    send: async (action, request) => (await post('/client/database', { action, request })) as object,
  })
}

/** The official client would leave a rejection unhandled where a watch is refused. */
async function rawClientOf(openid: string): Promise<RawClient> {
  const headers = { authorization: `Bearer ${await emulator.signIn(openid)}` }
  const { body } = await emulator.request('/client/realtime-sign', { method: 'POST', headers })
  const sign = body as RealtimeSign
  const client = new RawClient(new WebSocket(sign.wsUrl))
  await client.opened
  await client.login(sign)
  return client
}

const DENIED = { msgType: 'ERROR', msgData: { code: 'COLLECTION_PERMISSION_DENIED' } }

const write = (action: string, request: object): Promise<unknown> =>
  emulator.admin('/database', {
    action: `database.${action}`,
    request: { collectionName: 'todos', ...request },
  })
const add = (...documents: object[]): Promise<unknown> =>
  write('insertDocument', { data: documents.map((document) => EJSON.stringify(document)) })
const doc = (_id: string): object => ({ queryType: 'DOC', query: EJSON.stringify({ _id }), multi: false })
const update = (id: string, data: object): Promise<unknown> =>
  write('modifyDocument', { ...doc(id), merge: true, upsert: false, data: EJSON.stringify(data) })
const remove = (id: string): Promise<unknown> => write('removeDocument', doc(id))

describe('the realtime client of wx-server-sdk, unchanged', () => {
  it('follows a query with where, orderBy and limit', async () => {
    await add({ _id: 'a', n: 1, team: 'x' }, { _id: 'b', n: 2, team: 'x' }, { _id: 'c', n: 3, team: 'y' })
    const { db, query } = await clientOf('o-alice')
    const watching = new Watching(query({ where: { team: 'x' }, orderBy: { n: 'desc' }, limit: 2 }))
    expect(await watching.next()).toMatchObject({
      ...{ id: 0, docs: [{ _id: 'b' }, { _id: 'a' }] },
      docChanges: [{ dataType: 'init', queueType: 'init' }, {}],
    })
    await add({ _id: 'd', n: 4, team: 'x' })
    expect(await watching.next()).toMatchObject({
      ...{ id: 1, docs: [{ _id: 'b' }, { _id: 'd' }] },
      docChanges: [
        { dataType: 'add', queueType: 'enqueue', docId: 'd' },
        { dataType: 'limit', queueType: 'dequeue', docId: 'a', doc: { _id: 'a', n: 1 } },
      ],
    })
    await remove('d')
    const { docs } = await watching.next()
    const fresh = await db.collection('todos').where({ team: 'x' }).orderBy('n', 'desc').limit(2).get()
    expect(new Set(docs)).toEqual(new Set(fresh.data))
    await watching.close()
  })

  it('works out updated documents from what changed', async () => {
    await add({ _id: 'a', style: { color: 'red', size: 1 }, tags: ['x'], note: 'n' })
    const { db } = await clientOf('o-alice')
    const watching = new Watching(db.collection('todos'))
    await watching.next()
    await update('a', { $set: { 'style.color': 'blue' }, $push: { tags: 'y' }, $unset: { note: '' } })
    expect(await watching.next()).toMatchObject({
      docs: [{ _id: 'a', style: { color: 'blue', size: 1 }, tags: ['x', 'y'] }],
      docChanges: [
        {
          ...{ dataType: 'update', queueType: 'update', removedFields: ['note'] },
          updatedFields: { 'style.color': 'blue', tags: ['x', 'y'] },
        },
      ],
    })
    await update('a', { $set: { done: true } })
    expect((await watching.next()).docs).toEqual([
      { _id: 'a', style: { color: 'blue', size: 1 }, tags: ['x', 'y'], done: true },
    ])
    await watching.close()
  })

  it('watches a document by its id, and several queries over one connection', async () => {
    await add({ _id: 'a' }, { _id: 'b' })
    const client = await clientOf('o-alice')
    const { gte } = client.db.command
    const one = new Watching(client.db.collection('todos').doc('a'))
    const many = new Watching(client.db.collection('todos').where({ n: gte?.(5) }))
    expect((await one.next()).docs).toEqual([{ _id: 'a' }])
    expect((await many.next()).docs).toEqual([])
    await update('a', { $set: { n: 5 } })
    expect((await one.next()).docs).toEqual([{ _id: 'a', n: 5 }])
    expect((await many.next()).docs).toEqual([{ _id: 'a', n: 5 }])
    expect(client.sockets).toHaveLength(1)
    const watches = await emulator.admin('/watches')
    expect(watches.body).toMatchObject({
      connections: [{ openid: 'o-alice', unsentBytes: 0 }],
      watches: [
        {
          openid: 'o-alice',
          collection: 'todos',
          query: '{"_id":"a"}',
          documents: 1,
          events: 2,
          lastEvent: 1,
        },
        { query: '{"n":{"$gte":5}}', order: [['_id', -1]], limit: null, documents: 1 },
      ],
    })
    await one.close()
    await many.close()
  })

  it('comes back after a lost line and misses nothing', async () => {
    const client = await clientOf('o-alice')
    const watching = new Watching(client.db.collection('todos'))
    await watching.next()
    for (let round = 0; round < 3; round++) {
      await cutLine(client)
      await add({ _id: `r${round}` })
      await update(`r${round}`, { $set: { round } })
      await watching.reach(2 * round + 2)
    }
    const { docs } = await watching.reach(6)
    expect(docs).toEqual([0, 1, 2].map((round) => ({ _id: `r${round}`, round })))
    expect(client.sockets.length).toBeGreaterThan(1)
    await watching.close()
  })

  it('goes on when the clock of the emulator is moved', async () => {
    const client = await clientOf('o-alice')
    const watching = new Watching(client.db.collection('todos'))
    await watching.next()
    await emulator.admin('/clock', { advance: 30 * 24 * 3600_000 })
    await add({ _id: 'a' })
    expect((await watching.next()).docs).toEqual([{ _id: 'a' }])
    await cutLine(client)
    await add({ _id: 'b' })
    expect((await watching.next()).docs).toEqual([{ _id: 'a' }, { _id: 'b' }])
    await watching.close()
  })

  it('sees an emptied database', async () => {
    await add({ _id: 'a' }, { _id: 'b' })
    const { db } = await clientOf('o-alice')
    const watching = new Watching(db.collection('todos'))
    expect((await watching.next()).docs).toHaveLength(2)
    await emulator.admin('/reset', {})
    expect((await watching.next()).docs).toEqual([])
    await watching.close()
  })
})

describe('rules', () => {
  it('close a collection that has none', async () => {
    const alice = await rawClientOf('o-alice')
    expect(await alice.watch({}, { collName: 'closed' })).toMatchObject(DENIED)
  })

  it('let people watch what they may read', async () => {
    const alice = await rawClientOf('o-alice')
    expect(await alice.watch({ owner: 'o-bobby' }, { collName: 'diaries' })).toMatchObject(DENIED)
    const { db } = await clientOf('o-alice')
    const own = new Watching(db.collection('diaries').where({ owner: '{openid}' }))
    expect((await own.next()).docs).toEqual([])
    await write('insertDocument', { collectionName: 'diaries', data: ['{"_id":"d","owner":"o-alice"}'] })
    expect((await own.next()).docs).toEqual([{ _id: 'd', owner: 'o-alice' }])
    await own.close()
  })
})

describe('signatures', () => {
  it('are given to people with a session only', async () => {
    const refused = await emulator.request('/client/realtime-sign', { method: 'POST' })
    expect(refused).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } })
  })

  it('name the address of the emulator and end after a minute', async () => {
    const headers = { authorization: `Bearer ${await emulator.signIn('o-alice')}` }
    const { body } = await emulator.request('/client/realtime-sign', { method: 'POST', headers })
    expect(body).toEqual({
      ...{ wsUrl: `${emulator.url.replace('http', 'ws')}/realtime`, envId: 'local', secretVersion: 1 },
      ...{ signStr: expect.any(String) as string, expiredTs: expect.any(Number) as number },
    })
  })

  it('let the inspector see watches with the admin token only', async () => {
    expect((await emulator.request('/_/watches')).status).toBe(401)
  })
})
