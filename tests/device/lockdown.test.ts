import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchPhones, startDevice, type RunningDevice } from './runtime/start'

/** The negative control of runtime/lockdown.ts: a page that uses what WeChat lacks must fail here too. */
let browser: Browser
let device: RunningDevice

beforeAll(async () => {
  browser = await launchPhones()
  device = await startDevice({ dist: join(__dirname, 'fixtures', 'locked') }, browser)
})
afterAll(async () => {
  await device.stop()
  await browser.close()
})

/** What a function of the page throws, or the type of what it answers. */
const outcomeOf = (name: string): Promise<string> =>
  device.page.evaluate(
    (method) =>
      window.device.callMethod(1, method, []).then(
        (value) => `answered ${typeof value}`,
        (error: unknown) => String(error),
      ),
    name,
  )

const browserOnly = [
  'urlSearchParams',
  'fetch',
  'xmlHttpRequest',
  'webSocket',
  'documentTitle',
  'windowLocation',
  'selfDocument',
  'navigatorAgent',
  'localStorage',
  'indexedDatabase',
  'abortController',
  'formData',
  'blob',
  'textEncoder',
  'structuredClone',
  'cryptoSubtle',
  'base64',
  'url',
  'internationalization',
  'animationFrame',
  'messageChannel',
  'performanceNow',
  'mutationObserver',
  'worker',
  'alert',
  'globalDocument',
  'sloppyThis',
]

test.each(browserOnly)('a page finds nothing of the browser: %s', async (name) => {
  expect(await outcomeOf(name)).toMatch(/^(TypeError|ReferenceError): /)
})

test.each([
  'callsEval',
  'indirectEval',
  'newFunction',
  'calledFunction',
  'functionOfFunctions',
  'functionOfAsync',
  'timeoutOfText',
])('a page cannot make code of text: %s', async (name) => {
  expect(await outcomeOf(name)).toBe('EvalError: code from text is refused')
})

test('a page cannot reach eval through the global object', async () => {
  expect(await outcomeOf('globalEval')).toMatch(/^(TypeError|EvalError): /)
})

test('a page keeps the language, and new Function for the global object', async () => {
  expect(await device.page.evaluate(() => window.device.callMethod(1, 'allowed', []))).toEqual({
    global: 'object',
    same: true,
    language: 3,
    hasDocument: false,
    typeofWindow: 'undefined',
  })
})
