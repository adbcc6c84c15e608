import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildSync } from 'esbuild'
import { WebSocket } from 'ws'
import { must } from '../../src/database/must'
import type { Fields } from '../../src/database/values'
import type { RealtimeSign } from '../../src/realtime/sign'
import { asWhere, until } from './support'

/** A snapshot as `watch` of @cloudbase/database hands it to a program. */
export interface Snapshot {
  readonly id: number
  readonly type?: 'init'
  readonly docs: readonly { readonly [field: string]: unknown }[]
  readonly docChanges: readonly {
    readonly dataType: string
    readonly queueType: string
    readonly docId: unknown
    readonly doc: unknown
    readonly updatedFields?: unknown
    readonly removedFields?: unknown
  }[]
}

interface Watcher {
  close(): Promise<void>
}

interface Watchable {
  watch(callbacks: Callbacks): Watcher
}

interface Callbacks {
  readonly onChange: (snapshot: Snapshot) => void
  readonly onError: (error: unknown) => void
}

interface Query extends Watchable {
  where(query: object): Query
  orderBy(field: string, direction: 'asc' | 'desc'): Query
  limit(count: number): Query
  doc(id: string): Watchable
  get(): Promise<{ data: { [field: string]: unknown }[] }>
}

interface Db {
  readonly command: { readonly [name: string]: (...values: unknown[]) => unknown }
  collection(name: string): Query
}

interface Package {
  readonly Db: {
    new (config: object): Db
    ws: unknown
    reqClass: unknown
    wsClass: unknown
    runtime: string
  }
  readonly RealtimeWebSocketClient: new (options: object) => { watch(options: object): Watcher }
}

/** How the official client reaches an emulator. */
export interface OfficialClientParts {
  /** Answers `auth.wsWebSign`. */
  readonly sign: () => Promise<RealtimeSign>
  /** Answers `database.*`. */
  readonly send?: (action: string, request: object) => Promise<object>
}

/** A watch as the package's client takes it. */
export interface OfficialQuery {
  readonly where: Fields
  readonly orderBy?: { readonly [field: string]: 'asc' | 'desc' }
  readonly limit?: number
}

/** The realtime client that comes with wx-server-sdk, unchanged, and the sockets it has opened. */
export interface OfficialClient {
  readonly db: Db
  readonly sockets: readonly WebSocket[]
  /** `watch` of `todos` below the query builder: with `orderBy`, that of version 1.4.3 throws. */
  query(query: OfficialQuery): Watchable
}

const running: (() => void)[] = []

afterEach(() => {
  for (const stop of running.splice(0)) stop()
})

/** A client of its own for each call, with its own copy of the package; it ends with the test. */
export function officialClient(parts: OfficialClientParts): OfficialClient {
  const sockets: WebSocket[] = []
  const timers = new Set<NodeJS.Timeout>()
  const remembered: Surroundings['setTimeout'] = (work, ms) => {
    const timer = setTimeout(work, ms)
    timers.add(timer)
    return timer
  }
  const { Db, RealtimeWebSocketClient } = (makePackage ??= bundlePackage())({
    console: SILENT,
    setTimeout: remembered,
  })
  const request = requestOf(parts)
  Db.reqClass = class {
    readonly send = request.send
  }
  Db.wsClass = socketsKeptIn(sockets)
  Db.runtime = 'web'
  const appConfig = { realtimePingInterval: 10_000, realtimePongWaitTimeout: 5_000, request }
  const realtime = new RealtimeWebSocketClient({ reconnectInterval: 1, context: { appConfig } })
  Db.ws = realtime
  // The package's timers outlive its watches, and its sockets are opened again for as long as it lives.
  running.push(() => {
    for (const timer of timers) clearTimeout(timer)
    Db.wsClass = ClosedSocket
    for (const socket of sockets) abandon(socket)
  })
  const query: OfficialClient['query'] = ({ where, ...rest }) => ({
    watch: (callbacks) =>
      realtime.watch({
        envId: 'local',
        collectionName: 'todos',
        query: asWhere(where),
        ...rest,
        ...callbacks,
      }),
  })
  return { db: new Db({ env: 'local' }), sockets, query }
}

