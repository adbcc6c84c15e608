import { ERASED_NAME } from '../identity/privacy'
import { isFileOf } from './pictures'
import type { Wish } from './wish'

type Named = { readonly id: string | null; readonly name: string }

/** Whoever is to be forgotten, and the meaningless id that takes the place of theirs. */
export interface Forgotten {
  readonly id: string
  readonly pseudonym: string
}

type Naming = 'wisher' | 'helper' | 'claim' | 'events'

/** The fields of a wish that name people, with one of them called otherwise. */
export function withPersonAs(
  { wisher, helper, claim, events }: Pick<Wish, Naming>,
  id: string,
  as: <T extends Named>(one: T) => T & { readonly id: string },
): Pick<Wish, Naming> {
  const renamed = <T extends Named>(one: T): T => (one.id === id ? as(one) : one)
  return {
    wisher: renamed(wisher),
    helper: helper && renamed(helper),
    claim: claim && {
      ...claim,
      lead: renamed(claim.lead),
      members: claim.members.map(renamed),
      contactSeenBy: claim.contactSeenBy.map((seen) => renamed({ id: seen, name: '' }).id),
    },
    events: events.map((event) => ({ ...event, by: event.by && renamed(event.by) })),
  }
}

/**
 * The fields of a wish that name somebody, without them: what happened, when, and for which org stays. Whoever asked
 * leaves nothing behind that is theirs alone: number, door, pictures, signature.
 */
export function withoutPerson(
  wish: Wish,
  { id, pseudonym }: Forgotten,
): Pick<Wish, Naming | 'contact' | 'pictures' | 'evidence'> {
  const isAsker = wish.wisher.id === id || wish.helper?.id === id
  const { evidence } = wish
  return {
    ...withPersonAs(wish, id, (one) => ({ ...one, id: pseudonym, name: ERASED_NAME })),
    contact: isAsker ? null : wish.contact,
    pictures: isAsker ? [] : wish.pictures,
    evidence: evidence && { ...evidence, signature: isAsker ? null : evidence.signature },
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

type Filed = Pick<Wish, 'pictures' | 'evidence'>

/** Files that stay with a wish although one of these people uploaded them: their path names whoever did. */
export const filesUnder = ({ pictures, evidence }: Filed, ids: readonly string[]): string[] => {
  const files = [
    ...pictures.map(({ file }) => file),
    ...(evidence?.photos ?? []),
    ...(evidence?.signature ? [evidence.signature] : []),
  ]
  return files.filter((file) => ids.some((id) => isFileOf(file, id)))
}

/** The same with files under other paths; one that has none there is gone. */
export function withFilesMoved<T extends Filed>(wish: T, moved: ReadonlyMap<string, string | null>): T {
  const to = (file: string): string | null => (moved.has(file) ? (moved.get(file) ?? null) : file)
  const { pictures, evidence } = wish
  return {
    ...wish,
    pictures: pictures.flatMap((picture) => {
      const file = to(picture.file)
      return file === null ? [] : [{ ...picture, file }]
    }),
    evidence: evidence && {
      ...evidence,
      photos: evidence.photos.map(to).filter((file) => file !== null),
      signature: evidence.signature && to(evidence.signature),
    },
  }
}
