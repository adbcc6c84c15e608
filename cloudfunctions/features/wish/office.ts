import { AppError } from '../../../domain/errors'
import type { Place } from '../../../domain/identity/person'
import { audienceAt, deskKey } from '../../../domain/wish/desk'
import type { Wish } from '../../../domain/wish/wish'
import { wishPhases, type WishAction, type WishPhase } from '../../../domain/wish/workflow'
import type { CaseOffice, Relocation, Succession } from '../../kernel/case-office'
import { moveCase } from '../../kernel/cases'
import { operators, stagesOf } from '../../kernel/database'
import { wishCase } from './policy'
import { wishes } from './runners'

const openPhases = ['review', 'open', 'underway'] as const satisfies readonly WishPhase[]
/** Wishes moved at the same time. */
const BATCH = 50
/** Rounds without any progress before it is left to `jobs`. */
const PATIENCE = 3

/** What the keepers of the tree ask of wishes; each wish is moved on its own, by a guarded write with an event. */
export const wishOffice: CaseOffice = {
  relocate: (relocation) =>
    moveAll(
      () => openUnder(relocation),
      (wish) => relocate(wish, relocation),
    ),

  succeed: (succession) =>
    moveAll(
      () => ledBy(succession),
      (wish) => succeed(wish, succession),
    ),

  async rename(org, kind, name) {
    if (!(kind in placeNames)) return
    const phase = operators().in([...openPhases])
    await wishes.updateAll({ path: org, phase }, { [`place.${kind}`]: name })
  },

  openIn(orgs) {
    const _ = operators()
    const here = _.in([...orgs])
    const pipeline = stagesOf((start) =>
      start
        .match({ path: here, phase: _.in([...openPhases]) })
        .project({ path: 1 })
        .unwind('$path')
        .match({ path: here })
        .group({ _id: '$path', count: { $sum: 1 } }),
    )
    return { from: 'wishes', pipeline }
  },
}

/** Parts of the tree whose names a case carries for people to read. */
const placeNames: Record<keyof Place, true> = {
  subdistrict: true,
  community: true,
  grid: true,
  building: true,
}

/**
 * Moves whatever is found until nothing is. What somebody else closed meanwhile is not found again; what keeps failing
 * ends it, and `jobs` goes on.
 */
async function moveAll(find: () => Promise<Wish[]>, move: (wish: Wish) => Promise<unknown>): Promise<number> {
  let [moved, idle] = [0, 0]
  for (;;) {
    const open = await find()
    if (open.length === 0) return moved
    const results = await Promise.allSettled(open.map(move))
    const done = results.filter(({ status }) => status === 'fulfilled').length
    moved += done
    idle = done > 0 ? 0 : idle + 1
    if (idle === PATIENCE) throw new Error(`${open.length} wishes could not be moved, ${open[0]?._id} first`)
  }
}

const openUnder = ({ building, from }: Relocation): Promise<Wish[]> => {
  const _ = operators()
  return wishes.find({ path: _.all([building, from]), phase: _.in([...openPhases]) }, { limit: BATCH })
}

const relocate = (wish: Wish, { from, to, path, ...ordered }: Relocation) =>
  moveForOffice(wish, 'relocate', ordered, (now) => {
    if (!now.path.includes(from)) throw new AppError('conflict')
    return {
      path,
      place: { ...now.place, grid: to.name },
      audience: now.stage === null ? [] : audienceAt(path, now.stage),
    }
  })

/** Claims under way that somebody leads for the org; what they took on as a neighbour stays theirs. */
async function ledBy({ from, to, org, capacity }: Succession): Promise<Wish[]> {
  const led = await wishes.find({ keys: deskKey.claimed(from.id), phase: 'underway' }, { limit: 200 })
  const underway = wishPhases.underway.filter((state) => state !== 'confirming') as string[]
  return led.filter(
    ({ state, claim, path, wisher, helper }) =>
      underway.includes(state) &&
      claim?.lead.id === from.id &&
      claim.lead.as === capacity &&
      path.includes(org) &&
      // Nobody fulfils what they themselves asked for.
      ![wisher.id, helper?.id].includes(to.id),
  )
}

const succeed = (wish: Wish, { from, to, capacity, ...ordered }: Succession) =>
  moveForOffice(wish, 'succeed', ordered, ({ claim }) => {
    if (claim?.lead.id !== from.id) throw new AppError('conflict')
    const lead = { ...to, as: capacity, earlierReleases: 0 }
    const members = claim.members.filter(({ id }) => id !== to.id)
    const contactSeenBy = claim.contactSeenBy.filter((id) => id !== from.id)
    return { claim: { ...claim, lead, members, contactSeenBy } }
  })

const moveForOffice = (
  wish: Wish,
  action: WishAction,
  { by, as }: Pick<Relocation, 'by' | 'as'>,
  change: (wish: Wish) => Partial<Wish>,
) =>
  moveCase(wishCase, {
    id: wish._id,
    replay: null,
    read: wish,
    decide: (now) => ({
      mover: { person: by, as, parties: ['clock'], key: null, digest: null, now: Date.now() },
      action,
      change: () => change(now),
    }),
  })
