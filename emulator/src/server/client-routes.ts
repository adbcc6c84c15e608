import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { JsonObject } from './body'
import { isJsonObject, readJson } from './body'
import { HttpError } from './http-error'
import { answerInvocation } from './invocation-answer'
import type { Services } from './services'

/** Largest event a client may send to a function: 100 KB, as the gateway allows for text. */
const EVENT_LIMIT = 100 * 1024
const MAX_TEMPLATES = 5

/** What a client (a phone's stand-in) may do: sign in, call functions, answer subscription requests. */
export function clientRoutes(services: Services): Hono<{ Bindings: HttpBindings }> {
  const { sessions, functions, closedFunctions, appId, openapi } = services
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
      event: JSON.stringify({ ...event, userInfo: { appId, openId: openid } }),
      caller: { source: 'wx_client', openid },
    })
    return answerInvocation(context, report)
  })

  app.post('/client/subscriptions', async (context) => {
    const openid = sessions.require(context.req.header('authorization'))
    const { templateIds, answers } = readSubscriptionAnswers(
      await readJson(context.env.incoming, EVENT_LIMIT),
    )
    const reply: { [templateId: string]: string } = {}
    for (const templateId of templateIds) {
      const isAccepted = answers[templateId] === 'accept'
      if (isAccepted) openapi.subscriptions.accept(openid, templateId)
      reply[templateId] = isAccepted ? 'accept' : 'reject'
    }
    return context.json({ errMsg: 'requestSubscribeMessage:ok', ...reply })
  })

  return app
}

/** The person's answers to a request for subscriptions; wx.requestSubscribeMessage takes at most 5 templates. */
function readSubscriptionAnswers({ templateIds, answers }: JsonObject): {
  templateIds: string[]
  answers: JsonObject
} {
  if (!Array.isArray(templateIds) || !templateIds.every((id) => typeof id === 'string' && id !== '')) {
    throw new HttpError(400, 'INVALID_PARAM', 'templateIds is a list of template ids')
  }
  if (templateIds.length === 0 || templateIds.length > MAX_TEMPLATES) {
    throw new HttpError(400, 'INVALID_PARAM', `1 to ${MAX_TEMPLATES} templates may be asked for at once`)
  }
  return { templateIds: templateIds as string[], answers: isJsonObject(answers) ? answers : {} }
}
