import type { FunctionFolder } from './function-folder'
import { createFunctionFolder } from './function-folder'
import type { TestEmulator } from './support'
import { startTest, until } from './support'

let folder: FunctionFolder
let emulator: TestEmulator
let lines: string[]
beforeEach(async () => {
  folder = createFunctionFolder()
  folder.write('hello', answering('first'))
  lines = []
  emulator = await startTest({
    functionsDir: folder.path,
    onLog: ({ function: name, text }) => lines.push(`${name}: ${text}`),
  })
})
afterEach(async () => {
  await emulator.stop()
  folder.dispose()
})

function answering(text: string): { [path: string]: string } {
  return {
    'index.js': 'exports.main = async () => require("./lib/text").text',
    'lib/text.js': `exports.text = ${JSON.stringify(text)}`,
  }
}
const hello = async () => (await emulator.call('hello', {})).body

it('runs the new code on the next call, also when only a file that index.js requires has changed', async () => {
  expect(await hello()).toBe('first')
  folder.write('hello', { 'lib/text.js': 'exports.text = "the second"' })
  expect(await hello()).toBe('the second')
})

it('lets a call that runs finish on the old code', async () => {
  folder.write('hello', {
    'index.js': `exports.main = async ({ waits }) => {
      if (waits) await new Promise((resolve) => { console.log('waiting'); setTimeout(resolve, 1000) })
      return 'old'
    }`,
  })
  const running = emulator.call('hello', { waits: true })
  await until(() => Promise.resolve(lines.includes('hello: waiting')))
  folder.write('hello', { 'index.js': 'exports.main = async () => "new code"' })
  expect(await hello()).toBe('new code')
  expect((await running).body).toBe('old')
})

it('waits while a build has emptied the folder, and answers with what it writes', async () => {
  expect(await hello()).toBe('first')
  folder.remove('hello')
  const call = emulator.call('hello', {})
  folder.write('hello', answering('rebuilt'))
  expect(await call).toMatchObject({ status: 200, body: 'rebuilt' })
})

it('waits until a build that writes file after file is done', async () => {
  folder.write('hello', { 'index.js': 'exports.main = async () => require("./late").text' })
  const call = emulator.call('hello', {})
  folder.write('hello', { 'late.js': 'exports.text = "whole"' })
  expect(await call).toMatchObject({ status: 200, body: 'whole' })
})

it('finds a function that is new', async () => {
  expect((await emulator.call('other', {})).status).toBe(404)
  folder.write('other', { 'index.js': 'exports.main = async () => "here"' })
  expect((await emulator.call('other', {})).body).toBe('here')
})

it('forgets a function that is gone', async () => {
  folder.write('stays', { 'index.js': 'exports.main = () => 0' })
  expect(await hello()).toBe('first')
  folder.remove('hello')
  expect((await emulator.call('hello', {})).status).toBe(404)
  const { body } = (await emulator.admin('/functions')) as { body: { functions: { name: string }[] } }
  expect(body.functions.map(({ name }) => name)).toEqual(['stays'])
})

it('notices changes without a call, says each once and ends the old instance', async () => {
  await hello()
  folder.write('hello', answering('changed by itself'))
  const news = 'emulator: function hello: it has changed; the next call runs the new code'
  await until(() => Promise.resolve(lines.includes(news)))
  await until(async () => JSON.stringify((await emulator.admin('/functions')).body).includes('"instances":0'))
  expect(await hello()).toBe('changed by itself')
  expect(lines.filter((line) => line === news)).toHaveLength(1)
})
