import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { ADMIN_BODY_LIMIT, readJson } from '../server/body'
import { HttpError } from '../server/http-error'
import { readFault } from './fault'
import type { FaultPlan } from './fault-plan'

/** Admin routes that set faults and take them back. */
export function addFaultRoutes(app: Hono<{ Bindings: HttpBindings }>, faults: FaultPlan): void {
  app.get('/faults', (context) => context.json({ faults: faults.list() }))

  app.post('/faults', async (context) => {
    return context.json(faults.add(readFault(await readJson(context.env.incoming, ADMIN_BODY_LIMIT))))
  })

  app.delete('/faults', (context) => {
    faults.clear()
    return context.json({})
  })

  app.delete('/faults/:id', (context) => {
    if (!faults.remove(Number(context.req.param('id')))) {
      throw new HttpError(404, 'FAULT_NOT_FOUND', 'no fault has this id; it may be spent')
    }
    return context.json({})
  })
}
