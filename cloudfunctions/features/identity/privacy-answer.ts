import { AppError } from '../../../domain/errors'
import { addressOf, roomWithin } from '../../../domain/grid/door'
import type { Person } from '../../../domain/identity/person'
import type { Correction } from '../../../domain/identity/privacy'
import type { privacyContract } from '../../../domain/identity/privacy-contract'
import { orgAt } from '../../../domain/wish/desk'
import type * as z from '../../../domain/zod'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import type { AuditFact } from '../../kernel/audit-chain'
import { contactOf } from '../../kernel/contact'
import type { Context } from '../../kernel/context'
import { homeBehind } from '../../kernel/doors'
import { followMove, freeHousehold, movedTo, settledIn, type Settled } from '../../kernel/moving'
import { isReplay, noted } from '../../kernel/notes'
import { ownPerson } from '../../kernel/people-scope'
import { contactSeal } from '../../kernel/settings'
import { tellOfResidence } from '../../kernel/tell'
import { capacityOf } from './privacy-reveal'

type Answered = z.output<typeof privacyContract.answerCorrection.input>

/** Somebody of the grid or the community has looked into it. What was done is on record. */
export async function answerCorrection(given: Answered, context: Context) {
  const { personId, agree } = given
  const { person, post } = ownPerson(context, 'personId')
  if (isReplay(person.keys, context)) await freeLastHome(person)
  else await answer(person, given, context)
  await record(factOf(person, given, { as: capacityOf(post), context }))
  const result = agree ? '您要的更正办好了' : '更正没有办，点开看原因'
  await tellOfResidence([person], result, context)
  return { id: personId }
}

/** A household that the first call did not come to free any more. */
async function freeLastHome({ _id, householdId, past = [] }: Person): Promise<void> {
  const last = past.at(-1)?.householdId
  if (last !== undefined && last !== householdId) await freeHousehold(last, _id)
}

async function answer(person: Person, { version, agree, note }: Answered, context: Context): Promise<void> {
  const { correction } = person
  if (!correction) throw new AppError('conflict', { message: '没有等您答复的更正' })
  const accepted = agree ? await acceptedOf(person, correction, context) : { changes: {}, settled: null }
  const written = await people.update(
    { _id: person._id, version },
    {
      ...accepted.changes,
      correction: null,
      answer: { isAgreed: agree, note, by: context.actor.person.name, at: context.now },
      version: version + 1,
      keys: noted(context),
    },
  )
  if (written === 0) throw new AppError('conflict')
  if (accepted.settled) await followMove(person, accepted.settled, context.now)
}

interface Accepted {
  readonly changes: Partial<Person>
  /** The household behind the right door; null: the door is not in question. */
  readonly settled: Settled | null
}

/** The name as asked, and the household behind the right door of the same building; nobody else of the old one moves. */
async function acceptedOf(person: Person, { name, door }: Correction, { now }: Context): Promise<Accepted> {
  const named = name === null ? {} : { name }
  if (door === null) return { changes: named, settled: null }
  const room = roomWithin(person.place.building, door)
  if (room === null) throw new AppError('conflict', { message: `“${door}”不像门牌号，请答复本人再写一次` })
  const home = await homeBehind(orgAt(person.path, 'building'), room, now)
  const settled = await settledIn(home)
  const contact = contactSeal().seal({ phone: contactOf(person).phone, address: addressOf(home.place, room) })
  return { changes: { ...named, ...movedTo(settled, person, now), contact }, settled }
}

interface Doing {
  readonly as: string
  readonly context: Context
}

const factOf = (person: Person, { agree, note }: Answered, { as, context }: Doing): AuditFact => ({
  key: `${person._id}:${context.key}`,
  chain: orgAt(person.path, 'community'),
  what: 'person',
  action: agree ? 'correct' : 'refuseCorrection',
  subject: person._id,
  caseId: null,
  by: { id: context.actor.person._id, name: context.actor.person.name },
  as,
  reason: note,
  at: context.now,
})
