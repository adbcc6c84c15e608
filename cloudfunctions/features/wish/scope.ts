import type { Post } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import { communityRoles, staffRoles, type Role } from '../../../domain/roles'
import type { Context } from '../../kernel/context'
import { operators } from '../../kernel/database'

/** The widest post of a staff member: what they look after as a whole. */
export function widestPost({ actor }: Context): Post {
  const posts = actor.posts.filter(({ role }) => (staffRoles as readonly Role[]).includes(role))
  const [widest] = posts.sort((a, b) => a.path.length - b.path.length)
  if (!widest) throw new AppError('forbidden')
  return widest
}

/** Those who see a wish before it is published; everybody else looks after what has been. */
const reviewers: readonly Role[] = [...communityRoles, 'subdistrictStaff']

/**
 * Cases under an org that the staff member may open, so that figures and cases always agree.
 * The org must lie under their own: above it is `not_found`, anywhere else nothing matches.
 */
export function scopeQuery(context: Context, org: string | null): { readonly [path: string]: unknown } {
  const { org: own, path, role } = widestPost(context)
  const _ = operators()
  const published = reviewers.includes(role) ? {} : { stage: _.neq(null) }
  if (org === null || org === own) return { path: own, ...published }
  if (path.includes(org)) throw new AppError('not_found', { message: '这里不归您看，请从自己的范围看起' })
  return _.and([{ path: org }, { path: own, ...published }]) as never
}
