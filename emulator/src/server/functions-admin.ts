import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Fault } from '../functions/faults'
import type { JsonObject } from './body'
import { ADMIN_BODY_LIMIT, readJson } from './body'
import { HttpError } from './http-error'
import { answerInvocation } from './invocation-answer'
import type { Services } from './services'

/** Admin routes that run functions as timers and pushes do, set faults and show logs. */
export function addFunctionsAdmin(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { timers, push, faults, logs } = services
  app.get('/logs', (context) => context.json({ lines: logs.list(context.req.query('function')) }))
  app.get('/timers', (context) => context.json({ timers: timers.list() }))
  app.post('/timers/:name/run', async (context) =>
    answerInvocation(context, await timers.run(context.req.param('name'))),
  )

  app.post('/push/:name', async (context) => {
    const { event } = await readJson(context.env.incoming, ADMIN_BODY_LIMIT)
    return answerInvocation(context, await push(context.req.param('name'), event ?? {}))
  })

  app.get('/faults', (context) => context.json({ faults: faults.list() }))
  app.post('/faults', async (context) => {
    return context.json(faults.add(readFault(await readJson(context.env.incoming, ADMIN_BODY_LIMIT))))
  })
  app.delete('/faults', (context) => {
    faults.clear()
    return context.json({})
  })
}

function readFault({ kill, function: name, actionPattern, nth = 1 }: JsonObject): Omit<Fault, 'id'> {
  if (kill !== 'before-write' && kill !== 'after-write') {
    throw new HttpError(400, 'INVALID_PARAM', 'kill is before-write or after-write')
  }
  if (typeof name !== 'string' || typeof actionPattern !== 'string' || !isPattern(actionPattern)) {
    throw new HttpError(400, 'INVALID_PARAM', 'function is a name and actionPattern a regular expression')
  }
  if (!Number.isInteger(nth) || Number(nth) < 1)
    throw new HttpError(400, 'INVALID_PARAM', 'nth counts from 1')
  return { kill, function: name, actionPattern, nth: Number(nth) }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}
