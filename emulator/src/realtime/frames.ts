import type { JsonObject } from '../server/body'
import { isJsonObject, textOf } from '../server/body'
import type { DocumentId } from '../database/values'
import { ServiceError } from '../types'

/** Codes that the realtime client of @cloudbase/database 1.4.3 knows; `INVALIID_ENV` is spelled so there. */
export type RealtimeCode =
  | 'SYS_ERR'
  | 'CHECK_LOGIN_FAILED'
  | 'SIGN_INVALID_ERROR'
  | 'SIGN_EXPIRED_ERROR'
  | 'SIGN_PARAM_INVALID'
  | 'INVALIID_ENV'
  | 'COLLECTION_PERMISSION_DENIED'
  | 'QUERYID_INVALID_ERROR'

/** An error that is answered with an ERROR frame. */
export class RealtimeError extends Error {
  constructor(
    readonly code: RealtimeCode,
    message: string,
  ) {
    super(message)
    this.name = 'RealtimeError'
  }
}

/** A frame of the client; `watchId` is empty for LOGIN and PING. */
export interface ClientFrame {
  readonly watchId: string
  readonly requestId: string
  readonly msgType: string
  readonly msgData: JsonObject
  readonly exMsgData: JsonObject
}

export interface ServerFrame {
  readonly watchId?: string
  readonly requestId: string
  readonly msgType: 'LOGIN_RES' | 'INIT_EVENT' | 'NEXT_EVENT' | 'CHECK_EVENT' | 'PONG' | 'ERROR'
  readonly msgData: object | null
}

export type DataType = 'init' | 'update' | 'replace' | 'add' | 'remove' | 'limit'
export type QueueType = 'init' | 'update' | 'enqueue' | 'dequeue'

/** What happened to one document of a watch, before it has a number. */
export interface EventBody {
  readonly DataType: DataType
  readonly QueueType: QueueType
  readonly DocID: DocumentId
  /** The whole document as relaxed EJSON, or '' where the client can work it out. */
  readonly Doc: string
  /** JSON, for `update` only: new values by path, and the paths that went. */
  readonly UpdatedFields: string
  readonly RemovedFields: string
  /** The same again: the client looks at both names and reads this one. */
  readonly removedFields: string
}

/** Events with one number belong together: they are one snapshot at the client. */
export interface DbEvent extends EventBody {
  readonly ID: number
}

/** Reads a text frame; undefined when it is no JSON object with `msgType`. */
export function readFrame(text: string): ClientFrame | undefined {
  const frame = parsed(text)
  if (!isJsonObject(frame) || typeof frame['msgType'] !== 'string') return undefined
  return {
    watchId: textOf(frame['watchId']),
    requestId: textOf(frame['requestId']),
    msgType: frame['msgType'],
    msgData: objectOf(frame['msgData']),
    exMsgData: objectOf(frame['exMsgData']),
  }
}

/** What an ERROR frame says of anything thrown. */
export function describeError(thrown: unknown): { code: RealtimeCode; message: string } {
  if (thrown instanceof RealtimeError) return { code: thrown.code, message: thrown.message }
  if (!(thrown instanceof ServiceError)) return { code: 'SYS_ERR', message: String(thrown) }
  const { code, message } = thrown
  if (code === 'DATABASE_PERMISSION_DENIED') return { code: 'COLLECTION_PERMISSION_DENIED', message }
  return { code: 'SYS_ERR', message: `${code}: ${message}` }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const objectOf = (value: unknown): JsonObject => (isJsonObject(value) ? value : {})
