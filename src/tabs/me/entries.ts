import type { Me } from '@domain/identity/contract'
import { communityRoles, type Role } from '@domain/roles'
import { paths } from '../../components/paths'
import type { IconName } from '../../ui/icon/paths'
import { meText } from './text'

/** A row that leads somewhere, for those whom it concerns. */
interface Entry {
  readonly icon: IconName
  readonly title: string
  readonly hint?: (me: Me) => string | undefined
  readonly path: string
  readonly isFor: (me: Me) => boolean
}

const everybody = (): boolean => true
const staff = ({ isStaff }: Me): boolean => isStaff
const administrators = ({ posts }: Me): boolean => posts.some(({ role }) => role === 'administrator')
/** Those who look people up: staff who look after them, and whoever fills posts. */
const searchers = (me: Me): boolean =>
  (me.isStaff && me.posts.some(({ role }) => role !== 'branchSecretary')) || administrators(me)

/** Those who verify where people live. */
const verifiers = ({ maySpeakForResidents }: Me): boolean => maySpeakForResidents

/** What waits for those who verify; nothing where nobody does. */
const waitingWords = ({ waiting }: Me): string | undefined => {
  const { homes = 0, corrections = 0 } = waiting ?? {}
  const parts = [
    ...(homes > 0 ? [meText.homes(homes)] : []),
    ...(corrections > 0 ? [meText.corrections(corrections)] : []),
  ]
  return parts.length > 0 ? parts.join(' · ') : undefined
}

/** Those who keep the community's roster. */
const keepers = ({ posts }: Me): boolean => posts.some(({ role }) => keepsRoster.includes(role))
const keepsRoster: readonly string[] = ['communityStaff', 'communitySecretary', 'administrator']

/** Those who decide who volunteers. */
const deciders = ({ posts }: Me): boolean =>
  posts.some(({ role }) => (communityRoles as readonly Role[]).includes(role))

/** Those who see the tree. */
const overseers = (me: Me): boolean => me.isStaff || administrators(me)

/** What I asked for and took on. */
const mine: readonly Entry[] = [
  { icon: 'home', title: meText.household, path: paths.household, isFor: everybody },
  { icon: 'heart', title: meText.mine, path: paths.mine, isFor: everybody },
  { icon: 'people', title: meText.mandates, path: paths.mandates, isFor: everybody },
  { icon: 'star', title: meText.volunteer, path: paths.volunteer, isFor: everybody },
  { icon: 'hand', title: meText.claims, path: paths.claims, isFor: ({ isVolunteer }) => isVolunteer },
]

/** What comes with a post. */
const work: readonly Entry[] = [
  { icon: 'list', title: meText.desk, path: paths.desk, isFor: staff },
  { icon: 'check', title: meText.queue, hint: waitingWords, path: paths.queue, isFor: verifiers },
  { icon: 'edit', title: meText.kept, path: paths.kept, isFor: verifiers },
  { icon: 'star', title: meText.volunteers, path: paths.volunteers, isFor: deciders },
  { icon: 'people', title: meText.tree, path: paths.tree, isFor: overseers },
  { icon: 'download', title: meText.roster, path: paths.roster, isFor: keepers },
  { icon: 'shield', title: meText.retention, path: paths.retention, isFor: administrators },
  { icon: 'search', title: meText.search, path: paths.search, isFor: searchers },
  { icon: 'chart', title: meText.statistics, path: paths.statistics, isFor: staff },
]

/** What is known of me and who knows it. */
const privacy: readonly Entry[] = [
  { icon: 'people', title: meText.watchers, path: paths.watchers, isFor: everybody },
  { icon: 'phone', title: meText.looks, path: paths.looks, isFor: everybody },
  { icon: 'me', title: meText.myData, hint: () => meText.myDataHint, path: paths.myData, isFor: everybody },
  {
    icon: 'shield',
    title: meText.privacy,
    hint: () => meText.privacyHint,
    path: paths.privacy,
    isFor: everybody,
  },
]

/** The cards of 我的 for somebody, those without a row left out. */
export const entriesFor = (me: Me): (readonly Entry[])[] =>
  [work, mine, privacy]
    .map((entries) => entries.filter(({ isFor }) => isFor(me)))
    .filter((entries) => entries.length > 0)
