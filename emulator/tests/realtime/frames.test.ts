import { WebSocket } from 'ws'
import { MAX_DOCUMENTS } from '../../src/realtime/live-result'
import { Refused, startRealtime, until, type RawClient, type RealtimeBench } from './support'

let bench: RealtimeBench
beforeEach(async () => {
  bench = await startRealtime()
})

const error = (code: string): object => ({ msgType: 'ERROR', msgData: { code } })

describe('the door', () => {
  const refusal = async (options: object): Promise<number | undefined> => {
    const failure: unknown = await bench.open(options).catch((thrown: unknown) => thrown)
    return failure instanceof Refused ? failure.response.statusCode : undefined
  }

  it.each(['evil.example:PORT', 'localhost:1', '192.168.1.2:PORT'])('refuses the Host %p', async (host) => {
    expect(await refusal({ headers: { host: host.replace('PORT', String(bench.port)) } })).toBe(403)
  })

  it.each([
    'http://evil.example',
    'http://localhost.evil.example',
    'null',
    'file://',
    'chrome-extension://abc',
  ])('refuses a page of %s', async (origin) => {
    expect(await refusal({ origin })).toBe(403)
  })

  it.each(['http://localhost:10086', 'http://127.0.0.1:9000', 'http://[::1]:1', 'https://localhost'])(
    'lets a page of %s in',
    async (origin) => {
      expect((await bench.open({ origin })).socket.readyState).toBe(WebSocket.OPEN)
    },
  )

  it('is at one path only', async () => {
    expect(await refusal({ path: '/' })).toBe(404)
    expect(await refusal({ path: '/realtime/more' })).toBe(404)
    expect((await bench.open({ path: '/realtime?any=query' })).socket.readyState).toBe(WebSocket.OPEN)
  })

  it('takes so many connections and no more, until one leaves', async () => {
    bench = await startRealtime({ connections: 1 })
    const first = await bench.open()
    expect(await refusal({})).toBe(503)
    await first.cut()
    await until(() => bench.realtime.server.list().length === 0)
    expect((await bench.open()).socket.readyState).toBe(WebSocket.OPEN)
  })
})

describe('LOGIN', () => {
  it('answers LOGIN_RES with the environment', async () => {
    const client = await bench.open()
    expect(await client.login(bench.realtime.signs.issue('o-alice'))).toEqual({
      ...{ requestId: 'r1', msgType: 'LOGIN_RES', msgData: { envId: 'local' } },
    })
  })

  it('comes before anything but PING', async () => {
    const client = await bench.open()
    expect(await client.arrived()).toEqual([])
    expect(await client.watch()).toMatchObject({
      watchId: 'w1',
      requestId: 'r2',
      ...error('CHECK_LOGIN_FAILED'),
    })
    for (const msgType of ['REBUILD_WATCH', 'CHECK_LAST', 'CLOSE_WATCH', 'ANYTHING']) {
      client.send(msgType)
      expect(await client.next()).toMatchObject(error('CHECK_LOGIN_FAILED'))
    }
  })

  it.each([
    ['SIGN_PARAM_INVALID', { signStr: undefined }],
    ['SIGN_PARAM_INVALID', { signStr: 'o-alice' }],
    ['SIGN_PARAM_INVALID', { secretVersion: 2 }],
    ['SIGN_INVALID_ERROR', { signStr: 'o-alice.9999999999999.abc' }],
    ['INVALIID_ENV', { envId: 'another' }],
  ])('answers %s for %j', async (code, change) => {
    const client = await bench.open()
    const sign = { ...bench.realtime.signs.issue('o-alice'), ...change } as Parameters<RawClient['login']>[0]
    expect(await client.login(sign)).toMatchObject(error(code))
    expect(await client.watch()).toMatchObject(error('CHECK_LOGIN_FAILED'))
  })

  it('does not take the signature of another person or a longer time', async () => {
    const { signStr, ...rest } = bench.realtime.signs.issue('o-alice')
    const client = await bench.open()
    const [, expires = '', signature = ''] = signStr.split('.')
    for (const forged of [`o-bobby.${expires}.${signature}`, `o-alice.${Number(expires) + 1}.${signature}`]) {
      expect(await client.login({ ...rest, signStr: forged })).toMatchObject(error('SIGN_INVALID_ERROR'))
    }
  })

  it('is too late a minute after the signature, by the clock of the emulator', async () => {
    const client = await bench.open()
    const sign = bench.realtime.signs.issue('o-alice')
    bench.clock.setOffset(61_000)
    expect(await client.login(sign)).toMatchObject(error('SIGN_EXPIRED_ERROR'))
    expect(await client.login(bench.realtime.signs.issue('o-alice'))).toMatchObject({ msgType: 'LOGIN_RES' })
  })

  it('may be repeated by the same person only', async () => {
    const client = await bench.enter('o-alice')
    expect(await client.login(bench.realtime.signs.issue('o-alice'))).toMatchObject({ msgType: 'LOGIN_RES' })
    expect(await client.login(bench.realtime.signs.issue('o-bobby'))).toMatchObject(
      error('CHECK_LOGIN_FAILED'),
    )
  })

  it('has to come in time', async () => {
    bench = await startRealtime({ loginTime: 1 })
    expect(await (await bench.open()).closed).toEqual({ code: 3050, reason: 'no LOGIN came' })
  })
})

