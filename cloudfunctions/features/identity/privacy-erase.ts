import { isActive } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import type { Person } from '../../../domain/identity/person'
import { ERASED_NAME } from '../../../domain/identity/privacy'
import { roleLabels } from '../../../domain/roles'
import type { Visit } from '../../kernel/context'
import { idFrom } from '../../kernel/ids'
import { beginErasure, erasures, isFinished, liveCases, newErasure } from './erasure'

const erased = { isErased: true }

/** Forgets the caller. Refused while something still depends on them, which is named. */
export async function erase(_: object, { known, openid, key, now }: Visit) {
  const id = idFrom(openid, key)
  if (!known) {
    // A retry comes from somebody who is not known any more.
    if (await erasures.findById(id)) return erased
    throw new AppError('not_joined')
  }
  await refuseWhileNeeded(known, now)
  const by = { id: known._id, name: ERASED_NAME }
  const begun = await beginErasure(known, newErasure(known, { id, now, by, reason: '本人注销' }))
  if (!begun) throw new AppError('conflict')
  await isFinished(begun)
  return erased
}

async function refuseWhileNeeded(person: Person, now: number): Promise<void> {
  const held = person.posts.filter((post) => isActive(post, now) && post.role !== 'householdRepresentative')
  if (held.length > 0) {
    const words = held.map(({ role, orgName }) => `${orgName}${roleLabels[role]}`).join('、')
    throw new AppError('conflict', { message: `您还担任${words}，请先交接，再来注销` })
  }
  const live = await liveCases(person._id)
  if (live.length > 0) {
    const words = live.map(({ title }) => `“${title}”`).join('、')
    throw new AppError('conflict', { message: `还有没结束的心愿：${words}。请先办完、撤回或放弃，再来注销` })
  }
}
