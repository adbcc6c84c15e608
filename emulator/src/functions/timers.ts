import type { Clock } from '../clock'
import { ServiceError } from '../types'
import type { FunctionCatalog } from './catalog'
import { nextTime, parseCron } from './cron'
import type { FunctionsHost, InvocationReport } from './host'
import type { LogBook } from './logs'

export interface TimerState {
  readonly function: string
  readonly trigger: string
  readonly cron: string
  /** The emulator's time, ms; null when the trigger never fires again. */
  readonly next: number | null
}

interface TimerCheck {
  readonly name: string
  readonly cron: string
  readonly now: number
  readonly clockMoved: boolean
}

export interface TimerOptions {
  readonly catalog: FunctionCatalog
  readonly functions: FunctionsHost
  readonly clock: Clock
  readonly logs: LogBook
}

/** A timer of Node holds 24 days at most, and a sleeping machine lets it lag: the clock is read this often. */
const MAX_WAIT_MS = 5000

/**
 * Fires timer triggers by the emulator's clock. When the clock is moved over several times of one trigger, it
 * fires once: what runs then sees the new time, as after a pause of the platform.
 */
export class Timers {
  private readonly due = new Map<string, { cron: string; next: number | undefined }>()
  private waiting: NodeJS.Timeout | undefined
  private stopped = false

  constructor(private readonly options: TimerOptions) {}

  /** Starts firing. */
  start(): void {
    this.options.clock.onMove(() => this.tick(true))
    this.tick(false)
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.waiting)
  }

  list(): TimerState[] {
    const now = this.options.clock.now()
    return this.timers().map(({ name, trigger, cron }) => {
      return { function: name, trigger, cron, next: nextTime(parseCron(cron), now) ?? null }
    })
  }

  /**
   * Runs a function as its timer does.
   *
   * @throws ServiceError FUNCTION_NOT_FOUND when there is no such function or it declares no timer
   */
  async run(name: string, at: number = this.options.clock.now()): Promise<InvocationReport> {
    const trigger = (await this.options.catalog.find(name))?.timer
    if (!trigger) throw new ServiceError('FUNCTION_NOT_FOUND', `no function named ${name} declares a timer`)
    const time = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
    return this.options.functions.invoke({
      name,
      event: JSON.stringify({ Type: 'Timer', TriggerName: trigger.name, Time: time }),
      caller: { source: 'wx_trigger', timer: true },
    })
  }

  /** Looks at the triggers again, after the files of a function have changed. */
  refresh(): void {
    if (this.waiting) this.tick(false)
  }

  private tick(clockMoved: boolean): void {
    if (this.stopped) return
    clearTimeout(this.waiting)
    const now = this.options.clock.now()
    const timers = this.timers()
    const names = new Set(timers.map(({ name }) => name))
    for (const name of this.due.keys()) if (!names.has(name)) this.due.delete(name)
    const waits = timers.map(({ name, cron }) => this.check({ name, cron, now, clockMoved }))
    this.waiting = setTimeout(() => this.tick(false), Math.min(MAX_WAIT_MS, ...waits)).unref()
  }

  /** Fires the timer when it is due and returns the ms until it is due again. */
  private check({ name, cron, now, clockMoved }: TimerCheck): number {
    const known = this.due.get(name)
    const isCurrent = known?.cron === cron
    const isDue = isCurrent && known.next !== undefined && known.next <= now
    if (isDue) void this.fire(name, known.next ?? now)
    const isKept = isCurrent && !isDue && !clockMoved
    const next = isKept ? known.next : nextTime(parseCron(cron), now)
    this.due.set(name, { cron, next })
    return next === undefined ? MAX_WAIT_MS : Math.max(1, next - now)
  }

  private async fire(name: string, at: number): Promise<void> {
    try {
      const { outcome } = await this.run(name, at)
      if (!outcome.ok) this.options.logs.warn(`the timer of ${name} failed: ${outcome.message}`)
    } catch (error) {
      this.options.logs.warn(`the timer of ${name} failed: ${String(error)}`)
    }
  }

  private timers(): { name: string; trigger: string; cron: string }[] {
    return this.options.catalog
      .list()
      .flatMap(({ name, timer }) => (timer ? [{ name, trigger: timer.name, cron: timer.config }] : []))
  }
}
