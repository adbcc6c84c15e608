import { addressOf, roomFrom } from '../../../domain/grid/door'
import type { peopleContract } from '../../../domain/grid/people-contract'
import { hasPhone, noOpenid, type Contact, type Person } from '../../../domain/identity/person'
import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import { contactOf } from '../../kernel/contact'
import { checkText } from '../../kernel/content-check'
import type { Context, Visit } from '../../kernel/context'
import { homeBehind, type Home } from '../../kernel/doors'
import { addToCounts } from '../../kernel/homes'
import { idFrom } from '../../kernel/ids'
import { followMove, movedTo, settledIn } from '../../kernel/moving'
import { isReplay, noted } from '../../kernel/notes'
import { ownPerson, postOver } from '../../kernel/people-scope'
import { residenceFact } from '../../kernel/residence'
import { contactSeal } from '../../kernel/settings'

type People = Handlers<typeof peopleContract, Context, Visit>

/** Somebody without a phone, written down at their door by whoever looks after it: verified by that. */
export const add: People['add'] = async ({ name, relation, phone, ...door }, context) => {
  const { _id: by, name: byName } = context.actor.person
  const id = idFrom(by, context.key)
  const { home, address } = await ownDoor(door, context)
  await checkText(context.openid, name)
  const settled = await settledIn(home)
  const person: Person = {
    ...{ _id: id, version: 1, openid: noOpenid(id), name, relation, ...settled.fields },
    ...{ contact: sealed({ phone, address }), phoneMark: null, phoneTail: null, phoneProof: null },
    residence: { state: 'verified', since: context.now, by: { id: by, name: byName }, reason: '上门登记' },
    ...{ childUntil: null, consent: null, membership: null, volunteering: null, posts: [], postKeys: [] },
    ...{ releases: [], keys: [{ key: context.key, digest: context.digest }] },
  }
  if (await people.insert(person)) {
    await addToCounts([{ path: home.path, by: { people: 1, ...(settled.isNew && { households: 1 }) } }])
  } else await refuseOtherUse(id, context)
  await writeDown(person, 'add', context)
  return { id }
}

async function refuseOtherUse(id: string, context: Context): Promise<void> {
  const known = await people.findById(id)
  if (!known || !isReplay(known.keys, context)) throw new AppError('conflict')
}

/** A number that belongs to a relative is sealed with the address and found by no search: it is not theirs. */
const sealed = (contact: Contact): string => contactSeal().seal(contact)

export const change: People['change'] = async (asked, context) => {
  const { person } = ownPerson(context, 'personId')
  if (hasPhone(person)) throw new AppError('forbidden', { message: '这位居民有手机，请本人自己改' })
  if (!isReplay(person.keys, context)) await correct(person, asked, context)
  await writeDown(person, 'change', context)
  return { id: person._id }
}

type Asked = Parameters<People['change']>[0]

async function correct(person: Person, asked: Asked, context: Context): Promise<void> {
  const { version, name, relation } = asked
  const moved = asked.home && (await ownDoor(asked.home, context))
  await checkText(context.openid, name)
  const known = contactOf(person)
  const contact = sealed({ phone: asked.phone ?? known.phone, address: moved?.address ?? known.address })
  const settled = moved && (await settledIn(moved.home))
  const changes = { name, relation, contact, ...(settled && movedTo(settled, person, context.now)) }
  const written = await people.update(
    { _id: person._id, version, 'residence.state': 'verified' },
    { ...changes, version: version + 1, keys: noted(context) },
  )
  if (written === 0) throw new AppError('conflict')
  if (settled) await followMove(person, settled, context.now)
}

interface Door {
  readonly building: string
  readonly room: string
}

/** A door that the caller looks after. Throws `not_found` for any other, `invalid` for what is no door. */
async function ownDoor({ building, room }: Door, context: Context): Promise<{ home: Home; address: string }> {
  const number = roomFrom(room)
  if (number === null)
    throw new AppError('invalid', { fields: { room: '请写门牌号，比如 402，或者 2单元402' } })
  const home = await homeBehind(building, number, context.now)
  if (!postOver(context, home)) throw new AppError('not_found', { message: '这栋楼不归您管' })
  return { home, address: addressOf(home.place, number) }
}

function writeDown(person: Person, action: string, context: Context): Promise<void> {
  const { _id: id, name } = context.actor.person
  const as = postOver(context, person)?.orgName ?? ''
  return record(
    residenceFact(person, action, { by: { id, name }, as, reason: '没有手机，由网格登记', call: context }),
  )
}
