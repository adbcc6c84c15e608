import { mkdtempSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket, type ClientOptions } from 'ws'
import { Clock } from '../../src/clock'
import { openDatabase } from '../../src/database/open'
import type { Fields } from '../../src/database/values'
import { assembleRealtime } from '../../src/realtime/assembly'
import type { DbEvent } from '../../src/realtime/frames'
import { DEFAULT_LIMITS, type RealtimeLimits } from '../../src/realtime/limits'
import type { Realtime } from '../../src/realtime/routes'
import { closePort, listen, portOf } from '../../src/server/server'
import { Signer } from '../../src/server/signer'
import type { Database } from '../../src/types'
import { ServiceError } from '../../src/types'
import { ejson } from '../database/support'

/** A frame of the server as the tests read it. */
export interface Frame {
  readonly watchId?: string
  readonly requestId: string
  readonly msgType: string
  readonly msgData: {
    readonly queryID?: string
    readonly currEvent?: number
    readonly events?: readonly DbEvent[]
    readonly code?: string
    readonly message?: string
    readonly envId?: string
  } | null
}

/** The realtime service alone, over a database in memory; the collection `secret` may not be read. */
export interface RealtimeBench {
  readonly port: number
  readonly realtime: Realtime
  readonly database: Database
  readonly clock: Clock
  readonly warnings: string[]
  /** A connection without LOGIN. */
  open(options?: ClientOptions & { readonly path?: string }): Promise<RawClient>
  /** A connection of a person who has logged in. */
  enter(openid?: string): Promise<RawClient>
  action(name: string, request: Fields): Promise<Fields>
  add(...documents: Fields[]): Promise<void>
  update(id: string | number, data: Fields): Promise<void>
  set(id: string | number, data: Fields): Promise<void>
  remove(id: string | number): Promise<void>
}

const running: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const stop of running.splice(0)) await stop()
})

