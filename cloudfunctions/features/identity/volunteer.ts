import type { Volunteering } from '../../../domain/identity/person'
import type { volunteerContract } from '../../../domain/identity/volunteer-contract'
import {
  areaKinds,
  areaOf,
  communityAt,
  reportingPlaces,
  type AreaKind,
  type ReportingPlace,
  type Skill,
  type WeekTime,
} from '../../../domain/identity/volunteering'
import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import type { Person } from '../../../domain/identity/person'
import { people } from '../../kernel/actor'
import type { Context, Visit } from '../../kernel/context'
import { isReplay, noted } from '../../kernel/notes'
import { approve, queue, refuse } from './volunteer-approval'
import { dismiss, leave } from './volunteer-leave'
import { member, members, membership } from './volunteer-membership'
import { units } from './volunteer-units'

export const volunteerHandlers: Handlers<typeof volunteerContract, Context, Visit> = {
  mine: (_, { actor: { person } }) => Promise.resolve(ownPage(person)),

  async apply({ at, ...offer }, context) {
    const { person } = context.actor
    if (isReplay(person.keys, context)) return { id: person._id }
    const community = communityAt(person, at)
    if (!community) throw new AppError('invalid', { fields: { at: '还没有登记您的单位，请先到支部登记' } })
    if (isStanding(person.volunteering)) {
      throw new AppError('conflict', { message: '已经报过名了，可以直接修改' })
    }
    await write(context, {
      ...offerOf(person, at, offer),
      state: 'applied',
      since: context.now,
      at,
      community,
      reason: null,
    })
    return { id: person._id }
  },

  async change(offer, context) {
    const { person } = context.actor
    if (isReplay(person.keys, context)) return { id: person._id }
    const { volunteering } = person
    if (!isStanding(volunteering)) throw new AppError('conflict', { message: '您现在不是志愿者' })
    await write(context, { ...volunteering, ...offerOf(person, volunteering.at, offer) })
    return { id: person._id }
  },

  ...{ leave, queue, approve, refuse, dismiss, members, member, units, membership },
}

const isStanding = (one: Volunteering | null): one is Volunteering =>
  one?.state === 'applied' || one?.state === 'approved'

interface Offer {
  readonly skills: readonly Skill[]
  readonly times: readonly WeekTime[]
  readonly areas: readonly AreaKind[]
}

/** An offer as it is kept: each thing once, areas as the orgs they are for this person. */
const offerOf = (person: Person, at: ReportingPlace, { skills, times, areas }: Offer) => ({
  skills: [...new Set(skills)],
  times: [...new Set(times)],
  areas: [...new Set(areas.map((kind) => areaOf(person, at, kind)))],
})

async function write(context: Context, volunteering: Volunteering): Promise<void> {
  const { _id, version } = context.actor.person
  const changes = { volunteering, version: version + 1, keys: noted(context) }
  if ((await people.update({ _id, version }, changes)) === 0) throw new AppError('conflict')
}

function ownPage(person: Person) {
  const { volunteering, membership: member, place, version } = person
  return {
    version,
    profile: volunteering && profileOf(volunteering, person),
    places: reportingPlaces.flatMap((at) => {
      const community = communityAt(person, at)
      return community ? [{ at, community: community.name }] : []
    }),
    membership: member && { branch: place.grid, isHub: member.isHub, unit: member.unit?.name ?? null },
  }
}

function profileOf(one: Volunteering, person: Person) {
  const { state, since, reason, at, community, skills, times, areas } = one
  return {
    ...{ state, since, reason, at, community: community.name, skills: [...skills], times: [...times] },
    areas: areaKinds.filter((kind) => areas.includes(areaOf(person, at, kind))),
  }
}
