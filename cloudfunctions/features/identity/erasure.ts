import { randomBytes } from 'node:crypto'
import { NEVER, type PersonRef } from '../../../domain/case'
import { faceFiles } from '../../../domain/identity/face'
import type { Person } from '../../../domain/identity/person'
import { deriveWish, deskKey, orgAt } from '../../../domain/wish/desk'
import { filesOf, filesUnder, withFilesMoved, withoutPerson } from '../../../domain/wish/forget'
import { forgottenPath } from '../../../domain/wish/pictures'
import type { Wish } from '../../../domain/wish/wish'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import { collection, operators } from '../../kernel/database'
import { LEASE } from '../../kernel/effects'
import { copyFile, removeFiles } from '../../kernel/files'
import { addToCounts, households } from '../../kernel/homes'
import { subscriptions } from '../../kernel/notify'
import { wishRules } from '../../kernel/settings'
import { mandates } from '../../kernel/mandates'
import { faceAsSeen } from './face-upkeep'

/**
 * Somebody who is being forgotten, as stored in `erasures`. Written before anything is removed: whatever stops the
 * work, `jobs` takes it up where it was. Finished, it names nobody and only answers a retry of the command.
 */
export interface Erasure {
  /** From the openid and the command's key, or from the person for whom a rule of retention came due. */
  readonly _id: string
  readonly at: number
  /** When `jobs` may take it up; NEVER once it is done. */
  readonly dueAt: number
  readonly personId: string
  /** Ids under which they were known before; paths of files may hold them. */
  readonly formerIds: readonly string[]
  /** Deleted at the end: their picture, and files that were stored anew under a path that names nobody. */
  readonly files: readonly string[]
  /** A random id that stands for them in what stays. */
  readonly pseudonym: string
  readonly householdId: string
  readonly path: readonly string[]
  /** Who wanted it: they themselves, or a rule of retention. */
  readonly by: PersonRef
  readonly reason: string
}

export const erasures = collection<Erasure>('erasures')

const wishes = collection<Wish>('wishes')

export const newErasure = (
  person: Person,
  { id, now, by, reason }: Pick<Erasure, 'by' | 'reason'> & { readonly id: string; readonly now: number },
): Erasure => ({
  _id: id,
  ...{ at: now, dueAt: now + LEASE, by, reason },
  personId: person._id,
  ...{ formerIds: person.formerIds ?? [], files: faceFiles(person) },
  pseudonym: `gone-${randomBytes(9).toString('hex')}`,
  householdId: person.householdId,
  path: person.path,
})

/**
 * Begins to forget somebody: from here on they cannot call any more. Answers the order to be finished, which is an
 * earlier one where the command was sent before; null when they changed meanwhile (a post, a move) and nothing happened.
 * Of two copies of the command either may be the one that removes them; the other finds them gone and goes on.
 */
export async function beginErasure(person: Person, asked: Erasure): Promise<Erasure | null> {
  const isFirst = await erasures.insert(asked)
  const order = isFirst ? asked : await erasures.findById(asked._id)
  if (!order) return null
  const { _id, version, residence, path } = person
  const removed = await people.removeAll({ _id, version, ...faceAsSeen(person) })
  if (removed === 0 && (await people.findById(_id))) {
    if (isFirst) await erasures.removeAll({ _id: asked._id })
    return null
  }
  if (removed === 1) {
    const counted = { verified: { people: -1 }, pending: { pending: -1 }, refused: {}, left: {} }
    await addToCounts([{ path, by: counted[residence.state] }])
  }
  return order
}

/** Removes the rest, step by step; each step done twice is done once. */
async function finishErasure(erasure: Erasure): Promise<void> {
  const { _id, personId, householdId, dueAt } = erasure
  if (dueAt === NEVER) return
  // Removed already, unless the work stopped right after it was written down.
  await people.removeAll({ _id: personId })
  await households.update(
    { _id: householdId, representative: personId },
    { representative: null, version: operators().inc(1) },
  )
  await subscriptions.removeAll({ _id: personId })
  await forgetMandates(personId)
  await forgetInWishes(erasure)
  await removeFiles((await erasures.findById(_id))?.files ?? [])
  await record(erasureFact(erasure))
  const nobody = { personId: '', pseudonym: '', householdId: '', path: [], by: { id: '', name: '' } }
  const nothing = { formerIds: [], files: [] }
  await erasures.update({ _id }, { ...nobody, ...nothing, dueAt: NEVER })
}

