import { hasPhone, type Person } from '../../domain/identity/person'
import type { Likeness } from '../../domain/identity/twins'
import type { Pipeline } from './database'
import { idFrom } from './ids'

/** Somebody with everybody who shares their door or their number. */
export interface WithNeighbours extends Person {
  readonly members: readonly Person[]
  readonly sameNumber: readonly Person[]
}

/** People with whoever may be the same person. Without a number somebody is looked for under their own id, and nobody is found. */
export const withNeighbours = (pipeline: Pipeline): Pipeline =>
  pipeline
    .addFields({ number: { $ifNull: ['$phoneMark', '$_id'] } })
    .lookup({ from: 'people', localField: 'householdId', foreignField: 'householdId', as: 'members' })
    .lookup({ from: 'people', localField: 'number', foreignField: 'phoneMark', as: 'sameNumber' })

/** Somebody of the office's list who may be the one who waits, and what the two have in common. */
export interface Twin {
  readonly entry: Person
  readonly likenesses: readonly Likeness[]
}

/** Marks two people as different without naming either. */
export const pairMark = (joinerId: string, entryId: string): string => idFrom(joinerId, `apart:${entryId}`)

/**
 * Whom of the office's list the one who waits may be: somebody without a phone of their own whose home is verified,
 * at the same door under the same name, or with the same number. A child and an adult are never the same.
 * @param isMine whether the caller looks after them; nobody else is ever named
 */
export const twinsOf = (joiner: WithNeighbours, isMine: (person: Person) => boolean): Twin[] =>
  [...new Map([...joiner.members, ...joiner.sameNumber].map((one) => [one._id, one])).values()]
    .filter((one) => isEntry(one) && isMine(one) && !isKeptApart(joiner, one))
    .map((entry) => ({ entry, likenesses: likenessesOf(joiner, entry) }))
    .filter(({ likenesses }) => likenesses.length > 0)

/** Known to the office, and to nobody's WeChat. */
export const isEntry = (person: Person): boolean => person.residence.state === 'verified' && !hasPhone(person)

const isKeptApart = ({ _id, apart = [] }: Person, entry: Person): boolean =>
  apart.includes(pairMark(_id, entry._id))

/** What somebody who waits and an entry have in common; empty: they cannot be the same. */
export function likenessesOf(joiner: Person, entry: Person): Likeness[] {
  if (joiner._id === entry._id || (joiner.childUntil === null) !== (entry.childUntil === null)) return []
  const isAtDoor = joiner.householdId === entry.householdId && isSameName(joiner.name, entry.name)
  const hasNumber = joiner.phoneMark !== null && joiner.phoneMark === entry.phoneMark
  return [...(isAtDoor ? (['door'] as const) : []), ...(hasNumber ? (['phone'] as const) : [])]
}

const isSameName = (one: string, other: string): boolean => bare(one) === bare(other)
const bare = (name: string): string => name.normalize('NFKC').replace(/\s/g, '')
