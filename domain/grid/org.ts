/** The organisation tree of product.md; units hang beside it. */
export const orgKinds = ['city', 'district', 'subdistrict', 'community', 'grid', 'building', 'unit'] as const
export type OrgKind = (typeof orgKinds)[number]

/** An org as stored in `orgs`. */
export interface Org {
  readonly _id: string
  readonly kind: OrgKind
  readonly name: string
  /** The org above; for a unit the community it is paired with; null for the city. */
  readonly parent: string | null
  /** Ids from the city down to this org. */
  readonly path: readonly string[]
}

/** A household as stored in `households`. */
export interface Household {
  readonly _id: string
  readonly path: readonly string[]
  /** Door number, 3-402. */
  readonly door: string
}
