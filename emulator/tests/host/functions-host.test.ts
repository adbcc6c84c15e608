import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestEmulator } from './support'
import { operations, startTest, until } from './support'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest({ functionEnv: { GREETING: 'hello' } })
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.admin('/reset', {}))

describe('identity', () => {
  it('gives a function the context of the person who calls', async () => {
    const { status, body } = await emulator.call('quickstart', { type: 'whoami' }, 'o-alice')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      OPENID: 'o-alice',
      APPID: 'wx0000000000000000',
      ENV: 'local',
      SOURCE: 'wx_client',
      userInfo: { openId: 'o-alice' },
    })
    expect(body).not.toHaveProperty('API_TOKEN')
  })

  it('keeps 50 people apart who call at the same time', async () => {
    const people = Array.from({ length: 50 }, (_, index) => `o-person-${index}`)
    const answers = await Promise.all(
      people.map((openid) => emulator.call('quickstart', { type: 'whoamiLater' }, openid)),
    )
    expect(answers.map(({ body }) => body)).toEqual(
      people.map((openid) => ({ before: openid, after: openid })),
    )
    expect(answers.every((answer) => operations(answer).database === 1)).toBe(true)
  })

  it('cannot be forged through the event', async () => {
    const forged = { type: 'whoami', userInfo: { openId: 'o-somebody' }, OPENID: 'o-somebody' }
    const { body } = await emulator.call('quickstart', forged, 'o-mallory')
    expect(body).toMatchObject({ OPENID: 'o-mallory', userInfo: { openId: 'o-mallory' } })
  })

  it('gives functions their own variables and none of the host', async () => {
    process.env['HOST_SECRET'] = 'not for functions'
    const { body } = await emulator.call('quickstart', { type: 'whoami' })
    const { env } = body as { env: string[] }
    expect(env).toContain('GREETING')
    expect(env).not.toContain('HOST_SECRET')
    expect(env).not.toContain('PATH')
  })
})

describe('sessions', () => {
  it.each(['', '123456', 'short', '1abcdef', 'o-with space', 42, null])(
    'refuses the openid %p',
    async (openid) => {
      const body = JSON.stringify({ openid })
      expect(await emulator.request('/session', { method: 'POST', body })).toMatchObject({
        status: 400,
        body: { code: 'INVALID_PARAM' },
      })
    },
  )

  it.each([undefined, 'Bearer ', 'Bearer nonsense', 'Bearer o-alice.AAAA'])(
    'refuses the token %p',
    async (token) => {
      const headers = new Headers(token === undefined ? [] : [['authorization', token]])
      const answer = await emulator.request('/functions/quickstart', { method: 'POST', headers, body: '{}' })
      expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } })
    },
  )

  it('refuses a token made for somebody else', async () => {
    const token = await emulator.signIn('o-alice')
    const headers = { authorization: `Bearer ${token.replace('o-alice', 'o-bobby')}` }
    const answer = await emulator.request('/functions/quickstart', { method: 'POST', headers, body: '{}' })
    expect(answer.status).toBe(401)
  })
})

describe('calls', () => {
  it('runs a quickstart function with the real SDK and counts its operations', async () => {
    const added = await emulator.call(
      'quickstart',
      { type: 'add', data: { _id: 'a', title: '买菜' } },
      'o-alice',
    )
    expect(added).toMatchObject({ status: 200, body: { _id: 'a' } })
    expect(operations(added)).toEqual({ database: 1, storage: 0, openapi: 0 })
    const read = await emulator.call('quickstart', { type: 'get', id: 'a' })
    expect(read.body).toMatchObject({ _id: 'a', title: '买菜', owner: 'o-alice' })
    const both = await emulator.call('quickstart', { type: 'addTwo' })
    expect(operations(both).database).toBe(2)
  })

  it('counts start and commit of a transaction', async () => {
    await emulator.call('quickstart', { type: 'add', data: { _id: 'a' } })
    const answer = await emulator.call('quickstart', { type: 'transaction' })
    expect(answer.body).toBe('committed')
    expect(operations(answer).database).toBe(4)
  })

  it('lets a function call another as the same person', async () => {
    const event = { type: 'call', name: 'quickstart', data: { type: 'whoami' } }
    const { body } = await emulator.call('quickstart', event, 'o-alice')
    expect(body).toMatchObject({ OPENID: 'o-alice', SOURCE: 'wx_client,scf' })
    const closed = await emulator.call('quickstart', { type: 'call', name: 'private', data: {} })
    expect(closed.body).toBe('only for the cloud')
  })

  it('answers null where a function returns nothing', async () => {
    expect(await emulator.call('faulty', {})).toMatchObject({ status: 200, body: null })
  })

  it.each(['nope', '..', '.hidden', 'quickstart%2F..'])('answers 404 for the function %p', async (name) => {
    const headers = { authorization: `Bearer ${await emulator.signIn('o-alice')}` }
    const answer = await emulator.request(`/functions/${name}`, { method: 'POST', headers, body: '{}' })
    expect(answer).toMatchObject({ status: 404, body: { code: expect.any(String) as string } })
  })

  it('refuses functions that are closed to clients', async () => {
    expect(await emulator.call('private', {})).toMatchObject({
      status: 403,
      body: { code: 'FUNCTION_INVOKE_DENIED' },
    })
  })

  it('refuses events of more than 100 KB and bodies that are not an object', async () => {
    const large = await emulator.call('quickstart', { text: 'x'.repeat(100 * 1024) })
    expect(large).toMatchObject({ status: 413, body: { code: 'EXCEED_MAX_PAYLOAD_SIZE' } })
    for (const body of ['[1]', '7', 'not json']) {
      expect(await emulator.call('quickstart', body)).toMatchObject({
        status: 400,
        body: { code: 'INVALID_PARAM' },
      })
    }
  })
})

