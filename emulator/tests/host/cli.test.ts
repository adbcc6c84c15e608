import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { parseCommandLine } from '../../src/cli'
import { FUNCTIONS, until } from './support'

const EMULATOR = join(__dirname, '..', '..')
const { main: MAIN } = JSON.parse(readFileSync(join(EMULATOR, 'package.json'), 'utf8')) as { main: string }
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

  it('is packed with all that another project needs to run it', () => {
    const packed = spawnSync('npm', ['pack', '--dry-run', '--json'], { cwd: EMULATOR, encoding: 'utf8' })
    const [{ files }] = JSON.parse(packed.stdout) as [{ files: readonly { path: string }[] }]
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ...['bin/cloudbase-emulator.cjs', 'dist/cli.cjs', 'dist/emulator.cjs', 'dist/worker.cjs'],
        ...['index.html', 'main.js', 'style.css'].map((file) => `dist/inspector/${file}`),
        ...['README.md', 'PARITY.md', 'docs/inspector-call.png'],
      ]),
    )
    expect(files.map(({ path }) => path)).toContain(MAIN)
    expect(files.filter(({ path }) => /^(src|tests|bench)\//.test(path))).toEqual([])
  })

  it('is started from a program as well', async () => {
    const [functionsDir, dataDir] = [relative(EMULATOR, FUNCTIONS), join(folder, 'program')]
    const options = {
      functionsDir,
      dataDir,
      declaration: { collections: {} },
      port: 0,
      functionTimeoutSeconds: 20,
    }
    const script = `
      const post = async (url, body, headers) => (await fetch(url, { method: 'POST', headers, body })).json()
      require(process.argv[1]).startEmulator(JSON.parse(process.argv[2])).then(async ({ url, stop }) => {
        const { token } = await post(url + '/session', '{"openid":"o-alice"}')
        const headers = { authorization: 'Bearer ' + token }
        console.log((await post(url + '/functions/quickstart', '{"type":"whoami"}', headers)).OPENID)
        await stop()
      })`
    const argv = ['--eval', script, EMULATOR, JSON.stringify(options)]
    const run = spawnSync(process.execPath, argv, { cwd: EMULATOR, encoding: 'utf8' })
    expect([run.status, run.stdout]).toEqual([0, 'o-alice\n'])
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
