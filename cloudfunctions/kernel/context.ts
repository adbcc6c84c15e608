import type { Person } from '../../domain/identity/person'
import type { Actor } from './actor'

/** What a handler knows besides its input. */
export interface Context {
  readonly actor: Actor
  readonly openid: string
  /** The people named by the input fields that the procedure declares in `persons`. */
  readonly persons: { readonly [field: string]: Person | undefined }
  /** Idempotency key of a command and a digest of what it asks; empty in a query. */
  readonly key: string
  readonly digest: string
  /** Epoch milliseconds at which the call arrived. */
  readonly now: number
}
