import { doorOf } from '../../domain/grid/door'
import type { Household, Org } from '../../domain/grid/org'
import type { Place } from '../../domain/identity/person'
import { AppError } from '../../domain/errors'
import { stagesOf, type Pipeline } from './database'
import { households, orgs } from './homes'

/** A building with the orgs above it. */
export interface Standing extends Org {
  readonly above: readonly Org[]
}

export const withAbove = (pipeline: Pipeline): Pipeline =>
  pipeline.lookup({ from: 'orgs', localField: 'path', foreignField: '_id', as: 'above' })

export const isOpen = ({ to }: Org, now: number): boolean => to === null || to > now

const standing = (id: string, pipeline: Pipeline): Pipeline =>
  withAbove(pipeline.match({ _id: id, kind: 'building' }).limit(1))

export async function buildingById(id: string, now: number): Promise<Standing | null> {
  const [found] = await orgs.aggregate<Standing>((start) => standing(id, start))
  return found && isOpen(found, now) ? found : null
}

export const nameOf = ({ above }: Standing, kind: Org['kind']): string =>
  above.find((org) => org.kind === kind)?.name ?? ''

/** What is known of a door. */
export interface Home {
  readonly path: readonly string[]
  readonly place: Place
  readonly building: string
  /** As households keep it: 3-402. */
  readonly door: string
  /** The household behind it, null where nobody is known yet. */
  readonly householdId: string | null
}

interface Behind extends Standing {
  readonly behind: readonly Household[]
}

/**
 * Looks behind the door of a room (402, 2-402), in one operation. Throws `invalid` for a building that is none.
 * Which number a door begins with is in the building's name, so every number is looked for and the right one taken.
 */
export async function homeBehind(building: string, room: string, now: number): Promise<Home> {
  const pipeline = stagesOf((start) => start.match({ path: building, door: new RegExp(`^(\\d+-)?${room}$`) }))
  const [found] = await orgs.aggregate<Behind>((start) =>
    standing(building, start).lookup({ from: 'households', pipeline, as: 'behind' }),
  )
  if (!found || !isOpen(found, now)) {
    throw new AppError('invalid', { fields: { building: '这栋楼不在册，请重新选择' } })
  }
  const door = doorOf(found.name, room)
  const household = found.behind.find((one) => one.door === door)
  return { path: found.path, place: placeOf(found), building, door, householdId: household?._id ?? null }
}

const placeOf = (one: Standing): Place => ({
  subdistrict: nameOf(one, 'subdistrict'),
  community: nameOf(one, 'community'),
  grid: nameOf(one, 'grid'),
  building: one.name,
})

/** False when somebody else behind the same door was quicker: the id follows from the door, so it is the same household. */
export const foundHousehold = ({ path, door }: Home, _id: string): Promise<boolean> =>
  households.insert({ _id, version: 1, path, door, representative: null })
