import { postKey, type Post } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import type { Person } from '../../../domain/identity/person'
import type { Role } from '../../../domain/roles'
import { people } from '../../kernel/actor'
import { operators } from '../../kernel/database'

/** People with posts at one org that are looked at; a large branch has a few hundred members. */
const MOST = 1000
const TRIES = 5

/** Everybody who holds, held or will hold one of these posts at one of these orgs. */
export const holdersOf = (orgs: readonly string[], roles: readonly Role[]): Promise<Person[]> => {
  const keys = orgs.flatMap((org) => roles.map((role) => postKey(role, org)))
  return people.find({ postKeys: operators().in(keys) }, { limit: MOST })
}

/** Changes a person's posts as they then are, by a guarded write; a change that changes nothing writes nothing. */
export async function changePosts(id: string, change: (posts: readonly Post[]) => Post[]): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const person = await people.findById(id)
    if (!person) return
    const posts = change(person.posts)
    if (JSON.stringify(posts) === JSON.stringify(person.posts)) return
    const postKeys = [...new Set(posts.map(({ role, org }) => postKey(role, org)))]
    const next = { posts, postKeys, version: person.version + 1 }
    if ((await people.update({ _id: id, version: person.version }, next)) === 1) return
  }
  throw new AppError('conflict')
}

const isSame = (one: Post, other: Post): boolean =>
  one.role === other.role && one.org === other.org && one.from === other.from

/** With a post, once. */
export const withPost = (posts: readonly Post[], post: Post): Post[] =>
  posts.some((one) => isSame(one, post)) ? [...posts] : [...posts, post]

/** With a post's end as the order has it; one that would end before it began is gone. */
export const ended = (posts: readonly Post[], { to, ...post }: Post): Post[] =>
  posts.flatMap((one) => {
    if (!isSame(one, { ...post, to })) return [one]
    return to !== null && to <= one.from ? [] : [{ ...one, to }]
  })
