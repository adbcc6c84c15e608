import type { Person } from '../../domain/identity/person'
import type { Actor } from './actor'

/** A call by whoever opened the program, known to it or not. */
export interface Visit {
  /** The person registered under the caller's openid, their home verified or not; null: nobody. */
  readonly known: Person | null
  readonly openid: string
  /** The people named by the input fields that the procedure declares in `persons`. */
  readonly persons: { readonly [field: string]: Person | undefined }
  /** Idempotency key of a command and a digest of what it asks; empty in a query. */
  readonly key: string
  readonly digest: string
  /** Epoch milliseconds at which the call arrived. */
  readonly now: number
}

/** What a handler knows besides its input. */
export interface Context extends Omit<Visit, 'known'> {
  readonly actor: Actor
}
