import { isSole } from '../../../domain/grid/offices'
import type { Wanted } from '../../../domain/grid/reorganisation'
import type { Role } from '../../../domain/roles'

/** The lock of a change that locks nothing, so that the index stays unique; no org bears such an id. */
export const noLock = (planId: string): string[] => [`free#${planId}`]

/** What nobody else may change while a change is under way. */
export function locksOf(wanted: Wanted): string[] {
  switch (wanted.kind) {
    case 'create':
      return [`${wanted.parent}/${wanted.name}`]
    case 'merge':
      return [...new Set([wanted.org, ...wanted.grids])]
    case 'appoint':
    case 'end':
    case 'handOver':
      return [officeOf(wanted.role, wanted.org, wanted.personId)]
    default:
      return [wanted.org]
  }
}

/** An office that one person holds alone is filled by one call at a time; the others by one for each person. */
const officeOf = (role: Role, org: string, personId: string): string =>
  isSole(role) ? `${role}@${org}` : `${role}@${org}:${personId}`
