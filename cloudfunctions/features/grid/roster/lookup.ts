import type { Household } from '../../../../domain/grid/org'
import type { RosterImport } from '../../../../domain/grid/roster'
import type { RosterEntry } from '../../../../domain/grid/roster-cells'
import type { Candidate, Surroundings } from '../../../../domain/grid/roster-rules'
import type { Person } from '../../../../domain/identity/person'
import { people } from '../../../kernel/actor'
import { contactOf } from '../../../kernel/contact'
import { operators } from '../../../kernel/database'
import { households } from '../../../kernel/homes'
import { contactSeal } from '../../../kernel/settings'
import type { Seat } from './town'

/** A row that says something and whose door was found. */
export interface Placed {
  readonly row: number
  readonly entry: RosterEntry
  readonly seat: Seat
}

/** Everything that is known of the people and doors of some rows. */
export interface Known {
  readonly around: (placed: Placed) => Omit<Surroundings, 'earlier' | 'now'>
  readonly person: (id: string) => Person | undefined
  /** What a row is compared with where it speaks of them. */
  readonly candidate: (id: string) => Candidate | undefined
}

/** The service answers at most so many documents at once. */
export const MOST = 1000
/** Buildings of one query, and households whose people one query asks for. */
const BUILDINGS = 50
const HOMES = 150

const phoneMark = (phone: string): string => contactSeal().mark('phone', phone)
const doorKey = ({ building, door }: Pick<Seat, 'building' | 'door'>): string => `${building._id} ${door}`

/**
 * Looks up whom a chunk's rows may mean, in a handful of operations; nobody outside the community is ever found. At
 * another door somebody is looked for by their phone number here, and by their name in namesakes.ts.
 * @param meant ids of people whom somebody has said that rows mean
 */
export async function lookUp(
  rows: readonly Placed[],
  { community }: Pick<RosterImport, 'community'>,
  meant: readonly string[] = [],
): Promise<Known> {
  const homes = await homesOf(rows)
  const residents = await peopleOf([...homes.values()].map(({ _id }) => _id))
  const holders = await holdersOf(rows, community)
  const named = await inParts(meant, MOST, (part) =>
    people.find({ _id: operators().in([...part]), path: community }, { limit: MOST }),
  )
  const everybody = new Map([...residents, ...holders, ...named].map((person) => [person._id, person]))
  const all = new Map([...homes.values()].map((home) => [home._id, home]))
  for (const home of await missingHomes([...everybody.values()], all)) all.set(home._id, home)
  const known = [...everybody.values()].map((person) => candidateOf(person, all.get(person.householdId)))
  const byId = new Map(known.map((one) => [one.id, one]))
  const byPhone = grouped(known, ({ phone }) => phone ?? '')
  const byHome = grouped(known, ({ householdId }) => householdId)
  return {
    person: (id) => everybody.get(id),
    candidate: (id) => byId.get(id),
    around({ entry, seat }) {
      const householdId = homes.get(doorKey(seat))?._id ?? null
      const atDoor = householdId === null ? [] : (byHome.get(householdId) ?? [])
      return {
        byPhone: entry.phone === null ? [] : (byPhone.get(entry.phone) ?? []),
        ...{ atDoor, householdId, home: seat.home },
      }
    },
  }
}

/** The households behind the rows' doors, by building and door. */
async function homesOf(rows: readonly Placed[]): Promise<Map<string, Household>> {
  const doors = grouped(rows, ({ seat }) => seat.building._id)
  const _ = operators()
  const found = await inParts([...doors], BUILDINGS, (part) =>
    households.find(
      _.or(
        part.map(([building, group]) => ({
          path: building,
          door: _.in([...new Set(group.map(({ seat }) => seat.door))]),
        })),
      ) as never,
      { limit: MOST },
    ),
  )
  return new Map(found.map((home) => [`${home.path.at(-1) ?? ''} ${home.door}`, home]))
}

const peopleOf = (homes: readonly string[]): Promise<Person[]> =>
  inParts(homes, HOMES, (part) => people.find({ householdId: operators().in([...part]) }, { limit: MOST }))

function holdersOf(rows: readonly Placed[], community: string): Promise<Person[]> {
  const marks = [
    ...new Set(rows.flatMap(({ entry }) => (entry.phone === null ? [] : [phoneMark(entry.phone)]))),
  ]
  return inParts(marks, MOST, (part) =>
    people.find({ phoneMark: operators().in([...part]), path: community }, { limit: MOST }),
  )
}

/** The homes of some people, but for those that are known already. */
export function missingHomes(
  everybody: readonly Person[],
  known: ReadonlyMap<string, Household>,
): Promise<Household[]> {
  const ids = new Set(everybody.map(({ householdId }) => householdId).filter((id) => !known.has(id)))
  return inParts([...ids], MOST, (part) =>
    households.find({ _id: operators().in([...part]) }, { limit: MOST }),
  )
}

/** Asks in parts; what is answered to the brim may be cut off, and is asked for in halves. */
export async function inParts<T, R>(
  all: readonly T[],
  size: number,
  ask: (part: readonly T[]) => Promise<R[]>,
): Promise<R[]> {
  const found: R[] = []
  for (let from = 0; from < all.length; from += size) {
    const part = all.slice(from, from + size)
    const answer = await ask(part)
    const isCut = answer.length >= MOST && part.length > 1
    found.push(...(isCut ? await inParts(part, Math.ceil(part.length / 2), ask) : answer))
  }
  return found
}

export function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

export function candidateOf(person: Person, home: Household | undefined): Candidate {
  const { phone } = contactOf(person)
  return {
    ...{ id: person._id, version: person.version, name: person.name, householdId: person.householdId },
    ...{ home: `${person.place.building} ${home?.door ?? ''}`.trim(), phone: phone === '' ? null : phone },
    ...{ phoneProof: person.phoneProof, relation: person.relation, residence: person.residence.state },
    ...{ isRepresentative: home?.representative === person._id, childUntil: person.childUntil },
    pastHomes: (person.past ?? []).map(({ householdId }) => householdId),
  }
}
