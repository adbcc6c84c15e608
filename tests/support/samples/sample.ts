import type { Cloud } from '../cloud'
import type { Company } from '../world'

export type Input = { [field: string]: unknown }

/** Documents by collection. */
export type Stored = { readonly [collection: string]: readonly { readonly _id: string }[] }

/** A call that succeeds: who makes it, upon what, saying what. */
export interface Sample {
  readonly who: keyof Company
  /** What the call is about, stored before it; every `_id` begins with the given text, which differs from call to call. */
  readonly stored?: (id: string) => Stored
  /** The input, with the same text. */
  readonly input: (id: string) => Input
  /** Ids of documents that stand there anyway and that a success changes, besides the caller's own. */
  readonly touches?: readonly string[]
  /** The caller is known no more afterwards: where everybody calls everything, this comes last. */
  readonly endsCaller?: true
}
export type Samples = { readonly [path: string]: Sample }

/** A call about nothing that has to be stored first. */
export const says = (who: keyof Company, input: Input = {}): Sample => ({ who, input: () => input })

/** Stores what calls are about. */
export async function storeAll(cloud: Cloud, stored: readonly Stored[]): Promise<void> {
  const collections = new Set(stored.flatMap((one) => Object.keys(one)))
  for (const collection of collections) {
    await cloud.insert(
      collection,
      stored.flatMap((one) => one[collection] ?? []),
    )
  }
}
