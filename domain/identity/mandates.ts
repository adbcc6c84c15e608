import { DAY, type PersonRef } from '../case'
import { orgAt } from '../wish/desk'
import type { CommandNote, Person } from './person'

/** What somebody may do in another's name, a closed list. `wish` has an effect; the others wait for their features. */
export const powers = ['wish', 'report', 'activity', 'vote', 'service'] as const
export type Power = (typeof powers)[number]
export const powerLabels: Record<Power, string> = {
  wish: '许心愿',
  report: '报事情',
  activity: '报名活动',
  vote: '投票',
  service: '预约服务',
}

/** `self`: by the subject in the program; `guardian`: for a child; the others before staff, who are named as witness. */
export const howGiven = ['self', 'guardian', 'inPerson', 'signed', 'byPhone'] as const
export type HowGiven = (typeof howGiven)[number]
export const witnessed = ['inPerson', 'signed', 'byPhone'] as const satisfies readonly HowGiven[]
export type Witnessed = (typeof witnessed)[number]
export const howLabels: Record<HowGiven, string> = {
  self: '本人在手机上委托',
  guardian: '监护人代为办理',
  inPerson: '本人当面委托',
  signed: '本人签字委托',
  byPhone: '本人电话里委托',
}

/** The longest time that a mandate is given or renewed for, in ms; then it is asked for again. */
export const LONGEST = 365 * DAY
/** Mandates that one person may hold at once. */
export const MOST_HELD = 20

/** Who ended a mandate, and when; nobody: the program did. */
export interface Revocation {
  readonly at: number
  readonly by: PersonRef | null
  /** A move took its ground away; absent: somebody took it back, or its agent is gone. */
  readonly because?: 'moved'
}

interface Renewal {
  readonly at: number
  readonly by: PersonRef
  readonly how: HowGiven
  readonly until: number
}

/** A mandate on record, in `mandates`: that somebody may act for another, for what, until when, and how it was given. */
export interface Mandate {
  readonly _id: string
  readonly version: number
  /** Whose matters they are. */
  readonly subject: PersonRef
  /** Who may act; they cannot hand it on. */
  readonly agent: PersonRef
  /** Ids of both, for the index. */
  readonly parties: readonly string[]
  readonly what: readonly Power[]
  /** Epoch ms; the right ends when `until` is reached. */
  readonly from: number
  readonly until: number
  readonly how: HowGiven
  /** Who gave it: the subject, the guardian, or the staff member who witnessed it. */
  readonly by: PersonRef
  /** Ids from city to building of the subject's home when it was given. */
  readonly path: readonly string[]
  readonly renewals: readonly Renewal[]
  readonly revoked: Revocation | null
  /** When `jobs` next compares it with what the agent holds, epoch ms; NEVER when it has ended and been cleared. */
  readonly checkAt: number
  readonly keys: readonly CommandNote[]
}

/**
 * A mandate as its agent holds it, on their own document, so that whoever is looked up brings their rights along.
 * A right is what is held and in force; a mandate that is only on record gives none.
 */
export interface HeldMandate {
  readonly id: string
  readonly subject: PersonRef
  readonly what: readonly Power[]
  readonly until: number
  readonly revoked: Revocation | null
}

type Ending = Pick<HeldMandate, 'until' | 'revoked'>
export const isInForce = ({ until, revoked }: Ending, now: number): boolean => revoked === null && now < until

type Holder = Pick<Person, 'mandates'>

/** The mandate by which somebody may act for a person now; null: none. */
export const mandateFor = (
  { mandates = [] }: Holder,
  { subject, power, now }: { readonly subject: string; readonly power: Power; readonly now: number },
): HeldMandate | null =>
  mandates.find((one) => one.subject.id === subject && one.what.includes(power) && isInForce(one, now)) ??
  null

/** In which capacity an agent acts, as it stands on the record. */
export const underMandate = (subject: string): string => `受${subject}委托`

