import { postKey, type Post } from '../../../domain/case'
import type { Person, Volunteering } from '../../../domain/identity/person'
import type { volunteerContract } from '../../../domain/identity/volunteer-contract'
import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import { communityRoles, type Role } from '../../../domain/roles'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { isReplay, noted } from '../../kernel/notes'
import { tell } from '../../kernel/tell'

type Volunteers = Handlers<typeof volunteerContract, Context, Visit>

/** People whom one answer lists at most. */
const MOST = 50

export const queue: Volunteers['queue'] = async (_, context) => {
  const found = await people.find(
    {
      'volunteering.community.id': operators().in(ownCommunities(context).map(({ org }) => org)),
      'volunteering.state': 'applied',
    },
    { sort: { 'volunteering.since': 1 }, limit: MOST + 1 },
  )
  return { applicants: found.slice(0, MOST).flatMap(applicantOf), isMore: found.length > MOST }
}

/** The posts with which the caller decides who volunteers at a community. */
const ownCommunities = ({ actor }: Context): Post[] =>
  actor.posts.filter(({ role }) => (communityRoles as readonly Role[]).includes(role))

const applicantOf = ({ _id, version, name, place, membership, volunteering }: Person) =>
  volunteering
    ? [
        {
          ...{ id: _id, version, name, grid: place.grid, building: place.building },
          ...{ at: volunteering.at, since: volunteering.since, isMember: membership !== null },
          unit: volunteering.at === 'unit' ? (membership?.unit?.name ?? null) : null,
          ...{ skills: [...volunteering.skills], times: [...volunteering.times] },
        },
      ]
    : []

/** The post that comes with the approval holds from now on. */
export const approve: Volunteers['approve'] = async ({ version }, context) => {
  const { person, volunteering, post } = volunteerOf(context)
  if (!isReplay(person.keys, context)) {
    const posts = [...person.posts, volunteerPost(post, { person, volunteering, now: context.now })]
    const approved: Volunteering = { ...volunteering, state: 'approved', since: context.now, reason: null }
    const postKeys = [...new Set(posts.map(({ role, org }) => postKey(role, org)))]
    await decide({ person, version, context, changes: { volunteering: approved, posts, postKeys } })
  }
  await recordDecision('approveVolunteer', '', { person, post, context })
  await tellApplicant('通过了，可以认领心愿了', { person, post, context })
  return { id: person._id }
}

export const refuse: Volunteers['refuse'] = async ({ version, reason }, context) => {
  const { person, volunteering, post } = volunteerOf(context)
  if (!isReplay(person.keys, context)) {
    const refused: Volunteering = { ...volunteering, state: 'refused', since: context.now, reason }
    await decide({ person, version, context, changes: { volunteering: refused } })
  }
  await recordDecision('refuseVolunteer', reason, { person, post, context })
  await tellApplicant('暂时没有通过，点开看原因', { person, post, context })
  return { id: person._id }
}

interface Application {
  readonly person: Person
  readonly volunteering: Volunteering
  /** The post with which the caller decides. */
  readonly post: Post
}

/** Whoever offered themselves to a community of the caller's; anybody else does not exist for them. */
export function volunteerOf(context: Context): Application {
  const person = context.persons['personId']
  const volunteering = person?.volunteering
  const post = ownCommunities(context).find(({ org }) => org === volunteering?.community.id)
  if (!person || !volunteering || !post) throw new AppError('not_found')
  return { person, volunteering, post }
}

interface Taking extends Pick<Application, 'person' | 'volunteering'> {
  readonly now: number
}

const volunteerPost = ({ org, orgName, path }: Post, { person, volunteering, now }: Taking): Post => ({
  role: 'volunteer',
  ...{ org, orgName, path, from: now, to: null },
  unitName: volunteering.at === 'unit' ? (person.membership?.unit?.name ?? null) : null,
})

interface Decision {
  readonly person: Person
  /** The version on which it was decided. */
  readonly version: number
  readonly context: Context
  readonly changes: object
}

async function decide({ person, version, context, changes }: Decision): Promise<void> {
  const decided = await people.update(
    { _id: person._id, version, 'volunteering.state': 'applied' },
    { ...changes, version: version + 1, keys: noted(context) },
  )
  if (decided === 0) throw new AppError('conflict')
}

type Decided = Pick<Application, 'person' | 'post'> & { readonly context: Context }

const tellApplicant = (result: string, { person, post, context }: Decided): Promise<void> =>
  tell({
    ...{ about: `${person._id}:${context.key}`, template: 'volunteerChecked', to: [person._id] },
    ...{ page: 'features/identity/pages/volunteer/index', at: context.now },
    words: { result, place: post.orgName },
  })

export const recordDecision = (
  action: string,
  reason: string,
  { person, post, context }: Decided,
): Promise<void> =>
  record({
    key: `${person._id}:${action}:${context.key}`,
    chain: post.org,
    what: 'post',
    action,
    subject: person._id,
    caseId: null,
    by: { id: context.actor.person._id, name: context.actor.person.name },
    as: post.orgName,
    reason,
    at: context.now,
  })
