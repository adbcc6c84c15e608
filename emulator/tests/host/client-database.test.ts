import type { Answer, TestEmulator } from './support'
import { startTest } from './support'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest({
    declaration: {
      collections: {
        todos: { indexes: [] },
        notes: { indexes: [], rules: '仅创建者可读写' },
        rooms: { indexes: [], rules: { read: 'auth.openid in get(`database.rooms.${doc._id}`).members' } },
      },
    },
  })
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.admin('/reset', {}))

const run = async (action: string, request: object, openid = 'o-alice-1'): Promise<Answer> => {
  const headers = { authorization: `Bearer ${await emulator.signIn(openid)}` }
  const body = JSON.stringify({ action: `database.${action}`, request })
  return emulator.request('/client/database', { method: 'POST', headers, body })
}
const get = (collectionName: string, query: object, openid?: string): Promise<Answer> =>
  run('getDocument', { collectionName, queryType: 'WHERE', query: JSON.stringify(query) }, openid)
const DENIED = { status: 403, body: { code: 'DATABASE_PERMISSION_DENIED' } }

it('is closed to who has no session', async () => {
  const body = '{"action":"database.getDocument","request":{"collectionName":"notes"}}'
  expect(await emulator.request('/client/database', { method: 'POST', body })).toMatchObject({ status: 401 })
})

it.each(['todos', 'absent', '__proto__', 'emulator_collections'])(
  'is closed for the collection %s',
  async (name) => {
    expect(await get(name, {})).toMatchObject(DENIED)
  },
)

it.each([
  [{}, 'INVALID_PARAM'],
  [{ collectionName: 'notes', query: '[1]' }, 'INVALID_PARAM'],
  [{ collectionName: 'notes', query: '{"a":' }, 'INVALID_PARAM'],
  [{ collectionName: 'notes', query: { a: 1 } }, 'INVALID_PARAM'],
])('refuses the request %j', async (request, code) => {
  expect(await run('getDocument', request)).toMatchObject({ status: 400, body: { code } })
})

it('refuses more than 512 KB', async () => {
  const data = [JSON.stringify({ text: 'x'.repeat(512 * 1024) })]
  expect(await run('insertDocument', { collectionName: 'notes', data })).toMatchObject({
    status: 413,
    body: { code: 'EXCEED_MAX_PAYLOAD_SIZE' },
  })
})

it('serves a person with what is hers, in the shapes of the wire', async () => {
  const added = await run('insertDocument', { collectionName: 'notes', data: ['{"_id":"a","text":"hers"}'] })
  expect(added).toMatchObject({ status: 200, body: { data: { insertedIds: ['a'] } } })
  const read = await get('notes', {})
  expect(read.body).toEqual({
    requestId: expect.any(String) as string,
    data: { list: ['{"_id":"a","text":"hers","_openid":"o-alice-1"}'] },
  })
  expect((await get('notes', {}, 'o-bob-234')).body).toMatchObject({ data: { list: [] } })
})

it('reads documents for the rules that ask for them', async () => {
  await emulator.admin('/collections/rooms/import', '{"_id":"r","members":["o-alice-1"]}')
  expect((await get('rooms', { _id: 'r' })).status).toBe(200)
  expect(await get('rooms', { _id: 'r' }, 'o-bob-234')).toMatchObject(DENIED)
  expect(await get('rooms', {})).toMatchObject(DENIED)
})

it('notes each request among the calls, refused ones too', async () => {
  await get('notes', { text: 'x' })
  await get('todos', {})
  expect((await emulator.admin('/calls')).body).toMatchObject({
    calls: [
      {
        kind: 'client-database',
        name: 'database.getDocument',
        outcome: 'failed',
        code: 'DATABASE_PERMISSION_DENIED',
      },
      { kind: 'client-database', caller: { openid: 'o-alice-1' }, outcome: 'ok', operationCount: 1 },
    ],
  })
})

it('does not start with a rule that cannot be read', async () => {
  const declaration = { collections: { notes: { indexes: [], rules: { read: 'doc.' } } } }
  await expect(startTest({ declaration })).rejects.toThrow('collection notes, rule "read", column 5')
})
