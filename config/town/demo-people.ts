import type { Post } from '../../domain/case'
import { hasPhone, type Person } from '../../domain/identity/person'
import { roleLabels, type Role } from '../../domain/roles'
import { storiesOfCast } from './cast'

/** Somebody to sign in as. */
export interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly openid: string
  /** 三网格党支部书记 */
  readonly posts: readonly string[]
  /** 锦绣社区 三网格 3号楼 */
  readonly place: string
  /** What to try as this person. */
  readonly story: string
}

/** Besides the cast: how many of each role, and what to try as one of them. */
const others: readonly (readonly [role: Role | null, count: number, story: string])[] = [
  [null, 2, '居民：许个心愿，看看邻居们需要什么'],
  ['branchMember', 2, '支部党员：先看到本网格的心愿，可以认领'],
  ['buildingLead', 1, '楼栋长：留意本楼老人的心愿'],
  ['volunteer', 2, '志愿者：加入一个还差人的小组'],
  ['branchSecretary', 1, '另一个网格的党支部书记'],
  ['gridWorker', 1, '另一个网格的网格员：替老人代录、代确认'],
  ['communityStaff', 1, '社工：审核心愿，退改时写清楚原因'],
  ['unitMember', 1, '共建单位党员：代表单位认领心愿'],
  ['administrator', 1, '管理员'],
]

/** Up to 23 people for the sign-in screen, the cast first. Whoever has no phone cannot sign in. */
export function demoPeople(people: Iterable<Person>): DemoPerson[] {
  const able = [...people].filter(hasPhone)
  const cast = able.filter(({ _id }) => storiesOfCast.has(_id))
  const rest = able.filter(({ _id }) => !storiesOfCast.has(_id))
  const more = others.flatMap(([role, count, story]) =>
    rest
      .filter(({ posts }) => (role === null ? posts.length === 0 : posts[0]?.role === role))
      .slice(0, count)
      .map((person) => describe(person, story)),
  )
  return [...cast.map((person) => describe(person, storiesOfCast.get(person._id) ?? '')), ...more]
}

const describe = ({ _id, name, openid, posts, place }: Person, story: string): DemoPerson => ({
  id: _id,
  name,
  openid,
  posts: posts.map(titleOf),
  place: `${place.community} ${place.grid} ${place.building}`,
  story,
})

/** Said after the name of the org; where the role's own label would repeat it. */
const shortLabels: Partial<Record<Role, string>> = {
  branchSecretary: '书记',
  communitySecretary: '书记',
  subdistrictStaff: '工作人员',
}

const titleOf = ({ role, orgName, unitName }: Post): string =>
  unitName ?? `${orgName}${shortLabels[role] ?? roleLabels[role]}`
