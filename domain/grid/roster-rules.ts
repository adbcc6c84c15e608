import type { PhoneProof, Relation, ResidenceState } from '../identity/person'
import { relationLabels, type RosterEntry } from './roster-cells'
import type { RowFault, RowFaultCode } from './roster-faults'

/**
 * What becomes of a row. `moved`: somebody we know, at another door of the community. `likely`: perhaps so, and the
 * person who imports says what it is.
 */
export const verdicts = ['new', 'changed', 'moved', 'likely', 'same', 'duplicate', 'fault'] as const
export type Verdict = (typeof verdicts)[number]
/** The verdicts that write something by themselves. */
const writing = ['new', 'changed', 'moved'] as const satisfies readonly Verdict[]
export const writes = (verdict: Verdict): boolean => (writing as readonly Verdict[]).includes(verdict)

/** What is known of somebody who may be the one that a row speaks of. */
export interface Candidate {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly householdId: string
  /** As people say it: 3号楼 3-402. */
  readonly home: string
  readonly phone: string | null
  readonly phoneProof: PhoneProof | null
  readonly relation: Relation
  readonly residence: ResidenceState
  /** Whether they speak for the household they live in. */
  readonly isRepresentative: boolean
  /** The 14th birthday of a child, epoch ms. */
  readonly childUntil: number | null
  /** Households they left. */
  readonly pastHomes: readonly string[]
}

/** What a row is compared with. */
export interface Surroundings {
  /** Everybody of the community who has the row's phone number. */
  readonly byPhone: readonly Candidate[]
  /** Everybody at the row's door. */
  readonly atDoor: readonly Candidate[]
  /** The household at the row's door; null: there is none yet. */
  readonly householdId: string | null
  /** The row's door as people say it. */
  readonly home: string
  /** Earlier rows of the file with the same name at the same door, and with the same phone. */
  readonly earlier: { readonly seat: number | null; readonly phone: number | null }
  readonly now: number
}

export type DifferenceField = 'home' | 'phone' | 'relation' | 'child' | 'residence'
export interface Difference {
  readonly field: DifferenceField
  readonly before: string
  readonly after: string
}

/** Somebody of a row's name behind another door, who may be the one that it speaks of. */
export interface Namesake extends Candidate {
  /** The building's id and the door as households keep it: 3-402. */
  readonly building: string
  readonly door: string
  /** Somebody of their household has moved to the row's door before. */
  readonly isFollowing: boolean
}

/** The people of a row's name behind other doors; more than `MOST_NAMESAKES` are too many to tell apart, and not named. */
export interface Namesakes {
  readonly people: readonly Namesake[]
  readonly isCrowded: boolean
}

export interface Judgement {
  readonly verdict: Verdict
  readonly faults: readonly RowFault[]
  readonly differences: readonly Difference[]
  /** Whom it is about, and the version of them that was compared. */
  readonly person: { readonly id: string; readonly version: number } | null
  /** Where the name is all there is to go by: whom it may mean (domain/grid/roster-namesakes.ts). */
  readonly namesakes?: Namesakes
}

const refused = (
  verdict: 'duplicate' | 'fault',
  code: RowFaultCode,
  row: number | null = null,
): Judgement => ({
  verdict,
  faults: [{ code, column: null, row }],
  differences: [],
  person: null,
})

export const faulty = (faults: readonly RowFault[]): Judgement => ({
  verdict: 'fault',
  faults,
  differences: [],
  person: null,
})

/**
 * What becomes of a row. Somebody is known by name and phone, or by name and door; a phone under another name is
 * never taken for the same person, because families share phones. The first of two rows stands, the second is named.
 */
export function judge(entry: RosterEntry, around: Surroundings): Judgement {
  const { seat, phone } = around.earlier
  if (seat !== null) return refused('duplicate', 'row_twice', seat)
  if (phone !== null) return refused('duplicate', 'phone_twice', phone)
  const holders = around.byPhone.filter(({ name }) => name === entry.name)
  if (around.byPhone.length > holders.length) return refused('duplicate', 'phone_taken')
  const residents = around.atDoor.filter(({ name }) => name === entry.name)
  const ids = new Set([...holders, ...residents].map(({ id }) => id))
  if (ids.size > 1) return refused('duplicate', 'several')
  const [known] = [...holders, ...residents]
  if (!known) return { verdict: 'new', faults: [], differences: [], person: null }
  return compare(entry, known, around)
}

/** What becomes of a row that speaks of somebody known. */
export function compare(
  entry: RosterEntry,
  known: Candidate,
  around: Pick<Surroundings, 'householdId' | 'home' | 'now'>,
): Judgement {
  const differences = differencesOf(entry, known, around)
  const has = (field: DifferenceField): boolean => differences.some((one) => one.field === field)
  const isMove = has('home')
  if (isMove && known.isRepresentative) return refused('fault', 'representative')
  if (has('phone') && known.phoneProof === 'wechat') return refused('fault', 'phone_proven')
  const { id, version } = known
  const verdict = isMove ? 'moved' : differences.length > 0 ? 'changed' : 'same'
  return { verdict, faults: [], differences, person: { id, version } }
}

const stateWords: Record<ResidenceState, string> = {
  pending: '待核实',
  verified: '已核实',
  refused: '核实未通过',
  left: '已搬走',
}

/** What the row would change, field by field; what it leaves empty stays as it is. */
function differencesOf(
  entry: RosterEntry,
  known: Candidate,
  around: Pick<Surroundings, 'householdId' | 'home' | 'now'>,
): Difference[] {
  const childUntil = childUntilOf(entry.birth, around.now)
  const { phone, relation } = entry
  const all: (Difference | false)[] = [
    known.householdId !== around.householdId && { field: 'home', before: known.home, after: around.home },
    phone !== null && phone !== known.phone && { field: 'phone', before: known.phone ?? '', after: phone },
    relation !== null &&
      relation !== known.relation && {
        field: 'relation',
        before: relationLabels[known.relation],
        after: relationLabels[relation],
      },
    childUntil !== null &&
      childUntil !== known.childUntil && { field: 'child', before: '', after: '未满 14 周岁' },
    known.residence !== 'verified' && {
      field: 'residence',
      before: stateWords[known.residence],
      after: stateWords.verified,
    },
  ]
  return all.filter((one): one is Difference => one !== false)
}

const CHILD_YEARS = 14
const CHINA = 8 * 3_600_000

/** The 14th birthday of somebody born on a day, null when it has passed or nothing is known. */
export function childUntilOf(birth: number | null, now: number): number | null {
  if (birth === null) return null
  const day = new Date(birth + CHINA)
  const until = Date.UTC(day.getUTCFullYear() + CHILD_YEARS, day.getUTCMonth(), day.getUTCDate()) - CHINA
  return until > now ? until : null
}
