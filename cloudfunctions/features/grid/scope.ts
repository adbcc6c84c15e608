import type { Post } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import { managerRoles, mayManage, overseerRoles, oversees } from '../../../domain/grid/offices'
import type { Org } from '../../../domain/grid/org'
import type { Person } from '../../../domain/identity/person'
import type { Role } from '../../../domain/roles'
import type { Context } from '../../kernel/context'

/** The posts of today through which the caller sees the tree. */
const overseeing = ({ actor }: Context): Post[] =>
  actor.posts.filter(({ role }) => (overseerRoles as readonly Role[]).includes(role))

/** The widest of them: where the caller's own tree begins. */
export function ownOrg(context: Context): Post {
  const [widest] = overseeing(context).sort((a, b) => a.path.length - b.path.length)
  if (!widest) throw new AppError('forbidden')
  return widest
}

/** Throws `not_found` for what does not lie under the caller's posts. */
export function seenBy(context: Context, path: readonly string[]): void {
  if (!oversees(context.actor.posts, path)) throw new AppError('not_found')
}

/** Throws `not_found` for what the caller does not see, `forbidden` for what they may not change. */
export function managedBy(context: Context, org: Pick<Org, 'kind' | 'path'>): void {
  seenBy(context, org.path)
  if (!mayManage(context.actor.posts, org)) throw new AppError('forbidden')
}

/** Whether somebody lives, or holds a post, under an org that the caller manages. */
export function isWithinReach({ actor }: Context, person: Person): boolean {
  const managed = actor.posts.filter(({ role }) => (managerRoles as readonly Role[]).includes(role))
  const paths = [person.path, ...person.posts.map(({ path }) => path)]
  return managed.some(({ org }) => paths.some((path) => path.includes(org)))
}
