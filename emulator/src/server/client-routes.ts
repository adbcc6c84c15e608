import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { isJsonObject, readJson } from './body'
import { addClientOpenApi } from './client-openapi'
import { HttpError } from './http-error'
import { answerInvocation } from './invocation-answer'
import type { Services } from './services'
import { addRealtimeSign } from '../realtime/routes'

/** Largest event a client may send to a function: 100 KB, as the gateway allows for text. */
const EVENT_LIMIT = 100 * 1024
/** Largest database request of a client, 512 KB. */
const DATABASE_REQUEST_LIMIT = 512 * 1024

/** What a client (a phone's stand-in) may do: sign in, call functions, answer subscription requests. */
export function clientRoutes(services: Services): Hono<{ Bindings: HttpBindings }> {
  const { sessions, functions, closedFunctions, appId, openapi, clientDatabase } = services
  const app = new Hono<{ Bindings: HttpBindings }>()

  app.post('/session', async (context) => {
    const { openid } = await readJson(context.env.incoming, EVENT_LIMIT)
    return context.json({ token: sessions.open(openid) })
  })

  app.post('/functions/:name', async (context) => {
    const openid = sessions.require(context.req.header('authorization'))
    const name = context.req.param('name')
    if (closedFunctions.has(name)) {
      throw new HttpError(403, 'FUNCTION_INVOKE_DENIED', `clients may not call the function ${name}`)
    }
    const event = await readJson(context.env.incoming, EVENT_LIMIT)
    const report = await functions.invoke({
      name,
      event: JSON.stringify({
        ...openapi.openData.replaceIn(event, openid),
        userInfo: { appId, openId: openid },
      }),
      caller: { source: 'wx_client', openid },
    })
    return answerInvocation(context, report)
  })

  app.post('/client/database', async (context) => {
    const openid = sessions.require(context.req.header('authorization'))
    const { action, request } = await readJson(context.env.incoming, DATABASE_REQUEST_LIMIT)
    if (typeof action !== 'string' || !isJsonObject(request)) {
      throw new HttpError(400, 'INVALID_PARAM', 'expected {"action": "database.…", "request": {…}}')
    }
    return context.json(await clientDatabase.execute({ openid, action, request }))
  })

  addRealtimeSign(app, services)

  addClientOpenApi(app, sessions, openapi)
  return app
}
