import { isActive, type Post } from '../../domain/case'
import { AppError } from '../../domain/errors'
import type { Person } from '../../domain/identity/person'
import type { Access } from '../../domain/procedure'
import { collection, operators } from './database'

export const people = collection<Person>('people')

export interface Actor {
  readonly person: Person
  /** The posts that hold today. */
  readonly posts: readonly Post[]
}

interface Loaded {
  readonly actor: Actor
  /** The other people asked for, those that exist. */
  readonly others: readonly Person[]
}

/**
 * Who is calling, from WeChat's openid alone, and other people by id, in one database operation.
 * Throws `not_joined` when nobody is registered under this openid.
 */
export async function loadActor(openid: string, otherIds: readonly string[], now: number): Promise<Loaded> {
  const _ = operators()
  const query = otherIds.length > 0 ? _.or([{ openid }, { _id: _.in([...otherIds]) }]) : { openid }
  const found = await people.find(query as never, { limit: 1 + otherIds.length })
  const person = found.find((one) => one.openid === openid)
  if (!person) throw new AppError('not_joined')
  const posts = person.posts.filter((post) => isActive(post, now))
  return { actor: { person, posts }, others: found.filter((one) => otherIds.includes(one._id)) }
}

/** Whether a procedure is open to this person at all; what they may see or do in it is the handler's question. */
export const isAllowed = (access: Access, { posts }: Actor): boolean =>
  access === 'person' || posts.some((post) => access.includes(post.role))
