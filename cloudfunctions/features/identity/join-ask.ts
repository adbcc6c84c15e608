import { CONSENT } from '../../../domain/identity/consent'
import type { joinContract } from '../../../domain/identity/join-contract'
import { joinLimits } from '../../../domain/identity/join-limits'
import type { Person, Residence } from '../../../domain/identity/person'
import { addressOf, roomFrom } from '../../../domain/grid/door'
import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import type * as z from '../../../domain/zod'
import { people } from '../../kernel/actor'
import { contactOf } from '../../kernel/contact'
import { checkText } from '../../kernel/content-check'
import type { Context, Visit } from '../../kernel/context'
import { foundHousehold, homeBehind, type Home } from '../../kernel/doors'
import { addToCounts } from '../../kernel/homes'
import { idFrom } from '../../kernel/ids'
import { isReplay, noted } from '../../kernel/notes'
import { linkToRoster } from './join-link'
import { phoneFields, phoneFrom, type Phone } from './join-phone'

type Join = Handlers<typeof joinContract, Context, Visit>

/** Somebody says where they live: all that is known of it before anything is written. */
export interface Statement {
  readonly stated: z.output<typeof joinContract.ask.input>
  readonly room: string
  readonly home: Home
  readonly phone: Phone | null
  readonly visit: Visit
}

/**
 * States or corrects a home. Whatever can be refused is refused before WeChat's code for the phone number is spent.
 */
export const ask: Join['ask'] = async (stated, visit) => {
  const { known } = visit
  if (known && isReplay(known.keys, visit)) return { id: known._id }
  const room = roomOf(stated)
  if (known) refuseWhoMayNot(known)
  const home = await homeBehind(stated.building, room, visit.now)
  await checkText(visit.openid, stated.name)
  const phone = await phoneFrom(stated.phone)
  const statement = { stated, room, home, phone, visit }
  return { id: (await linkToRoster(statement)) ?? (await settle(statement)) }
}

function roomOf({ room, isFourteen, consent }: Statement['stated']): string {
  const door = roomFrom(room)
  const fields = {
    ...(!isFourteen && {
      isFourteen: '未满 14 周岁的小朋友，请家里的大人先登记，再在“我的家”里把您加上',
    }),
    ...(consent !== CONSENT && { consent: '隐私说明有更新，请再看一遍' }),
    ...(door === null && { room: '请写门牌号，比如 402，或者 2单元402' }),
  }
  if (door === null || Object.keys(fields).length > 0) throw new AppError('invalid', { fields })
  return door
}

function refuseWhoMayNot({ residence, version, past = [] }: Person): void {
  if (residence.state === 'verified') {
    throw new AppError('conflict', { message: '您的住址已经核实。搬了家，请先在“我的家”里办搬出' })
  }
  const wasVerified = residence.state === 'left' || past.length > 0
  if (!wasVerified && version >= joinLimits.asks) {
    throw new AppError('too_many', { message: '改的次数太多了，请联系网格员办理' })
  }
}

/** Writes the person as waiting, and the household where nobody was known behind that door. */
async function settle(statement: Statement): Promise<string> {
  const { home, visit } = statement
  const householdId = home.householdId ?? idFrom(home.building, home.door)
  const isNew = home.householdId === null && (await foundHousehold(home, householdId))
  const fields = fieldsOf(statement, householdId)
  const id = await (visit.known ? correct(visit.known, fields, visit) : enter(fields, visit))
  const wasWaiting = visit.known?.residence.state === 'pending'
  await addToCounts([
    { path: home.path, by: { pending: 1, ...(isNew && { households: 1 }) } },
    ...(wasWaiting ? [{ path: visit.known.path, by: { pending: -1 } }] : []),
  ])
  return id
}

type Fields = Pick<
  Person,
  | 'name'
  | 'relation'
  | 'householdId'
  | 'path'
  | 'place'
  | 'consent'
  | 'residence'
  | 'contact'
  | 'phoneMark'
  | 'phoneTail'
  | 'phoneProof'
>

function fieldsOf({ stated, room, home, phone, visit }: Statement, householdId: string): Fields {
  const { name, relation } = stated
  const { known, now } = visit
  const { path, place } = home
  const address = addressOf(place, room)
  return {
    ...{ name, relation, householdId, path, place },
    consent: { version: CONSENT, at: now },
    residence: waitingSince(known, now),
    ...(known && !phone ? phoneKept(known, address) : phoneFields(phone, address)),
  }
}

/** Who only corrects what they stated keeps their turn. */
const waitingSince = (known: Person | null, now: number): Residence => ({
  state: 'pending',
  since: known?.residence.state === 'pending' ? known.residence.since : now,
  by: null,
  reason: null,
})

/** Without a new number the one that is known stays, proved as it was. */
function phoneKept(known: Person, address: string) {
  const { phone } = contactOf(known)
  return phoneFields(phone === '' ? null : { number: phone, proof: known.phoneProof }, address)
}

async function correct(known: Person, fields: Fields, visit: Visit): Promise<string> {
  const { _id, version } = known
  const changes = { ...fields, version: version + 1, keys: noted(visit) }
  if ((await people.update({ _id, version }, changes)) === 0) throw new AppError('conflict')
  return _id
}

/** One person per openid: the unique index decides between two calls at once. */
async function enter(fields: Fields, { openid, key, digest }: Visit): Promise<string> {
  const _id = idFrom(openid, key)
  const person: Person = {
    ...{ _id, version: 1, openid, ...fields, childUntil: null, membership: null, volunteering: null },
    ...{ posts: [], postKeys: [], releases: [], past: [], keys: [{ key, digest }] },
  }
  if (await people.insert(person)) return _id
  const [quicker] = await people.find({ openid }, { limit: 1 })
  if (quicker && isReplay(quicker.keys, { key, digest })) return quicker._id
  throw new AppError('conflict')
}
