import type { Index } from './catalog'
import type { Near } from './geo/conditions'
import type { DocumentId, Fields } from './values'

/** A stretch of one index, in the encoding the index stores. */
export interface KeyRange {
  readonly index: Index
  readonly low: Buffer
  readonly high: Buffer
  /** Bytes all keys of this range share; what follows them is the order in which ranges are merged. */
  readonly shared: number
}

/** How documents are reached. */
export type Access =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'ids'; readonly ids: readonly DocumentId[] }
  | { readonly kind: 'idOrder'; readonly backward: boolean; readonly bound: IdBound | undefined }
  | {
      readonly kind: 'ranges'
      readonly ranges: readonly KeyRange[]
      readonly backward: boolean
      readonly merged: boolean
    }
  | { readonly kind: 'union'; readonly parts: readonly Access[]; readonly mergedBy: SortSpec }
  | { readonly kind: 'near'; readonly index: Index; readonly near: Near }
  | { readonly kind: 'insertionOrder' }

export interface IdBound {
  readonly operator: '$gt' | '$gte' | '$lt' | '$lte'
  readonly id: DocumentId
}

export interface Plan {
  readonly access: Access
  /** Name shown to the developer: an index, `_id`, several joined by `+` for `$or`, or null for a scan. */
  readonly name: string | null
  /** The index narrows what is read; otherwise every document may have to be read. */
  readonly bounded: boolean
  /** Documents come in the order asked for. */
  readonly sorted: boolean
  /** Nothing of the filter is left to judge. */
  readonly exact: boolean
  /** What is left to judge; absent is the whole filter. */
  readonly rest?: Fields
  /** One document may be met more than once. */
  readonly repeats: boolean
  readonly indexes: readonly Index[]
}

/** The order asked for: path and direction, in order of weight. */
export type SortSpec = readonly (readonly [path: string, direction: 1 | -1])[]

export const SCAN: Plan = {
  access: { kind: 'insertionOrder' },
  name: null,
  bounded: false,
  sorted: false,
  exact: false,
  repeats: false,
  indexes: [],
}
