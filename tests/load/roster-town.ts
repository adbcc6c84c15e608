import { PEOPLE_OF_BUILDING } from '../../config/roster/sample'
import { startCloud, type Caller, type Cloud } from '../support/cloud'
import { orgsOfWorld, populate, signInAll } from '../support/world'

/** A community with room for a large roster, in grids that can each be exported. */
export interface RosterTown {
  readonly cloud: Cloud
  /** Who keeps the roster. */
  readonly staff: Caller
  readonly buildings: readonly string[]
  readonly grids: readonly string[]
}

const GRIDS = 6
const COMMUNITY = ['c1', 'd1', 's1', 'm1']
const FEWEST_BUILDINGS = 6

export async function rosterTown(rows: number): Promise<RosterTown> {
  const cloud = await startCloud()
  await populate(cloud)
  const { communityStaff: staff } = await signInAll(cloud)
  const length = Math.max(FEWEST_BUILDINGS, Math.ceil(rows / PEOPLE_OF_BUILDING))
  const buildings = Array.from({ length }, (_, at) => `${at + 10}号楼`)
  const grids = Array.from({ length: GRIDS }, (_, at) => `big${at}`)
  await cloud.insert('orgs', [...gridDocuments(grids), ...buildingDocuments(buildings, grids)])
  return { cloud, staff, buildings, grids }
}

const modelOf = (id: string): object => ({
  ...orgsOfWorld().find(({ _id }) => _id === id),
  counts: { households: 0, people: 0, pending: 0 },
})

const gridDocuments = (grids: readonly string[]): object[] =>
  grids.map((_id, at) => {
    const name = `第${at + 1}网格`
    return { ...modelOf('g1'), _id, name, label: name, parent: 'm1', path: [...COMMUNITY, _id] }
  })

const buildingDocuments = (buildings: readonly string[], grids: readonly string[]): object[] =>
  buildings.map((name, at) => {
    const [_id, grid = ''] = [`${grids[0] ?? ''}-${at}`, grids[at % grids.length]]
    const path = [...COMMUNITY, grid, _id]
    return { ...modelOf('b1'), _id, name, label: `锦绣花园${name}`, parent: grid, path }
  })
