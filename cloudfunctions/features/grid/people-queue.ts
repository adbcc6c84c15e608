import { queueLimits, type peopleContract, type Waiting } from '../../../domain/grid/people-contract'
import type { Household } from '../../../domain/grid/org'
import { maskName, maskPhone, type Person } from '../../../domain/identity/person'
import type { Handlers } from '../../../domain/procedure'
import { people } from '../../kernel/actor'
import { contactOf } from '../../kernel/contact'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { lookingAfter } from '../../kernel/people-scope'

interface WithHome extends Person {
  readonly home: readonly Household[]
  readonly members: readonly Person[]
}

/** The longest waiting first, as many as one batch takes; the next come up once these are done. */
export const queue: Handlers<typeof peopleContract, Context, Visit>['queue'] = async (_, context) => {
  const mine = operators().in(lookingAfter(context).map(({ org }) => org))
  const found = await people.aggregate<WithHome>((start) =>
    start
      .match({ path: mine, 'residence.state': 'pending' })
      .sort({ 'residence.since': 1 })
      .limit(queueLimits.batch + 1)
      .lookup({ from: 'households', localField: 'householdId', foreignField: '_id', as: 'home' })
      .lookup({ from: 'people', localField: 'householdId', foreignField: 'householdId', as: 'members' }),
  )
  return {
    people: found.slice(0, queueLimits.batch).map(waitingPerson),
    isMore: found.length > queueLimits.batch,
  }
}

function waitingPerson(person: WithHome): Waiting {
  const { place, residence } = person
  const { phone } = contactOf(person)
  return {
    ...{ id: person._id, version: person.version, name: person.name, relation: person.relation },
    ...{ grid: place.grid, building: place.building, door: person.home[0]?.door ?? '' },
    ...{ since: residence.since, phone: phone === '' ? '' : maskPhone(phone), phoneProof: person.phoneProof },
    isChild: person.childUntil !== null,
    household: person.members
      .filter((one) => one._id !== person._id && one.residence.state === 'verified')
      .map(({ name }) => maskName(name)),
  }
}
