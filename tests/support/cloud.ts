import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { createInterface } from 'node:readline'
import { plainJson } from '../../config/lib/plain-json'
import { createClient } from '../../domain/client'
import { brief } from '../../domain/brief'
import type { AppContract } from '../../domain/contract'
import type { Reply } from '../../domain/errors'
import type { Client } from '../../domain/procedure'

const root = join(__dirname, '..', '..')

/** What one call cost and answered. */
export interface Answer {
  readonly reply: Reply
  readonly status: number
  readonly databaseOperations: number
  readonly openapiCalls: number
}

export interface Caller {
  /** The typed client, as the program uses it. */
  readonly api: Client<AppContract>
  /** Any call at all, well-formed or not, with what it cost. */
  call(path: string, input: unknown, key?: string): Promise<Answer>
  post(path: string, body: unknown): Promise<Response>
  /** Puts a file into storage as the phone does; answers its cloud:// id. */
  upload(path: string, bytes: Uint8Array): Promise<string>
}

/** The whole back end as it ships, on a local CloudBase of its own. */
export interface Cloud {
  readonly url: string
  readonly token: string
  as(openid: string): Promise<Caller>
  admin(path: string, body?: unknown): Promise<unknown>
  insert(collection: string, documents: readonly object[]): Promise<void>
  documents<T>(collection: string): Promise<T[]>
  /** Empties everything and sets the clock back. */
  reset(): Promise<void>
  /** Lets time pass for the functions, in ms. */
  advance(ms: number): Promise<void>
  /** The emulator's clock, epoch ms. */
  now(): Promise<number>
  /** Runs a function as its timer does. */
  runTimer(name: string): Promise<unknown>
  messages(): Promise<Message[]>
  stop(): Promise<void>
}

export interface Message {
  readonly touser: string
  readonly template: string
  readonly page?: string
  readonly data: { readonly [slot: string]: { readonly value: string } }
  /** WeChat's verdict: `errcode` 0 when it was delivered. */
  readonly result: { readonly errcode: number }
}

export interface CloudOptions {
  readonly env?: { readonly [name: string]: string }
  /** Refuse queries that no index serves; default true. */
  readonly strict?: boolean
  readonly functionsDir?: string
  /** File of collections with their indexes and rules; default the product's. */
  readonly collections?: string
  /** Leave the timer's and the push's functions open to clients, as a forgotten security rule would; default false. */
  readonly open?: boolean
}

export const makeKey = (): string => randomBytes(12).toString('hex')

/** Keys of the tests only. */
export const testKeys = {
  1: Buffer.alloc(32, 7).toString('base64'),
  lookup: Buffer.alloc(32, 9).toString('base64'),
}

/**
 * The emulator's own command with the built functions, empty. Within a run of the tests the usual one runs already,
 * one for each worker (config/jest/clouds-begin.cjs): a file asks for it once, and stopping it empties it. One with
 * options is started for whoever asks.
 */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const running = Object.keys(options).length === 0 ? cloudOfWorker() : undefined
  await running?.reset()
  return running ?? startAlone(options)
}

function cloudOfWorker(): Cloud | undefined {
  const places = JSON.parse(process.env['LINGE_CLOUDS'] ?? '[]') as Omit<Address, 'stop'>[]
  const place = places[Number(process.env['JEST_WORKER_ID']) - 1]
  if (!place) return undefined
  const cloud: Cloud = cloudAt({ ...place, stop: () => cloud.reset() })
  return cloud
}

/** Starts the emulator on a free port. */
async function startAlone(options: CloudOptions): Promise<Cloud> {
  const data = mkdtempSync(join(tmpdir(), 'linge-'))
  const token = randomBytes(16).toString('hex')
  const child = spawn(process.execPath, commandLine({ data, token, options }), {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await addressOf(child)
  return cloudAt({ url, token, stop: () => stopped(child, data) })
}

function commandLine({
  data,
  token,
  options,
}: {
  data: string
  token: string
  options: CloudOptions
}): string[] {
  const env = { LINGE_KEYS: JSON.stringify(testKeys), ...options.env }
  return [
    join(root, 'emulator/bin/cloudbase-emulator.cjs'),
    ...['--functions', options.functionsDir ?? join(root, 'dist/cloudfunctions')],
    ...['--indexes', options.collections ?? join(root, 'config/database.json')],
    ...['--data', data, '--port', '0', '--admin-token', token, '--no-timers', '--quiet'],
    ...['--push', 'wxa_media_check=push'],
    ...(options.open === true ? [] : ['--closed', 'jobs', '--closed', 'push', '--closed', 'roster']),
    ...(options.strict === false ? [] : ['--strict', '--scan-limit', '0']),
    ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
  ]
}

/** The address that the command prints once it listens. */
function addressOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = []
    const listen = (line: string) => {
      said.push(line)
      const url = /http:\/\/\S+/.exec(line)?.[0]
      if (url) resolve(url)
    }
    createInterface({ input: child.stdout }).on('line', listen)
    createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
    child.once('exit', () => reject(new Error(`the emulator stopped: ${said.join('\n')}`)))
  })
}

async function stopped(child: ChildProcess, data: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  rmSync(data, { recursive: true, force: true })
}

interface Address {
  readonly url: string
  readonly token: string
  readonly stop: () => Promise<void>
}

/** A running emulator, addressed as tests, the story and the bench do. */
export function cloudAt({ url, token, stop }: Address): Cloud {
  const admin = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/_/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
    return path.endsWith('/export') ? text : JSON.parse(text)
  }
  return {
    url,
    token,
    admin,
    stop,
    as: (openid) => callerAt(url, openid),
    async insert(collection, documents) {
      await admin(`collections/${collection}/import`, documents.map((one) => JSON.stringify(one)).join('\n'))
    },
    async documents<T>(collection: string) {
      const lines = ((await admin(`collections/${collection}/export`)) as string).split('\n').filter(Boolean)
      return lines.map((line) => plainJson(JSON.parse(line)) as T)
    },
    async reset() {
      await admin('reset', {})
    },
    async advance(ms) {
      await admin('clock', { advance: ms })
    },
    now: async () => ((await admin('clock')) as { now: number }).now,
    runTimer: (name) => admin(`timers/${name}/run`, {}),
    messages: async () => ((await admin('messages')) as { messages: Message[] }).messages,
  }
}

async function callerAt(url: string, openid: string): Promise<Caller> {
  const session = await fetch(`${url}/session`, { method: 'POST', body: JSON.stringify({ openid }) })
  const { token } = (await session.json()) as { token: string }
  const headers = { authorization: `Bearer ${token}` }
  const call = async (path: string, input: unknown, key?: string): Promise<Answer> => {
    const body = JSON.stringify({ path, input, ...(key !== undefined && { key }) })
    const response = await fetch(`${url}/functions/api`, { method: 'POST', headers, body })
    return {
      reply: (await response.json()) as Reply,
      status: response.status,
      databaseOperations: Number(response.headers.get('x-emulator-database-operations')),
      openapiCalls: Number(response.headers.get('x-emulator-openapi-calls')),
    }
  }
  const send = async ({ path, input, key }: { path: string; input: unknown; key?: string }) =>
    (await call(path, input, key)).reply
  return {
    api: createClient<AppContract>(brief, { send, makeKey }),
    call,
    post: (path, body) => fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    async upload(path, bytes) {
      const response = await fetch(`${url}/storage/${path}`, {
        method: 'POST',
        headers,
        body: bytes as BodyInit,
      })
      return ((await response.json()) as { fileID: string }).fileID
    },
  }
}