describe('frames that are no frames', () => {
  it.each(['', 'nonsense', '[]', '"text"', 'null', '{}', '{"msgType":1}'])(
    'close the connection: %p',
    async (text) => {
      const client = await bench.enter()
      client.socket.send(text)
      expect(await client.closed).toEqual({ code: 1007, reason: 'a frame is a JSON object with msgType' })
    },
  )

  it('close the connection when binary or too large', async () => {
    const [binary, large] = [await bench.enter(), await bench.enter()]
    binary.socket.send(Buffer.from('{"msgType":"PING"}'))
    expect((await binary.closed).code).toBe(1003)
    large.send('PING', { filler: 'x'.repeat(300 * 1024) })
    expect((await large.closed).code).toBe(1009)
  })

  it('of an unknown kind are answered with an error', async () => {
    const client = await bench.enter()
    client.send('SHOUT', {}, { watchId: 'w7' })
    expect(await client.next()).toMatchObject({ watchId: 'w7', requestId: 'r2', ...error('SYS_ERR') })
  })
})

describe('INIT_WATCH', () => {
  it('is refused by the rules of the collection', async () => {
    const client = await bench.enter()
    expect(await client.watch({}, { collName: 'secret' })).toMatchObject(
      error('COLLECTION_PERMISSION_DENIED'),
    )
  })

  it.each([
    ['a collection that does not exist', { collName: 'absent' }],
    ['no collection', { collName: undefined }],
    ['a query that is no JSON', { query: 'nonsense' }],
    ['a query that is no object', { query: '[1]' }],
    ['a query that is no text', { query: {} }],
    ['an unknown operator', { query: '{"a":{"$like":1}}' }],
    ['limit 0', { limit: 0 }],
    ['limit 201', { limit: 201 }],
    ['limit 1.5', { limit: 1.5 }],
    ['an order that is none', { orderBy: { a: 'upwards' } }],
    ['an order that is a list', { orderBy: ['a'] }],
    ['six fields of order', { orderBy: { a: 'asc', b: 'asc', c: 'asc', d: 'asc', e: 'asc', f: 'asc' } }],
  ])('is refused for %s', async (_name, data) => {
    const client = await bench.enter()
    expect(await client.watch({}, data)).toMatchObject({ watchId: 'w1', ...error('SYS_ERR') })
    expect(bench.realtime.hub.list()).toEqual([])
  })

  it('is refused when the connection or the emulator holds too many', async () => {
    bench = await startRealtime({ watchesPerConnection: 2, watches: 3 })
    const [alice, bob] = [await bench.enter('o-alice'), await bench.enter('o-bobby')]
    await alice.watch({}, {}, 'one')
    await alice.watch({}, {}, 'two')
    expect(await alice.watch({}, {}, 'three')).toMatchObject(error('SYS_ERR'))
    expect(await alice.watch({}, {}, 'two')).toMatchObject({ msgType: 'INIT_EVENT' })
    await bob.watch({}, {}, 'one')
    expect(await bob.watch({}, {}, 'two')).toMatchObject(error('SYS_ERR'))
  })
})

it('CHECK_LAST answers CHECK_EVENT with the number of the latest event', async () => {
  const client = await bench.enter()
  const queryID = (await client.watch()).msgData?.queryID
  await bench.add({ _id: 'a' })
  await client.events()
  client.send('CHECK_LAST', { queryID, eventID: 0 }, { watchId: 'w1' })
  expect(await client.next()).toEqual({
    ...{ watchId: 'w1', requestId: 'r3', msgType: 'CHECK_EVENT', msgData: { queryID, currEvent: 1 } },
  })
  client.send('CHECK_LAST', { queryID: 'unknown', eventID: 0 }, { watchId: 'w1' })
  expect(await client.next()).toMatchObject({ watchId: 'w1', ...error('QUERYID_INVALID_ERROR') })
})

it('the inspector sees connections and watches', async () => {
  const client = await bench.enter()
  await bench.add({ _id: 'a', n: 1 }, { _id: 'b', n: 2 })
  await client.watch({ n: 2 }, { limit: 5 })
  await bench.add({ _id: 'c', n: 2 })
  const [watch] = bench.realtime.hub.list()
  expect(watch?.spec).toMatchObject({ openid: 'o-alice', collection: 'todos', filter: { n: 2 }, limit: 5 })
  expect(watch?.figures).toEqual({ documents: 2, events: 2, lastEvent: 1 })
  expect(watch?.attached?.client).toBe(bench.realtime.server.list()[0])
  expect(MAX_DOCUMENTS).toBe(5_000)
})

it('stopping the emulator closes every connection and ends every watch', async () => {
  const client = await bench.enter()
  await client.watch()
  await bench.realtime.server.close()
  expect(await client.closed).toEqual({ code: 1001, reason: 'the emulator stops' })
  expect(bench.realtime.hub.list()).toEqual([])
})
