import type { Household, Org } from '../../domain/grid/org'
import type { Person } from '../../domain/identity/person'
import { templates } from '../../domain/identity/templates'
import type { Wish } from '../../domain/wish/wish'
import type { GaveBack } from './changes'
import { censusOf, householdDocument, homesOf } from './homes'
import { orgDocuments } from './orgs'
import { foundTown, personDocument, residentAt, residentsOf, type TownSeal, type Town } from './people'
import { shapeOf, type SizeOptions } from './sizes'
import { wishesOf } from './wishes'

/** What somebody agreed to receive, as stored in `subscriptions`. */
interface Subscription {
  readonly _id: string
  readonly openid: string
  readonly credits: { readonly [template: string]: number }
  readonly sent: readonly string[]
  readonly keys: readonly never[]
}

/** One document of the town and the collection that it belongs to. */
export type Entry =
  | { readonly collection: 'orgs'; readonly document: Org }
  | { readonly collection: 'households'; readonly document: Household }
  | { readonly collection: 'people'; readonly document: Person }
  | { readonly collection: 'wishes'; readonly document: Wish }
  | { readonly collection: 'subscriptions'; readonly document: Subscription }

export interface TownOptions extends SizeOptions {
  /** The same size, seed and `now` give the same town to the byte, as far as `seal` does. */
  readonly seed: number
  /** Epoch ms; wishes are from the 120 days before it, their deadlines around it. */
  readonly now: number
  /** Seals phones and addresses as the server does (kernel/seal.ts). */
  readonly seal: TownSeal
}

/** The town's tree is five years old, in ms. */
const FOUNDED = 5 * 365 * 86_400_000

/**
 * A town of invented people, one document after the other: orgs, households, people, wishes, subscriptions. Nothing but
 * the tree is kept in memory. Throws a RangeError when there are too few people for the posts.
 */
export function* generateTown(options: TownOptions): Generator<Entry> {
  const { seed, now, seal } = options
  const town = foundTown({ shape: shapeOf(options), seed, now, seal })
  const census = { counts: censusOf(town.tree), from: now - FOUNDED }
  for (const document of orgDocuments(town.tree, census)) yield { collection: 'orgs', document }
  for (const home of homesOf(town.tree)) yield { collection: 'households', document: householdDocument(home) }
  const releases = releasesByPerson(town)
  for (const resident of residentsOf(town)) {
    const document = personDocument(town, resident, releases.get(resident.id) ?? [])
    yield { collection: 'people', document }
  }
  for (const document of wishesOf(town)) yield { collection: 'wishes', document }
  for (const document of subscriptionsOf(town)) yield { collection: 'subscriptions', document }
}

/** More wishes than this are not made twice just to count who gave a claim back. */
const COUNTED_WISHES = 5_000

/** Person → ids of the events with which they gave a claim back. */
function releasesByPerson(town: Town): Map<string, string[]> {
  const releases = new Map<string, string[]>()
  if (town.shape.wishes > COUNTED_WISHES) return releases
  const note: GaveBack = (person, event) => releases.set(person, [...(releases.get(person) ?? []), event])
  const rehearsal = wishesOf(town, note)
  while (!rehearsal.next().done);
  return releases
}

/** The cast agreed to a few messages of each kind. */
function* subscriptionsOf(town: Town): Generator<Subscription> {
  const credits = Object.fromEntries(Object.keys(templates).map((name) => [name, 3]))
  for (const { home, seat, member } of town.cast) {
    if (!member.hasPhone) continue
    const { _id, openid } = personDocument(town, residentAt(town, home, seat), [])
    yield { _id, openid, credits, sent: [], keys: [] }
  }
}
