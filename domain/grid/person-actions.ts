import { isActive, type Post } from '../case'
import { hasPhone, type Person } from '../identity/person'
import { branchKeepers } from '../identity/volunteering'
import { communityRoles, type Role } from '../roles'

/** What staff may do about somebody on their page, in the order in which it is offered. */
export const personActions = ['change', 'represent', 'membership', 'dismiss', 'moveOut'] as const
export type PersonAction = (typeof personActions)[number]

interface About {
  readonly person: Person
  /** Speaks for the household already. */
  readonly isRepresentative: boolean
  /** The posts of today with which the caller looks after where they live. */
  readonly posts: readonly Post[]
  /** Epoch ms. */
  readonly now: number
}

const holds = (posts: readonly Post[], roles: readonly Role[]): boolean =>
  posts.some(({ role }) => roles.includes(role))

/** Posts that somebody hands over before they move; speaking for the household ends by itself. */
export const postsInTheWay = <P extends Pick<Post, 'role' | 'from' | 'to'>>(
  { posts }: { readonly posts: readonly P[] },
  now: number,
): P[] => posts.filter((post) => isActive(post, now) && post.role !== 'householdRepresentative')

/** Whether somebody lives where they are written down and answers for themselves. */
export const isSettledAdult = ({
  residence,
  childUntil,
}: Pick<Person, 'residence' | 'childUntil'>): boolean => residence.state === 'verified' && childUntil === null

const isLivingHere = ({ person: { residence } }: About): boolean => residence.state === 'verified'

const rules: Record<PersonAction, (about: About) => boolean> = {
  change: (about) => isLivingHere(about) && !hasPhone(about.person),
  represent: ({ person, isRepresentative }) => isSettledAdult(person) && !isRepresentative,
  membership: ({ person, posts }) => isSettledAdult(person) && holds(posts, branchKeepers),
  dismiss: ({ person: { volunteering }, posts }) =>
    volunteering?.state === 'approved' &&
    holds(
      posts.filter(({ org }) => org === volunteering.community.id),
      communityRoles,
    ),
  moveOut: (about) => isLivingHere(about) && postsInTheWay(about.person, about.now).length === 0,
}

/** What the caller may do about somebody now; each command asks again when it comes. */
export const actionsAbout = (about: About): PersonAction[] =>
  personActions.filter((action) => rules[action](about))
