import type { PersonRef } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import type { HeldMandate, HowGiven, Witnessed } from '../../../domain/identity/mandates'
import { hasPhone, type Person } from '../../../domain/identity/person'
import type { Context } from '../../kernel/context'
import { postOver } from '../../kernel/people-scope'

/** How the caller stands to somebody whose mandates are in question. */
export type Standing = 'subject' | 'guardian' | 'staff'

/** An adult whose home is verified. */
export const isOfAge = ({ residence, childUntil }: Person): boolean =>
  residence.state === 'verified' && childUntil === null

export const refOf = ({ _id, name }: Person): PersonRef => ({ id: _id, name })

/** Null: somebody whose mandates are none of the caller's business. */
export function standingTo(subject: Person, context: Context): Standing | null {
  const { person } = context.actor
  if (subject._id === person._id) return 'subject'
  const isMyChild =
    subject.childUntil !== null && subject.householdId === person.householdId && isOfAge(person)
  if (isMyChild) return 'guardian'
  return postOver(context, subject) ? 'staff' : null
}

/** The org that the caller acts for where they act as staff, else empty. */
export const capacityTo = (subject: Person, standing: Standing | null, context: Context): string =>
  standing === 'staff' ? (postOver(context, subject)?.orgName ?? '') : ''

/** The subject of a mandate that the caller may give or renew. Throws `not_found` for anybody else's. */
export function ownSubject(context: Context): { readonly subject: Person; readonly standing: Standing } {
  const subject = context.persons['subjectId']
  const standing = subject && standingTo(subject, context)
  if (!subject || !standing || subject.residence.state !== 'verified') throw new AppError('not_found')
  return { subject, standing }
}

/**
 * How a mandate is given, by how the caller stands to its subject. Staff record what they witnessed, and only for
 * whoever has no phone to give it with; for themselves they witness nothing.
 */
export function howBy(
  { subject, standing }: { readonly subject: Person; readonly standing: Standing },
  { how, agentId, callerId }: { how: Witnessed | null; agentId: string; callerId: string },
): HowGiven {
  if (standing !== 'staff') {
    if (how !== null) throw new AppError('invalid', { fields: { how: '只有网格员和社区代办时才选' } })
    return standing === 'guardian' ? 'guardian' : 'self'
  }
  if (hasPhone(subject)) {
    throw new AppError('forbidden', { message: '这位居民有手机，请本人自己办理' })
  }
  if (agentId === callerId) throw new AppError('forbidden', { message: '不能给自己见证，请别的同事来办' })
  if (how === null) throw new AppError('invalid', { fields: { how: '请选择怎么委托的' } })
  return how
}

/** The agent and what they hold of a mandate; a mandate that is not the subject's is none. */
export function heldBy(
  context: Context,
  { id, subjectId }: { readonly id: string; readonly subjectId: string },
): { readonly agent: Person | undefined; readonly held: HeldMandate | null } {
  const agent = context.persons['agentId']
  const held = agent?.mandates?.find((one) => one.id === id && one.subject.id === subjectId)
  return { agent, held: held ?? null }
}
