import type { WishRules } from './rules'
import type { Wish } from './wish'
import { actionsFor } from '../workflow'
import { HOUR } from '../case'
import { wishWorkflow, type WishAction, type WishParty } from './workflow'

type Facts = Pick<Wish, 'state' | 'claim' | 'change' | 'rating' | 'contact' | 'confirmedAt'>

/** Until when a confirmed wish can be reopened, epoch ms; null before it is confirmed. */
export const reopenUntil = ({ confirmedAt }: Pick<Wish, 'confirmedAt'>, rules: WishRules): number | null =>
  confirmedAt === null ? null : confirmedAt + rules.reopenHours * HOUR

export const placesLeft = ({ claim }: Pick<Wish, 'claim'>): number =>
  claim ? claim.places - 1 - claim.members.length : 0

type Condition = (wish: Facts, rules: WishRules, now: number) => boolean

/** What the table cannot say: numbers, times and what was asked before. */
const conditions: Partial<Record<WishAction, Condition>> = {
  join: (wish) => placesLeft(wish) > 0,
  reveal: (wish) => wish.contact !== null,
  extend: (wish, rules) => (wish.claim?.extensions ?? 0) < rules.extensions,
  askChange: (wish) => wish.change === null,
  agreeEdit: (wish) => wish.change?.what === 'edit',
  agreeWithdraw: (wish) => wish.change?.what === 'withdraw',
  disagree: (wish) => wish.change !== null,
  reopen: (wish, rules, now) => now <= (reopenUntil(wish, rules) ?? now),
  approveThanks: (wish) => wish.rating?.consent === true && wish.rating.check === 'manual',
}

interface Viewer {
  readonly parties: readonly WishParty[]
  readonly rules: WishRules
  readonly now: number
}

/** The buttons that a viewer may press on a wish now. */
export const availableActions = (wish: Facts, { parties, rules, now }: Viewer): WishAction[] =>
  actionsFor(wishWorkflow, wish.state, parties).filter(
    (action) => conditions[action]?.(wish, rules, now) ?? true,
  )
