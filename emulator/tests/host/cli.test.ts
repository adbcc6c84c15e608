import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseCommandLine } from '../../src/cli'
import { FUNCTIONS, until } from './support'

const EMULATOR = join(__dirname, '..', '..')
let folder: string
let indexes: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-cli-'))
  indexes = join(folder, 'indexes.json')
  writeFileSync(indexes, '{"collections":{"todos":{"indexes":[]}}}')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const basic = (): string[] => ['--functions', FUNCTIONS, '--indexes', indexes, '--data', join(folder, 'data')]

it('reads its options', () => {
  const extra = [
    '--port',
    '0',
    '--env',
    'A=1',
    '--env',
    'B=x=y',
    '--push',
    'wxa_media_check=push',
    '--strict',
  ]
  expect(parseCommandLine([...basic(), ...extra, '--no-timers', '--closed', 'jobs'])).toMatchObject({
    functionsDir: FUNCTIONS,
    declaration: { collections: { todos: { indexes: [] } } },
    port: 0,
    functionEnv: { A: '1', B: 'x=y' },
    pushFunctions: { wxa_media_check: 'push' },
    closedFunctions: ['jobs'],
    strict: true,
    timers: false,
    verbose: true,
  })
})

it.each([
  [[], '--functions is missing'],
  [['--port', 'many'], '--port takes a number'],
  [['--porrt', '1'], "Unknown option '--porrt'; --help lists the options"],
  [['--workers', 'some'], '--workers takes a whole number'],
  [['--fault', 'earthquake=1'], '--fault earthquake=1: a fault has one of'],
  [['--env', 'nothing'], '--env takes NAME=VALUE'],
  [['--indexes', '/nowhere/indexes.json'], 'cannot be read'],
])('refuses %j in one sentence', (argv, message) => {
  const given = argv.length === 0 ? [] : [...basic(), ...argv]
  expect(() => parseCommandLine(given)).toThrow(message)
})

describe('the built command', () => {
  beforeAll(() => {
    const built = spawnSync(process.execPath, [join(EMULATOR, 'build.mjs')], { stdio: 'inherit' })
    expect(built.status).toBe(0)
  })

  /** Starts it on a free port; `call` runs a function as o-alice. */
  async function start() {
    const command = join(EMULATOR, 'bin', 'cloudbase-emulator.cjs')
    const child = spawn(process.execPath, [
      command,
      ...basic(),
      '--port',
      '0',
      '--timeout',
      '20',
      '--admin-token',
      'token-for-tests',
    ])
    const ended = new Promise((resolve) => child.once('exit', resolve))
    let url = ''
    for await (const line of createInterface({ input: child.stdout })) {
      url = /http:\/\/\S+/.exec(line)?.[0] ?? url
      if (line.includes('token-for-tests')) break
    }
    const post = async (path: string, body: object, headers = {}): Promise<unknown> =>
      (await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    const { token } = (await post('/session', { openid: 'o-alice' })) as { token: string }
    const headers = { authorization: `Bearer ${token}` }
    return { child, ended, call: (name: string, event: object) => post(`/functions/${name}`, event, headers) }
  }

  it('prints its address, runs functions and stops on a signal', async () => {
    const { child, ended, call } = await start()
    const context = await call('quickstart', { type: 'whoami' })
    child.kill('SIGTERM')
    expect(context).toMatchObject({ OPENID: 'o-alice', SOURCE: 'wx_client' })
    expect(await ended).toBe(0)
  })

  it('leaves no process of a function and no folder behind, even when it is killed', async () => {
    const { child, ended, call } = await start()
    const pid = Number(await call('runtime', { type: 'process' }))
    const { folders } = (await call('curious', { type: 'look' })) as { folders: string[] }
    const temporary = folders[1] ?? ''
    expect([isAlive(pid), existsSync(temporary)]).toEqual([true, true])
    child.kill('SIGKILL')
    await ended
    await until(() => Promise.resolve(!isAlive(pid) && !existsSync(temporary)))
    expect([isAlive(pid), existsSync(temporary)]).toEqual([false, false])
  })
})

/** Signal 0 only asks whether the process is there. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
