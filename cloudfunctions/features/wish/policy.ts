import { isActive } from '../../../domain/case'
import { underMandate } from '../../../domain/identity/mandates'
import type { Person } from '../../../domain/identity/person'
import { communityRoles, volunteerRoles, type Role } from '../../../domain/roles'
import { deriveWish } from '../../../domain/wish/desk'
import { wishTimes } from '../../../domain/wish/limits'
import { isInAudience, looksAfter, partiesTo } from '../../../domain/wish/parties'
import type { Wish } from '../../../domain/wish/wish'
import {
  wishWorkflow,
  type WishAction,
  type WishParty,
  type WishState,
  type WishTime,
} from '../../../domain/wish/workflow'
import type { CaseType, Mover } from '../../kernel/cases'
import type { Context } from '../../kernel/context'
import { wishRules } from '../../kernel/settings'
import { consequencesOf } from './consequences'
import { wishes, wishRunners } from './runners'

export const wishCase: CaseType<Wish, WishState, WishAction, WishParty, WishTime> = {
  rows: wishes,
  table: wishWorkflow,
  times: () => wishTimes(wishRules()),
  derive: (wish) => deriveWish(wish, wishRules()),
  effects: consequencesOf,
  runners: wishRunners,
}

/** The parties that the caller is to a wish; null when they may not even know of it. */
export function sidesOf(wish: Wish, { actor: { person }, now }: Context): WishParty[] | null {
  const parties = partiesTo(wish, person, { now })
  const mayKnow =
    parties.some((party) => party !== 'formerAgent') ||
    isInAudience(wish, person) ||
    looksAfter(wish, person, { now })
  return mayKnow ? parties : null
}

type Sides = Pick<Wish, 'path' | 'wisher' | 'helper'>

/** The caller as the mover of a wish. */
export const moverOf = (context: Context, parties: readonly WishParty[], wish: Sides): Mover<WishParty> => ({
  person: { id: context.actor.person._id, name: context.actor.person.name },
  as: capacityOf(context.actor.person, parties, wish, context.now),
  parties,
  key: context.key,
  digest: context.digest,
  now: context.now,
})

const rolesOfParty: Partial<Record<WishParty, readonly Role[]>> = {
  recorder: [...communityRoles, 'gridWorker'],
  proxy: ['gridWorker'],
  community: communityRoles,
  branchSecretary: ['branchSecretary'],
  branch: ['branchMember', 'branchSecretary', 'buildingLead'],
  volunteer: volunteerRoles,
  subdistrict: ['subdistrictStaff'],
}

/** The org or unit somebody acts for, by the first of their parties that is a post, or whose mandate they act under. */
export function capacityOf(person: Person, parties: readonly WishParty[], wish: Sides, now: number): string {
  if (parties.includes('wisher')) return capacityOfAsker(person, wish)
  const roles = parties.flatMap((party) => rolesOfParty[party] ?? [])
  const posts = person.posts.filter((post) => isActive(post, now) && roles.includes(post.role))
  const post = posts.find(({ org }) => wish.path.includes(org)) ?? posts[0]
  return post ? (post.unitName ?? post.orgName) : ''
}

const capacityOfAsker = ({ _id }: Person, { wisher, helper }: Sides): string =>
  helper?.mandate !== undefined && helper.id === _id ? underMandate(wisher.name) : ''

/** Whether a resident lives under one of the caller's posts that may speak for residents. */
export const isInReach = (resident: Person, { actor }: Pick<Context, 'actor'>): boolean =>
  actor.posts.some(({ role, org }) => reachRoles.includes(role) && resident.path.includes(org))

const reachRoles: readonly Role[] = [...communityRoles, 'gridWorker']
