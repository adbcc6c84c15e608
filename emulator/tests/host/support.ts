import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Emulator, EmulatorOptions } from '../../src/emulator'
import { startEmulator } from '../../src/emulator'

export const FUNCTIONS = join(__dirname, 'functions')

export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers: Headers
}

/** What one function call cost, from the headers of its answer. */
export function operations({ headers }: Answer): { database: number; storage: number; openapi: number } {
  return {
    database: Number(headers.get('x-emulator-database-operations')),
    storage: Number(headers.get('x-emulator-storage-operations')),
    openapi: Number(headers.get('x-emulator-openapi-calls')),
  }
}

/** An emulator with a folder of its own, and short ways to talk to it. */
export interface TestEmulator {
  readonly url: string
  readonly adminToken: string
  readonly dataDir: string
  request(path: string, init?: RequestInit): Promise<Answer>
  /** A token for a person. */
  signIn(openid: string): Promise<string>
  call(name: string, event: unknown, openid?: string): Promise<Answer>
  admin(path: string, body?: unknown): Promise<Answer>
  /** Stops it and removes its folder, unless the test named the folder. */
  stop(): Promise<void>
}

export async function startTest(options: Partial<EmulatorOptions> = {}): Promise<TestEmulator> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'emulator-host-'))
  const emulator = await startEmulator({
    functionsDir: FUNCTIONS,
    declaration: { collections: { todos: { indexes: [] }, events: { indexes: [] } } },
    port: 0,
    timers: false,
    // A call may start a second instance, which takes seconds on a busy machine.
    functionTimeoutSeconds: 20,
    closedFunctions: ['private', 'tick', 'push'],
    pushFunctions: { wxa_media_check: 'push' },
    ...options,
    dataDir,
  })
  return { ...shortcuts(emulator), dataDir, stop }

  async function stop(): Promise<void> {
    await emulator.stop()
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
  }
}

function shortcuts({ url, adminToken }: Emulator): Omit<TestEmulator, 'dataDir' | 'stop'> {
  const request = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(path.startsWith('http') ? path : url + path, init)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('application/json') === true
    const body: unknown = isJson ? JSON.parse(text) : text
    return { status: response.status, body, headers: response.headers }
  }
  const post = (path: string, body: unknown, token?: string): Promise<Answer> =>
    request(path, {
      method: 'POST',
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const signIn = async (openid: string): Promise<string> => {
    const { body } = await post('/session', { openid })
    return (body as { token: string }).token
  }
  return {
    url,
    adminToken,
    request,
    signIn,
    call: async (name, event, openid = 'o-person-1') =>
      post(`/functions/${name}`, event, await signIn(openid)),
    admin: (path, body) =>
      body === undefined
        ? request(`/_${path}`, { headers: { authorization: `Bearer ${adminToken}` } })
        : post(`/_${path}`, body, adminToken),
  }
}

/** Asks again until it is so; the test's own time limit ends it. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
}
