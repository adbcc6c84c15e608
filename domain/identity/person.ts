import type { Post } from '../case'

/** Names for people to read, beside the ids in `path`. */
export interface Place {
  readonly subdistrict: string
  readonly community: string
  readonly grid: string
  readonly building: string
}

/** A person as stored in `people`. */
export interface Person {
  readonly _id: string
  /** WeChat's openid; `none:<id>` for a resident without a phone, so that the unique index holds. */
  readonly openid: string
  readonly name: string
  readonly householdId: string
  /** Ids from city to building of where they live. */
  readonly path: readonly string[]
  readonly place: Place
  /** Phone and door as one sealed text (kernel/seal.ts), null when neither is known. */
  readonly contact: string | null
  readonly posts: readonly Post[]
  /** `role@org` of every post, for the index that finds whom to notify. */
  readonly postKeys: readonly string[]
  /** Ids of the events with which this person gave a claim back. */
  readonly releases: readonly string[]
}

/** What a sealed contact holds. */
export interface Contact {
  readonly phone: string
  readonly address: string
}

export const hasPhone = (person: Person): boolean => !person.openid.startsWith('none:')

/** 王秀英 → 王**; a single character stays. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(rest.length)
}
