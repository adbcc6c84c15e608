import type { Post } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import { staffRoles, type Role } from '../../../domain/roles'
import type { Context } from '../../kernel/context'
import { operators } from '../../kernel/database'

/** The widest post of a staff member: what they look after as a whole. */
export function widestPost({ actor }: Context): Post {
  const posts = actor.posts.filter(({ role }) => (staffRoles as readonly Role[]).includes(role))
  const [widest] = posts.sort((a, b) => a.path.length - b.path.length)
  if (!widest) throw new AppError('forbidden')
  return widest
}

/** Cases under an org, which must itself lie under the staff member's own: anything else counts nothing. */
export function scopeQuery(context: Context, org: string | null): { readonly [path: string]: unknown } {
  const own = widestPost(context).org
  if (org === null || org === own) return { path: own }
  const _ = operators()
  return _.and([{ path: org }, { path: own }]) as never
}
