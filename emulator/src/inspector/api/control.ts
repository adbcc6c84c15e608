import type { Verification } from '../../database/verify'
import type { Fault, FaultRequest } from '../../faults/fault'
import { get, post, send } from './request'

/** A fault that is set, with how often it has struck. */
export type ArmedFault = Fault & { readonly strikes: number }

export async function listFaults(): Promise<readonly ArmedFault[]> {
  return ((await get('/faults')) as { faults: readonly ArmedFault[] }).faults
}

export async function setFault(fault: FaultRequest): Promise<void> {
  await post('/faults', fault)
}

export async function removeFault(id: number): Promise<void> {
  await send(`/faults/${id}`, { method: 'DELETE' })
}

export async function clearFaults(): Promise<void> {
  await send('/faults', { method: 'DELETE' })
}

/** An open WebSocket. */
export interface Connection {
  readonly id: string
  readonly openid: string
  readonly unsentBytes: number
}

/** A query that a client follows. */
export interface Watch {
  readonly id: string
  readonly openid: string
  readonly collection: string
  /** EJSON text. */
  readonly query: string
  readonly order: readonly (readonly [path: string, direction: 1 | -1])[]
  readonly limit: number | null
  /** Null while it waits for its client to come back. */
  readonly connection: string | null
  /** Documents in its result. */
  readonly documents: number
  /** Events sent so far. */
  readonly events: number
}

export interface Watches {
  readonly connections: readonly Connection[]
  readonly watches: readonly Watch[]
}

export async function listWatches(): Promise<Watches> {
  return (await get('/watches')) as Watches
}

export async function restore(
  archive: File,
): Promise<{ readonly documents: number; readonly files: number }> {
  const response = await send('/restore', { method: 'POST', body: archive })
  return (await response.json()) as { documents: number; files: number }
}

export async function verify(): Promise<Verification> {
  return (await get('/verify')) as Verification
}

export async function reset(): Promise<void> {
  await post('/reset')
}
