import type { DbEvent, EventBody } from './frames'

interface KeptEvents {
  readonly id: number
  readonly events: readonly DbEvent[]
  readonly bytes: number
}

/** Numbers the events of a watch and keeps the last ones for a client that comes back. */
export class EventRing {
  private kept: KeptEvents[] = []
  private bytes = 0
  private last = 0

  constructor(private readonly limits: { readonly keptEvents: number; readonly keptBytes: number }) {}

  /** Number of the latest events; 0 is the initial state. */
  get lastId(): number {
    return this.last
  }

  /** Gives what happened in one commit the next number. */
  push(bodies: readonly EventBody[]): DbEvent[] {
    const id = ++this.last
    const events = bodies.map((body) => ({ ID: id, ...body }))
    const bytes = events.reduce((sum, { Doc, UpdatedFields }) => sum + Doc.length + UpdatedFields.length, 0)
    this.kept.push({ id, events, bytes })
    this.bytes += bytes
    while (this.kept.length > this.limits.keptEvents || this.bytes > this.limits.keptBytes) this.drop()
    return events
  }

  /** Everything after a number, or undefined when some of it is no longer kept or never was. */
  after(id: number): DbEvent[] | undefined {
    const oldest = this.last - this.kept.length
    if (!Number.isInteger(id) || id < oldest || id > this.last) return undefined
    return this.kept.slice(id - oldest).flatMap(({ events }) => events)
  }

  /** The client has everything up to this number. */
  forget(upTo: number): void {
    while ((this.kept[0]?.id ?? Infinity) <= upTo) this.drop()
  }

  /** Goes on after the number a client stopped at, which has missed more than is kept. */
  restartAfter(id: number): void {
    this.kept = []
    this.bytes = 0
    this.last = id
  }

  private drop(): void {
    this.bytes -= this.kept.shift()?.bytes ?? 0
  }
}