const erasureFact = ({ _id, personId, path, by, reason, at }: Erasure) => ({
  key: `erase:${_id}`,
  chain: orgAt(path, 'community'),
  what: 'person' as const,
  action: 'erase',
  subject: personId,
  caseId: null,
  by,
  as: '',
  reason,
  at,
})

/** Mandates that somebody gave or held at most, by far. */
const MANDATES = 200

/** What they gave ends with what its agents hold; what they held is gone with them. That it was so stays in the log. */
async function forgetMandates(personId: string): Promise<void> {
  const _ = operators()
  const found = await mandates.find({ parties: personId }, { limit: MANDATES })
  const held = _.pull({ id: _.in(found.map(({ _id }) => _id)) })
  const agents = new Set(found.map(({ agent }) => agent.id).filter((id) => id !== personId))
  for (const agent of agents) await people.update({ _id: agent }, { mandates: held })
  await mandates.removeAll({ parties: personId })
}

/** Wishes that are rewritten in one go. */
const BATCH = 50

/** Those they asked for or took on, then those on whose track they stand for any other reason. */
async function forgetInWishes(erasure: Erasure): Promise<void> {
  const { personId } = erasure
  const parts = [deskKey.asked(personId), deskKey.claimed(personId)]
  for (const query of [{ keys: operators().in(parts) }, { 'events.by.id': personId }]) {
    for (;;) {
      const found = await wishes.find(query, { limit: BATCH })
      for (const wish of found) await forgetIn(wish, erasure)
      if (found.length < BATCH) break
    }
  }
}

/** A wish that somebody moves meanwhile is met again by the next look at it: `jobs` comes back until none is left. */
async function forgetIn(wish: Wish, erasure: Erasure): Promise<void> {
  const { personId, pseudonym } = erasure
  const without = withoutPerson(wish, { id: personId, pseudonym })
  await removeFiles(filesOf(wish, personId))
  const changes = withFilesMoved(without, await moveFiles(without, erasure))
  const derived = deriveWish({ ...wish, ...changes }, wishRules())
  const { _id, version } = wish
  const written = await wishes.update(
    { _id, version },
    { ...changes, keys: derived.keys, version: version + 1 },
  )
  if (written === 0) throw new Error(`wish ${_id} was moved while somebody was forgotten in it`)
}

/**
 * What they uploaded for others stays, under a path that names nobody. The old files are noted on the order before the
 * wish forgets them, and deleted at its end; done twice, the same copy is written again.
 */
async function moveFiles(
  kept: Pick<Wish, 'pictures' | 'evidence'>,
  { _id, personId, formerIds, pseudonym }: Erasure,
): Promise<Map<string, string | null>> {
  const files = filesUnder(kept, [personId, ...formerIds])
  if (files.length === 0) return new Map()
  await erasures.update({ _id }, { files: operators().push(files) })
  const moved = files.map(
    async (file) => [file, await copyFile(file, forgottenPath(file, pseudonym))] as const,
  )
  return new Map(await Promise.all(moved))
}

/** Erasures in one run of `jobs`. */
const RUN = 20

/** Takes up what was left behind; one caller only, whoever first moves `dueAt`. Answers how many were finished. */
export async function resumeErasures(now: number): Promise<number> {
  const left = await erasures.find({ dueAt: operators().lte(now) }, { sort: { dueAt: 1 }, limit: RUN })
  let finished = 0
  for (const erasure of left) {
    const { _id, dueAt } = erasure
    if ((await erasures.update({ _id, dueAt }, { dueAt: now + LEASE })) === 0) continue
    if (await isFinished(erasure)) finished += 1
  }
  return finished
}

/** Tries to finish; what fails is left for `jobs`, nobody is troubled. */
export async function isFinished(erasure: Erasure): Promise<boolean> {
  try {
    await finishErasure(erasure)
    return true
  } catch (error) {
    console.error(`erasure ${erasure._id} is left for jobs`, error)
    return false
  }
}

/** Cases that are still under way for somebody: their own, and those they took on. */
export const liveCases = (personId: string): Promise<Wish[]> =>
  wishes.find(
    {
      keys: operators().in([deskKey.asked(personId), deskKey.claimed(personId)]),
      phase: operators().in(['review', 'open', 'underway']),
    },
    { sort: { listedAt: -1 }, limit: 5 },
  )
