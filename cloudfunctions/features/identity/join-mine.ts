import type { joinContract, Standing } from '../../../domain/identity/join-contract'
import { maskPhone, type Person } from '../../../domain/identity/person'
import { isActive, postKey } from '../../../domain/case'
import { roomIn } from '../../../domain/grid/door'
import type { Handlers } from '../../../domain/procedure'
import { communityRoles } from '../../../domain/roles'
import { orgAt } from '../../../domain/wish/desk'
import { people } from '../../kernel/actor'
import { contactOf } from '../../kernel/contact'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'

/** Verifiers whose names somebody who waits is told. */
const MOST = 3

export const mine: Handlers<typeof joinContract, Context, Visit>['mine'] = async (_, { known, now }) => ({
  standing: known && { ...standingOf(known), verifiers: await verifiersOf(known, now) },
})

function standingOf(person: Person): Omit<Standing, 'verifiers'> {
  const { version, name, relation, residence, place, path, phoneProof } = person
  const { phone, address } = contactOf(person)
  const { state, since, reason } = residence
  return {
    ...{ version, name, relation, state, since, reason, place, phoneProof },
    building: orgAt(path, 'building'),
    room: roomIn(address, place),
    phone: phone === '' ? '' : maskPhone(phone),
  }
}

/** The grid worker; where there is none, the community's people. */
async function verifiersOf({ path }: Person, now: number): Promise<string[]> {
  const inGrid = postKey('gridWorker', orgAt(path, 'grid'))
  const inCommunity = communityRoles.map((role) => postKey(role, orgAt(path, 'community')))
  const holders = await people.find({ postKeys: operators().in([inGrid, ...inCommunity]) }, { limit: 20 })
  const holding = (keys: readonly string[]): string[] =>
    holders.filter((one) => holds(one, keys, now)).map(({ name }) => name)
  const workers = holding([inGrid])
  return (workers.length > 0 ? workers : holding(inCommunity)).slice(0, MOST)
}

const holds = ({ posts }: Person, keys: readonly string[], now: number): boolean =>
  posts.some((post) => keys.includes(postKey(post.role, post.org)) && isActive(post, now))
