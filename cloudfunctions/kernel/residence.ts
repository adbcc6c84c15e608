import type { PersonRef } from '../../domain/case'
import { AppError } from '../../domain/errors'
import type { PastHome, Person } from '../../domain/identity/person'
import { postsInTheWay } from '../../domain/grid/person-actions'
import { roleLabels } from '../../domain/roles'
import { orgAt } from '../../domain/wish/desk'
import { people } from './actor'
import { record } from './audit'
import type { AuditFact } from './audit-chain'
import type { Visit } from './context'
import { operators } from './database'
import { addToCounts, households } from './homes'
import { endMandatesOf } from './mandates'
import { isReplay, noted } from './notes'

interface Doing {
  readonly by: PersonRef
  /** In which capacity, empty for oneself. */
  readonly as: string
  readonly reason: string
  readonly call: Pick<Visit, 'key' | 'digest' | 'now'>
}

/** What is written down of something that was done about where a person lives. */
export const residenceFact = (
  person: Person,
  action: string,
  { by, as, reason, call }: Doing,
): AuditFact => ({
  key: `${person._id}:${call.key}`,
  chain: orgAt(person.path, 'community'),
  what: 'person',
  action,
  subject: person._id,
  caseId: null,
  by,
  as,
  reason,
  at: call.now,
})

/**
 * Ends somebody's residence: the home becomes a past one, the household is free to choose another representative,
 * mandates that stood on it end.
 * Their cases stay theirs. Posts have to be handed over before.
 * Throws `conflict` when a post stands in the way, or when they changed since they were seen. A replay finishes what
 * the first call left undone.
 */
export async function leaveHome(person: Person, version: number, doing: Doing): Promise<void> {
  if (!isReplay(person.keys, doing.call)) await leave(person, version, doing)
  const { _id, householdId } = person
  await households.update(
    { _id: householdId, representative: _id },
    { representative: null, version: operators().inc(1) },
  )
  await endMandatesOf(_id, doing.call.now)
  await record(residenceFact(person, 'moveOut', doing))
}

async function leave(person: Person, version: number, { by, reason, call }: Doing): Promise<void> {
  refuseWithPosts(person, call.now)
  const left = await people.update(
    { _id: person._id, version, 'residence.state': 'verified' },
    {
      residence: { state: 'left', since: call.now, by, reason: reason || null },
      past: [...(person.past ?? []), pastHome(person, call.now)],
      version: operators().inc(1),
      keys: noted(call),
    },
  )
  if (left === 0) throw new AppError('conflict')
  await addToCounts([{ path: person.path, by: { people: -1 } }])
}

/** Speaking for the household ends with the move; every other post is somebody's duty that must not fall to the ground. */
function refuseWithPosts(person: Person, now: number): void {
  const { name } = person
  const held = postsInTheWay(person, now)
  if (held.length === 0) return
  const words = held.map(({ role, orgName }) => `${orgName}${roleLabels[role]}`).join('、')
  throw new AppError('conflict', { message: `${name}还担任${words}，请先交接再办搬出` })
}

/** The home that somebody leaves now, as it is remembered. */
export const pastHome = ({ householdId, path, place, residence }: Person, now: number): PastHome => ({
  householdId,
  path,
  place,
  from: residence.since,
  to: now,
})
