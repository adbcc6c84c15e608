import { alarmingStates, alarmOf, stoppedOf } from '../../../domain/grid/alarms'
import type { Org } from '../../../domain/grid/org'
import type { RosterImport } from '../../../domain/grid/roster'
import { STUCK_TRIES } from '../../../domain/grid/roster-tries'
import { communityRoles, type Role } from '../../../domain/roles'
import type { wishContract } from '../../../domain/wish/contract'
import { deskKey, deskKeysOfPosts } from '../../../domain/wish/desk'
import { wishLimits } from '../../../domain/wish/limits'
import { hasLostMandate } from '../../../domain/wish/parties'
import type { Handlers } from '../../../domain/procedure'
import type { Context } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { orgs } from '../../kernel/homes'
import { findFaced, joinFaces, type FacedWish } from './faces'
import { presentCards } from './present'

/** One more than a desk shows, to know whether there are more. */
const MOST = wishLimits.desk + 1

interface Waiting {
  readonly rows: readonly FacedWish[]
  /** Orgs whose office is the caller's to see filled. */
  readonly orgs: readonly Org[]
  /** Imports of the caller's communities that may have come to a standstill. */
  readonly imports: readonly RosterImport[]
}

/** Those on whose desk an empty office below their org is an alarm. */
const alarmed: readonly Role[] = [...communityRoles, 'subdistrictStaff']

export const desk: Handlers<typeof wishContract, Context>['desk'] = async (_, context) => {
  const { person, posts } = context.actor
  const { rows, orgs: below, imports } = await waitingFor(context)
  const own = rows.filter((wish) => !hasLostMandate(wish, person, context.now))
  return {
    name: person.name,
    posts: posts.map(({ orgName, role }) => `${orgName}:${role}`),
    place: person.place,
    wishes: await presentCards(own.slice(0, wishLimits.desk), context),
    more: rows.length > wishLimits.desk,
    alarms: below.flatMap((org) => alarmOf(org, context.now) ?? []),
    stopped: imports.flatMap((order) => stoppedOf(order, context.now) ?? []),
  }
}

async function waitingFor({ actor: { person, posts } }: Context): Promise<Waiting> {
  const keys = [deskKey.turn(person._id), ...deskKeysOfPosts(posts)]
  const over = posts.filter(({ role }) => alarmed.includes(role)).map(({ org }) => org)
  if (over.length > 0) return withAlarms(keys, [...new Set(over)])
  const rows = await findFaced({ keys: operators().in(keys) }, { sort: { dueAt: 1 }, limit: MOST })
  return { rows, orgs: [], imports: [] }
}

interface Found {
  readonly below: readonly Org[]
  /** The same for every org. */
  readonly wishes: readonly FacedWish[]
  readonly imports: readonly RosterImport[]
}

/** Wishes and imports hang on the org in the same operation that reads which offices below it are empty. */
async function withAlarms(keys: readonly string[], over: readonly string[]): Promise<Waiting> {
  const waiting = [{ $match: { keys: { $in: keys } } }, { $sort: { dueAt: 1 } }, { $limit: MOST }]
  const pipeline = [...waiting, ...joinFaces]
  const stopped = {
    $match: { slot: { $in: over }, state: { $in: alarmingStates }, fruitless: { $gte: STUCK_TRIES } },
  }
  const found = await orgs.aggregate<Found>((start) =>
    start
      .match({ _id: operators().in([...over]) })
      .lookup({ from: 'orgs', localField: '_id', foreignField: 'parent', as: 'below' })
      .lookup({ from: 'wishes', pipeline, as: 'wishes' })
      .lookup({ from: 'imports', pipeline: [stopped], as: 'imports' }),
  )
  const { wishes = [], imports = [] } = found[0] ?? {}
  return { rows: wishes, imports, orgs: found.flatMap(({ below }) => below) }
}
