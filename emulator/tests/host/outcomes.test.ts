import type { FunctionFolder } from './function-folder'
import { createFunctionFolder } from './function-folder'
import type { TestEmulator } from './support'
import { startTest } from './support'

/** Functions by name: index.js, or several files. */
const SOURCES: { readonly [name: string]: string | { readonly [path: string]: unknown } } = {
  throwsAtOnce: 'exports.main = () => { throw new TypeError("at once") }',
  throwsNothing: 'exports.main = async () => { throw undefined }',
  rejectsText: 'exports.main = () => Promise.reject("just a text")',
  bigint: 'exports.main = () => ({ count: 10n })',
  toJsonThrows: 'exports.main = () => ({ toJSON() { throw new Error("not as JSON") } })',
  killsItself: 'exports.main = () => new Promise(() => process.kill(process.pid, "SIGKILL"))',
  aborts: 'exports.main = () => new Promise(() => process.abort())',
  crashesLater:
    'exports.main = () => new Promise(() => setTimeout(() => { throw new Error("nobody catches") }, 1))',
  buffers: {
    'index.js': `const kept = []
      exports.main = () => new Promise(() => {
        for (let count = 0; count < 30; count++) kept.push(Buffer.alloc(10 * 1024 * 1024, 1))
      })`,
    'config.json': { memorySize: 128, timeout: 60 },
  },
  table: {
    'index.js': 'exports.main = () => { const map = new Map(); for (let i = 0; ; i++) map.set(i, i) }',
    'config.json': { memorySize: 128, timeout: 60 },
  },
  crashesOnLoad: {
    'index.js': 'require("./lib/deep")\nexports.main = () => 1',
    'lib/deep.js': '\n\nthrow new Error("no password")',
  },
  notJavaScript: '\nexports.main = () => {\n  return }}\n}',
  exitsOnLoad: 'process.exit(4)',
  throwsTextOnLoad: 'throw "a text"',
  noMain: 'exports.handler = () => 1',
  noModule: 'require("not-installed")',
  noFile: 'require("./nowhere")',
  esModule: 'import fs from "node:fs"\nexport const main = () => fs.constants',
  esPackage: { 'index.js': 'export const main = () => 1', 'package.json': { type: 'module' } },
  buffer: 'exports.main = () => Buffer.from("ab")',
  nothing: 'exports.main = () => undefined',
  symbol: 'exports.main = () => Symbol("none")',
  date: 'exports.main = () => ({ at: new Date(0), no: undefined })',
  callback:
    'exports.main = (event, context, done) => { setTimeout(() => done(null, { said: event.text }), 1) }',
  callbackFails: 'exports.main = (event, context, done) => done(new RangeError("by callback"))',
  compiled:
    '"use strict";Object.defineProperty(exports,"__esModule",{value:true});exports.main=async()=>"main"',
  compiledDefault:
    '"use strict";Object.defineProperty(exports,"__esModule",{value:true});exports.default={main:()=>"default"}',
  importsModule: {
    'index.js': 'exports.main = async (event) => (await import("./entry.mjs")).entry(event)',
    'entry.mjs': 'export const entry = ({ text }) => `module ${text}`',
  },
}

let folder: FunctionFolder
let emulator: TestEmulator
beforeAll(async () => {
  folder = createFunctionFolder()
  for (const [name, source] of Object.entries(SOURCES)) {
    folder.write(name, typeof source === 'string' ? { 'index.js': source } : source)
  }
  emulator = await startTest({ functionsDir: folder.path })
})
afterAll(async () => {
  await emulator.stop()
  folder.dispose()
})

const FAILED = 'FUNCTIONS_EXECUTE_FAIL'

it.each([
  ['throwsAtOnce', FAILED, 'TypeError: at once'],
  ['throwsNothing', FAILED, 'undefined'],
  ['rejectsText', FAILED, 'just a text'],
  ['bigint', FAILED, 'BigInt'],
  ['toJsonThrows', FAILED, 'not as JSON'],
  ['killsItself', FAILED, 'ended with signal SIGKILL'],
  ['aborts', FAILED, 'ended with signal SIGABRT'],
  ['crashesLater', FAILED, 'the function crashed: Error: nobody catches'],
  ['callbackFails', FAILED, 'RangeError: by callback'],
  ['buffers', 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED', 'memory limit'],
  ['table', 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED', 'memory limit'],
])('%s fails with %s: %s', async (name, code, message) => {
  expect(await emulator.call(name, {})).toMatchObject({
    status: 500,
    body: { code, message: expect.stringContaining(message) as string },
  })
})

it.each([
  ['crashesOnLoad', 'lib/deep.js:3: Error: no password'],
  ['notJavaScript', "index.js:3: SyntaxError: Unexpected token '}'"],
  ['exitsOnLoad', 'ended with code 4'],
  ['throwsTextOnLoad', 'it threw a text'],
  ['noMain', 'does not export a function named main'],
  [
    'noModule',
    "index.js:1: Error: Cannot find module 'not-installed'; run npm install for it in the folder of the function, or in one above",
  ],
  ['noFile', "index.js:1: Error: Cannot find module './nowhere'"],
  ['esModule', 'is an ES module'],
  ['esPackage', 'is an ES module'],
])('%s cannot be loaded: %s', async (name, message) => {
  expect(await emulator.call(name, {})).toMatchObject({
    status: 500,
    body: { code: FAILED, message: expect.stringContaining(message) as string },
  })
})

it.each([
  ['buffer', { type: 'Buffer', data: [97, 98] }],
  ['nothing', null],
  ['symbol', null],
  ['date', { at: '1970-01-01T00:00:00.000Z' }],
  ['callback', { said: 'hello' }],
  ['compiled', 'main'],
  ['compiledDefault', 'default'],
  ['importsModule', 'module hello'],
])('%s answers %j', async (name, answer) => {
  expect(await emulator.call(name, { text: 'hello' })).toMatchObject({ status: 200, body: answer })
})
