import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Templates } from '../openapi/templates'
import type { JsonObject } from './body'
import { isJsonObject, readJson } from './body'
import { HttpError } from './http-error'
import type { OpenApiParts } from './openapi-admin'
import type { Sessions } from './sessions'

const BODY_LIMIT = 100 * 1024
const MAX_TEMPLATES = 5

/** What a person does on the phone that WeChat's open interfaces then know of: agree, tap, open from a group. */
export function addClientOpenApi(
  app: Hono<{ Bindings: HttpBindings }>,
  sessions: Sessions,
  { subscriptions, templates, phones, openData }: OpenApiParts,
): void {
  app.post('/client/subscriptions', async (context) => {
    const openid = sessions.require(context.req.header('authorization'))
    const body = await readJson(context.env.incoming, BODY_LIMIT)
    const { templateIds, answers } = readSubscriptionAnswers(body, templates)
    const reply: { [templateId: string]: string } = {}
    for (const templateId of templateIds) {
      const isAccepted = answers[templateId] === 'accept'
      if (isAccepted) subscriptions.accept(openid, templateId, templates.isLongTerm(templateId))
      reply[templateId] = isAccepted ? 'accept' : 'reject'
    }
    return context.json({ errMsg: 'requestSubscribeMessage:ok', ...reply })
  })

  app.post('/client/phone-code', async (context) => {
    const openid = sessions.require(context.req.header('authorization'))
    const { phoneNumber } = await readJson(context.env.incoming, BODY_LIMIT)
    if (phoneNumber !== undefined) phones.setNumber(openid, phoneNumber)
    const { code } = phones.createCode(openid)
    return context.json({
      errMsg: 'getPhoneNumber:ok',
      code,
      cloudID: openData.create(openid, 'phone', undefined),
    })
  })

  app.post('/client/cloud-id', async (context) => {
    const openid = sessions.require(context.req.header('authorization'))
    const { type, data } = await readJson(context.env.incoming, BODY_LIMIT)
    return context.json({ cloudID: openData.create(openid, type, data) })
  })
}

/**
 * The person's answers to a request for subscriptions. The figures in the messages are the error codes of
 * wx.requestSubscribeMessage.
 */
function readSubscriptionAnswers(
  { templateIds, answers }: JsonObject,
  templates: Templates,
): { templateIds: string[]; answers: JsonObject } {
  if (!Array.isArray(templateIds) || !templateIds.every((id) => typeof id === 'string' && id !== '')) {
    throw refusal('templateIds is a list of template ids (10001)')
  }
  const ids = templateIds as string[]
  if (ids.length === 0 || ids.length > MAX_TEMPLATES)
    throw refusal(`1 to ${MAX_TEMPLATES} templates may be asked for at once (20003)`)
  const unknown = ids.find((id) => !templates.isKnown(id))
  if (unknown !== undefined) throw refusal(`no template ${unknown} (20001)`)
  const longTerm = ids.filter((id) => templates.isLongTerm(id)).length
  if (longTerm > 0 && longTerm < ids.length)
    throw refusal('one-time and long-term templates cannot be asked for together (20002)')
  return { templateIds: ids, answers: isJsonObject(answers) ? answers : {} }
}

function refusal(reason: string): HttpError {
  return new HttpError(400, 'INVALID_PARAM', reason)
}
