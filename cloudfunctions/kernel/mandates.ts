import type { PersonRef } from '../../domain/case'
import { AppError } from '../../domain/errors'
import {
  heldOf,
  isGroundless,
  isInForce,
  revocationIn,
  revokedIn,
  type HeldMandate,
  type Mandate,
} from '../../domain/identity/mandates'
import type { CommandNote, Person } from '../../domain/identity/person'
import { orgAt } from '../../domain/wish/desk'
import { people } from './actor'
import { record } from './audit'
import type { Visit } from './context'
import { collection, operators } from './database'
import { LEASE } from './effects'
import { noted } from './notes'
import { tell } from './tell'

export const mandates = collection<Mandate>('mandates')

/** When `jobs` looks after a mandate that was just written: not before the invocation that wrote it is over. */
export const afterWriting = (now: number): number => now + LEASE

type Held = readonly HeldMandate[]
const TRIES = 4

/**
 * Rewrites what an agent holds, from what they then hold, and answers it; tried again when somebody else wrote
 * meanwhile. Throws `conflict` when that goes on.
 */
export async function changeHeld(
  agent: Person,
  change: (held: Held) => Held,
  note: CommandNote | null,
): Promise<Held> {
  let current: Person | null = agent
  for (let attempt = 0; attempt < TRIES && current; attempt += 1) {
    const held: Held | undefined = current.mandates
    const next = change(held ?? [])
    // An update that changes nothing counts as none, and would be taken for somebody else's interference.
    if (next === held || (held === undefined && next.length === 0)) return next
    const asRead = held === undefined ? operators().exists(false) : operators().eq([...held])
    const changes = { mandates: next, ...(note && { keys: noted(note) }) }
    if ((await people.update({ _id: agent._id, mandates: asRead }, changes)) === 1) return next
    current = await people.findById(agent._id)
  }
  throw new AppError('conflict')
}

interface Doing {
  readonly action: 'give' | 'renew' | 'revoke' | 'end'
  readonly id: string
  readonly subject: Person
  readonly agent: PersonRef
  readonly by: PersonRef
  /** In which capacity, empty for the subject themselves. */
  readonly as: string
  /** Why, where that has to be said. */
  readonly why?: string
  readonly call: Pick<Visit, 'key' | 'now'>
}

/** Writes down that a mandate was given, renewed, taken back or ended; a retry adds nothing. */
export const recordMandate = ({ action, id, subject, agent, by, as, why = '', call }: Doing): Promise<void> =>
  record({
    key: `${id}:${action}:${call.key}`,
    chain: orgAt(subject.path, 'community'),
    what: 'mandate',
    action,
    subject: subject._id,
    caseId: id,
    by,
    as,
    reason: `${why}受委托人 ${agent.name}`,
    at: call.now,
  })

/** Mandates that somebody gave or holds at most, by far. */
const MOST = 200

/** Ends those mandates of somebody who has moved whose ground is gone. A retry finds nothing left to do. */
export async function endMandatesOf(personId: string, now: number): Promise<void> {
  await endGroundless(await mandates.find({ parties: personId }, { limit: MOST }), now)
}

/** Ends those of some mandates whose ground a move has taken. Answers how many had to be ended. */
export async function endGroundless(found: readonly Mandate[], now: number): Promise<number> {
  const inForce = found.filter((one) => isInForce(one, now))
  if (inForce.length === 0) return 0
  const ids = [...new Set(inForce.flatMap(({ subject, agent }) => [subject.id, agent.id]))]
  const parties = await people.find({ _id: operators().in(ids) }, { limit: ids.length })
  let ended = 0
  for (const mandate of inForce) if (await endIfGroundless(mandate, parties, now)) ended += 1
  return ended
}

/**
 * Ends a mandate that a move has left without ground: first for the agent, then in the log and on record; both are told. Answers
 * whether it had to.
 */
export async function endIfGroundless(
  mandate: Mandate,
  parties: readonly Person[],
  now: number,
): Promise<boolean> {
  const [subject, agent] = [mandate.subject, mandate.agent].map(({ id }) =>
    parties.find(({ _id }) => _id === id),
  )
  if (!subject || !agent || !isGroundless(mandate, subject, agent)) return false
  const own = { at: now, by: null, because: 'moved' as const }
  const held = await changeHeld(agent, (all) => revokedIn(all, heldOf(mandate), own), null)
  const revoked = revocationIn(held, mandate._id) ?? own
  // Somebody takes it back at this moment: whose act it is stands with the agent, and they write it down.
  if (revoked.by) return false
  // The log before the mandate itself: once that is ended, nobody comes back to write down why.
  await recordMandate({
    ...{ action: 'end', id: mandate._id, subject, agent: mandate.agent },
    ...{ ...ending, call: { key: 'moved', now } },
  })
  await mandates.update(
    { _id: mandate._id, revoked: null },
    { revoked, version: operators().inc(1), checkAt: afterWriting(now) },
  )
  await tellOfEnd(mandate, now)
  return true
}

const ending = { by: { id: '', name: '邻格' }, as: '', why: '有人搬家，委托自动结束。' }

const tellOfEnd = ({ _id, subject, agent }: Mandate, now: number): Promise<void> =>
  tell({
    ...{
      about: _id,
      template: 'mandateEnded',
      to: [subject.id, agent.id],
      page: 'features/identity/pages/mandates/index',
    },
    words: { mandate: `${agent.name}替${subject.name}办事`, news: '因为搬家，已经结束' },
    at: now,
  })
