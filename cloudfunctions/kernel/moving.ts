import type { OrgCounts } from '../../domain/grid/org'
import type { Person } from '../../domain/identity/person'
import { operators } from './database'
import { foundHousehold, type Home } from './doors'
import { addToCounts, households } from './homes'
import { idFrom } from './ids'
import { endMandatesOf } from './mandates'
import { pastHome } from './residence'

/** Where somebody lives from now on. */
export interface Settled {
  readonly fields: Pick<Person, 'householdId' | 'path' | 'place'>
  /** Nobody was known behind that door. */
  readonly isNew: boolean
}

/** The household behind a door, entered where there was none. */
export async function settledIn(home: Home): Promise<Settled> {
  const householdId = home.householdId ?? idFrom(home.building, home.door)
  const isNew = home.householdId === null && (await foundHousehold(home, householdId))
  return { fields: { householdId, path: home.path, place: home.place }, isNew }
}

/**
 * The fields of a move, none where they live there already. Somebody who was written behind the wrong door moves too,
 * and both doors stay known; where nobody has verified the old one, it was never a home.
 */
export function movedTo({ fields }: Settled, person: Person, now: number): Partial<Person> {
  if (fields.householdId === person.householdId) return {}
  const isHome = person.residence.state === 'verified'
  return { ...fields, ...(isHome && { past: [...(person.past ?? []), pastHome(person, now)] }) }
}

/** What follows from a move that has been written: the old household may choose anew, counts, mandates. */
export async function followMove(before: Person, { fields, isNew }: Settled, now: number): Promise<void> {
  if (fields.householdId === before.householdId) return
  await freeHousehold(before.householdId, before._id)
  const by = (sum: number): Partial<OrgCounts> =>
    ({ verified: { people: sum }, pending: { pending: sum }, refused: {}, left: {} })[before.residence.state]
  await addToCounts([
    { path: before.path, by: by(-1) },
    { path: fields.path, by: { ...by(1), ...(isNew && { households: 1 }) } },
  ])
  await endMandatesOf(before._id, now)
}

/** Whoever has moved speaks for a household no more; it may choose anew. */
export const freeHousehold = (householdId: string, personId: string): Promise<number> =>
  households.update(
    { _id: householdId, representative: personId },
    { representative: null, version: operators().inc(1) },
  )
