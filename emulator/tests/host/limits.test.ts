import { Clock } from '../../src/clock'
import { assembleFunctions } from '../../src/functions/assembly'
import { LogBook } from '../../src/functions/logs'
import { CallLog } from '../../src/server/call-log'
import type { FunctionFolder } from './function-folder'
import { createFunctionFolder } from './function-folder'
import type { TestEmulator } from './support'
import { startTest, until } from './support'

/** Waits until a file called `open` lies beside index.js, so that the test says when a call ends. */
const GATE = `
  const fs = require('node:fs')
  exports.main = () => new Promise((resolve) => {
    const look = () => (fs.existsSync(__dirname + '/node_modules/open') ? resolve('through') : setTimeout(look, 5))
    look()
  })`

let folder: FunctionFolder
beforeEach(() => {
  folder = createFunctionFolder()
  folder.write('gate', { 'index.js': GATE })
})
afterEach(() => folder.dispose())

/** node_modules is not part of what reloads a function. */
const openGate = (): void => folder.write('gate', { 'node_modules/open': '' })

interface FunctionState {
  readonly instances: number
  readonly idle: number
  readonly waiting: number
}
async function stateOf(emulator: TestEmulator, name: string): Promise<FunctionState | undefined> {
  const { body } = await emulator.admin('/functions')
  const { functions } = body as { functions: (FunctionState & { name: string })[] }
  return functions.find((candidate) => candidate.name === name)
}

it('starts an instance for each call at the same time, up to its number, and lets the others wait', async () => {
  const emulator = await startTest({ functionsDir: folder.path, workersPerFunction: 2 })
  const calls = [1, 2, 3].map(() => emulator.call('gate', {}))
  await until(async () => (await stateOf(emulator, 'gate'))?.waiting === 1)
  expect(await stateOf(emulator, 'gate')).toMatchObject({ instances: 2, idle: 0 })
  openGate()
  expect((await Promise.all(calls)).map(({ body }) => body)).toEqual(['through', 'through', 'through'])
  await emulator.stop()
})

it('refuses calls beyond the concurrency', async () => {
  const emulator = await startTest({
    functionsDir: folder.path,
    ...{ workersPerFunction: 1, functionConcurrency: 2 },
  })
  const calls = [1, 2].map(() => emulator.call('gate', {}))
  await until(async () => (await stateOf(emulator, 'gate'))?.waiting === 1)
  expect(await emulator.call('gate', {})).toMatchObject({
    status: 429,
    body: { code: 'EXCEED_CONCURRENT_REQUEST_LIMIT' },
  })
  openGate()
  expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([200, 200])
  await emulator.stop()
})

it('ends an instance that has had no work for long; the call after it is a cold one', async () => {
  folder.write('quick', { 'index.js': 'let count = 0; exports.main = async () => ++count' })
  const emulator = await startTest({ functionsDir: folder.path, instanceIdleMs: 1 })
  expect((await emulator.call('quick', {})).body).toBe(1)
  await until(async () => (await stateOf(emulator, 'quick'))?.instances === 0)
  expect((await emulator.call('quick', {})).body).toBe(1)
  await emulator.stop()
})

describe('functions that call each other', () => {
  let emulator: TestEmulator
  beforeAll(async () => {
    emulator = await startTest({ workersPerFunction: 1 })
  })
  afterAll(() => emulator.stop())

  it('do not wait for the instance that their own caller holds', async () => {
    const inner = { type: 'call', name: 'quickstart', data: { type: 'whoami' } }
    const { body } = await emulator.call('quickstart', { type: 'call', name: 'quickstart', data: inner })
    expect(body).toMatchObject({ OPENID: 'o-person-1', SOURCE: 'wx_client,scf,scf' })
  })

  it('may send each other 6 MB and no more, counted in bytes', async () => {
    const sent = async (letter: string, count: number) =>
      (await emulator.call('letters', { type: 'send', letter, count })).body
    const MB = 1024 * 1024
    expect(await sent('x', 5 * MB)).toBe(5 * MB)
    expect(await sent('x', 6 * MB)).toMatch(/^EXCEED_MAX_PAYLOAD_SIZE/)
    expect(await sent('字', 2 * MB)).toMatch(/^EXCEED_MAX_PAYLOAD_SIZE/)
  })

  it('may answer each other 6 MB and no more, counted in bytes', async () => {
    const asked = { type: 'fetch', letter: '字', count: 2 * 1024 * 1024 }
    expect((await emulator.call('letters', asked)).body).toMatch(/^EXCEED_MAX_PAYLOAD_SIZE/)
  })
})

it('refuses a chain of more than 16 functions', async () => {
  const clock = new Clock()
  const now = (): number => clock.now()
  const { functions } = assembleFunctions({
    options: { functionsDir: folder.path, declaration: { collections: {} }, dataDir: folder.path, port: 0 },
    ...{ calls: new CallLog(now), clock, logs: new LogBook(now, () => undefined) },
    ...{ envId: 'local', appId: 'wx0', origin: 'http://127.0.0.1' },
  })
  openGate()
  const chain = (length: number) => {
    const source = Array.from({ length }, () => 'scf').join(',')
    return functions.invoke({ name: 'gate', event: '{}', caller: { source } })
  }
  await expect(chain(16)).resolves.toMatchObject({ outcome: { ok: true } })
  await expect(chain(17)).rejects.toThrow('a chain of 16 functions')
  await functions.stop()
})

it('gives main the context that the SDK of CloudBase reads', async () => {
  const emulator = await startTest({ functionEnv: { GREETING: 'hello' } })
  const { body } = await emulator.call('runtime', { type: 'context' }, 'o-alice')
  await emulator.stop()
  expect(body).toMatchObject({
    functionName: 'runtime',
    functionVersion: '$LATEST',
    namespace: 'local',
    memoryLimitInMb: 256,
    timeLimitIns: 20_000,
    environment: { GREETING: 'hello', WX_OPENID: 'o-alice', TCB_SOURCE: 'wx_client' },
  })
})

it('runs in UTC unless the project names a time zone', async () => {
  const usual = await startTest()
  const moved = await startTest({ functionEnv: { TZ: 'Asia/Shanghai' } })
  const hours = await Promise.all(
    [usual, moved].map(async (emulator) => (await emulator.call('runtime', { type: 'hour' })).body),
  )
  await Promise.all([usual.stop(), moved.stop()])
  expect(hours).toEqual([0, 8])
})
