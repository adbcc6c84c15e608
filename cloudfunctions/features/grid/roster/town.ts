import { doorOf, roomWithin } from '../../../../domain/grid/door'
import type { Org } from '../../../../domain/grid/org'
import { foundedAt, isOpen } from '../../../../domain/grid/periods'
import { buildingKey, placeKey, type RosterEntry } from '../../../../domain/grid/roster-cells'
import type { RosterImport } from '../../../../domain/grid/roster'
import type { Place } from '../../../../domain/identity/person'
import { operators } from '../../../kernel/database'
import { orgs } from '../../../kernel/homes'

/** Orgs of one community that are read at most. */
const MOST = 1000

type Building = Pick<Org, '_id' | 'name' | 'label' | 'estate' | 'path'>

/** The buildings of a community, by what people call them. */
export interface Town {
  readonly buildings: ReadonlyMap<string, readonly Building[]>
  readonly placeOf: (path: readonly string[]) => Place
  /** Where a building lies now, whatever lay above it then; null when it is no more. */
  readonly pathOf: (path: readonly string[]) => readonly string[] | null
}

/** A row whose door was found. */
export interface Seat {
  readonly building: Building
  /** 402, or 2-402 where units are counted. */
  readonly room: string
  /** As households keep it: 3-402. */
  readonly door: string
  /** As people say it. */
  readonly home: string
}

/**
 * Reads the orgs of a community and those above it; two database operations.
 * @param then when its buildings were there; they are called what they are called now
 */
export async function loadTown(
  { community, path }: Pick<RosterImport, 'community' | 'path'>,
  then: number,
): Promise<Town> {
  const above = await orgs.find({ _id: operators().in([...path]) }, { limit: path.length })
  const below = await orgs.find({ path: community }, { limit: MOST })
  const names = new Map([...above, ...below].map(({ _id, name }) => [_id, name]))
  const all = below.filter(({ kind }) => kind === 'building')
  const open = all.filter((one) => foundedAt(one) <= then && isOpen(one, then))
  const now = Date.now()
  const paths = new Map(all.filter((one) => isOpen(one, now)).map(({ _id, path: lies }) => [_id, lies]))
  const buildings = new Map<string, Building[]>()
  for (const building of open) {
    for (const key of new Set([buildingKey(building.name), buildingKey(building.label)])) {
      buildings.set(key, [...(buildings.get(key) ?? []), building])
    }
  }
  const nameAt = (ids: readonly string[], level: number): string => names.get(ids[level] ?? '') ?? ''
  return {
    buildings,
    pathOf: (ids) => paths.get(ids.at(-1) ?? '') ?? null,
    placeOf: (ids) => ({
      subdistrict: nameAt(ids, 2),
      community: nameAt(ids, 3),
      grid: nameAt(ids, 4),
      building: nameAt(ids, 5),
    }),
  }
}

/** The building and the door that a row means. */
export function seatOf(
  entry: RosterEntry,
  { buildings }: Town,
): Seat | { readonly fault: 'building' | 'building_twice' | 'door' } {
  const estate = entry.estate === null ? null : placeKey(entry.estate)
  const called = buildings.get(buildingKey(entry.building)) ?? []
  const found = called.filter((one) => estate === null || placeKey(one.estate ?? '') === estate)
  const [building] = found
  if (!building) return { fault: 'building' }
  if (found.length > 1) return { fault: 'building_twice' }
  const room = roomWithin(building.name, entry.door)
  if (room === null) return { fault: 'door' }
  return { building, room, door: doorOf(building.name, room), home: `${building.label} ${room}` }
}
