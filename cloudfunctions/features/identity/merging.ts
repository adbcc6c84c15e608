import type { PersonRef } from '../../../domain/case'
import { noOpenid, type CommandNote, type Person } from '../../../domain/identity/person'
import type { HomeOfTwins } from '../../../domain/identity/twin-contract'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { collection, operators } from '../../kernel/database'
import { LEASE } from '../../kernel/effects'
import { addToCounts } from '../../kernel/homes'
import { idFrom } from '../../kernel/ids'
import { isReplay, noted } from '../../kernel/notes'
import { residenceFact } from '../../kernel/residence'
import { tellOfResidence } from '../../kernel/tell'
import { inheritHistory, inheritSubscription } from './inheriting'
import { takeOver } from './taking-over'

/**
 * Somebody who joined and their entry in the office's list, to become one person, as stored in `merges`. The entry
 * stays: posts, mandates, wishes that staff recorded, imports and the log name it by its id, and nothing names whoever
 * has only just joined. Written before anything is changed; whatever stops the work, `jobs` takes it up. Finished, it
 * is removed.
 */
export interface Merge {
  /** From who ordered it and the command's key. */
  readonly _id: string
  /** Both people: nobody else merges either of them meanwhile (a unique index decides). */
  readonly locks: readonly string[]
  readonly joinerId: string
  readonly entryId: string
  /** The versions of both that were looked at. */
  readonly versions: { readonly joiner: number; readonly entry: number }
  /** What the joiner opens the program with; `none:` of a child. */
  readonly openid: string
  readonly home: HomeOfTwins
  readonly isCalled: boolean
  readonly by: PersonRef
  readonly as: string
  readonly call: CommandNote
  readonly at: number
  /** When `jobs` may take it up. */
  readonly dueAt: number
}

export const merges = collection<Merge>('merges')

interface Asked {
  readonly personId: string
  readonly entryId: string
  readonly version: number
  readonly entryVersion: number
  readonly home: HomeOfTwins
  readonly isCalled: boolean
}

interface Ordering {
  readonly as: string
  readonly context: Context
}

export const newMerge = (asked: Asked, { as, context }: Ordering): Merge => ({
  _id: idFrom(context.actor.person._id, context.key),
  locks: [asked.personId, asked.entryId],
  ...{ joinerId: asked.personId, entryId: asked.entryId, openid: noOpenid(asked.personId) },
  versions: { joiner: asked.version, entry: asked.entryVersion },
  ...{ home: asked.home, isCalled: asked.isCalled, as },
  by: { id: context.actor.person._id, name: context.actor.person.name },
  call: { key: context.key, digest: context.digest },
  ...{ at: context.now, dueAt: context.now + LEASE },
})

/**
 * Holds both fast as they were seen. From here on the joiner's own record is empty-handed and the merge is finished by
 * whoever comes; false, and nothing has happened, where either changed meanwhile or is being merged already.
 */
export async function beginMerge(order: Merge, { now }: Context): Promise<boolean> {
  if (!(await merges.insert(order))) return false
  const { joinerId, entryId, versions, call, by } = order
  const isHeld = await people.update(
    { _id: entryId, version: versions.entry, openid: noOpenid(entryId), 'residence.state': 'verified' },
    { version: versions.entry + 1, keys: noted(call) },
  )
  const isGiven =
    isHeld === 1 &&
    (await people.update(
      { _id: joinerId, version: versions.joiner, 'residence.state': 'pending' },
      {
        openid: noOpenid(joinerId),
        residence: { state: 'left', since: now, by, reason: '与花名册里的记录合为一人' },
        version: versions.joiner + 1,
        keys: noted(call),
      },
    )) === 1
  if (!isGiven) await merges.removeAll({ _id: order._id })
  return isGiven
}

/** Tries to finish; what fails is left for `jobs`, nobody is troubled. */
export async function finishMerge(order: Merge): Promise<boolean> {
  try {
    await finish(order)
    return true
  } catch (error) {
    console.error(`merge ${order._id} is left for jobs`, error)
    return false
  }
}

/** Everything after the joiner has given way, step by step; each step done twice is done once. */
async function finish(order: Merge): Promise<void> {
  const joiner = await people.findById(order.joinerId)
  // One that never gave way was not promised to anybody.
  if (joiner && isReplay(joiner.keys, order.call)) await unite(joiner, order)
  await merges.removeAll({ _id: order._id })
}

async function unite(joiner: Person, order: Merge): Promise<void> {
  const { entryId, by, as, call, at } = order
  const taken = await takeOver(joiner, order)
  if (taken) {
    if (taken.isNow) await addToCounts([{ path: joiner.path, by: { pending: -1 } }])
    await inheritSubscription(joiner._id, entryId)
    await inheritHistory(joiner, taken.person)
    const doing = { by, as, reason: '登记的人与花名册里的是同一人', call: { ...call, now: at } }
    await record(residenceFact(taken.person, 'merge', doing))
    await tellOfResidence([taken.person], '核实好了，都可以用了', { key: call.key, now: at })
  }
  await people.removeAll({ _id: joiner._id })
}

/** Merges in one run of `jobs`. */
const RUN = 50

/** Takes up what was left behind; one caller only, whoever first moves `dueAt`. Answers how many were looked at. */
export async function resumeMerges(now: number): Promise<number> {
  const left = await merges.find({ dueAt: operators().lte(now) }, { sort: { dueAt: 1 }, limit: RUN })
  for (const order of left) {
    const { _id, dueAt } = order
    if ((await merges.update({ _id, dueAt }, { dueAt: now + LEASE })) === 1) await finishMerge(order)
  }
  return left.length
}
