import { randomUUID } from 'node:crypto'
import type { Change, ChangeListener } from '../database/changes'
import type { Database } from '../types'
import { EventRing } from './event-ring'
import { describeError, RealtimeError, type DbEvent, type EventBody, type ServerFrame } from './frames'
import type { RealtimeLimits } from './limits'
import { LiveResult } from './live-result'
import type { WatchSpec } from './watch-request'

/** A connection, as its watches see it. */
export interface WatchClient {
  readonly id: string
  readonly openid: string
  /** False once it is closed or being closed. */
  readonly isOpen: boolean
  send(frame: ServerFrame): void
}

/** The request of a client that a watch answers: where, and under which name. */
export interface WatchCall {
  readonly client: WatchClient
  readonly watchId: string
  readonly requestId: string
}

export interface WatchedQueryOptions {
  readonly spec: WatchSpec
  readonly database: Pick<Database, 'changes' | 'select'>
  readonly limits: RealtimeLimits
  readonly onEnd: (query: WatchedQuery) => void
}

/** One watch: follows the collection, numbers what happens and outlives a lost connection for a while. */
export class WatchedQuery implements ChangeListener {
  readonly id = randomUUID()
  private readonly result: LiveResult
  private readonly ring: EventRing
  private call: Omit<WatchCall, 'requestId'> | undefined
  private unsubscribe: (() => void) | undefined
  private waiting: NodeJS.Timeout | undefined
  private sent = 0

  constructor(private readonly options: WatchedQueryOptions) {
    this.result = new LiveResult(options.spec, options.database)
    this.ring = new EventRing(options.limits)
  }

  get spec(): WatchSpec {
    return this.options.spec
  }

  /** The client's name for the watch and its connection; undefined while the connection is lost. */
  get attached(): Omit<WatchCall, 'requestId'> | undefined {
    return this.call
  }

  /** For the inspector. */
  get figures(): { documents: number; events: number; lastEvent: number } {
    return { documents: this.result.size, events: this.sent, lastEvent: this.ring.lastId }
  }

  /** Reads the result, answers INIT_EVENT and follows the collection from then on. @throws as LiveResult */
  start(call: WatchCall): void {
    const events = this.readAll().map((body) => ({ ID: this.ring.lastId, ...body }))
    this.unsubscribe = this.options.database.changes.subscribe(this.spec.collection, this)
    this.call = call
    this.send('INIT_EVENT', events, call.requestId)
  }

  /**
   * Answers REBUILD_WATCH with what the client has missed since an event; with the whole result where that is
   * no longer kept.
   *
   * @throws RealtimeError QUERYID_INVALID_ERROR where the client has to begin anew
   */
  resume(call: WatchCall, eventId: number): void {
    const missed = this.ring.after(eventId)
    if (!missed) {
      this.startAnew(call, eventId)
      return
    }
    this.attach(call)
    this.send('NEXT_EVENT', missed, call.requestId)
  }

  /** The client says what it has; answers the number of the latest event. */
  acknowledge(eventId: number): number {
    if (eventId <= this.ring.lastId) this.ring.forget(eventId)
    return this.ring.lastId
  }

  /** The connection is lost: events are kept for a while. */
  detach(): void {
    this.call = undefined
    this.waiting = setTimeout(() => this.end(), this.options.limits.resumeTime)
    this.waiting.unref()
  }

  end(): void {
    clearTimeout(this.waiting)
    this.unsubscribe?.()
    this.call = undefined
    this.options.onEnd(this)
  }

  changed(changes: readonly Change[]): void {
    this.follow(() => this.result.apply(changes))
  }

  reloaded(): void {
    this.follow(() => this.result.reload())
  }

  private follow(work: () => EventBody[]): void {
    try {
      const bodies = work()
      if (bodies.length > 0) this.send('NEXT_EVENT', this.ring.push(bodies), randomUUID())
    } catch (error) {
      this.fail(error)
    }
  }

  /** All events bear the number the client waits for, so that it takes the new result for the old. */
  private startAnew(call: WatchCall, eventId: number): void {
    const isKnown = Number.isInteger(eventId) && eventId >= 0 && eventId <= this.ring.lastId
    const bodies = isKnown ? this.readAll() : []
    if (bodies.length === 0) {
      this.end()
      throw new RealtimeError('QUERYID_INVALID_ERROR', 'too much was missed: watch again')
    }
    this.attach(call)
    this.ring.restartAfter(eventId)
    this.send('INIT_EVENT', this.ring.push(bodies), call.requestId)
  }

  private readAll(): EventBody[] {
    try {
      return this.result.init()
    } catch (error) {
      this.end()
      throw error
    }
  }

  private attach(call: WatchCall): void {
    clearTimeout(this.waiting)
    this.call = call
  }

  private send(msgType: 'INIT_EVENT' | 'NEXT_EVENT', events: readonly DbEvent[], requestId: string): void {
    if (!this.call) return
    const { client, watchId } = this.call
    this.sent += events.length
    const msgData = { queryID: this.id, currEvent: this.ring.lastId, events }
    client.send({ watchId, requestId, msgType, msgData })
  }

  private fail(error: unknown): void {
    const call = this.call
    this.end()
    if (!call) return
    const { client, watchId } = call
    client.send({ watchId, requestId: randomUUID(), msgType: 'ERROR', msgData: describeError(error) })
  }
}
