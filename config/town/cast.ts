import type { Role } from '../../domain/roles'
import { homeOfSeat, personNumber, type Home } from './homes'
import type { Gender, Generation } from './names'
import type { Tree } from './orgs'
import { at } from './random'

/** Somebody with a part in the stories, the same in every town. */
export interface CastMember {
  readonly id: string
  readonly name: string
  readonly gender: Gender
  readonly generation: Generation
  readonly hasPhone: boolean
  readonly roles: readonly Role[]
  /** What to try as this person, for whoever chooses whom to be. */
  readonly story: string
}

interface Placed extends Partial<CastMember> {
  readonly name: string
  readonly gender: Gender
  readonly roles: readonly Role[]
  readonly story: string
  readonly community: number
  readonly grid: number
  /** Building of the grid and door in it, both from 0; posts are held where posts.ts puts them. */
  readonly building: (buildings: number) => number
  readonly door: (buildings: number) => number
  readonly member: number
}

type Seat = Pick<Placed, 'grid' | 'building' | 'door' | 'member'>

const seatOfRank = (grid: number, rank: (buildings: number) => number, member: number): Seat => ({
  grid,
  building: (buildings) => rank(buildings) % buildings,
  door: (buildings) => Math.floor(rank(buildings) / buildings),
  member,
})
const headAt = (grid: number, rank: number): Seat => seatOfRank(grid, () => rank, 0)
const secondAfterLeads = (grid: number, after: number): Seat =>
  seatOfRank(grid, (buildings) => buildings + after, 1)
const door = (grid: number, building: number, number: number): Seat => ({
  grid,
  building: () => building,
  door: () => number,
  member: 0,
})

const cast: readonly Placed[] = [
  {
    name: '周桂兰',
    gender: 'female',
    generation: 'elder',
    roles: [],
    story: '72 岁，独居：老花镜送到了，等她点确认；也可以再许个心愿',
    community: 0,
    ...door(2, 0, 7),
  },
  {
    name: '李明',
    gender: 'male',
    roles: ['branchMember', 'volunteer'],
    story: '党员志愿者：认领周阿姨的心愿；手上有一个明天到期',
    community: 0,
    ...headAt(2, 3),
  },
  {
    name: '赵国强',
    gender: 'male',
    roles: ['branchSecretary'],
    story: '三网格党支部书记：看看支部有哪些心愿等着认领',
    community: 0,
    ...headAt(2, 1),
  },
  {
    name: '陈静',
    gender: 'female',
    roles: ['communitySecretary'],
    story: '锦绣社区书记：审核新心愿，其中一个已经超时',
    community: 0,
    ...headAt(0, 0),
  },
  {
    name: '王芳',
    gender: 'female',
    roles: ['communityStaff'],
    story: '锦绣社区社工：替不用手机的老人代录一个心愿',
    community: 0,
    ...headAt(1, 0),
  },
  {
    name: '孙磊',
    gender: 'male',
    roles: ['gridWorker'],
    story: '三网格网格员：替周秀珍老人确认心愿',
    community: 0,
    ...headAt(2, 2),
  },
  {
    name: '刘洋',
    gender: 'male',
    roles: ['volunteer'],
    story: '一网格的志愿者：看看全社区还有谁需要帮忙',
    community: 0,
    ...secondAfterLeads(0, 3),
  },
  {
    name: '何敏',
    gender: 'female',
    roles: ['unitMember'],
    story: '市第二医院党支部，和锦绣社区结对：代表单位认领心愿',
    community: 0,
    ...secondAfterLeads(0, 0),
  },
  {
    name: '吴建华',
    gender: 'male',
    roles: ['subdistrictStaff'],
    story: '街道工作人员：看看两个社区的心愿办得怎么样',
    community: 0,
    ...secondAfterLeads(2, 0),
  },
  {
    name: '周秀珍',
    gender: 'female',
    generation: 'elder',
    hasPhone: false,
    roles: [],
    story: '86 岁，不用手机：她的心愿由网格员代录、代确认',
    community: 0,
    ...door(2, 1, 7),
  },
  {
    name: '张伟',
    gender: 'male',
    roles: [],
    story: '翠竹社区居民：看不到锦绣社区里还没放宽的心愿',
    community: 1,
    ...secondAfterLeads(1, 3),
  },
  {
    name: '马丽',
    gender: 'female',
    roles: ['communitySecretary'],
    story: '翠竹社区书记：审核自己社区的心愿',
    community: 1,
    ...headAt(0, 0),
  },
]

export interface CastPlace {
  readonly member: CastMember
  readonly home: Home
  /** Which member of the household. */
  readonly seat: number
  /** Number of the person in the whole town. */
  readonly number: number
}

/** Puts the cast where they live. Ids are p1, p2 … in the order above. */
export const placeCast = (tree: Tree): CastPlace[] =>
  cast.map(({ community: index, grid, building, door: doorOf, member: seat, ...person }, order) => {
    const community = at(tree.communities, index)
    const buildings = community.buildings.length / community.grids.length
    const rank = doorOf(buildings) * buildings + building(buildings)
    const home = homeOfSeat(community, { grid, rank })
    if (!home) throw new RangeError(`there is no home for ${person.name}`)
    const member = { generation: 'adult' as const, hasPhone: true, ...person, id: `p${order + 1}` }
    return { member, home, seat, number: personNumber(home, seat) }
  })

/** Id of each of the cast → what to try as this person. */
export const storiesOfCast: ReadonlyMap<string, string> = new Map(
  cast.map(({ story }, order) => [`p${order + 1}`, story]),
)
