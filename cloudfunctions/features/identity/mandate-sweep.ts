import { DAY, NEVER } from '../../../domain/case'
import { isInForce, repairOf, type Mandate } from '../../../domain/identity/mandates'
import type { Person } from '../../../domain/identity/person'
import { people } from '../../kernel/actor'
import { operators } from '../../kernel/database'
import { afterWriting, changeHeld, endIfGroundless, mandates } from '../../kernel/mandates'

/** Mandates that one round of `jobs` takes up. */
const ROUND = 100

/**
 * Compares mandates with what their agents hold and where both live, each once a day: brings together what a dead
 * process left apart, ends what a move has left without ground, clears what has ended. Answers how many were looked at.
 */
export async function sweepMandates(now: number): Promise<number> {
  const _ = operators()
  const due = await mandates.find({ checkAt: _.lte(now) }, { sort: { checkAt: 1 }, limit: ROUND })
  if (due.length === 0) return 0
  const ids = [...new Set(due.flatMap(({ subject, agent }) => [subject.id, agent.id]))]
  const parties = await people.find({ _id: _.in(ids) }, { limit: 2 * ROUND })
  for (const mandate of due) {
    const isEnded = isInForce(mandate, now) && (await endIfGroundless(mandate, parties, now))
    if (!isEnded) await settle(mandate, parties.find(({ _id }) => _id === mandate.agent.id) ?? null, now)
  }
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
