import type { Post } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import { mustAgree } from '../../../domain/identity/consent'
import type { Handlers } from '../../../domain/procedure'
import { branchRoles, staffRoles, volunteerRoles, type Role } from '../../../domain/roles'
import type { wishContract } from '../../../domain/wish/contract'
import { deskKey, deskKeysOfPosts, offerKeysOfPosts, orgAt } from '../../../domain/wish/desk'
import { wishLimits } from '../../../domain/wish/limits'
import { hasLostMandate } from '../../../domain/wish/parties'
import type { Wish } from '../../../domain/wish/wish'
import type { Context } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { findFaced, findFacedById, type FacedWish } from './faces'
import { presentCards, presentWish } from './present'
import { statistics } from './statistics'
import { scopeQuery } from './scope'

type Reading = Pick<
  Handlers<typeof wishContract, Context>,
  'home' | 'list' | 'mine' | 'claims' | 'get' | 'cases' | 'statistics'
>

const holds = (posts: readonly Post[], roles: readonly Role[]): boolean =>
  posts.some(({ role }) => roles.includes(role))

/** What serves the screens. Each takes the actor and one query. */
export const reading: Reading = {
  home,
  list,
  mine: ({ after }, context) => ownWishes(deskKey.asked(context.actor.person._id), after, context),
  claims: ({ after }, context) => ownWishes(deskKey.claimed(context.actor.person._id), after, context),

  async get({ id }, context) {
    const wish = await findFacedById(id)
    const seen = wish && (await presentWish(wish, context))
    if (!seen) throw new AppError('not_found')
    return seen
  },

  async cases({ org, phase, kind, since, until, after }, context) {
    const _ = operators()
    const range = _.gte(since * 1000).and(_.lt(after ?? until * 1000))
    const filters = { ...(phase && { phase }), ...(kind && { kind }), listedAt: range }
    return pageOf(await newest({ query: _.and([scopeQuery(context, org), filters]) as never }), context)
  },

  statistics,
}

const byDeadline = (keys: readonly string[], limit: number): Promise<FacedWish[]> =>
  findFaced({ keys: operators().in([...keys]) }, { sort: { dueAt: 1 }, limit })

/** One row more than a page, to know whether there is another. */
const newest = ({ query }: { query: { [path: string]: unknown } }): Promise<FacedWish[]> =>
  findFaced(query, { sort: { listedAt: -1 }, limit: wishLimits.page + 1 })

/** Without what was asked for under a mandate that has ended. */
const ownRows = (rows: readonly FacedWish[], { actor: { person }, now }: Context): FacedWish[] =>
  rows.filter((wish) => !hasLostMandate(wish, person, now))

/** @param choose which of the page's rows are shown; the next page begins after the last row either way */
async function pageOf(
  rows: readonly FacedWish[],
  context: Context,
  choose = (all: readonly FacedWish[]) => all,
) {
  const shown = rows.slice(0, wishLimits.page)
  const last = shown.at(-1)
  return {
    wishes: await presentCards(choose(shown), context),
    next: rows.length > wishLimits.page && last ? last.listedAt : null,
  }
}

const before = (after: number | null) => (after === null ? {} : { listedAt: operators().lt(after) })

const ownWishes = async (key: string, after: number | null, context: Context) =>
  pageOf(await newest({ query: { keys: key, ...before(after) } }), context, (all) => ownRows(all, context))

async function home(_: object, context: Context) {
  const { person, posts } = context.actor
  const turn = deskKey.turn(person._id)
  const [asked, claimed] = [deskKey.asked(person._id), deskKey.claimed(person._id)]
  const offers = offerKeysOfPosts(posts)
  const desk = deskKeysOfPosts(posts).filter((key) => !offers.includes(key))
  const found = await byDeadline([turn, asked, claimed, ...offers, ...desk], wishLimits.desk)
  const rows = ownRows(found, context)
  const under = (keys: readonly string[]) => (wish: Wish) => wish.keys.some((key) => keys.includes(key))
  const waiting = rows.filter(under([turn]))
  const rest = rows.filter((wish) => !waiting.includes(wish))
  const offered = rest.filter(under(offers)).filter((wish) => !under([asked, claimed])(wish))
  return {
    name: person.name,
    place: person.place,
    isStaff: holds(posts, staffRoles),
    isVolunteer: holds(posts, [...branchRoles, ...volunteerRoles]),
    waiting: await presentCards(waiting, context),
    mine: await presentCards(rest.filter(under([asked])).slice(0, 3), context),
    offers: await presentCards(offered.slice(0, 5), context),
    desk: rows.filter(under(desk)).length,
    mustAgree: mustAgree(person),
  }
}

/** Where somebody looks for wishes: their branch, or the community they volunteer at, or where they live. */
function poolPath({ actor: { person, posts } }: Context): readonly string[] {
  const branch = posts.find(({ role }) => (branchRoles as readonly Role[]).includes(role))
  const volunteer = posts.find(({ role }) => (volunteerRoles as readonly Role[]).includes(role))
  const away = branch ?? volunteer
  return away && !away.path.every((org) => person.path.includes(org)) ? away.path : person.path
}

/** A branch sees its own grid first; a neighbour sees what has been carried to the community. */
function audienceQuery(
  scope: 'grid' | 'community' | 'subdistrict',
  context: Context,
): { [path: string]: unknown } {
  const path = poolPath(context)
  if (scope !== 'grid') return { audience: orgAt(path, scope) }
  const grid = orgAt(path, 'grid')
  const isBranch = context.actor.posts.some(
    ({ role, org }) => org === grid && (branchRoles as readonly Role[]).includes(role),
  )
  return isBranch ? { audience: grid } : { audience: orgAt(path, 'community'), path: grid }
}

async function list({ scope, kind, phase, after }: Parameters<Reading['list']>[0], context: Context) {
  const query = { ...audienceQuery(scope, context), phase, ...(kind && { kind }), ...before(after) }
  return { ...(await pageOf(await newest({ query }), context)), place: context.actor.person.place }
}
