import type { RosterImport } from '../../../../domain/grid/roster'
import { MOST_NAMESAKES } from '../../../../domain/grid/roster-namesakes'
import type { Namesakes, Surroundings } from '../../../../domain/grid/roster-rules'
import type { Person } from '../../../../domain/identity/person'
import { people } from '../../../kernel/actor'
import { operators } from '../../../kernel/database'
import { candidateOf, grouped, missingHomes, MOST, type Placed } from './lookup'

/** Times that the names of one chunk are asked for at most, so that a crowd of one name costs no more than others. */
const ASKS = 4
/** Names of one query. */
const NAMES = 200

type Find = (placed: Placed, around: Pick<Surroundings, 'atDoor' | 'householdId'>) => Namesakes

/**
 * Finds the people of a community who are called like somebody in some rows and live behind other doors. A name that
 * too many have is answered as crowded, and nobody of it is named.
 */
export async function namesakesOf(
  rows: readonly Placed[],
  { community }: Pick<RosterImport, 'community'>,
): Promise<Find> {
  const names = [...new Set(rows.map(({ entry }) => entry.name))]
  const { found, crowded } = await ofNames(names, community)
  const few = [...grouped(found, ({ name }) => name).values()].filter(({ length }) => length <= FEW).flat()
  const homes = new Map((await missingHomes(few, new Map())).map((home) => [home._id, home]))
  const byName = grouped(found, ({ name }) => name)
  return ({ entry: { name } }, { atDoor, householdId }) => {
    const others = (byName.get(name) ?? []).filter((one) => one.householdId !== householdId)
    if (crowded.has(name) || others.length > FEW) return { people: [], isCrowded: true }
    const left = new Set(atDoor.flatMap(({ pastHomes }) => pastHomes))
    const named = others.map((one) => ({
      ...candidateOf(one, homes.get(one.householdId)),
      ...{ building: one.path.at(-1) ?? '', door: homes.get(one.householdId)?.door ?? '' },
      isFollowing: left.has(one.householdId),
    }))
    return { people: named, isCrowded: false }
  }
}

/** Of more than twice as many as can be told apart, a day of birth does not leave few enough. */
const FEW = 2 * MOST_NAMESAKES

interface Answer {
  readonly found: readonly Person[]
  /** Names that more people have than one answer holds, or that there was no time for. */
  readonly crowded: ReadonlySet<string>
}

async function ofNames(names: readonly string[], community: string): Promise<Answer> {
  const found: Person[] = []
  const crowded = new Set<string>()
  const parts = inPieces(names, NAMES)
  for (let asked = 0; parts.length > 0; asked += 1) {
    const part = parts.shift() ?? []
    const answer = asked < ASKS ? await askFor(part, community) : null
    if (answer) found.push(...answer)
    else if (asked < ASKS && part.length > 1) parts.push(...inPieces(part, Math.ceil(part.length / 2)))
    else for (const name of part) crowded.add(name)
  }
  return { found, crowded }
}

/** Null for an answer that may be cut off. */
async function askFor(names: readonly string[], community: string): Promise<Person[] | null> {
  const query = { path: community, name: operators().in([...names]) }
  const answer = await people.find(query, { limit: MOST })
  return answer.length < MOST ? answer : null
}

const inPieces = (names: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(names.length / size) }, (_, at) => names.slice(at * size, (at + 1) * size))
