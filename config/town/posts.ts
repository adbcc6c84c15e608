import type { Post } from '../../domain/case'
import { branchRoles, type Role } from '../../domain/roles'
import type { Home } from './homes'
import type { OrgRef } from './orgs'
import { at } from './random'

/** Ranks in a grid, counted from the households of each building's first door. */
const ranks = { community: 0, secretary: 1, worker: 2, members: 3 } as const
/** Members of a grid branch besides its secretary. */
const MEMBERS = 14
/** Households of a grid that such a member may come from. */
const VOLUNTEERS = 11

/** Whether the head of a household, its first member, holds a post there. */
function roleOfHead({ grid, rank }: Home): Role | null {
  if (rank === ranks.community) {
    if (grid === 0) return 'communitySecretary'
    return grid < 4 ? 'communityStaff' : null
  }
  if (rank === ranks.secretary) return 'branchSecretary'
  if (rank === ranks.worker) return 'gridWorker'
  return rank < ranks.members + MEMBERS ? 'branchMember' : null
}

/** The second member: building leads at the first doors, then the few who look after more, then volunteers. */
function roleOfSecond(home: Home): Role | null {
  const { community, rank } = home
  const afterLeads = rank - community.buildings.length / community.grids.length
  if (afterLeads < 0) return 'buildingLead'
  return roleBeyond(home, afterLeads) ?? (afterLeads < VOLUNTEERS ? 'volunteer' : null)
}

function roleBeyond({ community, grid }: Home, place: number): Role | null {
  if (place < 2 && grid < community.units.length) return 'unitMember'
  if (place === 0 && [2, 3].includes(grid) && community.isFirstOfSubdistrict) return 'subdistrictStaff'
  return place === 2 && grid === 0 && community._id === 'm1' ? 'administrator' : null
}

/** The posts that come with living somewhere: this is how every post of the town is filled, and only once. */
export function rolesAt(home: Home, member: number): Role[] {
  const roles = [member === 0 ? roleOfHead(home) : null, member === 1 ? roleOfSecond(home) : null]
  return roles.filter((role) => role !== null)
}

/** A person's post at the org that the role looks after; `from` in epoch ms. */
export function postAt(home: Home, role: Role, from: number): Post {
  const { _id, name, path } = orgOf(home, role)
  const orgName = (branchRoles as readonly Role[]).includes(role) ? `${name}党支部` : name
  const unitName = role === 'unitMember' ? at(home.community.units, home.grid).name : null
  return { role, org: _id, orgName, path, unitName, from, to: null }
}

function orgOf({ community, grid }: Home, role: Role): OrgRef {
  switch (role) {
    case 'administrator':
      return community.city
    case 'subdistrictStaff':
      return community.subdistrict
    case 'communitySecretary':
    case 'communityStaff':
    case 'volunteer':
    case 'unitMember':
      return community
    default:
      return at(community.grids, grid)
  }
}
