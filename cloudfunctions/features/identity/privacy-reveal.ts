import type { Post } from '../../../domain/case'
import { chinaDay } from '../../../domain/china-day'
import { AppError } from '../../../domain/errors'
import type { Person } from '../../../domain/identity/person'
import { isReason, lookReasonLabels, privacyLimits } from '../../../domain/identity/privacy'
import type { privacyContract } from '../../../domain/identity/privacy-contract'
import { roleLabels } from '../../../domain/roles'
import { orgAt } from '../../../domain/wish/desk'
import { callable, mayHaveToCall, partiesTo } from '../../../domain/wish/parties'
import type { Wish } from '../../../domain/wish/wish'
import type * as z from '../../../domain/zod'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import { contactOf } from '../../kernel/contact'
import type { Context } from '../../kernel/context'
import { collection, operators } from '../../kernel/database'
import { isReplay } from '../../kernel/notes'
import { ownPerson } from '../../kernel/people-scope'

const wishes = collection<Wish>('wishes')

type Asked = z.output<typeof privacyContract.reveal.input>

/** Shows phone and door to whoever deals with somebody now. The look is on record before anything is shown. */
export async function reveal({ personId, reason, note, caseId }: Asked, context: Context) {
  const { person, post } = ownPerson(context, 'personId')
  // Asked before any replay is: whoever is not dealing with them any more gets no number, whatever they asked before.
  const about = await matterOf({ person, reason, caseId }, context)
  const left = await countLook(context)
  const { actor, key, now } = context
  await record({
    key: `${actor.person._id}:${key}`,
    chain: orgAt(person.path, 'community'),
    what: 'contact',
    action: 'reveal',
    subject: personId,
    caseId: reason === 'case' ? caseId : null,
    by: { id: actor.person._id, name: actor.person.name },
    as: capacityOf(post),
    reason: `${about}：${note}`,
    at: now,
  })
  return { name: person.name, ...contactOf(person), left }
}

/** In which capacity somebody acts: 一网格网格员. */
export const capacityOf = ({ role, orgName }: Post): string => orgName + roleLabels[role]

interface Matter extends Pick<Asked, 'reason' | 'caseId'> {
  readonly person: Person
}

/** What the caller has to do with the person now, in words. Throws `forbidden` when that is nothing. */
async function matterOf({ person, reason, caseId }: Matter, context: Context): Promise<string> {
  if (reason === 'case') return wishMatter(person, caseId, context)
  if (!isReason(reason, person)) throw new AppError('forbidden', { message: noMatter[reason] })
  return lookReasonLabels[reason]
}

const noMatter = {
  verify: '这位居民的住址不在等待核实，不能为此查看电话',
  phone: '这位居民的电话不需要核对，不能为此查看',
  correction: '这位居民没有要求更正，不能为此查看电话',
}

async function wishMatter(person: Person, caseId: string | null, context: Context): Promise<string> {
  const wish = caseId === null ? null : await wishes.findById(caseId)
  if (!wish || !isTheirs(wish, person) || !isHandling(wish, context)) {
    throw new AppError('forbidden', { message: '您现在没有在办这位居民的心愿，不能为此查看电话' })
  }
  return `${lookReasonLabels.case}“${wish.title}”`
}

const isTheirs = (wish: Wish, { _id }: Person): boolean => callable(wish).some(({ id }) => id === _id)

/** Under way, and the caller is one of those who see it through. */
const isHandling = (wish: Wish, { actor, now }: Context): boolean =>
  mayHaveToCall(wish, partiesTo(wish, actor.person, { now }))

/**
 * Counts a look by its command: the list of today's commands is the counter, so a replay is no second look.
 * @returns looks that are left today. Throws `too_many` when there are none.
 */
async function countLook({ actor: { person }, key, digest, now }: Context): Promise<number> {
  const day = chinaDay(now)
  const today = person.reveals?.day === day ? person.reveals.keys : []
  const most = privacyLimits.revealsPerDay
  if (isReplay(today, { key, digest })) return most - today.length
  const counted = today.length === 0 ? await countFirst() : 0
  if (counted === 0 && (await countNext()) === 0 && !(await isKnown())) {
    throw new AppError('too_many', {
      message: `今天已经看了 ${most} 个号码，先歇一歇，明天再继续。急事请社区同事帮忙`,
    })
  }
  return Math.max(0, most - today.length - 1)

  function countFirst(): Promise<number> {
    const reveals = { day, keys: [{ key, digest }] }
    return people.update({ _id: person._id, 'reveals.day': operators().neq(day) }, { reveals })
  }

  function countNext(): Promise<number> {
    const _ = operators()
    return people.update(
      {
        ...{ _id: person._id, 'reveals.day': day, 'reveals.keys.key': _.neq(key) },
        [`reveals.keys.${most - 1}`]: _.exists(false),
      },
      { 'reveals.keys': _.push([{ key, digest }]) },
    )
  }

  /** The same command, sent twice at once, was counted by its other half. */
  async function isKnown(): Promise<boolean> {
    return isReplay((await people.findById(person._id))?.reveals?.keys, { key, digest })
  }
}
