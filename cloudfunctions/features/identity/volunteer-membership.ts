import type { Post } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import { isSettledAdult } from '../../../domain/grid/person-actions'
import type { EmployerUnit, Membership, Person } from '../../../domain/identity/person'
import type { BranchMember, volunteerContract } from '../../../domain/identity/volunteer-contract'
import { branchKeepers } from '../../../domain/identity/volunteering'
import type { Handlers } from '../../../domain/procedure'
import type { Role } from '../../../domain/roles'
import { orgAt } from '../../../domain/wish/desk'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import type { Context, Visit } from '../../kernel/context'
import { isReplay, noted } from '../../kernel/notes'
import { unitOnRecord } from './volunteer-units'

type Volunteers = Handlers<typeof volunteerContract, Context, Visit>

/** Members that one answer lists; a large branch has a few hundred. */
const MOST = 300

/** The post with which the caller keeps the branch's record of somebody; null: they are none of theirs. */
const keepingPost = ({ actor }: Context, { path }: Pick<Person, 'path'>): Post | null =>
  actor.posts.find(
    ({ role, org }) => (branchKeepers as readonly Role[]).includes(role) && path.includes(org),
  ) ?? null

function kept(context: Context): { readonly person: Person; readonly post: Post } {
  const person = context.persons['personId']
  const post = person ? keepingPost(context, person) : null
  if (!person || !post) throw new AppError('not_found')
  return { person, post }
}

export const member: Volunteers['member'] = (_, context) => Promise.resolve(memberOf(kept(context).person))

export const members: Volunteers['members'] = async ({ grid }, context) => {
  const found = await people.find({ 'membership.branch': grid }, { sort: { name: 1 }, limit: MOST + 1 })
  const own = found.slice(0, MOST).filter((person) => isHere(person) && keepingPost(context, person))
  return { members: own.map(memberOf), isMore: found.length > MOST }
}

const isHere = ({ residence }: Person): boolean => residence.state === 'verified'

const memberOf = ({ _id, version, name, place, membership: known }: Person): BranchMember => ({
  ...{ id: _id, version, name, grid: place.grid, building: place.building },
  ...{ isMember: known !== null, isHub: known?.isHub ?? false },
  unit: known?.unit
    ? { id: known.unit.id, name: known.unit.name, community: known.unit.community.name }
    : null,
})

/** Notes what the party's branch knows of a member: no more than matching and double reporting need. */
export const membership: Volunteers['membership'] = async ({ version, isMember, isHub, unit }, context) => {
  const { person, post } = kept(context)
  if (!isReplay(person.keys, context)) {
    if (!isSettledAdult(person)) throw new AppError('conflict')
    const branch = orgAt(person.path, 'grid')
    const next: Membership | null = isMember
      ? { branch, isHub, unit: await unitOf(person, unit, context.now) }
      : null
    const changes = { membership: next, version: version + 1, keys: noted(context) }
    if ((await people.update({ _id: person._id, version }, changes)) === 0) throw new AppError('conflict')
  }
  await record({
    key: `${person._id}:membership:${context.key}`,
    chain: orgAt(person.path, 'community'),
    ...{ what: 'person', action: 'membership', subject: person._id, caseId: null },
    by: { id: context.actor.person._id, name: context.actor.person.name },
    ...{ as: post.orgName, reason: '', at: context.now },
  })
  return { id: person._id }
}

/** One that has been closed since stays on record as long as nobody changes it. */
async function unitOf(person: Person, id: string | null, now: number): Promise<EmployerUnit | null> {
  if (id === null) return null
  const known = person.membership?.unit
  return known?.id === id ? known : unitOnRecord(id, now)
}
