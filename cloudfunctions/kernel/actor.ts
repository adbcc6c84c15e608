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
  /** Whoever is registered under the openid; null: nobody. */
  readonly known: Person | null
  /** The other people asked for, those that exist. */
  readonly others: readonly Person[]
}

/** Who is calling, from WeChat's openid alone, and other people by id, in one database operation. */
export async function loadPeople(openid: string, otherIds: readonly string[]): Promise<Loaded> {
  const _ = operators()
  const query = otherIds.length > 0 ? _.or([{ openid }, { _id: _.in([...otherIds]) }]) : { openid }
  const found = await people.find(query as never, { limit: 1 + otherIds.length })
  return {
    known: found.find((one) => one.openid === openid) ?? null,
    others: found.filter((one) => otherIds.includes(one._id)),
  }
}

/** A resident with the posts that hold today. Throws `not_joined` for a stranger, `unverified` until their home is verified. */
export function actorOf(person: Person | null, now: number): Actor {
  if (!person || person.residence.state === 'left') throw new AppError('not_joined')
  if (person.residence.state !== 'verified') throw new AppError('unverified')
  return { person, posts: person.posts.filter((post) => isActive(post, now)) }
}

/** Whether a procedure is open to this resident at all; what they may see or do in it is the handler's question. */
export const isAllowed = (access: Access, { posts }: Actor): boolean =>
  typeof access === 'string' || posts.some((post) => access.includes(post.role))
