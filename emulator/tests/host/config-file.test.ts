import { join } from 'node:path'
import type { FunctionFolder } from './function-folder'
import { createFunctionFolder } from './function-folder'
import { startTest, until } from './support'

let folder: FunctionFolder
beforeEach(() => {
  folder = createFunctionFolder()
  folder.write('jobs', { 'index.js': 'exports.main = async (event, context) => context' })
})
afterEach(() => folder.dispose())

const timer = { name: 'nightly', type: 'timer', config: '0 0 2 * * * *' }

it.each([
  ['{"timeout":', 'is not JSON'],
  ['[]', 'is not a JSON object'],
  [{ permissions: ['security.msgSecCheck'] }, '"permissions" is'],
  [{ permissions: { openapi: 'security.msgSecCheck' } }, '"permissions.openapi" is a list'],
  [{ permissions: { openapi: [1] } }, '"permissions.openapi" is a list'],
  [{ triggers: timer }, '"triggers" is a list'],
  [{ triggers: [timer, { ...timer, name: 'other' }] }, '"triggers" holds one trigger'],
  [{ triggers: [{ ...timer, type: 'cos' }] }, '"triggers[0].type" is "timer"'],
  [{ triggers: [{ ...timer, name: '1st' }] }, '"triggers[0].name" is a letter'],
  [{ triggers: [{ ...timer, config: '0 2 * * *' }] }, '"triggers[0].config" a trigger has 7 fields'],
  [
    { triggers: [{ ...timer, config: '0 0 25 * * * *' }] },
    '"triggers[0].config" "25" is not valid for the hour',
  ],
  [{ timeout: 0 }, '"timeout" is a whole number of seconds from 1 to 900'],
  [{ timeout: '20' }, '"timeout" is'],
  [{ memorySize: 32 }, '"memorySize" is a whole number of MB from 64 to 3072'],
])('a start with the config.json %j names the file and the field', async (config, message) => {
  folder.write('jobs', { 'config.json': config })
  const file = join(folder.path, 'jobs', 'config.json')
  await expect(startTest({ functionsDir: folder.path })).rejects.toThrow(`${file}: ${message}`)
})

it('warns of a field that it does not know', async () => {
  folder.write('jobs', { 'config.json': { timeOut: 3 } })
  const lines: string[] = []
  const emulator = await startTest({ functionsDir: folder.path, onLog: ({ text }) => lines.push(text) })
  await emulator.stop()
  expect(lines).toEqual([expect.stringContaining('config.json: the emulator does not know timeOut')])
})

it('tells a function its limits; without config.json those of the platform', async () => {
  folder.write('set', {
    'index.js': 'exports.main = async (event, context) => context',
    'config.json': { timeout: 7, memorySize: 512 },
  })
  const emulator = await startTest({ functionsDir: folder.path, functionTimeoutSeconds: undefined })
  const own = (await emulator.call('set', {})).body
  const usual = (await emulator.call('jobs', {})).body
  const { body } = await emulator.admin('/functions')
  await emulator.stop()
  expect(own).toMatchObject({ time_limit_in_ms: 7000, memory_limit_in_mb: 512 })
  expect(usual).toMatchObject({ time_limit_in_ms: 3000, memory_limit_in_mb: 256 })
  expect(body).toMatchObject({
    functions: [
      { name: 'jobs', timeoutMs: 3000, instances: 1, idle: 1 },
      { name: 'set', memoryMb: 512 },
    ],
  })
})

it('refuses calls while a changed config.json is wrong, and recovers', async () => {
  const emulator = await startTest({ functionsDir: folder.path })
  folder.write('jobs', { 'config.json': { timeout: 'long' } })
  const broken = await emulator.call('jobs', {})
  folder.write('jobs', { 'config.json': { timeout: 9 } })
  const mended = await emulator.call('jobs', {})
  await emulator.stop()
  expect(broken).toMatchObject({ status: 500, body: { code: 'FUNCTION_CONFIG_INVALID' } })
  expect(mended).toMatchObject({ status: 200, body: { time_limit_in_ms: 9000 } })
})

it('moves a timer when config.json changes, and forgets it with the function', async () => {
  folder.write('stays', { 'index.js': 'exports.main = () => 0' })
  folder.write('jobs', { 'config.json': { triggers: [timer] } })
  const emulator = await startTest({ functionsDir: folder.path, timers: true })
  const crons = async (): Promise<string[]> =>
    ((await emulator.admin('/timers')).body as { timers: { cron: string }[] }).timers.map(({ cron }) => cron)
  expect(await crons()).toEqual(['0 0 2 * * * *'])
  folder.write('jobs', { 'config.json': { triggers: [{ ...timer, config: '0 0 3 * * * *' }] } })
  await until(async () => (await crons())[0] === '0 0 3 * * * *')
  folder.remove('jobs')
  await until(async () => (await crons()).length === 0)
  await emulator.stop()
})
