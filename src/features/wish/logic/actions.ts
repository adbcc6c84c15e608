import type { WishDetail } from '@domain/wish/schemas'
import type { WishAction } from '@domain/wish/workflow'
import { actionLabel, confirmWords, publishLabel } from '../action-text'

/** Answered in the box of the asked change, not in the footer. */
const answeredInBox: readonly WishAction[] = ['agreeEdit', 'agreeWithdraw', 'disagree']

/** What matters most first; the first one that may be done is the primary button. */
const importance: readonly WishAction[] = [
  'confirm',
  'publish',
  'claim',
  'join',
  'rate',
  'fulfil',
  'start',
  'reveal',
  'approveThanks',
  'edit',
  'reopen',
  'sendBack',
  'transfer',
  'extend',
  'askChange',
  'decline',
  'release',
  'leave',
  'withdraw',
]

type Asked = Pick<WishDetail, 'actions' | 'state' | 'contactSeen' | 'kind' | 'grid'>

/** Whoever has just claimed calls first, then says that work has begun. */
const firstOf = (wish: Asked): WishAction | null => {
  if (wish.state !== 'claimed') return null
  return wish.contactSeen ? 'start' : 'reveal'
}

/** The buttons of a wish page: exactly the actions of the reply, the one that matters most first. */
export function orderedActions(wish: Asked): WishAction[] {
  const first = firstOf(wish)
  const rank = (action: WishAction): number => (action === first ? -1 : importance.indexOf(action))
  return wish.actions.filter((action) => !answeredInBox.includes(action)).sort((a, b) => rank(a) - rank(b))
}

/** Words of a button on the page of one wish. */
export function buttonLabel(action: WishAction, wish: Asked): string {
  if (action === 'confirm') return confirmWords[wish.kind].yes
  if (action === 'reopen') return confirmWords[wish.kind].no
  if (action === 'publish') return publishLabel(wish.grid)
  return actionLabel(action)
}

/** May be done, but nobody waits for it. */
const mild: readonly WishAction[] = [
  'reveal',
  'edit',
  'reopen',
  'askChange',
  'extend',
  'transfer',
  'sendBack',
]

/** Whether somebody waits for this action, so that its button may be the red one. */
export function isPressing(action: WishAction, wish: Asked): boolean {
  if (action === firstOf(wish)) return true
  if (action === 'edit') return wish.state === 'changes'
  return !mild.includes(action) && !isRisky(action)
}

const risky: readonly WishAction[] = ['withdraw', 'release', 'leave', 'decline']
export const isRisky = (action: WishAction): boolean => risky.includes(action)
