import { AppError } from '../../../domain/errors'
import type { Person } from '../../../domain/identity/person'
import type { twinContract } from '../../../domain/identity/twin-contract'
import { MOST_APART } from '../../../domain/identity/twins'
import type { Handlers } from '../../../domain/procedure'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { isReplay, noted } from '../../kernel/notes'
import { ownPerson } from '../../kernel/people-scope'
import { residenceFact } from '../../kernel/residence'
import { isEntry, likenessesOf, pairMark } from '../../kernel/twins'
import { beginMerge, finishMerge, merges, newMerge } from './merging'
import { capacityOf } from './privacy-reveal'

type Twins = Handlers<typeof twinContract, Context, Visit>

const changed = () => new AppError('conflict', { message: '这两条记录刚刚有变化，请再看看还是不是同一个人' })

/** Whatever stops the work after the joiner has given way, `jobs` finishes; the caller hears of success. */
const merge: Twins['merge'] = async (asked, context) => {
  const { person: entry, post } = ownPerson(context, 'entryId')
  const order = newMerge(asked, { as: capacityOf(post), context })
  if (isReplay(entry.keys, context)) {
    const begun = await merges.findById(order._id)
    if (begun) await finishMerge(begun)
    return { id: entry._id }
  }
  const { person: joiner } = ownPerson(context, 'personId')
  refuseUnlike(joiner, entry)
  if (joiner.version !== asked.version || entry.version !== asked.entryVersion) throw changed()
  if (!(await beginMerge({ ...order, openid: joiner.openid }, context))) throw changed()
  await finishMerge({ ...order, openid: joiner.openid })
  return { id: entry._id }
}

/** Throws `conflict` for two who are not, or not any more, somebody who waits and an entry like them. */
function refuseUnlike(joiner: Person, entry: Person): void {
  const areTwins =
    joiner.residence.state === 'pending' && isEntry(entry) && likenessesOf(joiner, entry).length > 0
  if (!areTwins) throw changed()
}

/** The pair is noted with the one who waits; there it goes when they go. */
const keepApart: Twins['keepApart'] = async ({ version }, context) => {
  const { person, post } = ownPerson(context, 'personId')
  const { person: entry } = ownPerson(context, 'entryId')
  if (!isReplay(person.keys, context)) {
    refuseUnlike(person, entry)
    const mark = pairMark(person._id, entry._id)
    const written = await people.update(
      { _id: person._id, version, 'residence.state': 'pending' },
      {
        apart: operators().push({ each: [mark], slice: -MOST_APART }),
        version: version + 1,
        keys: noted(context),
      },
    )
    if (written === 0) throw changed()
  }
  const by = { id: context.actor.person._id, name: context.actor.person.name }
  const reason = '和花名册里相似的一位不是同一人'
  await record(residenceFact(person, 'keepApart', { by, as: capacityOf(post), reason, call: context }))
  return { id: person._id }
}

export const twinHandlers: Twins = { merge, keepApart }
