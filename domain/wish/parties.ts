import { isActive, type PersonRef, type Post } from '../case'
import { mandateFor } from '../identity/mandates'
import type { Person } from '../identity/person'
import { branchRoles, communityRoles, staffRoles, volunteerRoles, type Role } from '../roles'
import type { Wish } from './wish'
import type { WishParty } from './workflow'

/** What is asked of a wish to know who somebody is to it. */
export type WishSides = Pick<Wish, 'wisher' | 'helper' | 'claim' | 'path' | 'stage' | 'audience'>

interface Now {
  /** Epoch milliseconds; a post counts from its first to its last day. */
  readonly now: number
}

/**
 * The parties that a person is to a wish. Whoever is none of them, and not among its audience, may not see it.
 * A branch counts once the wish is published, a volunteer only once the wish has reached an org of theirs.
 */
export function partiesTo(wish: WishSides, person: Person, { now }: Now): WishParty[] {
  const posts = person.posts.filter((post) => isActive(post, now))
  const holds = (roles: readonly Role[], orgs: readonly string[]): boolean =>
    posts.some((post) => roles.includes(post.role) && orgs.includes(post.org))
  const isPublished = wish.stage !== null
  const sides: [WishParty, boolean][] = [
    ['wisher', isWisher(wish, person, now)],
    ['formerAgent', isAgent(wish, person._id) && !isWisher(wish, person, now)],
    ['recorder', wish.helper?.isStaff === true && wish.helper.id === person._id],
    ['proxy', !wish.wisher.hasPhone && holds(['gridWorker'], wish.path)],
    ['claimer', wish.claim?.lead.id === person._id],
    ['member', wish.claim?.members.some((member) => member.id === person._id) === true],
    ['branch', isPublished && holds(branchRoles, wish.path)],
    ['branchSecretary', isPublished && holds(['branchSecretary'], wish.path)],
    ['volunteer', reaches(wish, posts)],
    ['community', holds(communityRoles, wish.path)],
    ['subdistrict', holds(['subdistrictStaff'], wish.path)],
  ]
  return sides.filter(([, is]) => is).map(([party]) => party)
}

const isWisher = (wish: WishSides, person: Person, now: number): boolean => {
  const { wisher, helper } = wish
  if (wisher.id === person._id) return true
  if (isAgent(wish, person._id)) return mayStandFor(wisher.id, person, now)
  return helper?.isStaff === false && helper.id === person._id
}

/** Submitted the wish under a mandate, whether one is in force still or not. */
const isAgent = ({ helper }: Pick<WishSides, 'helper'>, id: string): boolean =>
  helper?.mandate !== undefined && helper.id === id

const mayStandFor = (subject: string | null, person: Person, now: number): boolean =>
  subject !== null && mandateFor(person, { subject, power: 'wish', now }) !== null

/** What an agent whose mandate has ended still sees among their own: nothing that is not public. */
export const hasLostMandate = (wish: WishSides, person: Person, now: number): boolean =>
  isAgent(wish, person._id) && !isWisher(wish, person, now)

/** A volunteer of a community is reached when the wish was carried to it, or to the subdistrict above it. */
const reaches = (wish: WishSides, posts: readonly Post[]): boolean =>
  posts.some(
    (post) =>
      (volunteerRoles as readonly Role[]).includes(post.role) &&
      post.path.some((org) => wish.audience.includes(org)),
  )

/** Whether a neighbour without any part in it may see the public side of a wish. */
export const isInAudience = (wish: WishSides, person: Person): boolean =>
  wish.audience.some((org) => person.path.includes(org)) && !isBranchOnly(wish)

/** Whether somebody looks after the place of a wish: staff may know of whatever was published under them. */
export const looksAfter = (wish: WishSides, person: Person, { now }: Now): boolean =>
  wish.stage !== null &&
  person.posts.some(
    (post) =>
      isActive(post, now) &&
      (staffRoles as readonly Role[]).includes(post.role) &&
      wish.path.includes(post.org),
  )

const handling: readonly WishParty[] = ['community', 'proxy', 'recorder']

/** Whether these parties see a wish through for whoever it is, so that they may have to call them: under way only. */
export const mayHaveToCall = ({ phase }: Pick<Wish, 'phase'>, parties: readonly WishParty[]): boolean =>
  !['done', 'ended'].includes(phase) && parties.some((party) => handling.includes(party))

/** Whose wish it is and who asked for them, staff left out: those who may have to be called about it. */
export const callable = ({ wisher, helper }: Pick<Wish, 'wisher' | 'helper'>): PersonRef[] => [
  ...(wisher.id === null ? [] : [{ id: wisher.id, name: wisher.name }]),
  ...(helper && !helper.isStaff ? [{ id: helper.id, name: helper.name }] : []),
]

const isBranchOnly = (wish: WishSides): boolean => wish.audience.length === 1

/** Those who have a part in a wish see all of it but the contact; everyone else sees the public side. */
export const seesAll = (parties: readonly WishParty[]): boolean =>
  parties.some((party) => !outsiders.includes(party))

/** `formerAgent` bars from deciding upon what one submitted oneself, and opens nothing. */
const outsiders: readonly WishParty[] = ['volunteer', 'branch', 'formerAgent']
