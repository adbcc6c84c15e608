import type { ScanPolicy } from './cursor'
import type { Store } from './store'
import type { Transactions } from './transactions'

/** What the actions work with. */
export interface ActionContext {
  readonly store: Store
  readonly transactions: Transactions
  readonly policy: ScanPolicy
  /** Milliseconds since the epoch. */
  now(): number
}
