import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { addFaultRoutes } from '../faults/fault-routes'
import { addCallRoutes } from './call-routes'
import { ADMIN_BODY_LIMIT, readJson } from './body'
import { answerInvocation } from './invocation-answer'
import type { Services } from './services'

/** Admin routes that run functions as timers and pushes do, set faults and show logs. */
export function addFunctionsAdmin(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { functions, timers, push, logs } = services
  addCallRoutes(app, services)
  addFaultRoutes(app, services.faults)
  app.get('/functions', (context) => context.json({ functions: functions.list() }))
  app.get('/logs', (context) => context.json({ lines: logs.list(context.req.query('function')) }))
  app.get('/timers', (context) => context.json({ timers: timers.list() }))
  app.post('/timers/:name/run', async (context) =>
    answerInvocation(context, await timers.run(context.req.param('name'))),
  )

  app.post('/push/:name', async (context) => {
    const { event } = await readJson(context.env.incoming, ADMIN_BODY_LIMIT)
    return answerInvocation(context, await push(context.req.param('name'), event ?? {}))
  })
}
