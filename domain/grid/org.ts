import type { CommandNote } from '../identity/person'

/** The organisation tree of product.md; units hang beside it. */
export const orgKinds = ['city', 'district', 'subdistrict', 'community', 'grid', 'building', 'unit'] as const
export type OrgKind = (typeof orgKinds)[number]

/** What an org was called, and where it lay, before its latest change. Epoch ms, `to` excluded. */
export interface OrgPeriod {
  readonly name: string
  readonly parent: string | null
  readonly path: readonly string[]
  readonly from: number
  readonly to: number
}

/** A time in which nobody holds the office that an org needs; epoch ms, `to` excluded, null while nobody is in sight. */
export interface Vacancy {
  readonly from: number
  readonly to: number | null
}

/** A ring of [longitude, latitude] pairs (GCJ-02, as WeChat's maps use), the first repeated as the last. */
export type Ring = readonly (readonly [number, number])[]

/** An org as stored in `orgs`. */
export interface Org {
  readonly _id: string
  readonly version: number
  readonly kind: OrgKind
  readonly name: string
  /** The housing estate a building belongs to, null for every other kind. */
  readonly estate: string | null
  /** What people look for it by: estate and name of a building, the name of every other. */
  readonly label: string
  /** Of a unit: pieces of its label, by which any part of it is found (domain/grid/grams.ts); absent until `jobs` adds them. */
  readonly grams?: readonly string[]
  /** The org above; for a unit the community it is paired with; null for the city. */
  readonly parent: string | null
  /** Ids from the city down to this org. */
  readonly path: readonly string[]
  /** Since when its name and place are what they are, epoch ms. */
  readonly from: number
  /** When it was, or will be, closed; null while nobody means to. */
  readonly to: number | null
  /** Earlier names and places, oldest first, without gaps. */
  readonly past: readonly OrgPeriod[]
  /** The outline of a grid on the map, null where nobody drew one. It helps to find a home and has no history. */
  readonly boundary: Ring | null
  /** Squares of the map that the outline lies in (domain/grid/cells.ts); absent without one. */
  readonly cells?: readonly string[]
  /** Buildings have come or gone since the outline was drawn. */
  readonly redraw?: boolean
  /** Of everything under it; kept up to date by every change, counted anew by `jobs`. */
  readonly counts: OrgCounts
  /** When `jobs` last counted it anew, epoch ms; absent: never. */
  readonly countedAt?: number
  /** What `jobs` last wrote down of its counts, for later days to look back at (domain/grid/day-counts.ts). */
  readonly noted?: NotedCounts
  /** When its secretary's office is, or will be, empty, oldest first: the alarm of whoever may fill it. */
  readonly vacant?: readonly Vacancy[]
  /** Of a building: the folder of the cloud storage (cloud://…) in which the code for its door lies; absent: none was made. */
  readonly codeFolder?: string
}

export interface NotedCounts {
  /** Since when anything is written down, and when it was last, epoch ms. */
  readonly since: number
  readonly at: number
  readonly households: number
  readonly people: number
}

export interface OrgCounts {
  readonly households: number
  /** Whose home is verified. */
  readonly people: number
  /** Waiting to be verified. */
  readonly pending: number
}
export const noCounts: OrgCounts = { households: 0, people: 0, pending: 0 }

/** A household as stored in `households`. */
export interface Household {
  readonly _id: string
  readonly version: number
  readonly path: readonly string[]
  /** Door number, 3-402. */
  readonly door: string
  /** Who speaks for it in the grid's group and votes for it, chosen by the household itself; null: nobody yet. */
  readonly representative: string | null
  /** The latest choices of a representative (kernel/notes.ts); absent: none. */
  readonly keys?: readonly CommandNote[]
}
