import type { Post } from '../../../../domain/case'
import { AppError } from '../../../../domain/errors'
import type { Org } from '../../../../domain/grid/org'
import type { RosterImport } from '../../../../domain/grid/roster'
import { isOpen } from '../../../../domain/grid/periods'
import { phoneRoles, rosterRoles } from '../../../../domain/grid/roster-contract'
import type { Role } from '../../../../domain/roles'
import type { Context } from '../../../kernel/context'
import { operators } from '../../../kernel/database'
import { orgs } from '../../../kernel/homes'
import { imports } from './store'

const kept: readonly Role[] = rosterRoles
/** The posts by which the caller keeps rosters. */
export const rosterPosts = ({ actor }: Pick<Context, 'actor'>): Post[] =>
  actor.posts.filter(({ role }) => kept.includes(role))

/** Whether the caller may take phone numbers out. */
export const mayTakePhones = (context: Pick<Context, 'actor'>): boolean =>
  rosterPosts(context).some(({ role }) => (phoneRoles as readonly Role[]).includes(role))

/** What lies under one of those posts. */
export const underPosts = (context: Pick<Context, 'actor'>): { readonly path: unknown } => ({
  path: operators().in(rosterPosts(context).map(({ org }) => org)),
})

/** The post at the caller's own community; an administrator keeps several, and has none. */
export const ownPost = (context: Pick<Context, 'actor'>): Post | undefined =>
  rosterPosts(context).find(({ role }) => role !== 'administrator')

/** Communities of one answer: so many are a list, more are searched. */
const LISTED = 20

/** The open communities under the caller's posts; the last code point ends the range over the index. */
export async function communitiesOf({ text }: { readonly text: string }, context: Context) {
  const _ = operators()
  const label = _.gte(text).and(_.lt(`${text}\u{10ffff}`))
  const named = { ...underPosts(context), kind: 'community', label }
  const found = await orgs.find(named, { sort: { label: 1 }, limit: LISTED + 1 })
  return {
    communities: found
      .slice(0, LISTED)
      .filter((one) => isOpen(one, context.now))
      .map(({ _id, name }) => ({ id: _id, name })),
    isMore: found.length > LISTED,
  }
}

type Place = Pick<Org, '_id' | 'path' | 'name'>

/**
 * The org that is meant: the caller's own community where none is named. Throws `invalid` when the caller keeps more
 * than one, `not_found` for what does not lie under a post of theirs. A community's own staff costs no operation.
 */
export async function placeOf(asked: string | null, context: Context): Promise<Place> {
  const own = rosterPosts(context).filter(({ role }) => role !== 'administrator')
  const post = own.find(({ org }) => org === (asked ?? own[0]?.org))
  if (post) return { _id: post.org, path: post.path, name: post.orgName }
  if (asked === null)
    throw new AppError('invalid', { fields: { community: '请选择社区', org: '请选择范围' } })
  const [found] = await orgs.find({ _id: asked, ...underPosts(context) }, { limit: 1 })
  if (!found) throw new AppError('not_found')
  return found
}

/** An import under one of the caller's posts. Throws `not_found`. */
export async function importOf(id: string, context: Pick<Context, 'actor'>): Promise<RosterImport> {
  const [order] = await imports.find({ _id: id, ...underPosts(context) }, { limit: 1 })
  if (!order) throw noImport()
  return order
}

export const noImport = () => new AppError('not_found', { message: '没有这次导入' })
