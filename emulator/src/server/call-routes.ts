import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { LogBook } from '../functions/logs'
import type { CallLog } from './call-log'
import { HttpError } from './http-error'

const DEFAULT_LIMIT = 100

/** Admin routes that show the last calls, their operations and what queries cost. */
export function addCallRoutes(
  app: Hono<{ Bindings: HttpBindings }>,
  { calls, logs }: { readonly calls: CallLog; readonly logs: LogBook },
): void {
  app.get('/calls', (context) => {
    const limit = readLimit(context.req.query('limit'))
    return context.json({ calls: calls.list({ limit, name: context.req.query('function') }) })
  })

  app.get('/calls/:requestId', (context) => {
    const requestId = context.req.param('requestId')
    const call = calls.find(requestId)
    if (!call) throw new HttpError(404, 'CALL_NOT_FOUND', 'the call is not among the last 1,000')
    return context.json({ call, lines: logs.list(call.name).filter((line) => line.requestId === requestId) })
  })

  app.get('/queries', (context) => context.json({ queries: calls.queries() }))
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT
  if (!/^\d{1,4}$/.test(text)) throw new HttpError(400, 'INVALID_PARAM', 'limit is a number up to 9999')
  return Number(text)
}
