import type { ViolationKind } from '../device'

/** Something that may have handlers by name: a page, or the App. */
export interface Handled {
  readonly [name: string]: unknown
}

export type Call = (owner: Handled, name: string, ...values: unknown[]) => unknown

/** Calls a handler where there is one; what it throws is reported and stops nothing else. */
export const caller =
  (report: (kind: ViolationKind, message: string) => void): Call =>
  (owner, name, ...values) => {
    const handler = owner[name]
    if (typeof handler !== 'function') return undefined
    try {
      return (handler as (...values: unknown[]) => unknown).apply(owner, values)
    } catch (error) {
      report(
        'page-error',
        `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      )
      return undefined
    }
  }
