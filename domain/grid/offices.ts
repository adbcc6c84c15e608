import { isActive, NEVER, type Post } from '../case'
import { branchRoles, staffRoles, type Role } from '../roles'
import type { Org, OrgKind, Vacancy } from './org'

/** Those who see the tree: what lies under their post. */
export const overseerRoles = [...staffRoles, 'administrator'] as const satisfies readonly Role[]
/** Those who change the tree and fill its posts. */
export const managerRoles = [
  'administrator',
  'subdistrictStaff',
  'communitySecretary',
] as const satisfies readonly Role[]
type Manager = (typeof managerRoles)[number]

/** What each manager may create, change and appoint at, wherever it lies under their own org. */
const manages: Record<Manager, readonly OrgKind[]> = {
  administrator: ['city', 'district', 'subdistrict', 'community', 'grid', 'building', 'unit'],
  subdistrictStaff: ['community'],
  communitySecretary: ['grid', 'building', 'unit'],
}

const holds = (posts: readonly Post[], roles: readonly Role[], path: readonly string[]): boolean =>
  posts.some(({ role, org }) => roles.includes(role) && path.includes(org))

/** Whether an org lies under one of these posts of today. */
export const oversees = (posts: readonly Post[], path: readonly string[]): boolean =>
  holds(posts, overseerRoles, path)

/** Whether the holder of these posts of today may change an org of this kind that lies there. */
export const mayManage = (posts: readonly Post[], { kind, path }: Pick<Org, 'kind' | 'path'>): boolean => {
  const roles = managerRoles.filter((role) => manages[role].includes(kind))
  return holds(posts, roles, path)
}

/** What may lie directly under each kind. */
export const kindsUnder: Record<OrgKind, readonly OrgKind[]> = {
  city: ['district'],
  district: ['subdistrict'],
  subdistrict: ['community'],
  community: ['grid', 'unit'],
  grid: ['building'],
  building: [],
  unit: [],
}

/** The offices that can be filled at each kind of org, the leading first; residents and volunteers get their posts elsewhere. */
export const officesOf: Record<OrgKind, readonly Role[]> = {
  city: ['administrator'],
  district: [],
  subdistrict: ['subdistrictStaff'],
  community: ['communitySecretary', 'communityStaff'],
  grid: ['branchSecretary', 'gridWorker', 'buildingLead', 'branchMember'],
  building: ['buildingLead'],
  unit: [],
}
export const offices = [...new Set(Object.values(officesOf).flat())] as [Role, ...Role[]]

/** Offices that one person holds alone; a deputy may act beside them. An org without one raises an alarm. */
const soleRoles = ['branchSecretary', 'communitySecretary'] as const satisfies readonly Role[]
export const isSole = (role: Role): boolean => (soleRoles as readonly Role[]).includes(role)
/** The office at a kind of org that may not stay empty; null: none. */
export const soleOffice = (kind: OrgKind): Role | null => officesOf[kind].find(isSole) ?? null

/** How a post names its org: a branch bears the name of its grid. */
export const postOrgName = (role: Role, name: string): string =>
  (branchRoles as readonly Role[]).includes(role) ? `${name}党支部` : name

type Span = Pick<Post, 'from' | 'to'>
export const overlap = (one: Span, other: Span): boolean =>
  one.from < (other.to ?? NEVER) && other.from < (one.to ?? NEVER)

/**
 * When nobody holds an office, from a moment on (epoch ms): the times between these posts, those that are over left
 * out. A deputy counts: somebody is there.
 */
export function vacancies(posts: readonly Span[], since: number, now: number): Vacancy[] {
  const inOrder = [...posts].sort((a, b) => a.from - b.from)
  const gaps: { from: number; to: number }[] = []
  let covered = since
  for (const { from, to } of inOrder) {
    if (from > covered) gaps.push({ from: covered, to: from })
    covered = Math.max(covered, to ?? NEVER)
  }
  if (covered < NEVER) gaps.push({ from: covered, to: NEVER })
  return gaps.filter(({ to }) => to > now).map(({ from, to }) => ({ from, to: to === NEVER ? null : to }))
}

/** A vacancy is told of so long before it begins, in ms. */
const AHEAD = 14 * 86_400_000

/** Since when, or from when on, an org has nobody in the office that it needs; null: all is well for the next two weeks. */
export const vacantFrom = ({ vacant = [] }: Pick<Org, 'vacant'>, now: number): number | null =>
  vacant.find(({ from, to }) => from <= now + AHEAD && (to === null || to > now))?.from ?? null

interface Repost {
  readonly role: Role
  readonly org: string
  /** Where the post is held from then on; null: it ends. */
  readonly to: Pick<Post, 'org' | 'orgName' | 'path'> | null
}

/**
 * Posts at an org as they are when it is divided, merged, moved or closed at a moment (epoch ms): what runs ends and,
 * where it goes on elsewhere, begins there. What is over stays as it was; doing it twice changes nothing more.
 */
export function reposted(posts: readonly Post[], repost: Repost, at: number): Post[] {
  return posts.flatMap((post) => {
    const isOver = post.to !== null && post.to <= at
    if (post.role !== repost.role || post.org !== repost.org || isOver) return [post]
    if (repost.to && post.path.join() === repost.to.path.join()) return [post]
    const next = repost.to ? [{ ...post, ...repost.to, from: Math.max(post.from, at) }] : []
    return post.from < at ? [{ ...post, to: at }, ...next] : next
  })
}

/** Posts that hold at a moment, or will later; epoch ms. */
export const isCurrent = (post: Post, now: number): boolean => isActive(post, now) || post.from > now
