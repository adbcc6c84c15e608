import { postKey, type Post } from '../../domain/case'
import { cellsOf } from '../../domain/grid/cells'
import { noCounts, type Org, type OrgKind, type Ring } from '../../domain/grid/org'
import type { Person } from '../../domain/identity/person'
import type { Role } from '../../domain/roles'
import type { Cloud } from './cloud'
import { personOf } from './world'

/** 锦绣社区 and what lies above it. */
export const community = ['c1', 'd1', 's1', 'm1']

interface Drawn {
  readonly id: string
  readonly kind: OrgKind
  readonly name: string
  readonly above: readonly string[]
  readonly changes?: Partial<Org>
}

export const storedOrg = ({ id, kind, name, above, changes = {} }: Drawn): Org => ({
  ...{ _id: id, version: 1, kind, name, estate: null, label: name },
  ...{ parent: above.at(-1) ?? null, path: [...above, id], from: 0, to: null, past: [] },
  ...{ boundary: null, counts: noCounts },
  ...changes,
})

/** A grid of 锦绣社区 with buildings `<id>:b1`, `<id>:b2`, … */
export function storedGrid(id: string, buildings = 2): Org[] {
  const grid = storedOrg({ id, kind: 'grid', name: `网格${id}`, above: community })
  const below = Array.from({ length: buildings }, (_, at) =>
    storedOrg({ id: `${id}:b${at + 1}`, kind: 'building', name: `${at + 1}号楼`, above: grid.path }),
  )
  return [grid, ...below]
}

/** A post at an org of 锦绣社区. */
export const postIn = (role: Role, path: readonly string[], more: Partial<Post> = {}): Post => ({
  ...{ role, org: path.at(-1) ?? '', orgName: '网格党支部', path, unitName: null, from: 0, to: null },
  ...more,
})

/** A square in GCJ-02 whose south-west corner lies there, degrees. */
export const square = (x: number, y: number, side = 0.002): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]

/** The fields of an org that is drawn on the map. */
export const drawn = (boundary: Ring): Pick<Org, 'boundary' | 'cells'> => ({
  boundary,
  cells: cellsOf(boundary),
})

interface Living {
  readonly id: string
  readonly name?: string
  /** Ids from the city to the building. */
  readonly home?: readonly string[]
  readonly posts?: readonly Post[]
}

/** Somebody of 锦绣社区 who is not among everybody. */
export function storedPerson({ id, name = '林小满', home, posts = [] }: Living): Person {
  const person = personOf('neighbour')
  const postKeys = posts.map(({ role, org }) => postKey(role, org))
  const path = home ?? person.path
  return { ...person, _id: id, openid: `oTest-${id}`, householdId: `h-${id}`, name, path, posts, postKeys }
}

/** 三网格 with three buildings; somebody lives in each, and has a wish. */
export async function thirdGrid(cloud: Cloud): Promise<void> {
  const orgs = storedGrid('g3', 3).map((one) =>
    one._id === 'g3' ? { ...one, name: '三网格', label: '三网格' } : one,
  )
  const homes = orgs.slice(1)
  await cloud.insert('orgs', orgs)
  await cloud.insert(
    'people',
    homes.map(({ path }, at) => storedPerson({ id: `p${at + 1}`, name: `住户${at + 1}`, home: path })),
  )
  await cloud.insert(
    'households',
    homes.map(({ path }, at) => ({
      _id: `h-p${at + 1}`,
      version: 1,
      path,
      door: `${at + 1}-101`,
      representative: null,
    })),
  )
}

/** Two of its buildings become a grid of their own. */
export const splitting = { org: 'g3', version: 1, name: '四网格', buildings: ['g3:b1', 'g3:b2'] }
