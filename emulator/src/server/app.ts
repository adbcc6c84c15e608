import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { adminRoutes } from './admin-routes'
import { clientRoutes } from './client-routes'
import { clientFaults } from '../faults/client-faults'
import { toHttpError } from './http-error'
import { inspectorFiles } from './inspector-files'
import type { Services } from './services'
import { staticFiles } from './static'
import { storageRoutes } from '../storage/routes'

/** JSON answers a project adds, by method and path, for example `GET /demo/people`. */
export type ProjectRoutes = { readonly [methodAndPath: string]: () => unknown }

export interface AppParts {
  readonly services: Services
  readonly routes: ProjectRoutes
  readonly staticDir?: string
}

/** All HTTP routes but the SDK's own. */
export function createApp({ services, routes, staticDir }: AppParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.onError((thrown, context) => {
    const { status, code, message } = toHttpError(thrown)
    if (code === 'SYS_ERR') services.logs.warn(`${context.req.method} ${context.req.path}: ${message}`)
    return context.json({ code, message }, status)
  })
  app.notFound((context) => {
    return context.json(
      { code: 'NOT_FOUND', message: `nothing answers ${context.req.method} ${context.req.path}` },
      404,
    )
  })
  app.get('/health', (context) => context.json({ ok: true, now: services.clock.now() }))
  app.route('/_', inspectorFiles())
  app.route('/_', adminRoutes(services))
  app.use('*', clientFaults(services.faults))
  app.route('/', clientRoutes(services))
  const { storage, storageRules, sessions, clock } = services
  app.route('/', storageRoutes({ storage, rules: storageRules, sessions, now: () => clock.now() }))
  for (const [methodAndPath, answer] of Object.entries(routes)) addRoute(app, methodAndPath, answer)
  if (staticDir !== undefined) app.get('*', staticFiles(staticDir))
  return app
}

function addRoute(app: Hono<{ Bindings: HttpBindings }>, methodAndPath: string, answer: () => unknown): void {
  const [method, path] = methodAndPath.split(' ')
  if (method === undefined || path === undefined) {
    throw new Error(`a route is written as "GET /path", not "${methodAndPath}"`)
  }
  app.on(method, path, async (context) => context.json((await answer()) as object))
}
