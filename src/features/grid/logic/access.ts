import { brief } from '@domain/brief'
import { briefs } from '@domain/procedure'
import type { Role } from '@domain/roles'
import { shownBy } from '../access-text'

/** What the holder of a post may see of a resident, in sentences, read off the contract's own table of access. */
export const sightOf = (role: Role): string[] =>
  briefs(brief)
    .filter(([, { access }]) => typeof access !== 'string' && access.includes(role))
    .flatMap(([path]) => shownBy[path] ?? [])
