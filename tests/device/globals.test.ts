import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import type { Browser } from 'playwright-core'
import { launchPhones, startDevice, type RunningDevice } from './runtime/start'

/** Of all names that Chromium's window has, a page finds the language's and a few of WeChat's, and no others. */
let browser: Browser
let folder: string
beforeAll(async () => {
  browser = await launchPhones()
  folder = mkdtempSync(join(tmpdir(), 'linge-globals-'))
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every name on the window of a page without a program, and on what it inherits from. */
async function windowNames(): Promise<string[]> {
  const page = await browser.newPage()
  const names = await page.evaluate(() => {
    const chain: object[] = []
    for (let owner: object | null = window; owner; owner = Object.getPrototypeOf(owner) as object | null)
      chain.push(owner)
    return chain.flatMap((owner) => Object.getOwnPropertyNames(owner))
  })
  await page.close()
  return [...new Set(names)].filter((name) => /^[A-Za-z_$][\w$]*$/.test(name))
}

/** A program whose page looks for each of the names, as a variable and on the global object. */
async function startLooking(names: readonly string[]): Promise<RunningDevice> {
  cpSync(join(__dirname, 'fixtures', 'locked'), folder, { recursive: true })
  const tests = names.map((name) => `if (typeof ${name} !== 'undefined') found.push('${name}')`)
  const code = `Page({
    variables() { const found = []; ${tests.join(';')}; return found },
    properties: () => ${JSON.stringify(names)}.filter((name) => !(name in {}) && globalThis[name] !== undefined),
  })`
  writeFileSync(join(folder, 'pages/index/index.js'), code)
  return startDevice({ dist: folder }, browser)
}

test('a page finds the language, a console, timers and what WeChat gives, and nothing else', async () => {
  const names = await windowNames()
  expect(names).toEqual(expect.arrayContaining(['document', 'fetch', 'TextDecoder', 'File', 'Intl']))
  const device = await startLooking(names)
  const look = (method: string): Promise<unknown> =>
    device.page.evaluate((name) => window.device.callMethod(1, name, []), method)
  const [variables, properties] = [await look('variables'), await look('properties')]
  await device.stop()
  const language = new Set(runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[])
  const beyond = (found: unknown): string[] =>
    (found as string[]).filter((name) => !language.has(name) || ['Intl', 'WebAssembly'].includes(name)).sort()
  const timers = ['clearInterval', 'clearTimeout', 'setInterval', 'setTimeout']
  expect(beyond(variables)).toEqual(timers)
  expect(beyond(properties)).toEqual(timers)
  expect(variables).toEqual(expect.arrayContaining(['Promise', 'Proxy', 'Map', 'JSON', 'console']))
})
