import { DAY, type PersonRef, type Post } from '../case'
import type { Role } from '../roles'
import type { Org, OrgKind } from './org'

export const reorganisationKinds = [
  'create',
  'rename',
  'close',
  'split',
  'merge',
  'appoint',
  'end',
  'handOver',
] as const
export type ReorganisationKind = (typeof reorganisationKinds)[number]

/**
 * `asked`: written down, not looked at yet, so that nothing of it may be carried out; `planned`: its day has not come;
 * `doing`: under way; `settling`: carried out, and looked after once more for what was written meanwhile by somebody
 * who did not know; `failed`: what it was about had changed by its day.
 */
export const reorganisationStates = [
  'asked',
  'planned',
  'doing',
  'settling',
  'done',
  'failed',
  'cancelled',
] as const
export type ReorganisationState = (typeof reorganisationStates)[number]

/** A post that somebody gets, or whose end changes. */
export interface PostOrder {
  readonly person: PersonRef
  readonly post: Post
}

/** What somebody asked for, as they asked it. */
export type Wanted =
  | {
      readonly kind: 'create'
      readonly parent: string
      readonly orgKind: OrgKind
      readonly name: string
      readonly estate: string | null
    }
  | { readonly kind: 'rename'; readonly org: string; readonly version: number; readonly name: string }
  | { readonly kind: 'close'; readonly org: string; readonly version: number }
  | {
      readonly kind: 'split'
      readonly org: string
      readonly version: number
      readonly name: string
      readonly buildings: readonly string[]
      readonly secretary: string | null
    }
  | {
      readonly kind: 'merge'
      readonly org: string
      readonly version: number
      readonly grids: readonly string[]
    }
  | {
      readonly kind: 'appoint'
      readonly org: string
      readonly personId: string
      readonly role: Role
      readonly to: number | null
      readonly acting: boolean
    }
  | {
      readonly kind: 'end'
      readonly org: string
      readonly personId: string
      readonly role: Role
      readonly from: number
    }
  | {
      readonly kind: 'handOver'
      readonly org: string
      readonly personId: string
      readonly role: Role
      readonly successorId: string
    }

/** A building that goes to another grid. */
export interface BuildingMove {
  readonly building: string
  readonly from: string
  readonly to: Pick<Org, '_id' | 'name'>
  /** Ids from the city to the building, as they then are. */
  readonly path: readonly string[]
}

/** Posts at an org that go on elsewhere, or end. */
export interface RepostOrder {
  readonly role: Role
  readonly org: string
  readonly to: Pick<Org, '_id' | 'name' | 'path'> | null
  /** Only those of people who live under one of these orgs; null: everybody's. */
  readonly livingIn: readonly string[] | null
}

/** What is to be done, worked out once when it begins, so that whoever goes on after a break does the same. */
export interface ReorganisationOrder {
  readonly opens: readonly Org[]
  readonly moves: readonly BuildingMove[]
  readonly reposts: readonly RepostOrder[]
  readonly closes: readonly string[]
  readonly rename: {
    readonly org: string
    readonly kind: OrgKind
    readonly name: string
    readonly label: string
  } | null
  readonly appoints: readonly PostOrder[]
  readonly ends: readonly PostOrder[]
  /** Open duties that go from one person to another with an office. */
  readonly succession: {
    readonly from: PersonRef
    readonly to: PersonRef
    readonly org: string
    /** In which capacity both act. */
    readonly as: string
  } | null
  /** Orgs whose office may have become empty, or be filled again. */
  readonly seats: readonly string[]
}
export const noOrder: ReorganisationOrder = {
  ...{ opens: [], moves: [], reposts: [], closes: [], rename: null },
  ...{ appoints: [], ends: [], succession: null, seats: [] },
}

/** How much has gone along. */
export interface Moved {
  readonly households: number
  readonly people: number
  readonly wishes: number
}
export const nothingMoved: Moved = { households: 0, people: 0, wishes: 0 }

/** A change of the tree or its posts as stored in `reorganisations`. */
export interface Reorganisation {
  readonly _id: string
  readonly version: number
  readonly kind: ReorganisationKind
  readonly state: ReorganisationState
  readonly wanted: Wanted
  readonly order: ReorganisationOrder | null
  /** The org that it is about. */
  readonly about: Pick<Org, '_id' | 'kind' | 'name' | 'path'> | null
  /** Where it lies, for those who look after it. */
  readonly path: readonly string[]
  /** When it takes effect, epoch ms. */
  readonly at: number
  readonly by: PersonRef
  /** The org that they acted for. */
  readonly as: string
  readonly digest: string
  /** What nobody else may change meanwhile, a value of its own once it is over. The index on it is unique. */
  readonly locks: readonly string[]
  /** Steps that are done. */
  readonly done: readonly string[]
  /** When `jobs` takes it up; NEVER when nothing is left. */
  readonly dueAt: number
  readonly moved: Moved
  /** Why it could not be carried out, in words. */
  readonly failure: string | null
  readonly createdAt: number
}

const CHINA = 8 * 3_600_000
/** When a day begins in China, epoch ms. */
export const startOfDay = (at: number): number => Math.floor((at + CHINA) / DAY) * DAY - CHINA
/** Days ahead that a change may be planned. */
const MOST_AHEAD = 366

/** Why a change may not take effect then, in words; null when it may. `at` null: at once. */
export function dayFault(at: number | null, now: number): string | null {
  if (at === null) return null
  if (at < startOfDay(now)) return '过去的事不能改，请选今天或以后的日子'
  return at > now + MOST_AHEAD * DAY ? '请选一年以内的日子' : null
}