/** Until when a mandate may be given at most: a year, for a child until it may act for itself. */
export const latestEnd = ({ childUntil }: Pick<Person, 'childUntil'>, now: number): number =>
  childUntil ?? now + LONGEST

/** What an agent holds of a mandate on record. */
export const heldOf = ({ _id, subject, what, until, revoked }: Mandate): HeldMandate => ({
  id: _id,
  subject,
  what,
  until,
  revoked,
})

type Held = readonly HeldMandate[]

/** Takes a mandate over from the record; one that is known already stays as it is, revoked or not. */
export const taken = (held: Held, mandate: HeldMandate): Held =>
  held.some(({ id }) => id === mandate.id) ? held : [...held, mandate]

/** Ends a mandate; it stays behind, ended, so that nothing late can bring it back. */
export const revokedIn = (held: Held, mandate: HeldMandate, revoked: Revocation): Held => {
  const known = held.find(({ id }) => id === mandate.id) ?? mandate
  return known.revoked ? held : [...held.filter(({ id }) => id !== known.id), { ...known, revoked }]
}

/** Whose act the end of a mandate is: whoever came first, as the agent holds it; null while it has not ended. */
export const revocationIn = (held: Held, id: string): Revocation | null =>
  held.find((one) => one.id === id)?.revoked ?? null

/** Lengthens a mandate that was not taken back. */
export const renewedIn = (held: Held, id: string, until: number): Held => {
  const isShorter = (one: HeldMandate): boolean => one.id === id && one.revoked === null && one.until < until
  return held.some(isShorter) ? held.map((one) => (isShorter(one) ? { ...one, until } : one)) : held
}

const droppedFrom = (held: Held, id: string): Held =>
  held.some((one) => one.id === id) ? held.filter((one) => one.id !== id) : held

interface Repair {
  /** Changes to the record. */
  readonly record: Partial<Mandate>
  readonly held: (held: Held) => Held
}

const same = (held: Held): Held => held

/**
 * What brings a record and what is held together again after a process died between its two writes. A revocation
 * holds wherever it was written; a giving or a renewal that stands on record is completed; what has ended is cleared.
 */
export function repairOf(mandate: Mandate, held: Held | null, now: number): Repair {
  const copy = held?.find(({ id }) => id === mandate._id)
  if (!isInForce(mandate, now)) return { record: {}, held: (all) => droppedFrom(all, mandate._id) }
  if (held === null) return { record: { revoked: { at: now, by: null } }, held: same }
  if (copy?.revoked) return { record: { revoked: copy.revoked }, held: same }
  return {
    record: {},
    held: (all) => renewedIn(taken(all, heldOf(mandate)), mandate._id, mandate.until),
  }
}

/** Where somebody lives and lived, as far as mandates ask. */
type Resident = Pick<Person, 'residence' | 'householdId' | 'path' | 'past'>

/**
 * Whether a move has taken away what a mandate stands on (docs/decisions/0011). What somebody gave by their own hand
 * stands on their word and goes wherever they go. What was given for a child stands on the household that it shares
 * with its agent. What staff witnessed stands on the community that knows both: it ends when either of them has left.
 */
export function isGroundless(mandate: Mandate, subject: Resident, agent: Resident): boolean {
  const { how, at } = mandate.renewals.at(-1) ?? { how: mandate.how, at: mandate.from }
  if (how === 'self') return false
  if (hasLeft(subject) || hasLeft(agent)) return true
  if (how === 'guardian') return agent.householdId !== subject.householdId
  return livesElsewhereSince(subject, at) || livesElsewhereSince(agent, at)
}

const hasLeft = ({ residence }: Resident): boolean => residence.state === 'left'

/** They left a community after a moment, and live in another now. */
const livesElsewhereSince = ({ path, past = [] }: Resident, since: number): boolean =>
  past.some((home) => home.to > since && orgAt(home.path, 'community') !== orgAt(path, 'community'))
