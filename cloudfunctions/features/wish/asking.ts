import type { Handlers } from '../../../domain/procedure'
import { AppError } from '../../../domain/errors'
import { mandateFor } from '../../../domain/identity/mandates'
import type { wishContract } from '../../../domain/wish/contract'
import type { Wish } from '../../../domain/wish/wish'
import { reopenUntil } from '../../../domain/wish/available'
import { checkText } from '../../kernel/content-check'
import type { Context } from '../../kernel/context'
import { contactSeal, wishRules } from '../../kernel/settings'
import { beforeMove, moveWish } from './moves'
import { asWisher, freed, newPicture, refuseFaults, submitWish, textOf, type Asker } from './submitting'
import { isInReach } from './policy'

type Asking = Pick<
  Handlers<typeof wishContract, Context>,
  'submit' | 'record' | 'edit' | 'withdraw' | 'askChange' | 'confirm' | 'reopen' | 'rate'
>

/** The wisher's side. */
export const asking: Asking = {
  submit: ({ for: whom, evenIfSimilar, ...written }, context) =>
    submitWish({ context, written, evenIfSimilar, asker: askerFor(whom, context) }),

  record: ({ residentId: _, evenIfSimilar, ...written }, context) =>
    submitWish({ context, written, evenIfSimilar, asker: recordedFor(context) }),

  async edit({ id, version, ...written }, context) {
    const { replayed, read } = await beforeMove(id, context)
    if (replayed) return replayed
    refuseFaults({ ...written, pictures: [] }, context, [])
    const textCheck = await checkText(context.openid, `${written.title}\n${written.reason}`)
    return moveWish({
      id,
      action: 'edit',
      context,
      seen: version,
      ...(read && { read }),
      change: (wish) => editedFields(wish, written, { context, textCheck }),
    })
  },

  withdraw: ({ id }, context) => moveWish({ id, action: 'withdraw', context, change: closed }),

  async askChange({ id, note, change }, context) {
    const { replayed, read } = await beforeMove(id, context)
    if (replayed) return replayed
    if (change.what === 'edit') {
      refuseFaults({ ...change, pictures: [], show: { reason: true, pictures: true } }, context, [])
      await refuseUnsafe(context, `${change.title}\n${change.reason}`)
    }
    return moveWish({
      id,
      action: 'askChange',
      context,
      note,
      ...(read && { read }),
      change(wish) {
        if (wish.change) throw new AppError('conflict', { message: '已经有一个改动在等认领人答复' })
        return {
          change:
            change.what === 'edit'
              ? { what: 'edit', note, text: textOf(change) }
              : { what: 'withdraw', note },
        }
      },
    })
  },

  confirm: ({ id }, context) =>
    moveWish({
      id,
      action: 'confirm',
      context,
      change: (wish) => ({ confirmedAt: context.now, ...freed(wish) }),
    }),

  reopen: ({ id, note }, context) =>
    moveWish({ id, action: 'reopen', context, note, change: (wish) => reopened(wish, context.now) }),

  async rate({ id, score, thanks, consent }, context) {
    const check = await checkText(context.openid, thanks)
    return moveWish({
      id,
      action: 'rate',
      context,
      change: () => ({ rating: { score, thanks, consent, check } }),
    })
  },
}

type Whom = Parameters<Asking['submit']>[0]['for']

function askerFor(whom: Whom, context: Context): Asker {
  const { person } = context.actor
  if (whom.who === 'me')
    return { wisher: asWisher(person), helper: null, home: person, contact: person.contact }
  if (whom.who === 'mandate') return subjectOf(whom, context)
  const { name, relation, phone, address } = whom
  return {
    wisher: { id: null, name, hasPhone: false },
    helper: { id: person._id, name: person.name, relation, isStaff: false },
    home: person,
    contact: phone || address ? contactSeal().seal({ phone, address }) : person.contact,
  }
}

/** Whoever entrusted the caller with their wishes. A mandate that is not in force is none, whatever became of it. */
function subjectOf({ mandate, subject }: Extract<Whom, { who: 'mandate' }>, context: Context): Asker {
  const { person } = context.actor
  const none = new AppError('not_found', { message: '没有这份委托，或者已经到期、收回了' })
  const wisher = context.persons['for.subject']
  if (!wisher) throw none
  return {
    check() {
      const held = mandateFor(person, { subject, power: 'wish', now: context.now })
      if (held?.id !== mandate || wisher.residence.state !== 'verified') throw none
    },
    wisher: asWisher(wisher),
    helper: { id: person._id, name: person.name, relation: '受委托', isStaff: false, mandate },
    home: wisher,
    contact: wisher.contact,
  }
}

/** A resident of the staff member's own scope; anybody else does not exist for them. */
function recordedFor(context: Context): Asker {
  const { person } = context.actor
  const resident = context.persons['residentId']
  if (!resident || !isInReach(resident, context))
    throw new AppError('not_found', { message: '没有找到这位居民' })
  return {
    wisher: asWisher(resident),
    helper: { id: person._id, name: person.name, relation: '代录', isStaff: true },
    home: resident,
    contact: resident.contact,
  }
}

type Edited = Omit<Parameters<Asking['edit']>[0], 'id' | 'version'>

function editedFields(
  wish: Wish,
  written: Edited,
  { context, textCheck }: { context: Context; textCheck: Wish['textCheck'] },
): Partial<Wish> {
  const kept = new Map(wish.pictures.map((picture) => [picture.file, picture]))
  refuseFaults(written, context, [...kept.keys()])
  return {
    ...textOf(written),
    pictures: written.pictures.map((file) => kept.get(file) ?? newPicture(file)),
    show: written.show,
    textCheck,
    stage: null,
    audience: [],
    sensitivity: 'none',
    outline: null,
  }
}

async function refuseUnsafe(context: Context, text: string): Promise<void> {
  if ((await checkText(context.openid, text)) !== 'pass') {
    throw new AppError('unsafe_text', { message: '这段文字暂时没有通过检查，请换个说法或稍后再试' })
  }
}

/** A wish that has ended leaves the pool and gives its household's place back. */
export const closed = (wish: Wish): Partial<Wish> => ({ audience: [], change: null, ...freed(wish) })

function reopened(wish: Wish, now: number): Partial<Wish> {
  const until = reopenUntil(wish, wishRules())
  if (until !== null && now > until) {
    throw new AppError('too_late', { message: '确认后超过两周了，可以再许一个新心愿，或联系网格员' })
  }
  return {
    reopened: wish.reopened + 1,
    evidence: null,
    confirmedAt: null,
    rating: null,
    ...(wish.claim && { claim: { ...wish.claim, reminded: false } }),
  }
}
