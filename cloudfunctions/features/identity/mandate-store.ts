import { DAY, NEVER, type PersonRef } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import { isInForce, repairOf, type HeldMandate, type Mandate } from '../../../domain/identity/mandates'
import type { CommandNote, Person } from '../../../domain/identity/person'
import { orgAt } from '../../../domain/wish/desk'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import type { Visit } from '../../kernel/context'
import { collection, operators } from '../../kernel/database'
import { LEASE } from '../../kernel/effects'
import { noted } from '../../kernel/notes'

export const mandates = collection<Mandate>('mandates')

/** When `jobs` looks after a mandate that was just written: not before the invocation that wrote it is over. */
export const afterWriting = (now: number): number => now + LEASE

type Held = readonly HeldMandate[]
const TRIES = 4

/**
 * Rewrites what an agent holds, from what they then hold; tried again when somebody else wrote meanwhile. Throws
 * `conflict` when that goes on.
 */
export async function changeHeld(
  agent: Person,
  change: (held: Held) => Held,
  note: CommandNote | null,
): Promise<void> {
  let current: Person | null = agent
  for (let attempt = 0; attempt < TRIES && current; attempt += 1) {
    const held: Held | undefined = current.mandates
    const next = change(held ?? [])
    // An update that changes nothing counts as none, and would be taken for somebody else's interference.
    if (next === held || (held === undefined && next.length === 0)) return
    const asRead = held === undefined ? operators().exists(false) : operators().eq([...held])
    const changes = { mandates: next, ...(note && { keys: noted(note) }) }
    if ((await people.update({ _id: agent._id, mandates: asRead }, changes)) === 1) return
    current = await people.findById(agent._id)
  }
  throw new AppError('conflict')
}

interface Doing {
  readonly action: 'give' | 'renew' | 'revoke'
  readonly id: string
  readonly subject: Person
  readonly agent: PersonRef
  readonly by: PersonRef
  /** In which capacity, empty for the subject themselves. */
  readonly as: string
  readonly call: Pick<Visit, 'key' | 'now'>
}

/** Writes down that a mandate was given, renewed or taken back; a retry adds nothing. */
export const recordMandate = ({ action, id, subject, agent, by, as, call }: Doing): Promise<void> =>
  record({
    key: `${id}:${action}:${call.key}`,
    chain: orgAt(subject.path, 'community'),
    what: 'mandate',
    action,
    subject: subject._id,
    caseId: id,
    by,
    as,
    reason: `受委托人 ${agent.name}`,
    at: call.now,
  })

/** Mandates that one round of `jobs` takes up. */
const ROUND = 100

/**
 * Compares mandates with what their agents hold, each once a day: brings together what a dead process left apart and
 * clears what has ended. Answers how many were looked at.
 */
export async function sweepMandates(now: number): Promise<number> {
  const _ = operators()
  const due = await mandates.find({ checkAt: _.lte(now) }, { sort: { checkAt: 1 }, limit: ROUND })
  if (due.length === 0) return 0
  const ids = [...new Set(due.map(({ agent }) => agent.id))]
  const agents = await people.find({ _id: _.in(ids) }, { limit: ROUND })
  for (const mandate of due)
    await settle(mandate, agents.find(({ _id }) => _id === mandate.agent.id) ?? null, now)
  return due.length
}

async function settle(mandate: Mandate, agent: Person | null, now: number): Promise<void> {
  const { _id, version } = mandate
  const repair = repairOf(mandate, agent ? (agent.mandates ?? []) : null, now)
  const checkAt = nextCheck(mandate, { ...mandate, ...repair.record }, now)
  const raised = 'revoked' in repair.record ? { version: version + 1 } : {}
  const mine = await mandates.update({ _id, version }, { ...repair.record, ...raised, checkAt })
  if (mine === 1 && agent) await changeHeld(agent, repair.held, null)
}

/** An ended mandate is looked at once more, to clear what its agent held; one in force every day. */
const nextCheck = (before: Mandate, after: Mandate, now: number): number => {
  if (isInForce(after, now)) return Math.min(now + DAY, after.until)
  return isInForce(before, now) ? afterWriting(now) : NEVER
}
