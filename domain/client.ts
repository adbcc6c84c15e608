import { AppError, type Reply } from './errors'
import { isProcedure, type Client, type Contract, type Procedure } from './procedure'

/** The one seam between a program and the `api` function. */
export type Send = (call: { path: string; input: unknown; key?: string }) => Promise<Reply>

interface Wiring {
  readonly send: Send
  /** Makes an idempotency key of 16 to 64 letters, digits, `-` or `_`. */
  readonly makeKey: () => string
}

/** Builds plain functions from the contract: no Proxy, no fetch, nothing a mini-program lacks. */
export function createClient<const C extends Contract>(contract: C, wiring: Wiring, prefix = ''): Client<C> {
  const entries = Object.entries(contract).map(([name, node]) => {
    const path = prefix + name
    return [name, isProcedure(node) ? caller(path, node, wiring) : createClient(node, wiring, `${path}.`)]
  })
  return Object.fromEntries(entries) as Client<C>
}

function caller(path: string, procedure: Procedure, { send, makeKey }: Wiring) {
  return async (input: unknown, options: { key?: string } = {}): Promise<unknown> => {
    const key = procedure.kind === 'command' ? { key: options.key ?? makeKey() } : {}
    const reply = await send({ path, input, ...key })
    if (reply.ok) return reply.data
    const { code, message, fields, requestId } = reply
    throw new AppError(code, { message, requestId, ...(fields && { fields }) })
  }
}
