import { setTimeout as pause } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { MiddlewareHandler } from 'hono'
import type { FaultPlan } from './fault-plan'

const CLIENT_PATH = /^\/(functions|storage|client)\/([^?]+)/

/** Lets faults strike what clients ask for, known as `client functions.<name>`, `client storage.<path>`, … */
export function clientFaults(faults: FaultPlan): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (context, next) => {
    const [, family = '', subject = ''] = CLIENT_PATH.exec(context.req.path) ?? []
    if (family === '') {
      await next()
      return
    }
    const name = family === 'client' ? subject : `${family}.${subject}`
    const { delayMs, refusal, losesReply } = faults.effectOn({ request: `client ${name}` })
    if (delayMs > 0) await pause(delayMs)
    if (refusal) throw refusal
    await next()
    if (!losesReply) return
    context.env.incoming.socket.destroy()
    context.res = RESPONSE_ALREADY_SENT
  }
}
