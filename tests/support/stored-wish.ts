import { DAY, NEVER } from '../../domain/case'
import { audienceAt, deriveWish } from '../../domain/wish/desk'
import { defaultWishRules } from '../../domain/wish/rules'
import { freeSlot, listedAt } from '../../domain/wish/lists'
import type { Claim, Claimer, Wish } from '../../domain/wish/wish'
import { wishPhases, type WishState } from '../../domain/wish/workflow'
import { personOf, type Who } from './world'

export const storedStates = Object.values(wishPhases).flat() as readonly WishState[]
const isUnpublished = (state: WishState): boolean => ['review', 'changes'].includes(state)
const isEnded = (state: WishState): boolean => (wishPhases.ended as readonly WishState[]).includes(state)
/** States in which somebody has, or had, the claim. */
const isTaken = (state: WishState): boolean => ['claimed', 'doing'].includes(state) || isFulfilled(state)
const isFulfilled = (state: WishState): boolean => state === 'confirming' || isConfirmed(state)
const isConfirmed = (state: WishState): boolean => ['realised', 'rated'].includes(state)

const claimer = (who: Who): Claimer => ({ id: who, name: personOf(who).name, as: '', earlierReleases: 0 })

const claimOf = (now: number): Claim => ({
  lead: claimer('branchMember'),
  members: [claimer('volunteer')],
  places: 4,
  at: now,
  extensions: 0,
  reminded: false,
  contactSeenBy: [],
})

const submitted = (now: number): Wish['events'] => [
  {
    id: '1',
    action: 'submit',
    from: 'draft',
    to: 'review',
    by: { id: 'wisher', name: '周桂兰' },
    as: '',
    at: now,
    note: null,
    key: 'stored-wish-0123456789',
    digest: 'stored',
  },
]

interface Storing {
  readonly id: string
  readonly state: WishState
  /** Fields that differ from the wisher's everyday wish, claimed (from `claimed` on) by branchMember and volunteer. */
  readonly changes?: Partial<Wish>
  /** Epoch ms of its submission. */
  readonly now?: number
}

/** A wish as it lies in the database, in any state, without the story that led there. */
export function storedWish({ id, state, changes = {}, now = Date.now() }: Storing): Wish {
  const wish = { ...plain(id, now), ...sidesIn(state, now), state, ...changes }
  return { ...wish, ...deriveWish(wish, defaultWishRules) }
}

function plain(id: string, now: number) {
  const { _id, name, path, place, contact } = personOf('wisher')
  return {
    ...{ _id: id, version: 1, path, place, contact, householdId: `h-${id}`, slot: freeSlot(id) },
    ...{
      title: '请帮忙修一下阳台的灯',
      reason: '够不着',
      kind: 'service' as const,
      value: null,
      neededBy: null,
    },
    wisher: { id: _id, name, hasPhone: true },
    helper: null,
    pictures: [],
    show: { reason: true, pictures: true },
    textCheck: 'pass' as const,
    sensitivity: 'none' as const,
    outline: null,
    ...{ releases: 0, reopened: 0, change: null, transferredTo: null, channel: null, earlier: [] },
    ...{
      events: submitted(now),
      effects: [],
      effectsAt: NEVER,
      submittedAt: now,
      listedAt: listedAt(id, now),
    },
  }
}

const fulfilledAt = (at: number): Wish['evidence'] => ({
  ...{ note: '修好了', photos: [], minutes: 30, signature: null, at },
})
const held: Wish['rating'] = { score: 5, thanks: '谢谢', consent: true, check: 'manual' }

function sidesIn(state: WishState, now: number) {
  const audience = audienceAt(personOf('wisher').path, 'community')
  return {
    stage: isUnpublished(state) ? null : ('community' as const),
    audience: isUnpublished(state) || isEnded(state) ? [] : audience,
    claim: isTaken(state) ? claimOf(now) : null,
    evidence: isFulfilled(state) ? fulfilledAt(now) : null,
    confirmedAt: isConfirmed(state) ? now : null,
    rating: state === 'rated' ? held : null,
    dueAt: isConfirmed(state) || isEnded(state) ? NEVER : now + 7 * DAY,
  }
}
