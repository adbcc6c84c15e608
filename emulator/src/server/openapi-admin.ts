import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { OpenApiService } from '../openapi/service'
import type { MediaChecks } from '../openapi/media-checks'
import type { OpenDataStore } from '../openapi/open-data'
import type { PhoneNumbers } from '../openapi/phone-numbers'
import type { ProgramLinks } from '../openapi/program-links'
import type { Records } from '../openapi/records'
import type { ScriptedAnswers } from '../openapi/scripted-answers'
import type { SubscribeMessages } from '../openapi/subscribe-message'
import type { Subscriptions } from '../openapi/subscriptions'
import type { Templates } from '../openapi/templates'
import type { Suggestion, Verdict } from '../openapi/verdicts'
import type { JsonObject } from './body'
import { ADMIN_BODY_LIMIT, readJson } from './body'
import { HttpError } from './http-error'

/** WeChat's open interfaces as the emulator answers them. */
export interface OpenApiParts {
  readonly records: Records
  readonly service: OpenApiService
  readonly scripted: ScriptedAnswers
  readonly mediaChecks: MediaChecks
  readonly messages: SubscribeMessages
  readonly subscriptions: Subscriptions
  readonly templates: Templates
  readonly phones: PhoneNumbers
  readonly openData: OpenDataStore
  readonly links: ProgramLinks
  /** Forgets everything that was sent, agreed, checked, made or scripted. */
  reset(): void
  /** Stops what waits and closes the file. */
  close(): void
}

/** Admin routes that show and steer what WeChat answers. */
export function addOpenApiAdmin(app: Hono<{ Bindings: HttpBindings }>, parts: OpenApiParts): void {
  app.get('/messages', (context) => context.json({ messages: parts.messages.list() }))
  app.get('/openapi-calls', (context) => context.json({ calls: parts.service.list() }))
  app.get('/subscriptions', (context) => context.json({ subscriptions: parts.subscriptions.list() }))
  app.get('/media-checks', (context) => context.json({ checks: parts.mediaChecks.list() }))
  app.get('/codes', (context) => context.json({ codes: parts.links.list() }))
  app.get('/phone-codes', (context) => context.json(parts.phones.list()))

  app.post('/phone-numbers', async (context) => {
    const { openid, phoneNumber } = await readJson(context.env.incoming, ADMIN_BODY_LIMIT)
    if (typeof openid !== 'string') throw new HttpError(400, 'INVALID_PARAM', 'openid is missing')
    parts.phones.setNumber(openid, phoneNumber)
    return context.json({})
  })

  app.post('/subscriptions', async (context) => {
    const { openid, templateId, credits } = await readJson(context.env.incoming, ADMIN_BODY_LIMIT)
    if (typeof openid !== 'string' || typeof templateId !== 'string' || !Number.isInteger(credits)) {
      throw new HttpError(400, 'INVALID_PARAM', 'expected {"openid", "templateId", "credits": whole number}')
    }
    parts.subscriptions.set(openid, templateId, Number(credits))
    return context.json({})
  })

  app.post('/openapi', async (context) => {
    const { api, answers, always } = await readJson(context.env.incoming, ADMIN_BODY_LIMIT)
    parts.scripted.set(api, answers, always)
    return context.json({})
  })

  app.post('/media-checks', async (context) => {
    const body = await readJson(context.env.incoming, ADMIN_BODY_LIMIT)
    const { traceId } = body
    if (traceId !== undefined && typeof traceId !== 'string') {
      throw new HttpError(400, 'INVALID_PARAM', 'traceId is a text')
    }
    return context.json({ pushed: await parts.mediaChecks.force(traceId, readVerdict(body)) })
  })
}

function readVerdict({ suggest, label }: JsonObject): Verdict | undefined {
  if (suggest === undefined) return undefined
  const suggestions: readonly Suggestion[] = ['pass', 'review', 'risky']
  const found = suggestions.find((suggestion) => suggestion === suggest)
  if (!found) throw new HttpError(400, 'INVALID_PARAM', 'suggest is pass, review or risky')
  return { suggest: found, label: typeof label === 'number' ? label : found === 'pass' ? 100 : 21000 }
}
