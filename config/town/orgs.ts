import { cellsOf } from '../../domain/grid/cells'
import { noCounts, type Org, type OrgCounts, type Ring } from '../../domain/grid/org'
import {
  cityName,
  communityName,
  districtName,
  estateName,
  gridName,
  subdistrictName,
  unitName,
} from './names'
import { outlinesOf } from './outlines'
import { HOME_PEOPLE, type Shape } from './sizes'

export type OrgRef = Pick<Org, '_id' | 'name' | 'path'>

/** A community with what lies in it. Building `t` belongs to grid `t % grids.length`. */
export interface Community extends OrgRef {
  readonly subdistrict: OrgRef
  readonly city: OrgRef
  readonly isFirstOfSubdistrict: boolean
  readonly grids: readonly OrgRef[]
  readonly buildings: readonly OrgRef[]
  readonly units: readonly OrgRef[]
  /** Number of its first household in the town, and how many it has; both even. */
  readonly firstHousehold: number
  readonly households: number
}

export interface Tree {
  readonly city: OrgRef
  readonly districts: readonly OrgRef[]
  readonly subdistricts: readonly OrgRef[]
  readonly communities: readonly Community[]
}

/** The part of `total` that comes before share `index` of `shares`, all shares as equal as whole numbers allow. */
const share = (index: number, shares: number, total: number): number => Math.floor((index * total) / shares)

const under = (parent: OrgRef | null, id: string, name: string): OrgRef => ({
  _id: id,
  name,
  path: [...(parent?.path ?? []), id],
})

/** The whole organisation tree; some 18,000 orgs for a city. */
export function growTree(shape: Shape): Tree {
  const city = under(null, 'c1', cityName)
  const districts = times(shape.districts, (index) => under(city, `d${index + 1}`, districtName(index)))
  const subdistricts = times(shape.subdistricts, (index) => {
    const district = districts[share(index, shape.subdistricts, shape.districts)] ?? null
    return under(district, `s${index + 1}`, subdistrictName(index))
  })
  const above = { city, subdistricts }
  return {
    city,
    districts,
    subdistricts,
    communities: times(shape.communities, (index) => growCommunity(shape, above, index)),
  }
}

function growCommunity(shape: Shape, above: Pick<Tree, 'city' | 'subdistricts'>, index: number): Community {
  const streetOf = (community: number): number => share(community, shape.communities, shape.subdistricts)
  const subdistrict = above.subdistricts[streetOf(index)] ?? above.city
  const self = under(subdistrict, `m${index + 1}`, communityName(index))
  const firstGrid = share(index, shape.communities, shape.grids)
  const grids = times(share(index + 1, shape.communities, shape.grids) - firstGrid, (grid) =>
    under(self, `g${firstGrid + grid + 1}`, gridName(grid)),
  )
  const firstBuilding = firstGrid * shape.buildingsPerGrid
  const buildings = times(grids.length * shape.buildingsPerGrid, (building) =>
    under(grids[building % grids.length] ?? self, `b${firstBuilding + building + 1}`, `${building + 1}号楼`),
  )
  const units = times(shape.unitsPerCommunity, (unit) => {
    const number = index * shape.unitsPerCommunity + unit
    return under(self, `u${number + 1}`, unitName(number))
  })
  const isFirstOfSubdistrict = index === 0 || streetOf(index) !== streetOf(index - 1)
  const { city } = above
  return {
    ...self,
    subdistrict,
    city,
    isFirstOfSubdistrict,
    grids,
    buildings,
    units,
    ...householdsOf(shape, index),
  }
}

/** The first community has its fixed number of people; the others share the rest evenly, in pairs of households. */
function householdsOf(shape: Shape, index: number): Pick<Community, 'firstHousehold' | 'households'> {
  const home = (HOME_PEOPLE / 5) * 2
  if (index === 0) return { firstHousehold: 0, households: home }
  const pairs = (shape.people - HOME_PEOPLE) / 5
  const first = share(index - 1, shape.communities - 1, pairs)
  const next = share(index, shape.communities - 1, pairs)
  return { firstHousehold: home + 2 * first, households: 2 * (next - first) }
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

interface Census {
  /** Org id → what lives under it. */
  readonly counts: ReadonlyMap<string, OrgCounts>
  /** Since when the town is as it is, epoch ms. */
  readonly from: number
}

/** Every org as stored, from the city down. */
export function* orgDocuments(tree: Tree, census: Census): Generator<Org> {
  const { city, districts, subdistricts, communities } = tree
  const document = (kind: Org['kind'], org: OrgRef, more: Partial<Pick<Drawn, 'estate' | 'outline'>> = {}) =>
    orgDocument({ kind, org, estate: null, outline: null, census, ...more })
  yield document('city', city)
  for (const district of districts) yield document('district', district)
  for (const subdistrict of subdistricts) yield document('subdistrict', subdistrict)
  for (const [at, community] of communities.entries()) {
    const outlines = outlinesOf({ community: at, grids: community.grids.map(({ _id }) => _id) })
    yield document('community', community)
    for (const grid of community.grids) {
      yield document('grid', grid, { outline: outlines.get(grid._id) ?? null })
    }
    for (const [index, building] of community.buildings.entries()) {
      const estate = estateName(community.name, index % community.grids.length)
      yield document('building', building, { estate })
    }
    for (const unit of community.units) yield document('unit', unit)
  }
}

interface Drawn {
  readonly kind: Org['kind']
  readonly org: OrgRef
  readonly estate: string | null
  readonly outline: Ring | null
  readonly census: Census
}

const orgDocument = ({ kind, org: { _id, name, path }, estate, outline, census }: Drawn): Org => ({
  _id,
  version: 1,
  kind,
  name,
  estate,
  label: (estate ?? '') + name,
  parent: path.at(-2) ?? null,
  path,
  from: census.from,
  to: null,
  past: [],
  boundary: outline,
  ...(outline && { cells: cellsOf(outline) }),
  counts: census.counts.get(_id) ?? noCounts,
})
