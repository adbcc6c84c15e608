import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { addArchives } from './archive-routes'
import { ADMIN_BODY_LIMIT, isJsonObject, readJson } from './body'
import { addFunctionsAdmin } from './functions-admin'
import { HttpError } from './http-error'
import { addOpenApiAdmin } from './openapi-admin'
import type { Services } from './services'
import { equalInConstantTime } from './signer'
import { addStorageAdmin } from './storage-admin'
import { addWatchAdmin } from '../realtime/routes'

/** End of the time that the clock may be moved to. */
const LAST_TIME = Date.UTC(2100, 0, 1)

/** `/_/`: what a developer or a test does with the emulator itself. */
export function adminRoutes(services: Services): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use('*', async (context, next) => {
    const given = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1] ?? ''
    if (!equalInConstantTime(services.adminToken, given)) {
      throw new HttpError(401, 'UNAUTHENTICATED', 'the admin token is missing or wrong')
    }
    await next()
  })
  app.post('/reset', async (context) => {
    await services.reset()
    return context.json({})
  })
  addDatabase(app, services)
  addArchives(app, services)
  addClock(app, services)
  addFunctionsAdmin(app, services)
  addOpenApiAdmin(app, services.openapi)
  addWatchAdmin(app, services.realtime)
  addStorageAdmin(app, services)
  return app
}

function addDatabase(app: Hono<{ Bindings: HttpBindings }>, { database }: Services): void {
  app.get('/collections', (context) => context.json({ collections: database.collections() }))

  app.post('/collections/:name/import', async (context) => {
    const lines = createInterface({ input: context.env.incoming, crlfDelay: Infinity })
    try {
      return context.json({
        imported: await database.importLines(context.req.param('name'), notEmpty(lines)),
      })
    } finally {
      // What a refused import has not read is thrown away, so that the sender can read the answer.
      context.env.incoming.resume()
    }
  })

  app.get('/collections/:name/export', (context) => {
    const lines = database.exportLines(context.req.param('name'))
    // Reading the first line here lets an unknown collection be refused before an answer has begun.
    const iterator = lines[Symbol.iterator]()
    const text = withNewlines(iterator.next(), iterator)
    return context.body(Readable.toWeb(Readable.from(text)) as ReadableStream, 200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
    })
  })

  app.post('/database', async (context) => {
    const { action, request } = await readJson(context.env.incoming, ADMIN_BODY_LIMIT)
    if (typeof action !== 'string' || !isJsonObject(request)) {
      throw new HttpError(400, 'INVALID_PARAM', 'expected {"action": "database.…", "request": {…}}')
    }
    return context.json(await database.execute(action, request))
  })
}

function addClock(app: Hono<{ Bindings: HttpBindings }>, { clock }: Services): void {
  const state = (): object => ({ now: clock.now(), offset: clock.offset })

  app.get('/clock', (context) => context.json(state()))

  app.post('/clock', async (context) => {
    const { offset, advance } = await readJson(context.env.incoming, ADMIN_BODY_LIMIT)
    const wanted = Number.isFinite(offset) ? Number(offset) : clock.offset + Number(advance)
    const time = Date.now() + wanted
    if (!(time >= 0 && time < LAST_TIME)) {
      throw new HttpError(
        400,
        'INVALID_PARAM',
        'expected {"offset": ms} or {"advance": ms}, up to the year 2100',
      )
    }
    clock.setOffset(wanted)
    return context.json(state())
  })
}

async function* notEmpty(lines: AsyncIterable<string>): AsyncIterable<string> {
  for await (const line of lines) if (line.trim() !== '') yield line
}

function* withNewlines(first: IteratorResult<string>, rest: Iterator<string>): Iterable<string> {
  for (let line = first; !line.done; line = rest.next()) yield `${line.value}\n`
}
