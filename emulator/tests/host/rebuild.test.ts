import { FunctionSources } from '../../src/functions/sources'
import type { FunctionFolder } from './function-folder'
import { createFunctionFolder } from './function-folder'
import type { TestEmulator } from './support'
import { startTest, until } from './support'

/** What a build does to functions while they are called: a call waits for it or runs the old code, and never fails. */

const REBUILT = { 'index.js': 'exports.main = async () => "rebuilt"' }
/** Says that it loads, then waits until a build has taken away what it needs next. */
const LOADING = `const { existsSync } = require('node:fs')
  console.log('loading')
  while (existsSync(__dirname + '/text.js'));
`
const OLD_TEXT = 'exports.text = "old"'

let folder: FunctionFolder
beforeEach(() => {
  folder = createFunctionFolder()
})
afterEach(() => folder.dispose())

describe('a call', () => {
  let emulator: TestEmulator
  let lines: string[]
  afterEach(() => emulator.stop())

  async function start(workersPerFunction = 4): Promise<void> {
    lines = []
    emulator = await startTest({
      functionsDir: folder.path,
      workersPerFunction,
      onLog: ({ function: name, text }) => lines.push(`${name}: ${text}`),
    })
  }
  const printed = (line: string) => until(() => Promise.resolve(lines.includes(line)))
  const hello = async (event = {}) => {
    const { status, body } = await emulator.call('hello', event)
    return { status, body }
  }

  it('starts another instance when the files went while the first one loaded', async () => {
    folder.write('hello', { 'index.js': `${LOADING} exports.main = require('./text')`, 'text.js': OLD_TEXT })
    await start()
    const call = hello()
    await printed('hello: loading')
    folder.remove('hello')
    folder.write('hello', REBUILT)
    expect(await call).toEqual({ status: 200, body: 'rebuilt' })
  })

  it('runs no mixture of old and new files', async () => {
    folder.write('hello', { 'index.js': `${LOADING} exports.main = async () => 'old'`, 'text.js': OLD_TEXT })
    await start()
    const call = hello()
    await printed('hello: loading')
    folder.remove('hello/text.js')
    folder.write('hello', REBUILT)
    expect(await call).toEqual({ status: 200, body: 'rebuilt' })
  })

  it('is told what is wrong when the files at rest cannot be loaded', async () => {
    folder.write('hello', { 'index.js': 'require("./missing")' })
    await start()
    expect(await hello()).toMatchObject({ status: 500, body: { code: 'FUNCTIONS_EXECUTE_FAIL' } })
  })

  it('that waits for an instance is answered when the function goes meanwhile, and so is the one that runs', async () => {
    folder.write('hello', {
      'index.js': `const { existsSync } = require('node:fs')
        exports.main = async ({ waits }) => {
          console.log('running')
          while (waits && !existsSync(__dirname + '/go')) await new Promise(setImmediate)
          return 'old'
        }`,
    })
    folder.write('other', REBUILT)
    await start(1)
    const running = hello({ waits: true })
    await printed('hello: running')
    const waiting = hello()
    folder.remove('hello')
    await printed('emulator: function hello: it is gone')
    folder.write('hello', { go: '' })
    expect(await running).toEqual({ status: 200, body: 'old' })
    expect(await waiting).toMatchObject({ status: 404, body: { code: 'FUNCTION_NOT_FOUND' } })
  })

  it('waits for the first build when the program was started before it', async () => {
    await start()
    const call = hello()
    folder.write('hello', REBUILT)
    expect(await call).toEqual({ status: 200, body: 'rebuilt' })
  })
})

describe('a build that takes long', () => {
  /** Something is at rest and removed at once; a build is waited for as long as the test runs. */
  const watch = () => new FunctionSources(folder.path, { settled: 1, removed: 1, build: 1e9 })
  const isWaiting = async (wait: Promise<unknown>) =>
    (await Promise.race([wait, Promise.resolve('waiting')])) === 'waiting'

  it('is waited for where the folder is there without index.js', async () => {
    for (const name of ['hello', 'other', 'removed']) folder.write(name, REBUILT)
    const sources = watch()
    folder.remove('hello/index.js')
    folder.remove('removed')
    const wait = sources.settled('hello')
    expect(await sources.settled('removed')).toBeUndefined()
    expect(await isWaiting(wait)).toBe(true)
    folder.write('hello', REBUILT)
    expect(await wait).toMatch(/^index\.js /)
  })

  it('is waited for where every function is gone', async () => {
    folder.write('hello', REBUILT)
    const sources = watch()
    folder.remove('hello')
    const wait = sources.settled('hello')
    expect(await sources.settled('unknown')).toBeUndefined()
    expect(await isWaiting(wait)).toBe(true)
    folder.write('hello', REBUILT)
    expect(await wait).toMatch(/^index\.js /)
  })

  it('does not keep a function waiting whose folder changes all the time', async () => {
    folder.write('hello', REBUILT)
    const sources = new FunctionSources(folder.path, { settled: 1, removed: 1, build: 5 })
    let writes = 0
    const writing = setInterval(() => folder.write('hello', { 'log.txt': 'x'.repeat(writes++) }), 0)
    folder.write('hello', { 'log.txt': 'begun' })
    expect(await sources.settled('hello')).toMatch(/^index\.js /)
    clearInterval(writing)
  })
})
