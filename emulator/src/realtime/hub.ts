import type { JsonObject } from '../server/body'
import type { Database } from '../types'
import { RealtimeError, type ClientFrame } from './frames'
import type { RealtimeLimits } from './limits'
import { readWatch, type WatchRules } from './watch-request'
import { WatchedQuery, type WatchClient } from './watched-query'

export interface WatchHubOptions extends WatchRules {
  readonly database: Pick<Database, 'changes' | 'select' | 'whenSettled'>
  readonly limits: RealtimeLimits
}

/** Every watch of the emulator, by the id that its client comes back with. */
export class WatchHub {
  private readonly queries = new Map<string, WatchedQuery>()

  constructor(private readonly options: WatchHubOptions) {}

  /** INIT_WATCH. @throws RealtimeError or ServiceError */
  async init(client: WatchClient, { watchId, requestId, msgData }: ClientFrame): Promise<void> {
    const { database, limits } = this.options
    await database.whenSettled(() => {
      if (!client.isOpen) return
      this.close(client, watchId)
      this.makeRoom(client)
      const spec = readWatch(this.options, client.openid, msgData)
      const query = new WatchedQuery({ spec, database, limits, onEnd: ({ id }) => this.queries.delete(id) })
      this.queries.set(query.id, query)
      query.start({ client, watchId, requestId })
    })
  }

  /** REBUILD_WATCH. @throws RealtimeError QUERYID_INVALID_ERROR */
  async rebuild(client: WatchClient, { watchId, requestId, msgData }: ClientFrame): Promise<void> {
    await this.options.database.whenSettled(() => {
      const query = this.find(client, msgData['queryID'])
      if (client.isOpen) query.resume({ client, watchId, requestId }, eventIdOf(msgData))
    })
  }

  /** CHECK_LAST. @throws RealtimeError QUERYID_INVALID_ERROR */
  check(client: WatchClient, { watchId, requestId, msgData }: ClientFrame): void {
    const query = this.find(client, msgData['queryID'])
    const currEvent = query.acknowledge(eventIdOf(msgData))
    client.send({ watchId, requestId, msgType: 'CHECK_EVENT', msgData: { queryID: query.id, currEvent } })
  }

  /** CLOSE_WATCH; closing what is not open is no error. */
  close(client: WatchClient, watchId: string): void {
    for (const query of this.of(client)) if (query.attached?.watchId === watchId) query.end()
  }

  /** The connection is lost; its watches wait for the client to come back. */
  detach(client: WatchClient): void {
    for (const query of this.of(client)) query.detach()
  }

  /** All watches; those without a connection have no client. */
  list(): readonly WatchedQuery[] {
    return [...this.queries.values()]
  }

  endAll(): void {
    for (const query of this.list()) query.end()
  }

  private of(client: WatchClient): WatchedQuery[] {
    return this.list().filter(({ attached }) => attached?.client === client)
  }

  private find(client: WatchClient, id: unknown): WatchedQuery {
    const query = typeof id === 'string' ? this.queries.get(id) : undefined
    if (query?.spec.openid === client.openid) return query
    throw new RealtimeError('QUERYID_INVALID_ERROR', `no watch has the id ${String(id)}: watch again`)
  }

  /** Watches that wait for a lost client give way to new ones. */
  private makeRoom(client: WatchClient): void {
    const { watches, watchesPerConnection } = this.options.limits
    if (this.of(client).length >= watchesPerConnection) {
      throw new RealtimeError('SYS_ERR', `a connection may hold at most ${watchesPerConnection} watches`)
    }
    if (this.queries.size < watches) return
    const abandoned = this.list().find(({ attached }) => attached === undefined)
    if (!abandoned) throw new RealtimeError('SYS_ERR', `the emulator holds at most ${watches} watches`)
    abandoned.end()
  }
}

/** What is no number is no event: NaN. */
function eventIdOf({ eventID }: JsonObject): number {
  return typeof eventID === 'number' ? eventID : NaN
}
