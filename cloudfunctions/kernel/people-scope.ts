import { peopleRoles } from '../../domain/grid/desk-contract'
import type { Post } from '../../domain/case'
import type { Person } from '../../domain/identity/person'
import { AppError } from '../../domain/errors'
import type { Role } from '../../domain/roles'
import type { Context } from './context'

/** The posts with which somebody looks after people by name. */
export const lookingAfter = ({ actor }: Context): Post[] =>
  actor.posts.filter(({ role }) => (peopleRoles as readonly Role[]).includes(role))

/** The post with which the caller looks after somebody; null: they are none of theirs. */
export const postOver = (context: Context, { path }: Pick<Person, 'path'>): Post | null =>
  lookingAfter(context).find(({ org }) => path.includes(org)) ?? null

/** The person named by a field of the input. Throws `not_found` for whoever is not looked after by the caller. */
export function ownPerson(context: Context, field: string): { readonly person: Person; readonly post: Post } {
  const person = context.persons[field]
  const post = person ? postOver(context, person) : null
  if (!person || !post) throw new AppError('not_found')
  return { person, post }
}
