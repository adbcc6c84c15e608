import type { mandateContract } from '../../../domain/identity/mandate-contract'
import {
  heldOf,
  isInForce,
  renewedIn,
  revocationIn,
  revokedIn,
  type HeldMandate,
  type Mandate,
  type Revocation,
} from '../../../domain/identity/mandates'
import type { Person } from '../../../domain/identity/person'
import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { isReplay, noted } from '../../kernel/notes'
import { refuseEnd } from './mandate-give'
import { capacityTo, heldBy, howBy, ownSubject, refOf, standingTo } from './mandate-rights'
import { afterWriting, changeHeld, mandates, recordMandate } from '../../kernel/mandates'

type Mandates = Handlers<typeof mandateContract, Context, Visit>

/** Lengthens a mandate: first on record, then for the agent, who never holds more than the record says. */
export const renew: Mandates['renew'] = async (asked, context) => {
  const { subject, standing } = ownSubject(context)
  const { agent, held } = heldBy(context, asked)
  if (!agent || !held) throw new AppError('not_found')
  const by = refOf(context.actor.person)
  if (!isReplay(agent.keys, context)) {
    const how = howBy({ subject, standing }, { ...asked, callerId: by.id })
    if (!isInForce(held, context.now))
      throw new AppError('conflict', { message: '已经到期或收回，请重新委托' })
    refuseEnd(asked.until, { subject, now: context.now })
    if (asked.until <= held.until)
      throw new AppError('invalid', { fields: { until: '请选比现在更晚的日子' } })
    await lengthen(asked, { at: context.now, by, how, until: asked.until }, context)
    await changeHeld(agent, (all) => renewedIn(all, asked.id, asked.until), context)
  }
  await recordMandate({
    ...{ action: 'renew', id: asked.id, subject, agent: refOf(agent), by },
    ...{ as: capacityTo(subject, standing, context), call: context },
  })
  return { id: asked.id }
}

async function lengthen(
  { id, version }: { readonly id: string; readonly version: number },
  renewal: Mandate['renewals'][number],
  context: Context,
): Promise<void> {
  const _ = operators()
  const changed = await mandates.update(
    { _id: id, version, revoked: null },
    {
      until: renewal.until,
      version: version + 1,
      renewals: _.push([renewal]),
      checkAt: afterWriting(context.now),
      keys: noted(context),
    },
  )
  if (changed === 1) return
  const known = await mandates.findById(id)
  if (!known || !isReplay(known.keys, context)) throw new AppError('conflict')
}

/**
 * Takes a mandate back: first from the agent, whose right is gone with that, then on record. What was taken back stays
 * with the agent, ended, until `jobs` clears it, so that no retry of the giving can bring it back.
 */
export const revoke: Mandates['revoke'] = async (asked, context) => {
  const { subject, agent, mandate, as } = await revocable(asked, context)
  const by = refOf(context.actor.person)
  const own = { at: context.now, by }
  if (!isReplay(agent.keys, context)) await takeFrom(agent, { mandate, own }, context)
  await mandates.update(
    { _id: asked.id, revoked: null },
    {
      revoked: mandate.revoked ?? own,
      version: operators().inc(1),
      checkAt: afterWriting(context.now),
    },
  )
  await recordMandate({
    ...{ action: 'revoke', id: asked.id, subject, agent: refOf(agent), by, as, call: context },
  })
  return { id: asked.id }
}

/** Ends it for the agent. Throws `conflict` where it has ended, or somebody else ends it at the same moment. */
async function takeFrom(
  agent: Person,
  { mandate, own }: { readonly mandate: HeldMandate; readonly own: Revocation },
  context: Context,
): Promise<void> {
  const over = new AppError('conflict', { message: '已经到期或收回了' })
  if (!isInForce(mandate, context.now)) throw over
  const held = await changeHeld(agent, (all) => revokedIn(all, mandate, own), context)
  if (revocationIn(held, mandate.id) !== own) throw over
}

interface Revocable {
  readonly subject: Person
  readonly agent: Person
  readonly mandate: HeldMandate
  readonly as: string
}

/** A mandate that the caller may take back: its subject's, or held by themselves. Anybody else's does not exist. */
async function revocable(
  asked: { readonly id: string; readonly subjectId: string },
  context: Context,
): Promise<Revocable> {
  const subject = context.persons['subjectId']
  const { agent, held } = heldBy(context, asked)
  if (!subject || !agent) throw new AppError('not_found')
  const standing = standingTo(subject, context)
  if (!standing && agent._id !== context.actor.person._id) throw new AppError('not_found')
  const mandate = held ?? (await onRecord(asked, agent))
  return { subject, agent, mandate, as: capacityTo(subject, standing, context) }
}

/** What stands on record and is not held: it has ended and been cleared, or its giving was never completed. */
async function onRecord(
  { id, subjectId }: { readonly id: string; readonly subjectId: string },
  agent: Person,
): Promise<HeldMandate> {
  const mandate = await mandates.findById(id)
  const isIt = mandate?.subject.id === subjectId && mandate.agent.id === agent._id
  if (!mandate || !isIt) throw new AppError('not_found')
  return heldOf(mandate)
}
