import type { WishCard } from '@domain/wish/schemas'
import { managerRoles } from '@domain/grid/offices'
import { branchRoles, communityRoles, roleLabels, volunteerRoles, type Role } from '@domain/roles'
import { deadlineWords, momentWords } from '@/components/time-words'
import type { Tone } from '@/ui/tag/tag'
import { deskText } from '../staff-text'

export type DeskOrder = 'due' | 'kind'

/** Oldest deadline first as the server sends it, or what is alike together. */
export const ordered = (wishes: readonly WishCard[], order: DeskOrder): WishCard[] =>
  order === 'due' ? [...wishes] : [...wishes].sort((a, b) => a.state.localeCompare(b.state))

interface Deadline {
  readonly text: string
  readonly tone: Tone
  readonly edge: 'red' | 'warn' | 'mute'
}

const looks = {
  over: { tone: 'red', edge: 'red' },
  soon: { tone: 'warn', edge: 'warn' },
  later: { tone: 'mute', edge: 'mute' },
} as const

/** How pressing it is, in words; the colour only repeats them. `now` is epoch ms. */
export function deadlineOf({ dueAt }: Pick<WishCard, 'dueAt'>, now: number): Deadline {
  if (dueAt === null) return { text: deskText.noDue, ...looks.later }
  const { text, urgency } = deadlineWords(dueAt, now)
  return { text, ...looks[urgency] }
}

/** Where and since when, and what happens by itself. */
export const deskLine = (wish: WishCard, now: number): string =>
  deskText.at([
    wish.grid,
    wish.building,
    deskText.submitted(momentWords(wish.submittedAt, now)),
    wish.state === 'open' && wish.stage ? deskText.widens[wish.stage] : '',
  ])

const buttons = Object.keys(deskText.button) as (keyof typeof deskText.button)[]

/** What the button of a desk entry says: what is to be done, or just a look. A claim is an offer, not a duty. */
export function deskButton({ actions }: Pick<WishCard, 'actions'>): { label: string; isTask: boolean } {
  const task = buttons.find((action) => actions.includes(action))
  if (!task) return { label: deskText.look, isTask: false }
  return { label: deskText.button[task], isTask: task !== 'claim' }
}

const split = (post: string): [string, Role] => {
  const at = post.lastIndexOf(':')
  return [post.slice(0, at), post.slice(at + 1) as Role]
}

/** `三网格:gridWorker` → 三网格 · 网格员. */
export const postWords = (post: string): string => {
  const [org, role] = split(post)
  return deskText.post(org, roleLabels[role])
}

const recorders: readonly Role[] = [...communityRoles, 'gridWorker']

/** Who may write down a wish for a resident. */
export const mayRecord = (posts: readonly string[]): boolean =>
  posts.some((post) => recorders.includes(split(post)[1]))

/** Who may fill the offices that raise an alarm on their desk. */
export const mayFill = (posts: readonly string[]): boolean =>
  posts.some((post) => (managerRoles as readonly Role[]).includes(split(post)[1]))

const takers: readonly Role[] = [...branchRoles, ...volunteerRoles]

interface Deskholder {
  readonly name: string
  readonly posts: readonly string[]
  readonly place: { readonly community: string; readonly grid: string }
}

/** As much of who I am as the desk's answer tells; whoever has a desk is staff. */
export const profileOf = ({ name, posts, place }: Deskholder) => ({
  name,
  community: place.community,
  grid: place.grid,
  isStaff: true,
  isVolunteer: posts.some((post) => takers.includes(split(post)[1])),
})