describe('functions that go wrong', () => {
  it.each([
    ['faulty', 'throw', 'FUNCTIONS_EXECUTE_FAIL', 'Error: boom'],
    ['faulty', 'exit', 'FUNCTIONS_EXECUTE_FAIL', 'ended with code 3'],
    ['faulty', 'reject', 'FUNCTIONS_EXECUTE_FAIL', 'nobody listens'],
    ['faulty', 'cycle', 'FUNCTIONS_EXECUTE_FAIL', 'circular'],
    ['faulty', 'huge', 'EXCEED_MAX_PAYLOAD_SIZE', '-604001'],
    ['slow', 'hang', 'FUNCTIONS_TIME_LIMIT_EXCEEDED', '2 seconds'],
    ['slow', 'spin', 'FUNCTIONS_TIME_LIMIT_EXCEEDED', '2 seconds'],
  ])('reports of the %s function: %s, and serves the next call', async (name, type, code, message) => {
    const answer = await emulator.call(name, { type })
    expect(answer).toMatchObject({
      status: 500,
      body: { code, message: expect.stringContaining(message) as string },
    })
    expect(await emulator.call(name, {})).toMatchObject({ status: 200 })
  })

  it('ends a function that needs more memory than its config.json allows', async () => {
    const { status, body } = await emulator.call('greedy', {})
    expect([status, (body as { message: string }).message]).toEqual([
      500,
      'the function exceeded its memory limit',
    ])
  })

  it('keeps the console lines of functions', async () => {
    const answer = await emulator.call('runtime', { type: 'log' })
    const { body } = await emulator.admin('/logs?function=runtime')
    const { lines } = body as { lines: { requestId: string; level: string; text: string }[] }
    const own = lines.filter(({ requestId }) => requestId === answer.headers.get('x-emulator-request-id'))
    expect(own).toMatchObject([
      { level: 'log', text: 'hello log { nested: 1 }' },
      { level: 'error', text: 'trouble' },
    ])
  })

  it('warns of a request that is sent after the return', async () => {
    const answer = await emulator.call('runtime', { type: 'late' })
    expect(answer.body).toBe('returned')
    await until(async () => {
      const { body } = await emulator.admin('/logs?function=runtime')
      return JSON.stringify(body).includes('database.calculateDocument was sent after main had returned')
    })
    const { body } = await emulator.admin(`/calls/${answer.headers.get('x-emulator-request-id') ?? ''}`)
    expect(body).toMatchObject({ call: { operations: [{ isLate: true }] } })
  })
})

describe('a function that changes', () => {
  let directory: string
  let changing: TestEmulator
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'emulator-functions-'))
    changing = await startTest({ functionsDir: directory })
  })
  afterAll(async () => {
    await changing.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  const write = (text: string, seconds: number): void => {
    mkdirSync(join(directory, 'hello'), { recursive: true })
    const file = join(directory, 'hello', 'index.js')
    writeFileSync(file, text)
    utimesSync(file, seconds, seconds)
  }

  it('is loaded anew on the next call', async () => {
    write('exports.main = async () => "first"', 1000)
    expect((await changing.call('hello', {})).body).toBe('first')
    write('exports.main = async () => "other"', 2000)
    expect((await changing.call('hello', {})).body).toBe('other')
  })

  it('says clearly when it cannot be loaded, and recovers', async () => {
    write('throw new Error("no database password")', 3000)
    expect(await changing.call('hello', {})).toMatchObject({
      status: 500,
      body: { message: expect.stringContaining('cannot be loaded') as string },
    })
    write('exports.notMain = 1', 4000)
    const missing = (await changing.call('hello', {})).body as { message: string }
    expect(missing.message).toContain('does not export a function named main')
    write('exports.main = async () => "again"', 5000)
    expect((await changing.call('hello', {})).body).toBe('again')
  })
})
