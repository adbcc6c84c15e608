import type { WishDetail } from '@domain/wish/schemas'
import type { WishAction, WishState } from '@domain/wish/workflow'
import { dayWords, momentWords } from '@/components/time-words'
import { confirmWords } from '../action-text'
import { headlineText as words } from '../headline-text'
import { audienceWords } from '../text'

/** `turn`: the viewer is asked to do something; `calm`: it is with somebody else. */
export type Tone = 'turn' | 'calm' | 'done' | 'ended'

export interface Headline {
  readonly tone: Tone
  readonly title: string
  readonly lines: readonly string[]
}

interface Seen {
  readonly wish: WishDetail
  /** Epoch milliseconds. */
  readonly now: number
}

const may = ({ wish }: Seen, action: WishAction): boolean => wish.actions.includes(action)
const due = ({ wish, now }: Seen): string => (wish.dueAt === null ? '' : momentWords(wish.dueAt, now))
const dueDay = ({ wish, now }: Seen): string => (wish.dueAt === null ? '' : dayWords(wish.dueAt, now))
const lead = ({ wish }: Seen): string => wish.claim?.lead ?? ''
/** A line about a deadline is left out while none runs. */
const ifDue = ({ wish }: Seen, line: string): string[] => (wish.dueAt === null ? [] : [line])
const noteOf = ({ wish }: Seen, action: WishAction): string =>
  [...wish.events].reverse().find((event) => event.action === action)?.note ?? ''

const turn = (title: string, lines: readonly string[]): Headline => ({ tone: 'turn', title, lines })
const calm = (title: string, lines: readonly string[]): Headline => ({ tone: 'calm', title, lines })

function review(seen: Seen): Headline {
  if (may(seen, 'publish')) return turn(words.review.staff, ifDue(seen, words.review.staffLine(due(seen))))
  const title = seen.wish.isMine ? words.review.mine : words.review.others
  return calm(title, ifDue(seen, words.review.mineLine(due(seen))))
}

function changes(seen: Seen): Headline {
  if (!may(seen, 'edit')) return calm(words.changes.others, [])
  const lapses = ifDue(seen, words.changes.lapses(dueDay(seen)))
  return turn(words.changes.mine, [words.changes.mineLine(noteOf(seen, 'sendBack')), ...lapses])
}

function open(seen: Seen): Headline {
  const { wish } = seen
  const stage = wish.stage ?? 'branch'
  const audience = audienceWords(stage, wish.grid)
  const next = audienceWords(stage === 'branch' ? 'community' : 'subdistrict', wish.grid)
  const line = stage === 'subdistrict' ? [words.open.widest] : ifDue(seen, words.open.widens(due(seen), next))
  if (may(seen, 'claim')) return turn(words.open.taker, line)
  return calm(wish.isMine ? words.open.mine(audience) : words.open.waits(audience), line)
}

function claimed(seen: Seen): Headline {
  if (may(seen, 'start')) {
    const next = seen.wish.contactSeen ? words.claimed.begin : words.claimed.call
    return turn(words.claimed.taker, [next, ...ifDue(seen, words.claimed.takerLine(due(seen)))])
  }
  if (seen.wish.isMyClaim) return calm(words.claimed.member(lead(seen)), [])
  return calm(words.claimed.mine(lead(seen)), ifDue(seen, words.claimed.mineLine(dueDay(seen))))
}

function doing(seen: Seen): Headline {
  const again = seen.wish.reopened > 0
  if (may(seen, 'fulfil')) {
    const why = again ? [words.doing.again(noteOf(seen, 'reopen'))] : []
    return turn(words.doing.taker, [...why, ...ifDue(seen, words.doing.takerLine(due(seen)))])
  }
  if (seen.wish.isMyClaim) return calm(words.claimed.member(lead(seen)), [])
  return calm(words.doing.mine(lead(seen)), again ? [words.doing.againMine] : [])
}

function confirming(seen: Seen): Headline {
  const { wish } = seen
  if (may(seen, 'confirm')) {
    const says = wish.kind === 'goods' ? words.confirming.saysGoods : words.confirming.says
    const silence = ifDue(seen, words.confirming.silence(dueDay(seen), wish.days.reopen))
    const title = wish.isMine ? words.confirming.ask : words.confirming.askFor
    return turn(title, [says(lead(seen), confirmWords[wish.kind].ask), ...silence])
  }
  const title = wish.isMyClaim ? words.confirming.taker : words.confirming.others
  return calm(title, ifDue(seen, words.confirming.takerLine(dueDay(seen))))
}

function done(seen: Seen): Headline {
  const { wish, now } = seen
  const canReopen = may(seen, 'reopen') && wish.reopenUntil !== null
  const lines = [
    ...(may(seen, 'rate') ? [words.done.rate] : []),
    ...(wish.isMyClaim ? [words.done.taker] : []),
    ...(canReopen ? [words.done.reopen(dayWords(wish.reopenUntil ?? now, now))] : []),
  ]
  return { tone: 'done', title: words.done.title, lines }
}

const ended = (title: string, lines: readonly string[]): Headline => ({ tone: 'ended', title, lines })

function unsuitable(seen: Seen): Headline {
  const { channel } = seen.wish
  const note = noteOf(seen, 'decline')
  return ended(words.unsuitable.title, [
    ...(note ? [words.unsuitable.note(note)] : []),
    ...(channel ? [words.unsuitable.channel(channel)] : []),
  ])
}

const byState: Record<WishState, (seen: Seen) => Headline> = {
  draft: review,
  review,
  changes,
  open,
  claimed,
  doing,
  confirming,
  realised: done,
  rated: done,
  withdrawn: () => ended(words.withdrawn.title, [words.withdrawn.line]),
  unsuitable,
  transferred: ({ wish }) =>
    ended(words.transferred.title, wish.transferredTo ? [words.transferred.line(wish.transferredTo)] : []),
}

/** Where a wish is now, who holds it and until when, said to this viewer. */
export const headlineOf = (seen: Seen): Headline => byState[seen.wish.state](seen)
