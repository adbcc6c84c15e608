import { NEVER, type Post } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import { isCurrent, isSole, officesOf, overlap, postOrgName } from '../../../domain/grid/offices'
import type { Org } from '../../../domain/grid/org'
import { isOpen } from '../../../domain/grid/periods'
import {
  noOrder,
  startOfDay,
  type Reorganisation,
  type ReorganisationOrder,
} from '../../../domain/grid/reorganisation'
import type { Person } from '../../../domain/identity/person'
import { roleLabels, type Role } from '../../../domain/roles'
import { people } from '../../kernel/actor'
import { orgs } from '../../kernel/homes'
import type { Court, Judge } from './judging'
import { holdersOf } from './posts'
import type { Judgement } from './reorganising'

const refuse = (field: string, words: string): never => {
  throw new AppError('invalid', { fields: { [field]: words } })
}

const judged = (org: Org, order: Partial<ReorganisationOrder>): Judgement => ({
  about: { _id: org._id, kind: org.kind, name: org.name, path: org.path },
  order: { ...noOrder, ...order, seats: [org._id] },
})

const refOf = ({ _id, name }: Person) => ({ id: _id, name })

/** The org of a post; one that does not exist or has been closed has none. */
async function openOrg(id: string, plan: Reorganisation, court: Court): Promise<Org> {
  const org = await orgs.findById(id)
  if (!org) throw new AppError('not_found')
  court.permit(org)
  return isOpen(org, plan.at) ? org : refuse('org', `${org.name}已经撤销，不能再任命`)
}

/** Somebody who can take an office: their home is verified, and they are of age for the program. Throws by field. */
export async function fitFor(field: string, id: string, plan: Reorganisation, court: Court): Promise<Person> {
  const person = court.persons[field] ?? (await people.findById(id))
  if (!person || person.residence.state === 'left' || !court.knows(person)) return refuse(field, '没有这个人')
  if (person.residence.state !== 'verified') refuse(field, `${person.name}的住址还没有核实`)
  if (person.childUntil !== null && person.childUntil > plan.at) refuse(field, '未满十四岁，不能任职')
  return person
}

const postAt = (org: Org, role: Role, span: Pick<Post, 'from' | 'to'>, acting: boolean): Post => ({
  ...{ role, org: org._id, orgName: postOrgName(role, org.name), path: org.path, unitName: null },
  ...span,
  ...(acting && { acting }),
})

export const judgeAppoint: Judge<'appoint'> = async (wanted, plan, court) => {
  const { role, to, acting } = wanted
  const org = await openOrg(wanted.org, plan, court)
  if (!officesOf[org.kind].includes(role)) refuse('role', `${org.name}没有“${roleLabels[role]}”这个岗位`)
  const post = postAt(org, role, { from: plan.at, to }, acting)
  if (to !== null && to <= plan.at) refuse('to', '结束的日子要在开始之后')
  const person = await fitFor('personId', wanted.personId, plan, court)
  refuseTwice(person, post)
  if (isSole(role) && !acting) refuseOccupied(await holdersOf([org._id], [role]), person, post)
  return judged(org, { appoints: [{ person: refOf(person), post }] })
}

/** Nobody holds the same post twice at the same time. */
function refuseTwice(person: Person, post: Post): void {
  const same = person.posts.find(
    (one) => one.role === post.role && one.org === post.org && overlap(one, post),
  )
  if (same) refuse('from', `${person.name}这段时间已经是${roleLabels[post.role]}`)
}

/** Throws with the name of whoever holds the office in that time; a deputy does not stand in the way. */
function refuseOccupied(holders: readonly Person[], person: Person, post: Post): void {
  const isInTheWay = (one: Post) =>
    one.role === post.role && one.org === post.org && one.acting !== true && overlap(one, post)
  const holder = holders.find(({ _id, posts }) => _id !== person._id && posts.some(isInTheWay))
  if (!holder) return
  const until = holder.posts.find(isInTheWay)?.to ?? null
  const words = until === null ? '现在由' : `${dayWords(until)}之前由`
  refuse('role', `${roleLabels[post.role]}${words}${holder.name}担任，时间重叠，请先卸任或办交接`)
}

const dayWords = (at: number): string => {
  const [, month, day] = new Date(startOfDay(at) + 12 * 3_600_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
    .map(Number)
  return `${month}月${day}日`
}

/** The post that somebody holds, or will hold; throws `conflict` when it is over or was never theirs. */
function heldBy(
  person: Person,
  org: Org,
  { role, from, at }: { role: Role; from: number | null; at: number },
): Post {
  const held = person.posts.find(
    (post) =>
      post.role === role &&
      post.org === org._id &&
      (from === null || post.from === from) &&
      isCurrent(post, at),
  )
  if (!held) throw new AppError('conflict', { message: `${person.name}没有担任这个岗位，或者已经卸任` })
  return held
}

export const judgeEnd: Judge<'end'> = async (wanted, plan, court) => {
  const org = await openOrg(wanted.org, plan, court)
  const person = court.persons['personId'] ?? (await people.findById(wanted.personId))
  if (!person) throw new AppError('not_found')
  const held = heldBy(person, org, { role: wanted.role, from: wanted.from, at: plan.at })
  if ((held.to ?? NEVER) <= plan.at) refuse('at', '这个岗位那时已经结束了')
  return judged(org, { ends: [{ person: refOf(person), post: { ...held, to: plan.at } }] })
}

export const judgeHandOver: Judge<'handOver'> = async (wanted, plan, court) => {
  const org = await openOrg(wanted.org, plan, court)
  const person = court.persons['personId'] ?? (await people.findById(wanted.personId))
  if (!person) throw new AppError('not_found')
  const held = heldBy(person, org, { role: wanted.role, from: null, at: plan.at })
  if (wanted.successorId === wanted.personId) refuse('successorId', '请选另一个人接任')
  const successor = await fitFor('successorId', wanted.successorId, plan, court)
  const post = postAt(org, wanted.role, { from: plan.at, to: held.to }, held.acting === true)
  refuseTwice(successor, post)
  const others = (await holdersOf([org._id], [wanted.role])).filter(({ _id }) => _id !== person._id)
  if (isSole(wanted.role) && held.acting !== true) refuseOccupied(others, successor, post)
  return judged(org, {
    ends: [{ person: refOf(person), post: { ...held, to: plan.at } }],
    appoints: [{ person: refOf(successor), post }],
    succession: { from: refOf(person), to: refOf(successor), org: org._id, as: held.orgName },
  })
}
