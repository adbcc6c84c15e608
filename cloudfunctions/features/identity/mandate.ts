import { AppError } from '../../../domain/errors'
import type { mandateContract } from '../../../domain/identity/mandate-contract'
import type { Handlers } from '../../../domain/procedure'
import type { Context, Visit } from '../../kernel/context'
import { ownPerson } from '../../kernel/people-scope'
import { hasPhone, type Person } from '../../../domain/identity/person'
import { people } from '../../kernel/actor'
import { contactSeal } from '../../kernel/settings'
import { give } from './mandate-give'
import { renew, revoke } from './mandate-change'
import { isOfAge, refOf } from './mandate-rights'
import { mandates } from '../../kernel/mandates'
import { mandateView } from './mandate-view'

/** Mandates that one screen shows; older ones have ended long ago. */
const MOST = 50
/** People who may share a name in a household, or a phone number in a family. */
const NAMESAKES = 20

export const mandateHandlers: Handlers<typeof mandateContract, Context, Visit> = {
  async mine(_, { actor: { person }, now }) {
    const all = await mandatesOf(person)
    const isHeld = ({ agent }: { agent: { id: string } }): boolean => agent.id === person._id
    return {
      viewerId: person._id,
      given: all.filter((one) => !isHeld(one)).map((one) => mandateView(one, { mayRenew: true, now })),
      held: all.filter(isHeld).map((one) => mandateView(one, { mayRenew: false, now })),
    }
  },

  async of(_, context) {
    const { person } = ownPerson(context, 'personId')
    const all = await mandatesOf(person)
    const mayRenew = !hasPhone(person)
    return {
      person: refOf(person),
      hasPhone: hasPhone(person),
      given: all
        .filter(({ subject }) => subject.id === person._id)
        .map((one) => mandateView(one, { mayRenew, now: context.now })),
    }
  },

  async agent({ name, phone }, { actor: { person } }) {
    const near =
      phone === '' ? { householdId: person.householdId } : { phoneMark: contactSeal().mark('phone', phone) }
    const found = await people.find(near, { limit: NAMESAKES })
    const agent = found.find((one) => one._id !== person._id && one.name === name && mayAct(one))
    if (!agent) {
      throw new AppError('not_found', { message: '没有找到。要委托的人得先在邻格登记，姓名和手机号都要对' })
    }
    return refOf(agent)
  },

  ...{ give, renew, revoke },
}

/** Whoever acts for others is of age and opens the program on a phone of their own. */
const mayAct = (person: Person): boolean => isOfAge(person) && hasPhone(person)

const mandatesOf = ({ _id }: Person) => mandates.find({ parties: _id }, { sort: { from: -1 }, limit: MOST })
