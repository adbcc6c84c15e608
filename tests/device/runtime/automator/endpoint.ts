import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import type { ConsoleMessage, Page } from 'playwright-core'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { madeOnce } from '../../../support/made-once'
import type { Params } from './message'
import { tellConnected } from './remote-debug'

/** Where `automator.connect({ wsEndpoint })` finds a device. */
export interface AutomatorEndpoint {
  readonly url: string
  stop(): Promise<void>
}

interface Request {
  readonly id: string
  readonly method: string
  readonly params: Params
}

type Answer = (request: Request) => Promise<unknown>

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'protocol.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/** The page's half, as one script. */
const pageScript = (): Promise<string> => madeOnce('automator.js', bundle)

const errorMessage = (thrown: unknown): string => {
  const { errMsg, message } = thrown as { readonly errMsg?: string; readonly message?: string }
  // Playwright puts its own words in front of what the page threw.
  return (
    (errMsg ?? message ?? String(thrown)).replace(/^page\.evaluate: (?:Error: )?/, '').split('\n')[0] ?? ''
  )
}

/** Answers in the page; what is thrown there may be an answer of WeChat, which is no Error. */
async function answerInPage(page: Page, { method, params }: Request): Promise<unknown> {
  return page.evaluate<unknown, { method: string; params: object }>(
    async (asked) => {
      const { automate } = window as unknown as {
        automate: (method: string, params: object) => Promise<unknown>
      }
      return automate(asked.method, asked.params).catch((thrown: unknown) => {
        const { errMsg } = thrown as { readonly errMsg?: string }
        throw errMsg === undefined ? thrown : new Error(errMsg)
      })
    },
    { method, params },
  )
}

/** What no page can answer for itself. */
const answerOutside: { readonly [method: string]: (page: Page) => Promise<unknown> } = {
  'App.captureScreenshot': async (page) => ({ data: (await page.screenshot()).toString('base64') }),
  // Logs are told from the start; whoever does not listen does not hear them.
  'App.enableLog': async () => ({}),
  // The window of the tools is the page of the device; whoever started the device still stops it.
  'Tool.close': async (page) => {
    await page.close()
    return {}
  },
}

async function logOf(message: ConsoleMessage): Promise<object> {
  const args = await Promise.all(message.args().map((arg) => arg.jsonValue().catch(() => message.text())))
  return { type: message.type() === 'warning' ? 'warn' : message.type(), args }
}

/** One client: requests in the order of their coming, each answered when it is done. */
function converse(socket: WebSocket, answer: Answer): void {
  let quiet = (): void => undefined
  const send = (words: object): void => socket.send(JSON.stringify(words))
  const reply = async (request: Request): Promise<void> => {
    try {
      send({ id: request.id, result: await answer(request) })
    } catch (thrown) {
      send({ id: request.id, error: { message: errorMessage(thrown) } })
    }
    if (request.method === 'Tool.enableRemoteDebug') {
      quiet = tellConnected(() => send({ method: 'Tool.onRemoteDebugConnected', params: {} }))
    }
  }
  socket.on('message', (data: RawData) => {
    quiet()
    void reply(JSON.parse((data as Buffer).toString('utf8')) as Request)
  })
  socket.on('close', () => quiet())
}

/** Puts the page's half into the page, now and after each start of the program, and passes its events on. */
async function attach(page: Page, tell: (method: string, params: unknown) => void): Promise<void> {
  const script = await pageScript()
  await page.exposeFunction('automatorEmit', tell)
  await page.addInitScript({ content: script })
  await page.evaluate(script)
  page.on('console', (message) => {
    void logOf(message).then((log) => tell('App.logAdded', log))
  })
  page.on('pageerror', ({ message, stack }) => tell('App.exceptionThrown', { message, stack }))
}

/**
 * Serves WeChat's automator protocol (WeChat documentation: 工具/小程序自动化) for a device that runs in a page, so that
 * the official client drives it unchanged: `automator.connect({ wsEndpoint: endpoint.url })`.
 */
export async function serveAutomator(page: Page): Promise<AutomatorEndpoint> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  await attach(page, (method, params) => {
    for (const client of server.clients) client.send(JSON.stringify({ method, params }))
  })
  server.on('connection', (socket) =>
    converse(socket, (request) => answerOutside[request.method]?.(page) ?? answerInPage(page, request)),
  )
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate()
        server.close(() => resolve())
      }),
  }
}
