import type { WishDetail } from '@domain/wish/schemas'
import { wishKindLabels } from '@domain/wish/wish'
import { momentWords, spanWords } from '@/components/time-words'
import { detailText, audienceWords } from '../text'
import { trackText } from '../track-text'
import { headlineOf } from './headline'

type Event = WishDetail['events'][number]

export interface Entry {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly note: string | undefined
  readonly isNow: boolean
}

interface Seen {
  readonly wish: WishDetail
  /** Epoch milliseconds. */
  readonly now: number
}

/** Below this a step counts as done at once. */
const MINUTE = 60_000

/** Where the verb depends on the wish; the others stand in the table. */
function verbOf(wish: WishDetail, { action }: Event): string {
  if (action === 'submit') return wish.helper?.isStaff ? trackText.record : submitWords(wish)
  if (action === 'publish') return trackText.publish(audienceWords('branch', wish.grid))
  if (action === 'fulfil' && wish.kind === 'goods') return trackText.deliver
  return trackText.verbs[action]
}

const submitWords = ({ kind }: WishDetail): string => trackText.submit(wishKindLabels[kind])

const titleOf = (wish: WishDetail, event: Event): string =>
  [event.by, verbOf(wish, event)].filter(Boolean).join(' ')

function detailOf(event: Event, before: Event | undefined, now: number): string {
  const span = before ? event.at - before.at : 0
  return [momentWords(event.at, now), event.as, ...(span >= MINUTE ? [detailText.took(spanWords(span))] : [])]
    .filter(Boolean)
    .join(' · ')
}

/** 走到哪儿了: newest first, each with how long it took since the one before. */
export function trackOf({ wish, now }: Seen): Entry[] {
  const entries = wish.events.map((event, at) => ({
    id: event.id,
    title: titleOf(wish, event),
    detail: detailOf(event, wish.events[at - 1], now),
    note: event.note ?? undefined,
    isNow: at === wish.events.length - 1,
  }))
  return entries.reverse()
}

/** The track of a desk begins with what is waited for, since no headline stands above it. */
export function deskTrackOf({ wish, now }: Seen): Entry[] {
  const [last, ...rest] = trackOf({ wish, now })
  const lastEvent = wish.events[wish.events.length - 1]
  if (!last || !lastEvent || wish.dueAt === null) return last ? [last, ...rest] : []
  const detail = [
    detailText.since(momentWords(lastEvent.at, now)),
    detailText.until(momentWords(wish.dueAt, now)),
  ].join(' · ')
  const waiting: Entry = {
    id: 'now',
    title: headlineOf({ wish, now }).title,
    detail,
    note: undefined,
    isNow: true,
  }
  return [waiting, { ...last, isNow: false }, ...rest]
}
