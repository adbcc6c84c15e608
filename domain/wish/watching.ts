import { isActive, type Post } from '../case'
import type { Person } from '../identity/person'
import { communityRoles, type Role } from '../roles'
import type { Wish } from './wish'

/** Roles whose holders over the place of a wish may see all of it but the contact. */
export const watchingRoles = [
  'gridWorker',
  'branchSecretary',
  ...communityRoles,
  'subdistrictStaff',
] as const satisfies readonly Role[]

type Watched = Pick<Wish, 'path' | 'stage' | 'wisher'>

/** A branch counts once the wish is published, the grid worker where nobody but they can confirm for the wisher. */
const mayWatch = (role: Role, { stage, wisher }: Watched): boolean => {
  if (role === 'branchSecretary') return stage !== null
  if (role === 'gridWorker') return !wisher.hasPhone
  return (watchingRoles as readonly Role[]).includes(role)
}

/** The posts of somebody with which they may see all of a wish but the contact now; `now` is epoch ms. */
export const watchingPosts = (wish: Watched, { posts }: Pick<Person, 'posts'>, now: number): Post[] =>
  posts.filter((post) => isActive(post, now) && wish.path.includes(post.org) && mayWatch(post.role, wish))