/** What the package calls for every action. */
function requestOf({ sign, send }: OfficialClientParts): { send: Required<OfficialClientParts>['send'] } {
  return {
    send: async (action, body) => {
      if (action === 'auth.wsWebSign') return { data: await sign() }
      return send ? send(action, body) : { code: 'UNEXPECTED', message: action }
    },
  }
}

function socketsKeptIn(sockets: WebSocket[]): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL | null) {
      // Like in a browser, each frame is an event of its own: the client is not ready for two in one turn.
      super(url ?? '', { allowSynchronousEvents: false })
      sockets.push(this)
      this.on('message', (data) => {
        if ((data as Buffer).toString().includes('"queryID"')) settled.add(this)
      })
    }
  }
}

const SILENT = { log: ignore, warn: ignore, error: ignore }

function ignore(): void {
  // The package logs every frame.
}

class ClosedSocket {
  readonly readyState = WebSocket.CLOSED
  readonly close = ignore
}

function abandon(socket: WebSocket): void {
  socket.removeAllListeners()
  socket.on('error', ignore)
  socket.terminate()
}

/** What the package finds around it. */
interface Surroundings {
  readonly console: typeof SILENT
  readonly setTimeout: (work: () => void, ms?: number) => NodeJS.Timeout
}

let makePackage: ((surroundings: Surroundings) => Package) | undefined

/**
 * Bundles the package's ES modules, as a web program does: its CommonJS build cannot apply updates, because
 * the modules it imports by default have no default there.
 */
function bundlePackage(): (surroundings: Surroundings) => Package {
  const sdk = createRequire(require.resolve('wx-server-sdk'))
  const main = createRequire(sdk.resolve('@cloudbase/node-sdk')).resolve('@cloudbase/database')
  const modules = join(dirname(main), '..', 'esm')
  const contents = "export * from './index'; export * from './realtime/websocket-client'"
  const folder = mkdtempSync(join(tmpdir(), 'official-client-'))
  const outfile = join(folder, 'client.js')
  buildSync({
    ...{ stdin: { contents, resolveDir: modules }, bundle: true, outfile },
    ...{ format: 'cjs', platform: 'node', logLevel: 'silent' },
    banner: { js: 'module.exports = ({ console, setTimeout }) => { const module = { exports: {} };' },
    footer: { js: 'return module.exports }' },
  })
  try {
    return sdk(outfile) as (surroundings: Surroundings) => Package
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Snapshots of one watch, in the order they come. */
export class Watching {
  private readonly snapshots: Snapshot[] = []
  private readonly errors: unknown[] = []
  private readonly watcher: Watcher
  private notify: (() => void) | undefined
  private latest: Snapshot | undefined

  constructor(query: Watchable) {
    this.watcher = query.watch({
      onChange: (snapshot) => {
        this.snapshots.push(snapshot)
        this.latest = snapshot
        this.notify?.()
      },
      onError: (error) => {
        this.errors.push(error)
        this.notify?.()
      },
    })
  }

  /** The next snapshot. @throws the error that ended the watch */
  next(): Promise<Snapshot> {
    return this.wait(() => this.snapshots.shift())
  }

  /** The snapshot with this number; those before it are passed over. */
  reach(id: number): Promise<Snapshot> {
    return this.wait(() => (this.latest && this.latest.id >= id ? this.latest : undefined))
  }

  close(): Promise<void> {
    return this.watcher.close()
  }

  private async wait<T>(take: () => T | undefined): Promise<T> {
    for (;;) {
      const taken = take()
      if (taken !== undefined) return taken
      if (this.errors.length > 0) throw new Error(JSON.stringify(this.errors[0]))
      await new Promise<void>((resolve) => (this.notify = resolve))
    }
  }
}

/** Sockets over which a watch has begun or been resumed. */
const settled = new WeakSet<WebSocket>()

/**
 * Breaks the connection as a dead network does, once the watch runs over it: a client whose LOGIN is lost
 * notices that after 5 s only.
 */
export async function cutLine({ sockets }: OfficialClient): Promise<void> {
  const line = (): WebSocket => must(sockets.at(-1))
  await until(() => settled.has(line()) && line().readyState === WebSocket.OPEN)
  line().terminate()
}
