import type { Person } from './person'

/** Why staff look at somebody's number and door; each counts only while it is so (kernel: identity/privacy-reveal). */
export const callReasons = ['verify', 'phone', 'correction'] as const
export const lookReasons = [...callReasons, 'case'] as const
export type LookReason = (typeof lookReasons)[number]
export const lookReasonLabels: Record<LookReason, string> = {
  verify: '核实住址',
  phone: '核对电话',
  correction: '办理更正',
  case: '办理心愿',
}

export const privacyLimits = {
  /** Numbers that one staff member may open in a day: more than a day's visits, fewer than a street. */
  revealsPerDay: 30,
  note: 60,
  looks: 20,
  cases: 50,
} as const

/** Entries of the log about somebody's record that they read themselves. */
export const recordKinds = [
  'add',
  'change',
  'verify',
  'refuse',
  'link',
  'merge',
  'moveOut',
  'correct',
  'refuseCorrection',
  'represent',
] as const
export type RecordKind = (typeof recordKinds)[number]

/** The word that somebody types who wants to be forgotten. */
export const ERASE_WORD = '注销'

/** Whom the record names in place of somebody who is no longer known. */
export const ERASED_NAME = '已注销居民'

/** What a person says is wrong about what is known of them. */
export interface Correction {
  readonly name: string | null
  readonly door: string | null
  readonly note: string
  readonly at: number
}

/** What became of the latest thing that somebody asked to be corrected. */
export interface CorrectionAnswer {
  readonly isAgreed: boolean
  /** How it was looked into, or why nothing was changed; the person reads it. */
  readonly note: string
  readonly by: string
  readonly at: number
}

/** The reason, other than a case, for which somebody in this position may be called now. */
export const isReason = (
  reason: (typeof callReasons)[number],
  { residence, phoneMark, phoneProof, correction }: Person,
): boolean =>
  ({
    verify: residence.state === 'pending',
    phone: phoneMark !== null && phoneProof === null,
    correction: Boolean(correction),
  })[reason]
