import type { Invocation } from './invocations'

/** Terminate a function's process at one of its requests to the cloud. */
export interface Fault {
  readonly id: number
  readonly kill: 'before-write' | 'after-write'
  readonly function: string
  /** Regular expression matched against `<action> <collection, api, function or path>`. */
  readonly actionPattern: string
  /** Which matching request of one invocation, counted from 1. */
  readonly nth: number
}

/** Faults that tests set; each strikes once. */
export class Faults {
  private readonly armed = new Map<number, Fault & { readonly pattern: RegExp }>()
  private lastId = 0

  add(fault: Omit<Fault, 'id'>): Fault {
    const stored = { ...fault, id: ++this.lastId }
    this.armed.set(stored.id, { ...stored, pattern: new RegExp(fault.actionPattern) })
    return stored
  }

  list(): Fault[] {
    return [...this.armed.values()].map(({ id, kill, function: name, actionPattern, nth }) => {
      return { id, kill, function: name, actionPattern, nth }
    })
  }

  clear(): void {
    this.armed.clear()
  }

  /** The fault that this request of the invocation sets off, if any; it is then spent. */
  strike(invocation: Invocation, request: string): Fault | undefined {
    for (const fault of this.armed.values()) {
      if (fault.function !== invocation.functionName || !fault.pattern.test(request)) continue
      const seen = (invocation.faultMatches.get(fault.id) ?? 0) + 1
      invocation.faultMatches.set(fault.id, seen)
      if (seen !== fault.nth) continue
      this.armed.delete(fault.id)
      return fault
    }
    return undefined
  }
}
