import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestEmulator } from './support'
import { FUNCTIONS, startTest } from './support'

const HOST_SECRET = 'a-secret-of-the-host'
let emulator: TestEmulator
let other: string
beforeAll(async () => {
  process.env['HOST_SECRET'] = HOST_SECRET
  other = mkdtempSync(join(tmpdir(), 'emulator-readable-'))
  writeFileSync(join(other, 'shared.json'), '{"shared":true}')
  emulator = await startTest({ functionEnv: { GREETING: 'hello' }, readableDirs: [other] })
})
afterAll(async () => {
  delete process.env['HOST_SECRET']
  await emulator.stop()
  rmSync(other, { recursive: true, force: true })
})

const attempt = async (event: object): Promise<unknown> => (await emulator.call('curious', event)).body
/** What lies in the system's /tmp is not even there for a function, which has a /tmp of its own. */
const REFUSED = { refused: expect.stringMatching(/^(ERR_ACCESS_DENIED|ENOENT)$/) as string }

describe('a function', () => {
  it.each([
    ['read', '../private/index.js'],
    ['read', join(FUNCTIONS, 'private', 'index.js')],
    ['list', '..'],
    ['require', '../private'],
    ['read', '/etc/hostname'],
    ['read', '/proc/self/environ'],
    ['write', join(FUNCTIONS, 'curious', 'left-behind')],
  ])('may not %s %s', async (type, path) => {
    expect(await attempt({ type, path })).toEqual(REFUSED)
  })

  it.each(['emulator-secret', 'database.sqlite'])('may not read %s of the emulator', async (name) => {
    expect(existsSync(join(emulator.dataDir, name))).toBe(true)
    expect(await attempt({ type: 'read', path: join(emulator.dataDir, name) })).toEqual(REFUSED)
  })

  it.each(['spawn', 'thread'])('may not start a process of its own by %s', async (type) => {
    expect(await attempt({ type })).toEqual(REFUSED)
  })

  it('reads its own files, where it stands too, and folders that the project names', async () => {
    const text = readFileSync(join(FUNCTIONS, 'curious', 'index.js'), 'utf8')
    expect(await attempt({ type: 'read', path: 'index.js' })).toEqual({ done: text })
    expect(await attempt({ type: 'require', path: join(other, 'shared.json') })).toEqual({
      done: { shared: true },
    })
  })

  it('finds no secret in its variables, arguments, folders and messages', async () => {
    const fresh = await startTest({ functionEnv: { GREETING: 'hello' } })
    await fresh.call('curious', { type: 'look' })
    const seen = (await fresh.call('curious', { type: 'look' })).body as { env: object; parent: unknown[] }
    const text = JSON.stringify(seen)
    const secret = readFileSync(join(fresh.dataDir, 'emulator-secret'))
    const secrets = [HOST_SECRET, fresh.adminToken, fresh.dataDir]
    await fresh.stop()
    for (const hidden of [...secrets, secret.toString('hex'), secret.toString('base64')]) {
      expect(text).not.toContain(hidden)
    }
    expect(Object.keys(seen.env).sort()).toEqual([
      ...['GREETING', 'SCF_FUNCTIONNAME', 'SCF_NAMESPACE', 'SILENCE', 'TCB_CONTEXT_CNFG', 'TCB_SOURCE'],
      ...['TENCENTCLOUD', 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY', 'TMPDIR', 'TZ'],
      ...['WX_API_TOKEN', 'WX_APPID', 'WX_CLIENTIP', 'WX_CONTEXT_KEYS', 'WX_OPENID'],
    ])
    expect(seen.parent[0]).toBe('undefined')
  })
})

describe('/tmp', () => {
  it('is a folder of the instance: it keeps files between calls and shows them to nobody else', async () => {
    const path = join('/tmp', 'of-curious')
    await attempt({ type: 'write', path })
    expect(await attempt({ type: 'read', path })).toEqual({ done: 'x' })
    expect(await attempt({ type: 'list', path: '/tmp' })).toEqual({ done: ['of-curious'] })
    expect(existsSync(path)).toBe(false)
    const fresh = await startTest()
    const { body } = await fresh.call('curious', { type: 'list', path: '/tmp' })
    await fresh.stop()
    expect(body).toEqual({ done: [] })
  })

  it('is gone with the instance', async () => {
    const fresh = await startTest()
    const { body } = await fresh.call('curious', { type: 'look' })
    const [, temporary = ''] = (body as { folders: string[] }).folders
    expect(existsSync(temporary)).toBe(true)
    await fresh.stop()
    expect(existsSync(temporary)).toBe(false)
  })
})

it('lets go of the guard where a project asks for it', async () => {
  const unguarded = await startTest({ unguarded: true })
  const { body } = await unguarded.call('curious', { type: 'require', path: '../private' })
  await unguarded.stop()
  expect(body).toEqual({ done: {} })
})
