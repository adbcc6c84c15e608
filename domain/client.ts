import { AppError, type Reply } from './errors'
import { isProcedure, type Brief, type BriefOf, type Client, type Named } from './procedure'

/** The one seam between a program and the `api` function. */
export type Send = (call: { path: string; input: unknown; key?: string }) => Promise<Reply>

interface Wiring {
  readonly send: Send
  /** Makes an idempotency key of 16 to 64 letters, digits, `-` or `_`. */
  readonly makeKey: () => string
}

/** Builds plain functions from a contract in brief: no Proxy, no fetch, nothing a mini-program lacks. */
export const createClient = <C>(brief: BriefOf<C>, wiring: Wiring): Client<C> =>
  callers(brief, wiring, '') as Client<C>

const callers = (brief: Named<Brief>, wiring: Wiring, prefix: string): object =>
  Object.fromEntries(
    Object.entries(brief).map(([name, node]) => {
      const path = prefix + name
      return [name, isProcedure(node) ? caller(path, node, wiring) : callers(node, wiring, `${path}.`)]
    }),
  )

function caller(path: string, procedure: Brief, { send, makeKey }: Wiring) {
  return async (input: unknown, options: { key?: string } = {}): Promise<unknown> => {
    const key = procedure.kind === 'command' ? { key: options.key ?? makeKey() } : {}
    const reply = await send({ path, input, ...key })
    if (reply.ok) return reply.data
    const { code, message, fields, requestId } = reply
    throw new AppError(code, { message, requestId, ...(fields && { fields }) })
  }
}
