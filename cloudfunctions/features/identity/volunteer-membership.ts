import type { EmployerUnit, Membership } from '../../../domain/identity/person'
import type { volunteerContract } from '../../../domain/identity/volunteer-contract'
import type { Org } from '../../../domain/grid/org'
import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import { communityRoles, type Role } from '../../../domain/roles'
import { orgAt } from '../../../domain/wish/desk'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import type { Context, Visit } from '../../kernel/context'
import { orgs } from '../../kernel/homes'
import { isReplay, noted } from '../../kernel/notes'

const keepers: readonly Role[] = [...communityRoles, 'branchSecretary']

/** A unit of the tree with the community that it hangs beside. */
interface Paired extends Org {
  readonly above: readonly Org[]
}

/** Notes what the party's branch knows of a member: no more than matching and double reporting need. */
export const membership: Handlers<typeof volunteerContract, Context, Visit>['membership'] = async (
  { version, isMember, isHub, unit },
  context,
) => {
  const person = context.persons['personId']
  const post =
    person && context.actor.posts.find(({ role, org }) => keepers.includes(role) && person.path.includes(org))
  if (!person || !post) throw new AppError('not_found')
  if (!isReplay(person.keys, context)) {
    const branch = orgAt(person.path, 'grid')
    const next: Membership | null = isMember
      ? { branch, isHub, unit: unit === null ? null : await unitOnRecord(unit, context.now) }
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

/** An employer's unit and the community it is paired with. Throws `invalid` for anything else. */
async function unitOnRecord(id: string, now: number): Promise<EmployerUnit> {
  const [unit] = await orgs.aggregate<Paired>((start) =>
    start
      .match({ _id: id, kind: 'unit' })
      .lookup({ from: 'orgs', localField: 'parent', foreignField: '_id', as: 'above' }),
  )
  const [community] = unit?.above ?? []
  const isOpen = unit && (unit.to === null || unit.to > now)
  if (!isOpen || !community) throw new AppError('invalid', { fields: { unit: '这个单位不在册' } })
  return { id, name: unit.name, community: { id: community._id, name: community.name } }
}
