import { ServiceError } from '../types'
import type { ContentCheckFault, Fault, FaultRequest, KillFault } from './fault'
import { createRandom } from './random'

/** A request that faults may concern. */
export interface FaultTarget {
  /** `<action> <subject>`, for example `database.modifyDocument wishes` or `client functions.api`. */
  readonly request: string
  /** The function that asks; absent for clients and scripts. */
  readonly function?: string | undefined
  /** Matching requests of this call so far, by fault; kept by the call. */
  readonly matches?: Map<number, number> | undefined
}

/** What happens to one request. */
export interface FaultEffect {
  /** Wait before the work, ms. */
  readonly delayMs: number
  /** Answer this, and do no work. */
  readonly refusal?: ServiceError
  readonly kill?: KillFault['kill']
  /** Do the work, then end the connection. */
  readonly losesReply: boolean
}

export interface FaultPlanOptions {
  /** Equal seeds and equal requests strike alike. */
  readonly seed: number
  /** Faults that are set from the start, and again after `reset`. */
  readonly initial: readonly FaultRequest[]
  /** Real time, ms. */
  readonly now: () => number
}

interface Armed {
  readonly fault: Fault
  readonly pattern: RegExp | undefined
  readonly random: () => number
  strikes: number
  /** The second that `inSecond` counts. */
  second: number
  inSecond: number
}

type Effect = { -readonly [K in keyof FaultEffect]: FaultEffect[K] }

/** What happens where no fault is set. */
export const NO_EFFECT: FaultEffect = { delayMs: 0, losesReply: false }

/** The faults that are set. */
export class FaultPlan {
  private readonly armed = new Map<number, Armed>()
  private lastId = 0

  constructor(private readonly options: FaultPlanOptions) {
    this.reset()
  }

  add(request: FaultRequest): Fault {
    const fault: Fault = { ...request, id: ++this.lastId }
    const pattern = request.actionPattern === undefined ? undefined : new RegExp(request.actionPattern)
    const random = createRandom(this.options.seed + fault.id)
    this.armed.set(fault.id, { fault, pattern, random, strikes: 0, second: 0, inSecond: 0 })
    return fault
  }

  /** The faults that are set, and how often each has struck. */
  list(): (Fault & { readonly strikes: number })[] {
    return [...this.armed.values()].map(({ fault, strikes }) => ({ ...fault, strikes }))
  }

  /** Takes one fault back and tells whether there was one. */
  remove(id: number): boolean {
    return this.armed.delete(id)
  }

  clear(): void {
    this.armed.clear()
  }

  /** Sets the faults of the start again, and no others; the sequences of chance begin anew. */
  reset(): void {
    this.armed.clear()
    this.lastId = 0
    for (const fault of this.options.initial) this.add(fault)
  }

  /** What all faults together do to a request; those that strike are counted. */
  effectOn(target: FaultTarget): FaultEffect {
    if (this.armed.size === 0) return NO_EFFECT
    const effect: Effect = { ...NO_EFFECT }
    for (const armed of this.armed.values()) {
      if (matches(armed, target) && this.apply(armed, target, effect)) this.struck(armed)
    }
    return effect
  }

  /** What the content checks are to find, if a fault says so. */
  contentCheck(): ContentCheckFault['contentCheck'] | undefined {
    for (const { fault } of this.armed.values()) if ('contentCheck' in fault) return fault.contentCheck
    return undefined
  }

  /** Adds what one fault does to the effect and tells whether it struck. */
  private apply(armed: Armed, { request, matches: seen }: FaultTarget, effect: Effect): boolean {
    const { fault, random } = armed
    if ('kill' in fault) return strikeKill(fault, seen, effect)
    if ('latency' in fault) {
      effect.delayMs += Math.max(0, fault.latency.ms + (random() * 2 - 1) * fault.latency.jitter)
      return true
    }
    if ('lostReplies' in fault) return strikeReply(random() < fault.lostReplies, effect)
    const refusal = this.refusalOf(armed, request)
    effect.refusal ??= refusal
    return refusal !== undefined
  }

  private refusalOf(armed: Armed, request: string): ServiceError | undefined {
    const { fault, random } = armed
    if ('errorRate' in fault && random() < fault.errorRate) {
      return new ServiceError(fault.code, `a fault set for ${request}`)
    }
    if ('throttling' in fault && this.countSecond(armed) > fault.throttling) {
      return new ServiceError('EXCEED_REQUEST_LIMIT', `a fault throttles ${request}`)
    }
    return undefined
  }

  private countSecond(armed: Armed): number {
    const second = Math.floor(this.options.now() / 1000)
    if (second !== armed.second) Object.assign(armed, { second, inSecond: 0 })
    return ++armed.inSecond
  }

  private struck(armed: Armed): void {
    const { id, times } = armed.fault
    const isOnce = 'kill' in armed.fault
    if (++armed.strikes >= (isOnce ? 1 : (times ?? Infinity))) this.armed.delete(id)
  }
}

function matches({ fault, pattern }: Armed, target: FaultTarget): boolean {
  if (fault.function !== undefined && fault.function !== target.function) return false
  return pattern?.test(target.request) ?? true
}

function strikeReply(isStruck: boolean, effect: Effect): boolean {
  if (isStruck) effect.losesReply = true
  return isStruck
}

/** A kill counts the matching requests of one call. */
function strikeKill(
  { id, kill, nth }: KillFault & Fault,
  seen: Map<number, number> | undefined,
  effect: Effect,
): boolean {
  const count = (seen?.get(id) ?? 0) + 1
  seen?.set(id, count)
  if (count === nth) effect.kill = kill
  return count === nth
}
