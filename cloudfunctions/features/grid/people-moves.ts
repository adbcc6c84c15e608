import type { peopleContract } from '../../../domain/grid/people-contract'
import type { PersonRef } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import { isSettledAdult } from '../../../domain/grid/person-actions'
import type { Handlers } from '../../../domain/procedure'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import { contactOf } from '../../kernel/contact'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { addToCounts, chooseRepresentative } from '../../kernel/homes'
import { isReplay, noted } from '../../kernel/notes'
import { leaveHome, residenceFact } from '../../kernel/residence'
import { ownPerson } from '../../kernel/people-scope'
import { tellOfResidence } from '../../kernel/tell'

type People = Handlers<typeof peopleContract, Context, Visit>

const me = ({ actor: { person } }: Context): PersonRef => ({ id: person._id, name: person.name })

export const refuse: People['refuse'] = async ({ version, reason }, context) => {
  const { person, post } = ownPerson(context, 'personId')
  const { _id, path } = person
  if (!isReplay(person.keys, context)) {
    const refused = await people.update(
      { _id, version, 'residence.state': 'pending' },
      {
        residence: { state: 'refused', since: context.now, by: me(context), reason },
        version: version + 1,
        keys: noted(context),
      },
    )
    if (refused === 0) throw new AppError('conflict')
    await addToCounts([{ path, by: { pending: -1 } }])
  }
  const doing = { by: me(context), as: post.orgName, reason, call: context }
  await record(residenceFact(person, 'refuse', doing))
  await tellOfResidence([person], '没有通过，点开看原因', context)
  return { id: _id }
}

/** Only while they wait: afterwards a number is nobody's business who does not act for them. */
export const call: People['call'] = async (_, context) => {
  const { person, post } = ownPerson(context, 'personId')
  const { phone } = contactOf(person)
  if (person.residence.state !== 'pending' || phone === '') throw new AppError('conflict')
  const doing = { by: me(context), as: post.orgName, reason: '打电话核实住址', call: context }
  await record({ ...residenceFact(person, 'reveal', doing), what: 'contact' })
  return { phone }
}

export const moveOut: People['moveOut'] = async ({ version, reason }, context) => {
  const { person, post } = ownPerson(context, 'personId')
  await leaveHome(person, version, { by: me(context), as: post.orgName, reason, call: context })
  await tellOfResidence([person], '已办理搬出，点开看原因', context)
  return { id: person._id }
}

export const represent: People['represent'] = async ({ reason }, context) => {
  const { person, post } = ownPerson(context, 'personId')
  const { _id, householdId } = person
  if (!isSettledAdult(person)) throw new AppError('conflict')
  const instead = operators().neq(_id)
  await chooseRepresentative({ householdId, instead, next: _id, call: context })
  const doing = { by: me(context), as: post.orgName, reason, call: context }
  await record({ ...residenceFact(person, 'represent', doing), what: 'household' })
  return { id: _id }
}
