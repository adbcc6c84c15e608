import type { FunctionState } from '../../functions/host'
import type { LogLine } from '../../functions/logs'
import type { TimerState } from '../../functions/timers'
import type { CallRecord, CallSummary } from '../../server/call-log'
import type { QueryStatistics } from '../../server/query-statistics'
import { get, post } from './request'

/** How many calls one page of the list asks for. */
const LISTED = 300

export async function listCalls(name: string): Promise<readonly CallSummary[]> {
  const filter = name === '' ? '' : `&function=${encodeURIComponent(name)}`
  return ((await get(`/calls?limit=${LISTED}${filter}`)) as { calls: readonly CallSummary[] }).calls
}

export interface CallDetail {
  readonly call: CallRecord
  readonly lines: readonly LogLine[]
}

export async function findCall(requestId: string): Promise<CallDetail> {
  return (await get(`/calls/${encodeURIComponent(requestId)}`)) as CallDetail
}

export async function listQueries(): Promise<readonly QueryStatistics[]> {
  return ((await get('/queries')) as { queries: readonly QueryStatistics[] }).queries
}

/** The last lines of one function, or of all when the name is empty. */
export async function listLogs(name: string): Promise<readonly LogLine[]> {
  const filter = name === '' ? '' : `?function=${encodeURIComponent(name)}`
  return ((await get(`/logs${filter}`)) as { lines: readonly LogLine[] }).lines
}

export async function listFunctions(): Promise<readonly FunctionState[]> {
  return ((await get('/functions')) as { functions: readonly FunctionState[] }).functions
}

export async function listTimers(): Promise<readonly TimerState[]> {
  return ((await get('/timers')) as { timers: readonly TimerState[] }).timers
}

/** Runs a function as its timer does and answers what it returned. */
export async function runTimer(name: string): Promise<unknown> {
  return post(`/timers/${encodeURIComponent(name)}/run`)
}

export interface ClockState {
  /** The emulator's time, ms. */
  readonly now: number
  /** How far it is moved, ms. */
  readonly offset: number
}

export async function readClock(): Promise<ClockState> {
  return (await get('/clock')) as ClockState
}

export async function moveClock(move: { offset: number } | { advance: number }): Promise<ClockState> {
  return (await post('/clock', move)) as ClockState
}
