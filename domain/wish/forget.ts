import { ERASED_NAME } from '../identity/privacy'
import type { Wish } from './wish'

type Named = { readonly id: string | null; readonly name: string }

/** Whoever is to be forgotten, and the meaningless id that takes the place of theirs. */
export interface Forgotten {
  readonly id: string
  readonly pseudonym: string
}

/**
 * The fields of a wish that name somebody, without them: what happened, when, and for which org stays. Whoever asked
 * leaves nothing behind that is theirs alone: number, door, pictures, signature.
 */
export function withoutPerson(
  wish: Wish,
  { id, pseudonym }: Forgotten,
): Pick<Wish, 'wisher' | 'helper' | 'contact' | 'pictures' | 'claim' | 'evidence' | 'events'> {
  const renamed = <T extends Named>(one: T): T =>
    one.id === id ? { ...one, id: pseudonym, name: ERASED_NAME } : one
  const isAsker = wish.wisher.id === id || wish.helper?.id === id
  const { claim, evidence } = wish
  return {
    wisher: renamed(wish.wisher),
    helper: wish.helper && renamed(wish.helper),
    contact: isAsker ? null : wish.contact,
    pictures: isAsker ? [] : wish.pictures,
    claim: claim && {
      ...claim,
      lead: renamed(claim.lead),
      members: claim.members.map(renamed),
      contactSeenBy: claim.contactSeenBy.map((seen) => (seen === id ? pseudonym : seen)),
    },
    evidence: evidence && { ...evidence, signature: isAsker ? null : evidence.signature },
    events: wish.events.map((event) => ({ ...event, by: event.by && renamed(event.by) })),
  }
}

/** Files of a wish that go with whoever asked. */
export const filesOf = (wish: Wish, id: string): string[] =>
  wish.wisher.id === id || wish.helper?.id === id
    ? [
        ...wish.pictures.map(({ file }) => file),
        ...(wish.evidence?.signature ? [wish.evidence.signature] : []),
      ]
    : []
