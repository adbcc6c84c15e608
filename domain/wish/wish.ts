import type { CaseEvent, CaseFields, PersonRef } from '../case'
import type { Place } from '../identity/person'
import type { WishAction, WishPhase, WishState } from './workflow'

export const wishKinds = ['goods', 'service', 'company', 'other'] as const
export type WishKind = (typeof wishKinds)[number]
export const wishKindLabels: Record<WishKind, string> = {
  goods: '物品',
  service: '服务',
  company: '陪伴',
  other: '其他',
}

export const sensitivities = ['none', 'illness', 'minor'] as const
export type Sensitivity = (typeof sensitivities)[number]

/** How far a published wish has been carried: the branch first, then wider. */
export const stages = ['branch', 'community', 'subdistrict'] as const
export type Stage = (typeof stages)[number]

/** `pending`: asked, no verdict yet; `manual`: a person has to look. */
export type CheckVerdict = 'pass' | 'pending' | 'risky' | 'manual'

export interface Picture {
  readonly file: string
  readonly check: CheckVerdict
  /** WeChat's trace of the check that is under way. */
  readonly trace: string | null
}

export interface Claimer extends PersonRef {
  /** The branch, community or unit they act for. */
  readonly as: string
  /** How many claims they gave back before this one. */
  readonly earlierReleases: number
}

export interface Claim {
  readonly lead: Claimer
  readonly members: readonly Claimer[]
  /** People wanted in all, the lead included; 1 when claimed alone. */
  readonly places: number
  readonly at: number
  readonly extensions: number
  readonly reminded: boolean
  /** Who has seen the contact already. */
  readonly contactSeenBy: readonly string[]
}

export interface Evidence {
  readonly note: string
  readonly photos: readonly string[]
  /** Minutes of service. */
  readonly minutes: number | null
  readonly signature: string | null
  readonly at: number
}

export interface Rating {
  /** 1 to 5. */
  readonly score: number
  readonly thanks: string
  /** The wisher's consent. */
  readonly consent: boolean
  readonly check: CheckVerdict
}

/** What the wisher writes. */
export interface WishText {
  readonly title: string
  readonly reason: string
  readonly kind: WishKind
  /** Estimated value in yuan, null when not a thing to buy. */
  readonly value: number | null
  /** Epoch ms of the end of the day it is needed by; null: whenever. */
  readonly neededBy: number | null
}

/** A change of a claimed wish that waits for the claimer's consent. */
export type AskedChange =
  | { readonly what: 'withdraw'; readonly note: string }
  | { readonly what: 'edit'; readonly note: string; readonly text: WishText }

/** Who submitted a wish for somebody else: a helper, an agent, or staff who recorded it. */
interface WishHelper extends PersonRef {
  readonly relation: string
  readonly isStaff: boolean
  /** The mandate that it was submitted under; absent: none. Whoever acts under one is a party while one is in force. */
  readonly mandate?: string
}

/** A wish as stored in `wishes`. */
export interface Wish extends CaseFields<WishState, WishAction>, WishText {
  readonly phase: WishPhase
  readonly place: Place
  readonly pictures: readonly Picture[]
  /** Whose wish it is; `id` null for somebody whom the system does not know. */
  readonly wisher: { readonly id: string | null; readonly name: string; readonly hasPhone: boolean }
  /** Who submitted it for the wisher. */
  readonly helper: WishHelper | null
  readonly householdId: string
  readonly contact: string | null
  /** What the public may see besides the title. */
  readonly show: { readonly reason: boolean; readonly pictures: boolean }
  readonly textCheck: CheckVerdict
  readonly sensitivity: Sensitivity
  /** What the public sees instead of the text of a sensitive wish. */
  readonly outline: string | null
  readonly stage: Stage | null
  /** Orgs whose people see it in the pool. */
  readonly audience: readonly string[]
  readonly claim: Claim | null
  readonly releases: number
  readonly evidence: Evidence | null
  readonly confirmedAt: number | null
  readonly reopened: number
  readonly rating: Rating | null
  readonly change: AskedChange | null
  readonly transferredTo: string | null
  readonly channel: string | null
  /** Wishes of the same household in the 90 days before it was submitted. */
  readonly earlier: readonly EarlierWish[]
  readonly submittedAt: number
  /** Unique while the wish is open: one of the household's places; see rules.ts. */
  readonly slot: string
  /** Place in lists, newest first: the time in ms times 1000 plus three figures made from the id. */
  readonly listedAt: number
}

export interface EarlierWish {
  readonly id: string
  readonly title: string
  readonly kind: WishKind
  readonly at: number
}

export type WishEvent = CaseEvent<WishState, WishAction>
