import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseCommandLine } from '../../src/cli'
import { FUNCTIONS } from './support'

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
  [['--env', 'nothing'], '--env takes NAME=VALUE'],
  [['--indexes', '/nowhere/indexes.json'], 'cannot be read'],
])('refuses %j in one sentence', (argv, message) => {
  const given = argv.length === 0 ? [] : [...basic(), ...argv]
  expect(() => parseCommandLine(given)).toThrow(message)
})

it('starts from the built command, prints its address and stops on a signal', async () => {
  expect(spawnSync(process.execPath, [join(EMULATOR, 'build.mjs')], { stdio: 'inherit' }).status).toBe(0)
  const command = join(EMULATOR, 'bin', 'cloudbase-emulator.cjs')
  const child = spawn(process.execPath, [
    command,
    ...basic(),
    '--port',
    '0',
    '--admin-token',
    'token-for-tests',
  ])
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let url = ''
  for await (const line of createInterface({ input: child.stdout })) {
    url = /http:\/\/\S+/.exec(line)?.[0] ?? url
    if (line.includes('token-for-tests')) break
  }
  const { token } = (await (
    await fetch(`${url}/session`, { method: 'POST', body: '{"openid":"o-alice"}' })
  ).json()) as { token: string }
  const answer = await fetch(`${url}/functions/quickstart`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: '{"type":"whoami"}',
  })
  expect(await answer.json()).toMatchObject({ OPENID: 'o-alice', SOURCE: 'wx_client' })
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
