import type { PersonRef } from '../../domain/case'
import type { OrgKind } from '../../domain/grid/org'

/** Who ordered a change of the tree, and for which org. */
interface Ordered {
  readonly by: PersonRef
  readonly as: string
}

/** The open cases of a building go to its new grid. */
export interface Relocation extends Ordered {
  readonly building: string
  readonly from: string
  readonly to: { readonly _id: string; readonly name: string }
  /** Ids from the city to the building, as they then are. */
  readonly path: readonly string[]
}

/** Open cases that somebody leads for an org go to their successor. */
export interface Succession extends Ordered {
  readonly from: PersonRef
  readonly to: PersonRef
  readonly org: string
  /** In which capacity both act. */
  readonly capacity: string
}

/**
 * What the keepers of the tree ask of whoever keeps cases. Every request may come twice and finds then nothing left to
 * do; closed cases keep their place, they are history.
 */
export interface CaseOffice {
  /** How many cases went along. */
  relocate(relocation: Relocation): Promise<number>
  succeed(succession: Succession): Promise<number>
  rename(org: string, kind: OrgKind, name: string): Promise<void>
  /** How many cases are open under each of these orgs, as a `lookup` takes it: rows of `OpenCases`. */
  openIn(orgs: readonly string[]): { readonly from: string; readonly pipeline: readonly object[] }
}

/** An org with open cases, and how many. */
export interface OpenCases {
  readonly _id: string
  readonly count: number
}
