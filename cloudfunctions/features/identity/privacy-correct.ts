import { AppError } from '../../../domain/errors'
import { roomWithin } from '../../../domain/grid/door'
import { CONSENT, mustAgree } from '../../../domain/identity/consent'
import type { Person } from '../../../domain/identity/person'
import type { Correction } from '../../../domain/identity/privacy'
import type { privacyContract } from '../../../domain/identity/privacy-contract'
import type * as z from '../../../domain/zod'
import { people } from '../../kernel/actor'
import type { Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { isReplay, noted } from '../../kernel/notes'

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

/** @throws AppError invalid for a door that is none, and where nothing was said */
function checkGiven({ name, relation, door, note }: Corrected, building: string): void {
  if (door !== null && roomWithin(building, door) === null) {
    throw new AppError('invalid', { fields: { door: '请写门牌号，比如 402，或者 2单元402' } })
  }
  if ([name, relation, door].every((one) => one === null) && note === '') {
    throw new AppError('invalid', { fields: { note: '请写一写哪里不对' } })
  }
}

function changesFrom(given: Corrected, { residence, place }: Person, now: number): Partial<Person> {
  const { name, relation, door, note } = given
  checkGiven(given, place.building)
  const isVerified = residence.state === 'verified'
  const asked: Correction = { name: isVerified ? name : null, door, note, at: now }
  return {
    ...(relation && { relation }),
    ...(name && !isVerified && { name }),
    ...((asked.name ?? asked.door ?? asked.note) && { correction: asked }),
  }
}
