import { AppError } from '../../../domain/errors'
import { HOUR } from '../../../domain/case'
import type { Contact } from '../../../domain/identity/person'
import type { Handlers } from '../../../domain/procedure'
import { placesLeft } from '../../../domain/wish/available'
import type { wishContract } from '../../../domain/wish/contract'
import { evidenceFaults } from '../../../domain/wish/evidence'
import { isFileOf } from '../../../domain/wish/pictures'
import type { Claim, Claimer, Wish } from '../../../domain/wish/wish'
import { wishWorkflow, type WishParty } from '../../../domain/wish/workflow'
import { record } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { contactSeal, wishRules } from '../../kernel/settings'
import { backInPool } from './clock'
import { moveWish } from './moves'
import { capacityOf, sidesOf } from './policy'
import { lookAt, wishes } from './runners'
import { closed } from './asking'

type Taking = Pick<
  Handlers<typeof wishContract, Context>,
  'claim' | 'join' | 'leave' | 'reveal' | 'start' | 'extend' | 'release' | 'fulfil' | 'answerChange'
>

/** The claimer's side. */
export const taking: Taking = {
  claim: ({ id, places }, context) =>
    moveWish({
      id,
      action: 'claim',
      context,
      change: (wish, parties) => ({
        claim: newClaim(claimerOf(wish, parties, context), places, context.now),
      }),
    }),

  join: ({ id }, context) =>
    moveWish({
      id,
      action: 'join',
      context,
      change(wish, parties) {
        if (!wish.claim || placesLeft(wish) <= 0)
          throw new AppError('too_many', { message: '人已经够了，谢谢您的热心' })
        const members = [...wish.claim.members, claimerOf(wish, parties, context)]
        return { claim: { ...wish.claim, members } }
      },
    }),

  leave: ({ id }, context) =>
    moveWish({
      id,
      action: 'leave',
      context,
      change: ({ claim }) => ({
        claim: claim && {
          ...claim,
          members: claim.members.filter((one) => one.id !== context.actor.person._id),
        },
      }),
    }),

  reveal,

  start: ({ id }, context) => moveWish({ id, action: 'start', context }),

  extend: ({ id, note }, context) =>
    moveWish({ id, action: 'extend', context, note, change: (wish) => extended(wish, context.now) }),

  release: ({ id, note }, context) =>
    moveWish({ id, action: 'release', context, note, change: (wish) => backInPool(wish, context.now) }),

  fulfil: ({ id, ...given }, context) =>
    moveWish({
      id,
      action: 'fulfil',
      context,
      note: given.note,
      change: (wish) => fulfilled(wish, given, context),
    }),

  answerChange: ({ id, agree, note }, context) =>
    moveWish({
      id,
      action: ({ change }) => answerTo(change, agree),
      context,
      note,
      change: (wish) => answered(wish, agree),
    }),
}

const claimerOf = (
  wish: Wish,
  parties: readonly WishParty[],
  { actor: { person }, now }: Context,
): Claimer => ({
  id: person._id,
  name: person.name,
  as: capacityOf(person, parties, wish, now),
  earlierReleases: person.releases.length,
})

const newClaim = (lead: Claimer, places: number, now: number): Claim => ({
  lead,
  members: [],
  places,
  at: now,
  extensions: 0,
  reminded: false,
  contactSeenBy: [],
})

function extended(wish: Wish, now: number): Partial<Wish> {
  const { extensions, extensionHours } = wishRules()
  if (!wish.claim || wish.claim.extensions >= extensions) {
    throw new AppError('too_many', { message: `最多延期 ${extensions} 次，办不了可以放弃，让别人来` })
  }
  return {
    claim: { ...wish.claim, extensions: wish.claim.extensions + 1, reminded: false },
    dueAt: Math.max(wish.dueAt, now) + extensionHours * HOUR,
  }
}

type Given = Omit<Parameters<Taking['fulfil']>[0], 'id'>

function fulfilled(wish: Wish, given: Given, { actor, now }: Context): Partial<Wish> {
  const files = [...given.photos, ...(given.signature ? [given.signature] : [])]
  const foreign = files.some((file) => !isFileOf(file, actor.person._id))
  const fields = { ...evidenceFaults(wish.kind, given), ...(foreign && { photos: '有一张照片不是您上传的' }) }
  if (Object.keys(fields).length > 0) throw new AppError('invalid', { fields })
  return { evidence: { ...given, at: now }, change: null }
}

const answerTo = (change: Wish['change'], agree: boolean) => {
  if (!agree) return 'disagree'
  return change?.what === 'withdraw' ? 'agreeWithdraw' : 'agreeEdit'
}

function answered(wish: Wish, agree: boolean): Partial<Wish> {
  if (!wish.change) throw new AppError('conflict', { message: '没有等您答复的改动' })
  if (!agree) return { change: null }
  return wish.change.what === 'withdraw' ? closed(wish) : { ...wish.change.text, change: null }
}

/** The first look of each holder is an event on the track; every look is in the audit log. */
async function reveal({ id }: { id: string }, context: Context) {
  const wish = await wishes.findById(id)
  const parties = wish && sidesOf(wish, context)
  if (!wish || !parties) throw new AppError('not_found')
  const { person } = context.actor
  // Asked before any replay is: whoever has given the claim back gets no contact, whatever they asked before.
  if (!parties.includes('claimer') && !parties.includes('member')) throw new AppError('forbidden')
  if (!wishWorkflow.steps.reveal.from.some((state) => state === wish.state)) throw new AppError('conflict')
  if (wish.claim?.contactSeenBy.includes(person._id)) await auditAgain(wish, context)
  else {
    const change = ({ claim }: Wish) => ({ claim: seenBy(claim, person._id) })
    await moveWish({ id, action: 'reveal', context, read: wish, change })
  }
  const contact = wish.contact ? (contactSeal().open(wish.contact) as Contact) : { phone: '', address: '' }
  return { name: wish.wisher.name, ...contact }
}

const seenBy = (claim: Claim | null, personId: string): Claim | null =>
  claim && { ...claim, contactSeenBy: [...new Set([...claim.contactSeenBy, personId])] }

const auditAgain = (wish: Wish, { actor: { person }, key, now }: Context): Promise<void> =>
  record(lookAt(wish, { key: `${person._id}:${key}`, by: { id: person._id, name: person.name }, at: now }))
