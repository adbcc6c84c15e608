import { audienceAt } from '../../domain/wish/desk'
import { suggestOutline, suggestSensitivity } from '../../domain/wish/text-rules'
import type { Claim, Claimer, WishText } from '../../domain/wish/wish'
import type { WishAction } from '../../domain/wish/workflow'
import type { Draft } from './draft'
import { evidenceNotes, thanks } from './notes'
import type { Doer } from './parts'
import type { Random } from './random'
import type { Mark } from './track'

/** Hears who gave a claim back, and with which event, by the id under which the server counts it. */
export type GaveBack = (personId: string, eventId: string) => void

export interface Step {
  readonly mark: Mark
  readonly player: Doer | null
  readonly note: string | null
  readonly random: Random
  readonly gaveBack: GaveBack
  /** What the wish says once it was sent back and corrected, and where it belongs when it is none. */
  readonly instead: string | null
}

type Change = (wish: Draft, step: Step) => void

const toClaim = (wish: Draft, change: (claim: Claim) => Partial<Claim>): void => {
  if (wish.claim) wish.claim = { ...wish.claim, ...change(wish.claim) }
}

const claimer = ({ player }: Step): Claimer => ({
  id: player?.id ?? '',
  name: player?.name ?? '',
  as: player?.as ?? '',
  earlierReleases: 0,
})

const end: Change = (wish) => {
  wish.audience = []
  wish.change = null
}

const backInPool: Change = (wish) => {
  wish.claim = null
  wish.change = null
  wish.releases += 1
}

const confirmed: Change = (wish, { mark }) => {
  wish.confirmedAt = mark.at
}

/** The change that a wisher asks for: the same words with another time, or to have the wish back. */
function askedEdit({ title, reason, kind, value, neededBy }: WishText): WishText {
  return { title, reason: `${reason}时间能改到周末就更好了。`, kind, value, neededBy }
}

/** What each step does to a wish, as the server does it; steps that are not here leave only their event. */
export const changes: Partial<Record<WishAction, Change>> = {
  edit(wish, { instead }) {
    wish.reason = instead ?? `${wish.reason}什么时候方便都行。`
    wish.stage = null
    wish.audience = []
    wish.sensitivity = 'none'
    wish.outline = null
  },
  publish(wish, { mark }) {
    wish.sensitivity = suggestSensitivity(wish)
    wish.outline =
      wish.sensitivity === 'none'
        ? null
        : suggestOutline({ grid: wish.place.grid, kind: wish.kind }, wish.sensitivity)
    wish.stage = mark.stage
    wish.audience = audienceAt(wish.path, 'branch')
    wish.textCheck = 'pass'
  },
  widen(wish, { mark }) {
    wish.stage = mark.stage
    wish.audience = audienceAt(wish.path, mark.stage ?? 'branch')
  },
  withdraw: end,
  lapse: end,
  agreeWithdraw: end,
  decline(wish, step) {
    end(wish, step)
    wish.channel = step.instead
  },
  transfer(wish, step) {
    end(wish, step)
    wish.transferredTo = step.instead
  },
  claim(wish, step) {
    const { places } = step.mark.beat
    wish.claim = {
      lead: claimer(step),
      members: [],
      places,
      at: step.mark.at,
      extensions: 0,
      reminded: false,
      contactSeenBy: [],
    }
  },
  join: (wish, step) => toClaim(wish, ({ members }) => ({ members: [...members, claimer(step)] })),
  leave: (wish, { player }) =>
    toClaim(wish, ({ members }) => ({ members: members.filter(({ id }) => id !== player?.id) })),
  reveal: (wish, { player }) =>
    toClaim(wish, ({ contactSeenBy }) => ({ contactSeenBy: [...contactSeenBy, player?.id ?? ''] })),
  remind: (wish) => toClaim(wish, () => ({ reminded: true })),
  extend: (wish) => toClaim(wish, ({ extensions }) => ({ extensions: extensions + 1, reminded: false })),
  release(wish, step) {
    backInPool(wish, step)
    step.gaveBack(step.player?.id ?? '', `${wish._id}:${wish.version}.1`)
  },
  expire: backInPool,
  fulfil(wish, { mark, note, random }) {
    const takesTime = wish.kind === 'service' || wish.kind === 'company'
    const minutes = takesTime ? 20 + 10 * random.below(10) : null
    wish.evidence = { note: note ?? '', photos: [], minutes, signature: null, at: mark.at }
  },
  askChange(wish, { mark, note }) {
    const isEdit = mark.beat.turn === 'edit'
    wish.change = isEdit
      ? { what: 'edit', note: note ?? '', text: askedEdit(wish) }
      : { what: 'withdraw', note: note ?? '' }
  },
  agreeEdit(wish) {
    if (wish.change?.what === 'edit') wish.reason = wish.change.text.reason
    wish.change = null
  },
  disagree(wish) {
    wish.change = null
  },
  confirm: confirmed,
  silence: confirmed,
  reopen(wish) {
    wish.evidence = null
    wish.confirmedAt = null
    wish.rating = null
    wish.reopened += 1
    toClaim(wish, () => ({ reminded: false }))
  },
  rate(wish, { mark, random }) {
    const { turn } = mark.beat
    wish.rating = {
      score: random.chance(0.85) ? 5 : 4,
      thanks: random.pick(thanks[wish.kind]),
      consent: turn !== 'private',
      check: turn === 'held' ? 'manual' : 'pass',
    }
  },
  approveThanks(wish) {
    if (wish.rating) wish.rating = { ...wish.rating, check: 'pass' }
  },
}

/** What the helper writes when it is done. */
export const fulfilmentNote = (wish: Draft, random: Random): string => random.pick(evidenceNotes[wish.kind])
