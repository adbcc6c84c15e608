import type { PersonRef, Post } from '../case'
import type { Correction, CorrectionAnswer } from './privacy'
import type { Face } from './face'
import type { HeldMandate } from './mandates'
import type { ReportingPlace, Skill, VolunteerState, WeekTime } from './volunteering'

/** Names for people to read, beside the ids in `path`. */
export interface Place {
  readonly subdistrict: string
  readonly community: string
  readonly grid: string
  readonly building: string
}

/** `pending`: stated, not looked at yet; `refused`: looked at and not so; `left`: lived here once. */
export const residenceStates = ['pending', 'verified', 'refused', 'left'] as const
export type ResidenceState = (typeof residenceStates)[number]

/** What is known of whether somebody lives where they say. */
export interface Residence {
  readonly state: ResidenceState
  /** Since when, epoch ms. */
  readonly since: number
  /** Who decided; null: nobody has yet. */
  readonly by: PersonRef | null
  /** Why it was refused, or how it was verified. */
  readonly reason: string | null
}

/** What somebody is to their household. */
export const relations = ['owner', 'spouse', 'child', 'parent', 'relative', 'tenant', 'other'] as const
export type Relation = (typeof relations)[number]

/** How a phone number was found to be theirs: WeChat said so, or a grid worker called it. */
export const phoneProofs = ['wechat', 'worker'] as const
export type PhoneProof = (typeof phoneProofs)[number]

/** What somebody agreed to: which text, when. */
export interface Consent {
  /** Version of the text, its date: 2026-11-29. */
  readonly version: string
  readonly at: number
}

/** Party membership, as far as the program needs it: the branch, and the employer's for double reporting (双报到). */
export interface Membership {
  /** The grid whose branch counts them as a member. */
  readonly branch: string
  /** 党员中心户 */
  readonly isHub: boolean
  /** The employer unit of an in-service member who reports to the community too; null for everyone else. */
  readonly unit: EmployerUnit | null
}

/** An employer's branch, and the community that it is paired with. */
export interface EmployerUnit {
  readonly id: string
  readonly name: string
  readonly community: { readonly id: string; readonly name: string }
}

/** What somebody offers as a volunteer. */
export interface Volunteering {
  readonly state: VolunteerState
  readonly since: number
  readonly skills: readonly Skill[]
  readonly times: readonly WeekTime[]
  /** Where they report: at home, or where their employer is paired; that community approves. */
  readonly at: ReportingPlace
  readonly community: { readonly id: string; readonly name: string }
  /** Orgs in which they help. */
  readonly areas: readonly string[]
  readonly reason: string | null
}

/** A home that somebody left. */
export interface PastHome {
  readonly householdId: string
  readonly path: readonly string[]
  readonly place: Place
  /** Epoch ms; `to` is when they left. */
  readonly from: number
  readonly to: number
}

/** A command that changed a document, kept there so that its replay is recognised. */
export interface CommandNote {
  readonly key: string
  readonly digest: string
}

/** Numbers of others that a staff member opened on one day, by the commands that did. */
export interface Reveals {
  /** The day in China, 2026-11-21. */
  readonly day: string
  readonly keys: readonly CommandNote[]
}

/** A person as stored in `people`. */
export interface Person {
  readonly _id: string
  /** Raised with every change to what is known of them. */
  readonly version: number
  /** WeChat's openid; `none:<id>` for a resident without a phone, so that the unique index holds. */
  readonly openid: string
  readonly name: string
  readonly householdId: string
  /** Ids from city to building of where they live. */
  readonly path: readonly string[]
  readonly place: Place
  /** Phone and door as one sealed text (kernel/seal.ts), null when neither is known. */
  readonly contact: string | null
  /** Keyed digests of the phone number and of its last four digits (kernel/seal.ts), by which they are looked up. */
  readonly phoneMark: string | null
  readonly phoneTail: string | null
  readonly phoneProof: PhoneProof | null
  readonly relation: Relation
  readonly residence: Residence
  /** The 14th birthday of a child below that age, epoch ms: it acts through a guardian only. Null for everyone else. */
  readonly childUntil: number | null
  readonly consent: Consent | null
  readonly membership: Membership | null
  readonly volunteering: Volunteering | null
  readonly posts: readonly Post[]
  /** `role@org` of every post, for the index that finds whom to notify. */
  readonly postKeys: readonly string[]
  /** Ids of the events with which this person gave a claim back. */
  readonly releases: readonly string[]
  /** Homes before this one, oldest first; absent: none. */
  readonly past?: readonly PastHome[]
  /** The latest commands that changed them (kernel/notes.ts); absent: none. */
  readonly keys?: readonly CommandNote[]
  /** Mandates they hold for others (domain/identity/mandates.ts); absent: none ever. */
  readonly mandates?: readonly HeldMandate[]
  /** What they asked to be corrected, until the grid has answered; absent or null: nothing. */
  readonly correction?: Correction | null
  /** How the latest of these was answered; absent: none was. */
  readonly answer?: CorrectionAnswer
  /** How they want to be shown to neighbours; absent: never said. */
  readonly face?: Face
  /** Marks of people of the office's list who are somebody else (kernel/twins.ts); absent: none. */
  readonly apart?: readonly string[]
  /** Ids under which they were known before they became one person; the log names them by these too. Absent: none. */
  readonly formerIds?: readonly string[]
  /** Of a staff member: the numbers they opened on the day of the last one; absent: none ever. */
  readonly reveals?: Reveals
}

/** What a sealed contact holds. */
export interface Contact {
  readonly phone: string
  readonly address: string
}

/** Opens the program on a phone of their own. */
export const hasPhone = (person: Pick<Person, 'openid'>): boolean => !person.openid.startsWith('none:')
export const noOpenid = (personId: string): string => `none:${personId}`

/** The last four digits, by which people say a number on the phone. */
export const tailOf = (phone: string): string => phone.slice(-4)

/** 13812345678 → 138****5678; anything else is hidden whole. */
export const maskPhone = (phone: string): string =>
  /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)}****${tailOf(phone)}` : '****'

/** 王秀英 → 王**; a single character stays. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(rest.length)
}
