import { HttpError } from '../server/http-error'

/** Which requests a fault concerns; without both fields, all of them. */
export interface FaultScope {
  /** Requests of this function only. */
  readonly function?: string
  /** Regular expression over `<action> <subject>`: `database.modifyDocument wishes`, `client functions.api`. */
  readonly actionPattern?: string
  /** The fault is spent after it has struck this often. */
  readonly times?: number
}

/** Ends the process of a function at its nth matching request of one call, once. */
export interface KillFault {
  readonly kill: 'before-write' | 'after-write'
  readonly nth: number
}

/** The request waits before it is worked on: `ms`, give or take up to `jitter`. */
export interface LatencyFault {
  readonly latency: { readonly ms: number; readonly jitter: number }
}

/** A share of the requests, 0 to 1, is refused with `code` and changes nothing. */
export interface ErrorFault {
  readonly errorRate: number
  readonly code: string
}

/** A share of the requests, 0 to 1, is worked on, but the connection ends in place of the answer. */
export interface LostReplyFault {
  readonly lostReplies: number
}

/** Requests beyond this many in one second are refused with EXCEED_REQUEST_LIMIT. */
export interface ThrottleFault {
  readonly throttling: number
}

/** What the content checks find whatever they are shown, or that they cannot be reached (-604102). */
export interface ContentCheckFault {
  readonly contentCheck: 'refuse' | 'review' | 'unreachable'
}

export type FaultKind =
  KillFault | LatencyFault | ErrorFault | LostReplyFault | ThrottleFault | ContentCheckFault

/** A fault as somebody sets it. */
export type FaultRequest = FaultScope & FaultKind

export type Fault = FaultRequest & { readonly id: number }

interface JsonObject {
  readonly [field: string]: unknown
}

const LONGEST_WAIT_MS = 60_000

const READERS: { readonly [field: string]: (body: JsonObject) => FaultKind } = {
  kill: readKill,
  latency: readLatency,
  errorRate: ({ errorRate, code = 'SYS_ERR' }) => {
    if (typeof code !== 'string') throw wrong('code is the text of an error code')
    return { errorRate: readShare(errorRate, 'errorRate'), code }
  },
  lostReplies: ({ lostReplies }) => ({ lostReplies: readShare(lostReplies, 'lostReplies') }),
  throttling: ({ throttling }) => ({ throttling: readCount(throttling, 'throttling', 0) }),
  contentCheck: ({ contentCheck, function: name, actionPattern, times }) => {
    if (name !== undefined || actionPattern !== undefined || times !== undefined) {
      throw wrong('contentCheck concerns every check until it is taken back')
    }
    const found = (['refuse', 'review', 'unreachable'] as const).find((value) => value === contentCheck)
    if (!found) throw wrong('contentCheck is refuse, review or unreachable')
    return { contentCheck: found }
  },
}

const FAULT_NAMES = Object.keys(READERS)

/**
 * Reads a fault: one of its names with what it needs, and a scope.
 *
 * @throws HttpError 400 INVALID_PARAM
 */
export function readFault(body: JsonObject): FaultRequest {
  const [name, ...others] = FAULT_NAMES.filter((candidate) => body[candidate] !== undefined)
  const read = name === undefined || others.length > 0 ? undefined : READERS[name]
  if (!read) throw wrong(`a fault has one of ${FAULT_NAMES.join(', ')}`)
  return { ...readScope(body), ...read(body) }
}

function readScope({ function: name, actionPattern, times }: JsonObject): FaultScope {
  if (name !== undefined && typeof name !== 'string') throw wrong('function is a name')
  if (actionPattern !== undefined && (typeof actionPattern !== 'string' || !isPattern(actionPattern))) {
    throw wrong('actionPattern is a regular expression')
  }
  return {
    ...(name === undefined ? {} : { function: name }),
    ...(actionPattern === undefined ? {} : { actionPattern }),
    ...(times === undefined ? {} : { times: readCount(times, 'times', 1) }),
  }
}

function readKill({ kill, function: name, actionPattern, nth = 1 }: JsonObject): KillFault {
  if (kill !== 'before-write' && kill !== 'after-write') throw wrong('kill is before-write or after-write')
  if (typeof name !== 'string' || typeof actionPattern !== 'string') {
    throw wrong('a kill needs the name of a function and an actionPattern')
  }
  return { kill, nth: readCount(nth, 'nth', 1) }
}

function readLatency({ latency }: JsonObject): LatencyFault {
  const { ms, jitter = 0 } = (typeof latency === 'object' && latency !== null ? latency : {}) as JsonObject
  const wait = readCount(ms, 'latency.ms', 0)
  const spread = readCount(jitter, 'latency.jitter', 0)
  if (wait + spread > LONGEST_WAIT_MS) throw wrong('a latency is at most 60 s')
  return { latency: { ms: wait, jitter: spread } }
}

function readShare(value: unknown, field: string): number {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value
  throw wrong(`${field} is a number from 0 to 1`)
}

function readCount(value: unknown, field: string, least: number): number {
  if (Number.isInteger(value) && Number(value) >= least) return Number(value)
  throw wrong(`${field} is a whole number from ${least}`)
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

function wrong(message: string): HttpError {
  return new HttpError(400, 'INVALID_PARAM', message)
}
