import { noCounts, type Household, type OrgCounts } from '../../domain/grid/org'
import type { Place } from '../../domain/identity/person'
import { at } from './random'
import type { Community, Tree } from './orgs'

/**
 * A household and where it is. Even households have two members, odd ones three; `rank` is its turn in the grid when
 * the grid's buildings take turns, so that posts are spread over the buildings.
 */
export interface Home {
  readonly community: Community
  readonly householdId: string
  /** Number of the household in the whole town, from 0. */
  readonly number: number
  readonly grid: number
  readonly rank: number
  readonly path: readonly string[]
  readonly place: Place
  /** 3-402 */
  readonly door: string
  readonly members: number
}

const buildingsOfGrid = ({ buildings, grids }: Community): number => buildings.length / grids.length
const firstIn = (community: Community, building: number): number =>
  Math.ceil((building * community.households) / community.buildings.length)

/** The household at a position of a community, from 0, counted round and round. */
export function homeAt(community: Community, position: number): Home {
  const index = position % community.households
  const building = Math.floor((index * community.buildings.length) / community.households)
  const floorDoor = index - firstIn(community, building)
  const grid = building % community.grids.length
  const org = at(community.buildings, building)
  const number = community.firstHousehold + index
  return {
    community,
    householdId: `h${number + 1}`,
    number,
    grid,
    rank: floorDoor * buildingsOfGrid(community) + Math.floor(building / community.grids.length),
    path: org.path,
    place: {
      subdistrict: community.subdistrict.name,
      community: community.name,
      grid: at(community.grids, grid).name,
      building: org.name,
    },
    door: `${building + 1}-${Math.floor(floorDoor / 2) + 1}0${(floorDoor % 2) + 1}`,
    members: number % 2 === 0 ? 2 : 3,
  }
}

/** Where somebody lives, said by grid and rank. */
export interface Seat {
  readonly grid: number
  readonly rank: number
  readonly member: number
}

/** The household at a rank of a grid; null where the grid has not so many. */
export function homeOfSeat(community: Community, { grid, rank }: Omit<Seat, 'member'>): Home | null {
  const buildings = buildingsOfGrid(community)
  const building = grid + (rank % buildings) * community.grids.length
  const index = firstIn(community, building) + Math.floor(rank / buildings)
  return index < firstIn(community, building + 1) ? homeAt(community, index) : null
}

/** Number of a person in the whole town, from 0; five to each pair of households. */
export const personNumber = (home: Home, member: number): number =>
  5 * Math.floor(home.number / 2) + (home.number % 2 === 0 ? member : 2 + member)

export function* homesOf(tree: Tree): Generator<Home> {
  for (const community of tree.communities) {
    for (let index = 0; index < community.households; index += 1) yield homeAt(community, index)
  }
}

/** Households and people under every org of the tree. */
export function censusOf(tree: Tree): Map<string, OrgCounts> {
  const counts = new Map<string, OrgCounts>()
  for (const { path, members } of homesOf(tree)) {
    for (const org of path) {
      const known = counts.get(org) ?? noCounts
      counts.set(org, { ...known, households: known.households + 1, people: known.people + members })
    }
  }
  return counts
}

export const householdDocument = ({ householdId, path, door }: Home): Household => ({
  _id: householdId,
  version: 1,
  path,
  door,
  representative: null,
})
