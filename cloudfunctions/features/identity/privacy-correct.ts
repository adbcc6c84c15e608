import { AppError } from '../../../domain/errors'
import { CONSENT, mustAgree } from '../../../domain/identity/consent'
import type { Person } from '../../../domain/identity/person'
import type { Correction } from '../../../domain/identity/privacy'
import type { privacyContract } from '../../../domain/identity/privacy-contract'
import { orgAt } from '../../../domain/wish/desk'
import type * as z from '../../../domain/zod'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import { contactOf } from '../../kernel/contact'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { isReplay, noted } from '../../kernel/notes'
import { ownPerson } from '../../kernel/people-scope'
import { contactSeal } from '../../kernel/settings'
import { capacityOf } from './privacy-reveal'

/** Notes which text somebody agreed to; agreeing again changes nothing. */
export async function agree({ version }: { version: string }, { known, now }: Visit) {
  if (!known) throw new AppError('not_joined')
  if (version !== CONSENT) {
    throw new AppError('conflict', { message: '隐私说明刚刚更新了，请再看一遍' })
  }
  if (mustAgree(known)) {
    await people.update({ _id: known._id }, { consent: { version, at: now }, version: operators().inc(1) })
  }
  return { version }
}

type Corrected = z.output<typeof privacyContract.correct.input>

/**
 * What only the person can know changes at once, as does the name while nobody has verified it; for the rest the grid
 * is asked. A further request takes the place of one that still waits.
 */
export async function correct(given: Corrected, { known, key, digest, now }: Visit) {
  if (!known) throw new AppError('not_joined')
  const answer = { id: known._id }
  if (isReplay(known.keys, { key, digest })) return answer
  const changes = changesFrom(given, known, now)
  const { _id, version } = known
  const written = await people.update(
    { _id, version },
    { ...changes, version: version + 1, keys: noted({ key, digest }) },
  )
  if (written === 0) throw new AppError('conflict')
  return answer
}

function changesFrom(given: Corrected, { residence }: Person, now: number): Partial<Person> {
  const { name, relation, door, note } = given
  if ([name, relation, door].every((one) => one === null) && note === '') {
    throw new AppError('invalid', { fields: { note: '请写一写哪里不对' } })
  }
  const isVerified = residence.state === 'verified'
  const asked: Correction = { name: isVerified ? name : null, door, note, at: now }
  return {
    ...(relation && { relation }),
    ...(name && !isVerified && { name }),
    ...((asked.name ?? asked.door ?? asked.note) && { correction: asked }),
  }
}

type Answered = z.output<typeof privacyContract.answerCorrection.input>

/** Somebody of the grid or the community has looked into it. What was done is on record. */
export async function answerCorrection(given: Answered, context: Context) {
  const { personId, version, agree: agrees, note } = given
  const { key, digest, now, actor } = context
  const { person, post } = ownPerson(context, 'personId')
  if (!isReplay(person.keys, { key, digest })) {
    if (!person.correction) throw new AppError('conflict', { message: '没有等您答复的更正' })
    const changes = agrees ? accepted(person, person.correction) : {}
    const written = await people.update(
      { _id: personId, version },
      { ...changes, correction: null, version: version + 1, keys: noted({ key, digest }) },
    )
    if (written === 0) throw new AppError('conflict')
  }
  await record({
    key: `${personId}:${key}`,
    chain: orgAt(person.path, 'community'),
    what: 'person',
    action: agrees ? 'correct' : 'refuseCorrection',
    subject: personId,
    caseId: null,
    by: { id: actor.person._id, name: actor.person.name },
    as: capacityOf(post),
    reason: note,
    at: now,
  })
  return { id: personId }
}

/** The household's own record stays as it is: who moves to another door is moved by the grid. */
function accepted(person: Person, { name, door }: Correction): Partial<Person> {
  const { phone } = contactOf(person)
  const address = `${person.place.building} ${door ?? ''}`
  return {
    ...(name !== null && { name }),
    ...(door !== null && { contact: contactSeal().seal({ phone, address }) }),
  }
}
