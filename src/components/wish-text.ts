import type { WishCard } from '@domain/wish/schemas'
import { wishKindLabels } from '@domain/wish/wish'
import { wishWorkflow, type WishAction, type WishState } from '@domain/wish/workflow'
import type { Tone } from '../ui/tag/tag'
import { dayWords } from './time-words'

export interface StateWords {
  readonly label: string
  readonly tone: Tone
}

const tones: Record<WishState, Tone> = {
  draft: 'mute',
  review: 'info',
  changes: 'warn',
  open: 'warn',
  claimed: 'info',
  doing: 'info',
  confirming: 'warn',
  realised: 'ok',
  rated: 'ok',
  withdrawn: 'mute',
  unsuitable: 'mute',
  transferred: 'mute',
}

/** What the viewer has to do comes before what state it is in. */
const asked: readonly (readonly [WishAction, WishState, string])[] = [
  ['confirm', 'confirming', '请您确认'],
  ['edit', 'changes', '请您修改'],
  ['publish', 'review', '等您审核'],
  ['start', 'claimed', '等您开始'],
  ['fulfil', 'doing', '您正在办'],
]

/** The state of a wish in a word, as the viewer meets it. */
export function stateWords({ state, actions }: Pick<WishCard, 'state' | 'actions'>): StateWords {
  const mine = asked.find(([action, when]) => when === state && actions.includes(action))
  if (mine) return { label: mine[2], tone: 'red' }
  return { label: wishWorkflow.states[state].label, tone: tones[state] }
}

/** What the one button on a card says, the most pressing first; each leads to the wish page. */
const calls: readonly (readonly [WishAction, string])[] = [
  ['confirm', '去确认'],
  ['agreeEdit', '去答复'],
  ['agreeWithdraw', '去答复'],
  ['publish', '去审核'],
  ['approveThanks', '去看看'],
  ['claim', '我来认领'],
  ['start', '开始办'],
  ['fulfil', '去办'],
  ['join', '加入'],
  ['rate', '说声谢谢'],
]

/** The words of the one button that matters, or null when there is nothing to press. */
export function callWords({ state, actions }: Pick<WishCard, 'state' | 'actions'>): string | null {
  if (state === 'changes' && actions.includes('edit')) return '去修改'
  return calls.find(([action]) => actions.includes(action))?.[1] ?? null
}

/** Kind and estimated value. */
export const factWords = ({ kind, value }: Pick<WishCard, 'kind' | 'value'>): string[] => [
  wishKindLabels[kind],
  ...(value === null || value === 0 ? [] : [`约 ${value} 元`]),
]

export const neededWords = (neededBy: number | null, now: number): string =>
  neededBy === null ? '随时都行' : `${dayWords(neededBy, now)}前需要`

/** How many are still wanted in a team; 0 for a claim of one. */
export const placesLeft = ({ claim }: Pick<WishCard, 'claim'>): number =>
  claim ? Math.max(0, claim.places - 1 - claim.members.length) : 0

/** Only the claimer may say that it is done. */
const isMyClaim = ({ actions }: Pick<WishCard, 'actions'>): boolean => actions.includes('fulfil')

/** Who is at it and what comes next, in a line under the title. */
export function progressWords(wish: WishCard): string {
  const who = wish.claim?.lead ?? ''
  const isMine = isMyClaim(wish)
  const lines: Partial<Record<WishState, string>> = {
    review: '社区正在看，看完会告诉您',
    changes: '社区请您改一改再提交',
    open: '在等人认领',
    claimed: isMine ? '先和对方说一声' : `${who} 认领了`,
    doing: isMine ? '办好了，来说一声' : `${who} 正在办`,
    confirming: `${who} 说办好了，等确认`,
    realised: '心愿实现了',
    rated: '心愿实现了',
  }
  return lines[wish.state] ?? wishWorkflow.states[wish.state].label
}

export const cardText = {
  missing: (places: number) => `还差 ${places} 人`,
  outline: '只公开概要',
  reopened: '重新打开过',
  pictureOf: (title: string) => `心愿“${title}”的照片`,
} as const
