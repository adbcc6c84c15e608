import { isActive } from '../../../domain/case'
import type { Person, Volunteering } from '../../../domain/identity/person'
import type { volunteerContract } from '../../../domain/identity/volunteer-contract'
import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import { deskKey } from '../../../domain/wish/desk'
import type { Wish } from '../../../domain/wish/wish'
import { people } from '../../kernel/actor'
import type { Context, Visit } from '../../kernel/context'
import { collection } from '../../kernel/database'
import { isReplay, noted } from '../../kernel/notes'
import { recordDecision, volunteerOf } from './volunteer-approval'

type Volunteers = Handlers<typeof volunteerContract, Context, Visit>

const wishes = collection<Wish>('wishes')

/** Wishes that the refusal names. */
const NAMED = 3

/**
 * Stops being a volunteer: the post ends with it. Whoever leads a wish that is under way finishes it or gives it back
 * first, so that nobody waits for somebody who is gone.
 */
export const leave: Volunteers['leave'] = async (_, context) => {
  const { person } = context.actor
  const { _id, version, volunteering } = person
  if (isReplay(person.keys, context)) return { id: _id }
  if (volunteering?.state !== 'applied' && volunteering?.state !== 'approved') {
    throw new AppError('conflict', { message: '您现在不是志愿者' })
  }
  await refuseWhileLeading(_id, '您')
  await stop({ person, volunteering, version, reason: null, context })
  return { id: _id }
}

/** The community does it for somebody who has moved, fallen ill or died; they read why. */
export const dismiss: Volunteers['dismiss'] = async ({ version, reason }, context) => {
  const { person, volunteering, post } = volunteerOf(context)
  const { _id, name } = person
  if (!isReplay(person.keys, context)) {
    if (volunteering.state !== 'approved')
      throw new AppError('conflict', { message: `${name}现在不是志愿者` })
    await refuseWhileLeading(_id, name)
    await stop({ person, volunteering, version, reason, context })
  }
  await recordDecision('dismissVolunteer', reason, { person, post, context })
  return { id: _id }
}

interface Stopping {
  readonly person: Person
  readonly volunteering: Volunteering
  /** The version on which it was decided. */
  readonly version: number
  readonly reason: string | null
  readonly context: Context
}

async function stop({ person, volunteering, version, reason, context }: Stopping): Promise<void> {
  const isOurs = ({ role, org }: { role: string; org: string }): boolean =>
    role === 'volunteer' && org === volunteering.community.id
  const changes = {
    volunteering: { ...volunteering, state: 'left', since: context.now, reason },
    posts: person.posts.map((post) =>
      isOurs(post) && isActive(post, context.now) ? { ...post, to: context.now } : post,
    ),
    version: version + 1,
    keys: noted(context),
  }
  if ((await people.update({ _id: person._id, version }, changes)) === 0) throw new AppError('conflict')
}

/** Throws `conflict` that names the wishes still in their hands. */
async function refuseWhileLeading(personId: string, who: string): Promise<void> {
  const led = await wishes.find(
    { keys: deskKey.claimed(personId), phase: 'underway', 'claim.lead.id': personId },
    { sort: { listedAt: -1 }, limit: NAMED + 1 },
  )
  if (led.length === 0) return
  const names = led.slice(0, NAMED).map(({ title }) => `“${title}”`)
  const more = led.length > NAMED ? '等' : ''
  throw new AppError('conflict', {
    message: `${who}认领的${names.join('、')}${more}还没办完，请先办好或放弃认领`,
  })
}
