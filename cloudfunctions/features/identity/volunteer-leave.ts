import { isActive } from '../../../domain/case'
import type { volunteerContract } from '../../../domain/identity/volunteer-contract'
import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import { deskKey } from '../../../domain/wish/desk'
import type { Wish } from '../../../domain/wish/wish'
import { people } from '../../kernel/actor'
import type { Context, Visit } from '../../kernel/context'
import { collection } from '../../kernel/database'
import { isReplay, noted } from '../../kernel/notes'

const wishes = collection<Wish>('wishes')

/** Wishes that the refusal names. */
const NAMED = 3

/**
 * Stops being a volunteer: the post ends with it. Whoever leads a wish that is under way finishes it or gives it back
 * first, so that nobody waits for somebody who is gone.
 */
export const leave: Handlers<typeof volunteerContract, Context, Visit>['leave'] = async (_, context) => {
  const { person } = context.actor
  const { _id, version, volunteering } = person
  if (isReplay(person.keys, context)) return { id: _id }
  if (volunteering?.state !== 'applied' && volunteering?.state !== 'approved') {
    throw new AppError('conflict', { message: '您现在不是志愿者' })
  }
  await refuseWhileLeading(_id)
  const isOurs = ({ role, org }: { role: string; org: string }): boolean =>
    role === 'volunteer' && org === volunteering.community.id
  const changes = {
    volunteering: { ...volunteering, state: 'left', since: context.now, reason: null },
    posts: person.posts.map((post) =>
      isOurs(post) && isActive(post, context.now) ? { ...post, to: context.now } : post,
    ),
    version: version + 1,
    keys: noted(context),
  }
  if ((await people.update({ _id, version }, changes)) === 0) throw new AppError('conflict')
  return { id: _id }
}

/** Throws `conflict` that names the wishes still in their hands. */
async function refuseWhileLeading(personId: string): Promise<void> {
  const led = await wishes.find(
    { keys: deskKey.claimed(personId), phase: 'underway', 'claim.lead.id': personId },
    { sort: { listedAt: -1 }, limit: NAMED + 1 },
  )
  if (led.length === 0) return
  const names = led.slice(0, NAMED).map(({ title }) => `“${title}”`)
  const more = led.length > NAMED ? '等' : ''
  throw new AppError('conflict', {
    message: `您认领的${names.join('、')}${more}还没办完，请先办好或放弃认领`,
  })
}
