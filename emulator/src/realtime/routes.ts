import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Sessions } from '../server/sessions'
import { formatEjson } from '../database/ejson'
import type { WatchHub } from './hub'
import type { RealtimeServer } from './server'
import type { RealtimeSigns } from './sign'
import type { WatchedQuery } from './watched-query'

/** The parts of the realtime service. */
export interface Realtime {
  readonly server: RealtimeServer
  readonly hub: WatchHub
  readonly signs: RealtimeSigns
}

/** `POST /client/realtime-sign` stands for the action `auth.wsWebSign`. */
export function addRealtimeSign(
  app: Hono<{ Bindings: HttpBindings }>,
  { realtime, sessions }: { realtime: Realtime; sessions: Sessions },
): void {
  app.post('/client/realtime-sign', (context) => {
    const openid = sessions.require(context.req.header('authorization'))
    return context.json(realtime.signs.issue(openid))
  })
}

/** `GET watches`: who is connected and what is watched. */
export function addWatchAdmin(app: Hono<{ Bindings: HttpBindings }>, { server, hub }: Realtime): void {
  app.get('/watches', (context) => {
    const connections = server.list().map(({ id, openid, unsentBytes }) => ({ id, openid, unsentBytes }))
    return context.json({ connections, watches: hub.list().map(describeWatch) })
  })
}

function describeWatch({ id, spec, attached, figures }: WatchedQuery): object {
  const { openid, collection, filter, sort, limit } = spec
  return {
    ...{ id, openid, collection, query: formatEjson(filter), order: sort },
    limit: limit === Infinity ? null : limit,
    // Null while the watch waits for its client to come back.
    connection: attached?.client.id ?? null,
    ...figures,
  }
}
