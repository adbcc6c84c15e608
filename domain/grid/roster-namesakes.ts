import { choiceOf, nothingChosen, type Choices, type ChosenRow } from './roster'
import type { RosterEntry } from './roster-cells'
import {
  childUntilOf,
  compare,
  type Candidate,
  type Judgement,
  type Namesake,
  type Namesakes,
  type Surroundings,
} from './roster-rules'

/** People of one name who can still be told apart by where they live. */
export const MOST_NAMESAKES = 5

/** A row that can only mean somebody known by their name: it has no phone, and nobody of that name lives at its door. */
export const hasOnlyName = (entry: RosterEntry, { verdict }: Pick<Judgement, 'verdict'>): boolean =>
  verdict === 'new' && entry.phone === null

/** Whether what a row says of the day of birth speaks against somebody. */
function contradicts(entry: RosterEntry, { childUntil }: Candidate, now: number): boolean {
  if (entry.birth === null || childUntil === null) return false
  return childUntilOf(entry.birth, now) !== childUntil
}

/** A row with only a name, beside those of its name: it may be a move if any of them can be meant. */
export function besideNamesakes(
  entry: RosterEntry,
  judged: Judgement,
  { found, now }: { readonly found: Namesakes; readonly now: number },
): Judgement {
  const people = found.people.filter((one) => !contradicts(entry, one, now))
  if (people.length === 0 && !found.isCrowded) return judged
  return people.length > MOST_NAMESAKES
    ? { ...judged, verdict: 'likely', namesakes: { people: [], isCrowded: true } }
    : { ...judged, verdict: 'likely', namesakes: { people, isCrowded: found.isCrowded } }
}

/** What the rest of the file says about a namesake. */
export interface Evidence {
  /** The file has somebody of this name behind their old door, too. */
  readonly isStillThere: (one: Namesake) => boolean
  /** Somebody else of their household moves to the row's door by this file. */
  readonly hasCompany: (one: Namesake) => boolean
  /** Another row of the file may mean them, too. */
  readonly isWantedTwice: (one: Namesake) => boolean
}

type Door = Pick<Surroundings, 'householdId' | 'home' | 'now'>

/**
 * What becomes of a row with only a name, once it is known what the whole file says. Whom the file has at their old
 * door is not meant. It is a move without doubt where exactly one of the others is a child with the row's day of
 * birth, or goes where somebody of their household has gone, and no other row can mean them; else a person has to say.
 */
export function settled(entry: RosterEntry, judged: Judgement, about: Evidence & { door: Door }): Judgement {
  const { people = [], isCrowded = false } = judged.namesakes ?? {}
  const left = people.filter((one) => !about.isStillThere(one))
  const plain = { faults: [], differences: [], person: null }
  if (left.length === 0 && !isCrowded) return { ...plain, verdict: 'new', namesakes: { people, isCrowded } }
  const [sure, ...others] = isCrowded ? [] : left.filter((one) => isSure(entry, one, about))
  if (!sure || others.length > 0)
    return { ...plain, verdict: 'likely', namesakes: { people: left, isCrowded } }
  return { ...compare(entry, sure, about.door), namesakes: { people: left, isCrowded } }
}

const isSure = (entry: RosterEntry, one: Namesake, about: Evidence & { door: Door }): boolean =>
  !about.isWantedTwice(one) &&
  (one.isFollowing ||
    about.hasCompany(one) ||
    (one.childUntil !== null && one.childUntil === childUntilOf(entry.birth, about.door.now)))

/** Whom a row is taken for: somebody known, nobody known, or nothing is to be written. */
type Chosen = { readonly as: 'leave' | 'new' } | { readonly as: 'move'; readonly person: Namesake }

/** Whom a row that only a name ties to somebody is taken for, by what is known and by what somebody has said of it. */
export function chosenFor(
  row: number,
  { verdict, namesakes, person }: Judgement,
  choices: Choices = nothingChosen,
): Chosen {
  const people = namesakes?.people ?? []
  if (verdict === 'likely') return chosenAmong(people, choiceOf(choices, row))
  const sure = people.find(({ id }) => id === person?.id)
  return sure ? { as: 'move', person: sure } : { as: 'new' }
}

/** A move of nobody in particular means the only one, and nobody among several. */
function chosenAmong(people: readonly Namesake[], { choice, person }: ChosenRow): Chosen {
  if (choice !== 'move') return { as: choice }
  const [only = null] = people.length === 1 ? people : []
  const meant = person === null ? only : people.find(({ id }) => id === person)
  return meant && mayMove(meant) ? { as: 'move', person: meant } : { as: 'leave' }
}

/** A row that may be a move, as people read it: 可能是搬家（周敏，原住 3号楼 402），没有写. */
export function likelyWords({ namesakes }: Pick<Judgement, 'namesakes'>): string {
  const { people = [], isCrowded = false } = namesakes ?? {}
  if (isCrowded) return '可能是搬家（社区里同名的人太多，分不清是哪一位），没有写'
  const homes = people.map(({ name, home }) => `${name}，原住 ${home}`)
  return `可能是搬家（${homes.join('；')}），没有写`
}

/** Whoever speaks for a household is not taken out of it by a list. */
export const mayMove = ({ isRepresentative }: Candidate): boolean => !isRepresentative