export async function startRealtime(limits: Partial<RealtimeLimits> = {}): Promise<RealtimeBench> {
  const server = await listen('127.0.0.1', 0)
  const folder = mkdtempSync(join(tmpdir(), 'realtime-'))
  const port = portOf(server)
  const clock = new Clock()
  const warnings: string[] = []
  const warn = (text: string): void => void warnings.push(text)
  const database = openDatabase({
    ...{ file: ':memory:', strict: false, scanLimit: 1e6, now: () => clock.now(), warn },
    declaration: { collections: { todos: { indexes: [] }, other: { indexes: [] }, secret: { indexes: [] } } },
  })
  const realtime = assembleRealtime({
    ...{ database, clock, warn, envId: 'local', origin: `http://127.0.0.1:${port}`, rules: RULES },
    signer: new Signer(folder),
    limits: { ...DEFAULT_LIMITS, ...limits },
  })
  realtime.server.attach(server.http, '127.0.0.1')
  server.listener.on('connection', (socket) => server.http.emit('connection', socket))
  running.push(async () => {
    await realtime.server.close()
    await closePort(server)
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { port, realtime, database, clock, warnings, ...connecting(port, realtime), ...writing(database) }
}

const RULES = {
  checkRead: ({ collection, query }: { collection: string; query: Fields }): Fields => {
    if (collection === 'secret') throw new ServiceError('DATABASE_PERMISSION_DENIED', 'not for you')
    return query
  },
}

function connecting(port: number, realtime: Realtime): Pick<RealtimeBench, 'open' | 'enter'> {
  const open: RealtimeBench['open'] = async ({ path = '/realtime', ...options } = {}) => {
    const client = new RawClient(new WebSocket(`ws://127.0.0.1:${port}${path}`, options))
    await client.opened
    return client
  }
  const enter: RealtimeBench['enter'] = async (openid = 'o-alice') => {
    const client = await open()
    await client.login(realtime.signs.issue(openid))
    return client
  }
  return { open, enter }
}

function writing(database: Database): Pick<RealtimeBench, 'action' | 'add' | 'update' | 'set' | 'remove'> {
  const action = async (name: string, request: Fields): Promise<Fields> => {
    const { data, transactionId } = await database.execute(`database.${name}`, request)
    return { ...data, transactionId }
  }
  const modify = async (_id: unknown, data: Fields, options: Fields): Promise<void> => {
    const selection = { collectionName: 'todos', queryType: 'DOC', query: ejson({ _id }) }
    await action('modifyDocument', { ...selection, multi: false, data: ejson(data), ...options })
  }
  return {
    action,
    add: async (...documents) => {
      await action('insertDocument', { collectionName: 'todos', data: documents.map(ejson) })
    },
    update: (id, data) => modify(id, data, { merge: true, upsert: false }),
    set: (id, data) => modify(id, data, { merge: false, upsert: true }),
    remove: async (_id) => {
      const selection = { collectionName: 'todos', queryType: 'DOC', query: ejson({ _id }) }
      await action('removeDocument', { ...selection, multi: false })
    },
  }
}

/** Speaks frames and waits for them, in the order they come. */
export class RawClient {
  readonly opened: Promise<void>
  readonly closed: Promise<{ code: number; reason: string }>
  private readonly frames: Frame[] = []
  private waiting: (() => void) | undefined
  private requests = 0

  constructor(readonly socket: WebSocket) {
    this.opened = new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
      socket.once('unexpected-response', (_request, response) => reject(new Refused(response)))
    })
    this.closed = new Promise((resolve) =>
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    )
    socket.on('message', (data) => {
      this.frames.push(JSON.parse((data as Buffer).toString()) as Frame)
      this.waiting?.()
    })
  }

  /** The next frame that has come or comes. */
  async next(): Promise<Frame> {
    for (;;) {
      const frame = this.frames.shift()
      if (frame) return frame
      await new Promise<void>((resolve) => (this.waiting = resolve))
    }
  }

  /** The events of the next frame, which must be NEXT_EVENT. */
  async events(): Promise<readonly DbEvent[]> {
    const { msgType, msgData } = await this.next()
    expect(msgType).toBe('NEXT_EVENT')
    return msgData?.events ?? []
  }

  /** Frames that came and were not asked for. */
  left(): Frame[] {
    return this.frames.splice(0)
  }

  /** What came up to now: PING is answered after everything that was sent before it. */
  async arrived(): Promise<Frame[]> {
    this.send('PING')
    const before: Frame[] = []
    for (let frame = await this.next(); frame.msgType !== 'PONG'; frame = await this.next())
      before.push(frame)
    return before
  }

  send(msgType: string, msgData: object | null = null, rest: object = {}): void {
    this.socket.send(JSON.stringify({ requestId: `r${++this.requests}`, msgType, msgData, ...rest }))
  }

  login({
    signStr,
    secretVersion,
    envId,
  }: {
    signStr: string
    secretVersion: number
    envId: string
  }): Promise<Frame> {
    const msgData = { envId, accessToken: '', referrer: 'web', sdkVersion: '', dataVersion: '' }
    this.send('LOGIN', msgData, { exMsgData: { runtime: 'web', signStr, secretVersion } })
    return this.next()
  }

  /** Begins a watch of `todos` and answers INIT_EVENT. */
  watch(query: Fields = {}, data: object = {}, watchId = 'w1'): Promise<Frame> {
    this.send(
      'INIT_WATCH',
      { envId: 'local', collName: 'todos', query: asWhere(query), ...data },
      { watchId },
    )
    return this.next()
  }

  rebuild(queryID: unknown, eventID: number, watchId = 'w1'): Promise<Frame> {
    this.send('REBUILD_WATCH', { envId: 'local', collName: 'todos', queryID, eventID }, { watchId })
    return this.next()
  }

  /** Cuts the line as a dead network does. */
  async cut(): Promise<void> {
    this.socket.terminate()
    await this.closed
  }
}

/** The server's HTTP answer to a WebSocket request it does not take. */
export class Refused extends Error {
  constructor(readonly response: IncomingMessage) {
    super(`HTTP ${String(response.statusCode)}`)
  }
}

/** `collection.where(query).watch()` sends JSON text of EJSON text. */
export const asWhere = (query: Fields): string => JSON.stringify(ejson(query))

/** Events without what is the same in all of them. */
export const brief = (events: readonly DbEvent[] | undefined): unknown[] =>
  (events ?? []).map(({ ID, DataType, QueueType, DocID }) => [ID, DataType, QueueType, DocID])

/** Looks again until it is so; the test's own time limit ends it. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate)
}
