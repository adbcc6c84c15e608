import { NEVER } from '../../../domain/case'
import { audienceAt } from '../../../domain/wish/desk'
import { stageTime } from '../../../domain/wish/limits'
import { stages, type Stage, type Wish } from '../../../domain/wish/wish'
import type { WishAction } from '../../../domain/wish/workflow'
import { moveCase } from '../../kernel/cases'
import { operators } from '../../kernel/database'
import { wishRules } from '../../kernel/settings'
import { closed } from './asking'
import { wishCase } from './policy'
import { wishes } from './runners'
import { freed } from './submitting'

/** When a published wish goes wider, or NEVER: epoch ms. */
const widensAt = (stage: Stage, now: number): number => {
  const time = stageTime(stage, wishRules())
  return time === null ? NEVER : now + time
}

/** A claim given back: the wish waits again where it had got to. */
export const backInPool = (wish: Wish, now: number): Partial<Wish> => ({
  claim: null,
  change: null,
  releases: wish.releases + 1,
  dueAt: widensAt(wish.stage ?? 'branch', now),
})

function widened(wish: Wish, now: number): Partial<Wish> {
  const stage = stages[stages.indexOf(wish.stage ?? 'branch') + 1] ?? 'subdistrict'
  return { stage, audience: audienceAt(wish.path, stage), dueAt: widensAt(stage, now) }
}

const changes: Partial<Record<WishAction, (wish: Wish, now: number) => Partial<Wish>>> = {
  lapse: closed,
  widen: widened,
  remind: ({ claim }) => ({ claim: claim && { ...claim, reminded: true } }),
  expire: backInPool,
  silence: (wish, now) => ({ confirmedAt: now, ...freed(wish) }),
}

/** Wishes whose time has come, in one sweep. */
const BATCH = 100

/** Lets the clock do what is due; answers how many wishes it moved. One that somebody else moved meanwhile is left to them. */
export async function sweepWishes(now: number): Promise<number> {
  const due = await wishes.find({ clockAt: operators().lte(now) }, { sort: { clockAt: 1 }, limit: BATCH })
  const moved = await Promise.allSettled(due.map((wish) => tick(wish, now)))
  moved
    .filter((result) => result.status === 'rejected')
    .forEach(({ reason }) => console.warn('not moved', reason))
  return moved.filter((result) => result.status === 'fulfilled').length
}

const clockMover = (now: number) => ({
  person: null,
  as: '',
  parties: ['clock' as const],
  key: null,
  digest: null,
  now,
})

const tick = ({ _id, version }: Wish, now: number) =>
  moveCase(wishCase, {
    id: _id,
    replay: null,
    seen: version,
    decide(wish) {
      const action = wish.clockAction
      if (!action) throw new Error(`nothing is due on ${_id}`)
      return { mover: clockMover(now), action, change: () => changes[action]?.(wish, now) ?? {} }
    },
  })
