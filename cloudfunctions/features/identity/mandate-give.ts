import type { mandateContract } from '../../../domain/identity/mandate-contract'
import {
  heldOf,
  isInForce,
  latestEnd,
  MOST_HELD,
  taken,
  type HowGiven,
  type Mandate,
} from '../../../domain/identity/mandates'
import { hasPhone, type Person } from '../../../domain/identity/person'
import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import type * as z from '../../../domain/zod'
import type { Context, Visit } from '../../kernel/context'
import { idFrom } from '../../kernel/ids'
import { isReplay } from '../../kernel/notes'
import { capacityTo, howBy, isOfAge, ownSubject, refOf, type Standing } from './mandate-rights'
import { afterWriting, changeHeld, mandates, recordMandate } from '../../kernel/mandates'

type Give = Handlers<typeof mandateContract, Context, Visit>['give']
type Asked = z.output<typeof mandateContract.give.input>

/**
 * Gives a mandate: first on record, then to the agent, who has the right from then on. In this order nothing is ever
 * held that is not on record; a retry, or `jobs`, completes what was left undone in between.
 */
export const give: Give = async (asked, context) => {
  const { subject, standing } = ownSubject(context)
  const agent = agentOf(asked, { subject, standing, context })
  const id = idFrom(context.actor.person._id, context.key)
  if (!isReplay(agent.keys, context)) {
    const mandate = await written({ id, asked, subject, agent, standing, context })
    if (!mandate.revoked) await changeHeld(agent, (held) => taken(held, heldOf(mandate)), context)
  }
  await recordMandate({
    ...{ action: 'give', id, subject, agent: refOf(agent), by: refOf(context.actor.person) },
    ...{ as: capacityTo(subject, standing, context), call: context },
  })
  return { id }
}

interface Sides {
  readonly subject: Person
  readonly standing: Standing
  readonly context: Context
}

/** Whom to entrust. Somebody whom the caller cannot name, or who cannot act, does not exist for them. */
function agentOf({ agentId, agentName }: Asked, { subject, standing, context }: Sides): Person {
  const agent = context.persons['agentId']
  if (agentId === subject._id) throw new AppError('invalid', { fields: { agentId: '不能委托给本人' } })
  const isKnown = agent?.name === agentName && isOfAge(agent) && hasPhone(agent)
  const isNear = standing !== 'guardian' || agent?.householdId === subject.householdId
  if (!agent || !isKnown || !isNear) throw new AppError('not_found', { message: '没有找到要委托的人' })
  return agent
}

interface Giving extends Sides {
  readonly id: string
  readonly asked: Asked
  readonly agent: Person
}

/** The mandate on record, new or as an earlier try of this command left it. */
async function written(giving: Giving): Promise<Mandate> {
  const { id, context } = giving
  const how = howBy(giving, { ...giving.asked, callerId: context.actor.person._id })
  const mandate = mandateOf(giving, how)
  refuseFaults(giving, mandate)
  if (await mandates.insert(mandate)) return mandate
  const known = await mandates.findById(id)
  if (!known || !isReplay(known.keys, context)) throw new AppError('conflict')
  return known
}

function mandateOf({ id, asked, subject, agent, context }: Giving, how: HowGiven): Mandate {
  const { actor, now, key, digest } = context
  const by = refOf(actor.person)
  const guardian = how === 'guardian' ? [by.id] : []
  return {
    ...{ _id: id, version: 1, subject: refOf(subject), agent: refOf(agent) },
    parties: [...new Set([subject._id, agent._id, ...guardian])],
    what: [...new Set(asked.what)],
    ...{ from: now, until: asked.until, how, by, path: subject.path },
    ...{ renewals: [], revoked: null, checkAt: afterWriting(now), keys: [{ key, digest }] },
  }
}

function refuseFaults({ agent, subject, context: { now } }: Giving, mandate: Mandate): void {
  refuseEnd(mandate.until, { subject, now })
  const inForce = (agent.mandates ?? []).filter((one) => isInForce(one, now) && one.id !== mandate._id)
  if (inForce.length >= MOST_HELD) {
    throw new AppError('too_many', { message: `一个人最多替 ${MOST_HELD} 位邻居办事` })
  }
  const isTwice = inForce.some(
    (one) => one.subject.id === subject._id && one.what.some((power) => mandate.what.includes(power)),
  )
  if (isTwice) throw new AppError('conflict', { message: '已经委托过这个人，可以续期，或者收回再委托' })
}

/** Throws `invalid` for an end that has passed or lies too far ahead. */
export function refuseEnd(
  until: number,
  { subject, now }: { readonly subject: Person; readonly now: number },
): void {
  if (until <= now) throw new AppError('invalid', { fields: { until: '这个日子已经过了' } })
  if (until <= latestEnd(subject, now)) return
  const fault = subject.childUntil === null ? '一次最长一年，到期可以续' : '最长到孩子满 14 周岁'
  throw new AppError('invalid', { fields: { until: fault } })
}
