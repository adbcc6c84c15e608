import type { PersonRef, Post } from '../../domain/case'
import { branchRoles, communityRoles, volunteerRoles, type Role } from '../../domain/roles'
import type { Stage } from '../../domain/wish/wish'
import { homeOfSeat, type Home, type Seat } from './homes'
import type { OrgRef } from './orgs'
import { residentAt, type Resident, type Town } from './people'
import { at, type Random } from './random'
import type { Part } from './script'

/** Somebody who does a step, and in whose name. */
export interface Doer extends PersonRef {
  readonly as: string
}

/** How a wish was asked for: by the wisher, by a relative, or written down by staff. */
export type Asked = 'self' | 'helped' | 'recorded'

export interface Play {
  readonly town: Town
  readonly home: Home
  readonly random: Random
  readonly asked: Asked
  /** The wisher, or the relative who asks. */
  readonly resident: Resident
  /** Parts that somebody particular plays. */
  readonly fixed: Partial<Record<Part, Resident>>
}

const actingAs = ({ posts }: Resident, roles: readonly Role[]): string => {
  const post: Post | undefined = posts.find(({ role }) => roles.includes(role))
  return post ? (post.unitName ?? post.orgName) : ''
}
const doer = (resident: Resident, roles: readonly Role[]): Doer => ({
  id: resident.id,
  name: resident.name,
  as: actingAs(resident, roles),
})

const takers: readonly Role[] = [...branchRoles, ...volunteerRoles]
const speakers: readonly Role[] = ['gridWorker', ...communityRoles]

/** Hands the parts of one wish to people who may play them; each part keeps its player. */
export class Company {
  readonly #players = new Map<Part, Doer>()

  constructor(private readonly play: Play) {}

  /** Who plays a part; null for the clock. `stage`: how far the wish has been carried. */
  player(part: Part, stage: Stage | null): Doer | null {
    if (part === 'clock') return null
    const known = this.#players.get(part)
    if (known) return known
    const player = this.#choose(part, stage)
    this.#players.set(part, player)
    return player
  }

  #choose(part: Exclude<Part, 'clock'>, stage: Stage | null): Doer {
    const { resident, asked, fixed } = this.play
    switch (part) {
      case 'asker':
        return asked === 'recorded' ? doer(fixed.asker ?? this.#worker(), speakers) : doer(resident, [])
      case 'confirmer':
        return asked === 'recorded' && !resident.hasPhone
          ? doer(this.#worker(), speakers)
          : doer(resident, [])
      case 'reviewer':
        return doer(fixed.reviewer ?? this.#fromCommunity(), communityRoles)
      default:
        return doer(fixed[part] ?? this.#taker(stage), takers)
    }
  }

  /** The grid worker, who may well both write a wish down and confirm it later. */
  #worker(): Resident {
    const { town, home } = this.play
    const house = homeOfSeat(home.community, { grid: home.grid, rank: 2 })
    if (!house) throw new RangeError(`${nameOf(home.community)} has a grid without a worker`)
    return residentAt(town, house, 0)
  }

  #fromCommunity(): Resident {
    const seats = [0, 1, 2, 3].map((grid) => ({ grid, rank: 0, member: 0 }))
    return this.#find(seats, communityRoles)
  }

  /** A member of the grid's branch first; once the wish has gone further, a volunteer of the community. */
  #taker(stage: Stage | null): Resident {
    const { community, grid } = this.play.home
    const ranks = Array.from({ length: 17 }, (_, rank) => rank)
    if (stage === 'branch')
      return this.#find(
        ranks.map((rank) => ({ grid, rank, member: 0 })),
        branchRoles,
      )
    const away = this.play.random.below(community.grids.length)
    const seats = ranks.map((rank) => ({ grid: (away + rank) % community.grids.length, rank, member: 1 }))
    return this.#find(seats, volunteerRoles)
  }

  /** Somebody at one of the seats who holds one of the roles and has no part yet. Throws when there is nobody. */
  #find(seats: readonly Seat[], roles: readonly Role[]): Resident {
    const { town, home, random, resident } = this.play
    const start = random.below(seats.length)
    const taken = [...this.#players.values()].map(({ id }) => id)
    for (let turn = 0; turn < seats.length; turn += 1) {
      const seat = at(seats, start + turn)
      const house = homeOfSeat(home.community, seat)
      const candidate = house && residentAt(town, house, seat.member)
      if (!candidate || candidate.id === resident.id || taken.includes(candidate.id)) continue
      if (actingAs(candidate, roles) !== '') return candidate
    }
    throw new RangeError(`nobody in ${nameOf(home.community)} is free as ${roles.join(' or ')}`)
  }
}

const nameOf = ({ _id, name }: OrgRef): string => `${name} (${_id})`
