import type { Wire } from '../http'
import type {
  Callbacks,
  DatabaseClient,
  Listener,
  Query,
  Realtime,
  Send,
  WatchOptions,
  Watcher,
} from './database-client'
import { Line } from './line'

/** What ends a watch, by the package's name, and WeChat's number for it (云开发/参考信息, 错误码). */
const failures: { readonly [name: string]: number } = {
  SDK_DATABASE_REALTIME_LISTENER_INIT_WATCH_FAIL: -402002,
  SDK_DATABASE_REALTIME_LISTENER_RECONNECT_WATCH_FAIL: -402003,
  SDK_DATABASE_REALTIME_LISTENER_REBUILD_WATCH_FAIL: -402004,
  SDK_DATABASE_REALTIME_LISTENER_CLOSE_WATCH_FAIL: -402005,
  SDK_DATABASE_REALTIME_LISTENER_SERVER_ERROR_MSG: -402006,
  SDK_DATABASE_REALTIME_LISTENER_RECEIVE_INVALID_SERVER_DATA: -402007,
  SDK_DATABASE_REALTIME_LISTENER_WEBSOCKET_CONNECTION_ERROR: -402008,
  SDK_DATABASE_REALTIME_LISTENER_WEBSOCKET_CONNECTION_CLOSED: -402009,
  SDK_DATABASE_REALTIME_LISTENER_CHECK_LAST_FAIL: -402010,
  SDK_DATABASE_REALTIME_LISTENER_UNEXPECTED_FATAL_ERROR: -402011,
}

/** The client of live queries, over this phone's network; it connects again as soon as there is one. */
export function createRealtime({ Db, RealtimeWebSocketClient }: DatabaseClient, wire: Wire, send: Send) {
  Db.wsClass = class extends Line {
    constructor(url: string) {
      super(url, wire)
    }
  }
  const request = { send }
  // Both in ms, as the package sets them where a program makes no client of its own.
  const appConfig = { realtimePingInterval: 10_000, realtimePongWaitTimeout: 5000, request }
  return new RealtimeWebSocketClient({ context: { appConfig } })
}

/**
 * The package tells of a failure twice, by the frame that was received and as an error that has a name; and it calls
 * the first snapshot `init` only when it is empty, WeChat always (Collection.watch).
 */
function asWeChatTells({ onChange, onError }: Callbacks): Callbacks {
  let isFirst = true
  return {
    onChange({ id, docs, docChanges }) {
      onChange({ id, docs, docChanges, ...(isFirst && { type: 'init' }) })
      isFirst = false
    },
    onError({ errCode: name, errMsg }) {
      const errCode = failures[String(name)]
      if (errCode === undefined) return
      onError({ errCode, errMsg: `errCode: ${errCode} ${String(name)} | errMsg: ${wordsOf(errMsg)}` })
    },
  }
}

const wordsOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason))

/** A watch that cannot begin has told so already; the package would leave its rejection to nobody. */
function silence({ virtualClient }: Listener): void {
  const handle = virtualClient.handleWatchEstablishmentError
  virtualClient.handleWatchEstablishmentError = (error, options) =>
    handle(error, { ...options, reject: () => options.resolve() })
}

function begin(realtime: Realtime, options: WatchOptions): Watcher {
  const listener = realtime.watch({ ...options, ...asWeChatTells(options) })
  silence(listener)
  return { close: () => listener.close() }
}

/** `watch` of a collection or query; the package's own of 1.4.3 fails where there is an order. */
export function watchQuery(realtime: Realtime, query: Query, callbacks: Callbacks): Watcher {
  const { order, limit } = query._apiOptions
  const ways = Object.entries(order ?? {}).map(([field, way]) => [field, way === 1 ? 'asc' : 'desc'] as const)
  return begin(realtime, {
    envId: 'local',
    collectionName: query._coll,
    query: JSON.stringify(query._fieldFilters ?? ''),
    ...(limit !== undefined && { limit }),
    ...(order && { orderBy: Object.fromEntries(ways) }),
    ...callbacks,
  })
}

/** `watch` of one document. */
export function watchDocument(
  realtime: Realtime,
  { collectionName, id }: { readonly collectionName: string; readonly id: string | number },
  callbacks: Callbacks,
): Watcher {
  return begin(realtime, { envId: 'local', collectionName, query: JSON.stringify({ _id: id }), ...callbacks })
}
