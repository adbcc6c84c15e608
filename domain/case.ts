import type { Role } from './roles'

/** Epoch milliseconds that stand for "no deadline": sorts after every real one (year 2286). */
export const NEVER = 9_999_999_999_999

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** A person as an event or a case names them. */
export interface PersonRef {
  readonly id: string
  readonly name: string
}

/** One entry of a case's track; the case's history is nothing but these. */
export interface CaseEvent<State extends string = string, Action extends string = string> {
  /** The version of the case that this event made, as text. */
  readonly id: string
  readonly action: Action
  readonly from: State
  readonly to: State
  /** Null: the clock did it. */
  readonly by: PersonRef | null
  /** In which capacity: the name of the org or unit they acted for, empty for a resident. */
  readonly as: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly note: string | null
  /** Idempotency key of the command and a digest of what it asked; null for the clock. */
  readonly key: string | null
  readonly digest: string | null
}

/** Whom a notice goes to: named people, or whoever holds one of these posts (`role@org`) today. */
export type Recipients = { readonly people: readonly string[] } | { readonly posts: readonly string[] }

/** Something to be done after a case has moved; stays on the case until it is done, and doing it twice changes nothing. */
export type Effect =
  | {
      readonly id: string
      readonly kind: 'notify'
      readonly template: string
      readonly to: Recipients
      readonly words: { readonly [slot: string]: string }
    }
  | { readonly id: string; readonly kind: 'checkPictures'; readonly personId: string }
  | {
      readonly id: string
      /** Somebody looked at the contact. */
      readonly kind: 'audit'
      readonly by: PersonRef
    }
  | { readonly id: string; readonly kind: 'countRelease'; readonly personId: string }

/** The fields that every case has, whatever it is about. `kernel/cases.ts` writes them. */
export interface CaseFields<State extends string = string, Action extends string = string> {
  readonly _id: string
  readonly version: number
  readonly state: State
  /** Ids of the orgs it lies under, from city to building. */
  readonly path: readonly string[]
  readonly events: readonly CaseEvent<State, Action>[]
  /** The deadline people see; NEVER when none runs. */
  readonly dueAt: number
  /** When the clock acts next, and what it does. */
  readonly clockAt: number
  readonly clockAction: Action | null
  /** Desks that show it: whose turn it is, whose it is (see each feature's desk.ts). */
  readonly keys: readonly string[]
  readonly effects: readonly Effect[]
  /** When `jobs` may take up effects left behind; NEVER when there are none. */
  readonly effectsAt: number
}

/** A post: a role at an org or unit, from a day to a day (epoch ms, `to` null while it lasts). */
export interface Post {
  readonly role: Role
  /** The org whose people and cases it concerns; a unit's member: the community it is paired with. */
  readonly org: string
  readonly orgName: string
  /** Ids from city down to `org`. */
  readonly path: readonly string[]
  /** The employer or partner unit behind the post, if any. */
  readonly unitName: string | null
  readonly from: number
  readonly to: number | null
  /** Acts for whoever holds the office, or for nobody while it is empty. */
  readonly acting?: boolean
}

export const isActive = (post: Pick<Post, 'from' | 'to'>, now: number): boolean =>
  post.from <= now && (post.to === null || now < post.to)

/** The value of the index that finds holders of a post. */
export const postKey = (role: Role, org: string): string => `${role}@${org}`
