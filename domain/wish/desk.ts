import { HOUR, NEVER, type CaseFields, type Post } from '../case'
import type { Role } from '../roles'
import type { WishRules } from './rules'
import type { Stage, Wish } from './wish'
import { phaseOf, wishWorkflow, type WishAction, type WishPhase, type WishState } from './workflow'

/**
 * Desks. A wish carries the keys of the desks that show it, so that a person's desk, and their home,
 * are one query: `keys in [mine]`, oldest deadline first.
 */
export const deskKey = {
  /** Somebody's turn: review at a community, confirm or answer or fulfil by a person. */
  review: (community: string) => `review@${community}`,
  turn: (person: string) => `turn@${person}`,
  proxy: (grid: string) => `proxy@${grid}`,
  /** Waits for whoever will claim it, at the orgs it has reached. */
  claim: (org: string) => `claim@${org}`,
  /** Nobody claimed it although everybody was asked; the community thinks again. */
  stuck: (community: string) => `stuck@${community}`,
  /** Reopened, or given back repeatedly: the branch secretary looks. */
  watch: (grid: string) => `watch@${grid}`,
  /** Held thanks, to be looked at before they are public. */
  thanks: (community: string) => `thanks@${community}`,
  /** Whoever's turn it is: I asked for it. */
  asked: (person: string) => `asked@${person}`,
  /** Whoever's turn it is: I have the claim, or a part in it. */
  claimed: (person: string) => `claimed@${person}`,
} as const

const keysOfRole: Partial<Record<Role, (org: string) => string[]>> = {
  communityStaff: (org) => [deskKey.review(org), deskKey.stuck(org), deskKey.thanks(org)],
  communitySecretary: (org) => [deskKey.review(org), deskKey.stuck(org), deskKey.thanks(org)],
  branchSecretary: (org) => [deskKey.claim(org), deskKey.watch(org)],
  branchMember: (org) => [deskKey.claim(org)],
  buildingLead: (org) => [deskKey.claim(org)],
  gridWorker: (org) => [deskKey.proxy(org)],
}

/** The desks that a person's posts open, without what is their own. */
export const deskKeysOfPosts = (posts: readonly Post[]): string[] => [
  ...new Set(posts.flatMap((post) => keysOfRole[post.role]?.(post.org) ?? [])),
]

/** What a volunteer is offered: open wishes at their community and the subdistrict above it. */
export const offerKeysOfPosts = (posts: readonly Post[]): string[] => {
  const offers = posts.flatMap((post) => {
    if (post.role === 'volunteer' || post.role === 'unitMember') return post.path.slice(-2).map(deskKey.claim)
    return ['branchMember', 'branchSecretary', 'buildingLead'].includes(post.role)
      ? [deskKey.claim(post.org)]
      : []
  })
  return [...new Set(offers)]
}

/** Positions in a path. */
export const level = { city: 0, district: 1, subdistrict: 2, community: 3, grid: 4, building: 5 } as const
export type Level = keyof typeof level
export const orgAt = (path: readonly string[], which: Level): string => path[level[which]] ?? ''

/** Who sees a published wish at a stage. */
export const audienceAt = (path: readonly string[], stage: Stage): string[] => {
  const wider = { branch: 1, community: 2, subdistrict: 3 }[stage]
  return [orgAt(path, 'grid'), orgAt(path, 'community'), orgAt(path, 'subdistrict')].slice(0, wider)
}

export type WishFacts = Pick<
  Wish,
  | 'state'
  | 'path'
  | 'stage'
  | 'dueAt'
  | 'wisher'
  | 'helper'
  | 'claim'
  | 'audience'
  | 'releases'
  | 'reopened'
  | 'rating'
  | 'change'
>

interface Derived {
  readonly phase: WishPhase
  readonly keys: string[]
  readonly clockAt: number
  readonly clockAction: WishAction | null
}

/** Fields that follow from the others; computed anew with every write. */
export const deriveWish = (wish: WishFacts, rules: WishRules): Derived => ({
  phase: phaseOf(wish.state),
  keys: [...new Set(keysOf(wish))],
  ...clockOf(wish, rules),
})

function keysOf(wish: WishFacts): string[] {
  return [
    ...mineKeys(wish),
    ...turnKeys(wish),
    ...(isToWatch(wish) ? [deskKey.watch(orgAt(wish.path, 'grid'))] : []),
  ]
}

const askerIds = (wish: WishFacts): string[] =>
  [wish.wisher.id, wish.helper?.id ?? null].filter((id) => id !== null)
const claimerIds = ({ claim }: WishFacts): string[] =>
  claim ? [claim.lead, ...claim.members].map(({ id }) => id) : []
const mineKeys = (wish: WishFacts): string[] => [
  ...askerIds(wish).map(deskKey.asked),
  ...claimerIds(wish).map(deskKey.claimed),
]

const claimerTurn = ({ claim }: WishFacts): string[] => (claim ? [deskKey.turn(claim.lead.id)] : [])

/** Whose turn it is in a state; nobody's in the others. */
const turns: Partial<Record<WishState, (wish: WishFacts, community: string) => string[]>> = {
  review: (_, community) => [deskKey.review(community)],
  changes: (wish) => askerIds(wish).map(deskKey.turn),
  open: ({ audience, stage }, community) => [
    ...audience.map(deskKey.claim),
    ...(stage === 'subdistrict' ? [deskKey.stuck(community)] : []),
  ],
  claimed: claimerTurn,
  doing: claimerTurn,
  confirming: (wish) => [
    ...askerTurns(wish),
    ...(wish.wisher.hasPhone ? [] : [deskKey.proxy(orgAt(wish.path, 'grid'))]),
  ],
  rated: ({ rating }, community) =>
    rating?.consent && rating.check === 'manual' ? [deskKey.thanks(community)] : [],
}

const turnKeys = (wish: WishFacts): string[] => turns[wish.state]?.(wish, orgAt(wish.path, 'community')) ?? []

/** Staff who recorded a wish do not confirm it; the wisher or their helper does. */
const askerTurns = (wish: WishFacts): string[] => {
  const helper = wish.helper && !wish.helper.isStaff ? [wish.helper.id] : []
  return [...(wish.wisher.id && wish.wisher.hasPhone ? [wish.wisher.id] : []), ...helper].map(deskKey.turn)
}

const isToWatch = (wish: WishFacts): boolean =>
  ['open', 'claimed', 'doing'].includes(wish.state) && (wish.reopened > 0 || wish.releases > 1)

function clockOf(
  wish: WishFacts,
  rules: WishRules,
): Pick<CaseFields<string, WishAction>, 'clockAt' | 'clockAction'> {
  const onDue =
    'onDue' in wishWorkflow.states[wish.state]
      ? (wishWorkflow.states[wish.state] as { onDue: WishAction }).onDue
      : null
  if (onDue === null || wish.dueAt === NEVER) return { clockAt: NEVER, clockAction: null }
  if (onDue === 'expire' && wish.claim && !wish.claim.reminded) {
    return { clockAt: wish.dueAt - rules.remindHours * HOUR, clockAction: 'remind' }
  }
  return { clockAt: wish.dueAt, clockAction: onDue }
}
