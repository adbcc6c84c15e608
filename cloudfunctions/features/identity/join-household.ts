import type { Household } from '../../../domain/grid/org'
import type { joinContract } from '../../../domain/identity/join-contract'
import { joinLimits } from '../../../domain/identity/join-limits'
import { maskName, noOpenid, type Person } from '../../../domain/identity/person'
import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import { people } from '../../kernel/actor'
import { checkText } from '../../kernel/content-check'
import type { Context, Visit } from '../../kernel/context'
import { addToCounts, chooseRepresentative, households } from '../../kernel/homes'
import { idFrom } from '../../kernel/ids'
import { isReplay } from '../../kernel/notes'
import { leaveHome } from '../../kernel/residence'
import { adulthoodOf } from './childhood'

type Join = Handlers<typeof joinContract, Context, Visit>

interface WithMembers extends Household {
  readonly members: readonly Person[]
}

export const household: Join['household'] = async (_, { actor: { person } }) => {
  const [home] = await households.aggregate<WithMembers>((start) =>
    start
      .match({ _id: person.householdId })
      .lookup({ from: 'people', localField: '_id', foreignField: 'householdId', as: 'members' }),
  )
  const living = (home?.members ?? []).filter(({ residence }) => isLiving(residence.state))
  return {
    door: home?.door ?? '',
    place: person.place,
    members: living.map((one) => memberOf(one, person, home?.representative ?? null)),
  }
}

const isLiving = (state: Person['residence']['state']): boolean => state === 'verified' || state === 'pending'

/** The others of a household may be flatmates who do not know each other: their names stay masked. */
function memberOf(one: Person, me: Person, representative: string | null) {
  const isMe = one._id === me._id
  const isChild = one.childUntil !== null
  const mayRepresent = !isMe && representative === me._id && isVerifiedAdult(one)
  return {
    ...{ id: one._id, name: isMe || isChild ? one.name : maskName(one.name), relation: one.relation },
    ...{ state: one.residence.state, version: one.version, isMe, isChild, mayRepresent },
    isRepresentative: one._id === representative,
    mayMoveOut: (isMe || isChild) && one.residence.state === 'verified',
  }
}

const isVerifiedAdult = ({ residence, childUntil }: Person): boolean =>
  residence.state === 'verified' && childUntil === null

export const child: Join['child'] = async (
  { name, birthday },
  { actor: { person }, openid, key, digest, now },
) => {
  if (!isVerifiedAdult(person)) throw new AppError('forbidden')
  const childUntil = adulthoodOf(birthday, now)
  const _id = idFrom(person._id, key)
  const members = await people.find({ householdId: person.householdId }, { limit: joinLimits.members })
  const before = members.find((one) => one._id === _id)
  if (before && isReplay(before.keys, { key, digest })) return { id: _id }
  if (members.length >= joinLimits.members) throw new AppError('too_many')
  await checkText(openid, name)
  const { householdId, path, place } = person
  await people.insert({
    ...{ _id, version: 1, openid: noOpenid(_id), name, householdId, path, place, contact: null },
    ...{ phoneMark: null, phoneTail: null, phoneProof: null, relation: 'child', childUntil },
    residence: { state: 'pending', since: now, by: null, reason: null },
    ...{ consent: null, membership: null, volunteering: null, posts: [], postKeys: [], releases: [] },
    ...{ past: [], keys: [{ key, digest }] },
  })
  await addToCounts([{ path, by: { pending: 1 } }])
  return { id: _id }
}

export const represent: Join['represent'] = async (_, { actor: { person }, ...call }) => {
  if (!isVerifiedAdult(person)) throw new AppError('forbidden')
  const { _id, householdId } = person
  await chooseRepresentative({ householdId, instead: null, next: _id, call })
  return { id: householdId }
}

export const handOver: Join['handOver'] = async (_, { actor: { person }, persons, ...call }) => {
  const to = persons['to']
  const { _id, householdId } = person
  if (to?.householdId !== householdId || !isVerifiedAdult(to)) throw new AppError('not_found')
  if (to._id === _id) throw new AppError('conflict')
  await chooseRepresentative({ householdId, instead: _id, next: to._id, call })
  return { id: householdId }
}

export const moveOut: Join['moveOut'] = async ({ version }, { known, persons, ...call }) => {
  if (!known) throw new AppError('not_joined')
  const person = persons['personId']
  if (!person || !mayMove(known, person)) throw new AppError('not_found')
  const by = { id: known._id, name: known.name }
  await leaveHome(person, version, { by, as: '', reason: '本人办理搬出', call })
  return { id: person._id }
}

/** Oneself, or a child of one's own household, as long as one lives there. */
const mayMove = (me: Person, one: Person): boolean =>
  one._id === me._id || (one.childUntil !== null && one.householdId === me.householdId && isVerifiedAdult(me))
