import type { Household, Org } from '../../domain/grid/org'
import type { Person } from '../../domain/identity/person'
import type { Wish } from '../../domain/wish/wish'
import type { TownSize } from '../../config/town/sizes'
import { generateTown, type Entry } from '../../config/town/town'

export const now = Date.parse('2026-11-21T10:00:00+08:00')

interface Wanted {
  readonly size?: TownSize
  readonly seed?: number
  readonly people?: number
  readonly wishes?: number
  /** Epoch ms that the town lies around. */
  readonly now?: number
}

/** Nothing is hidden here: a mark shows what it stands for. */
export const seal = { seal: JSON.stringify, mark: (use: string, text: string) => `${use} ${text}` }

export const town = ({ size = 'demo', seed = 1, ...wanted }: Wanted = {}): Generator<Entry> =>
  generateTown({ size, seed, now, seal, ...wanted })

export interface Gathered {
  readonly orgs: Org[]
  readonly households: Household[]
  readonly people: Person[]
  readonly wishes: Wish[]
  readonly order: string[]
}

/** All documents of a town by collection, and the order in which the collections came. */
export function gather(entries: Iterable<Entry>): Gathered {
  const gathered: Gathered = { orgs: [], households: [], people: [], wishes: [], order: [] }
  for (const { collection, document } of entries) {
    if (gathered.order.at(-1) !== collection) gathered.order.push(collection)
    if (collection === 'orgs') gathered.orgs.push(document)
    if (collection === 'households') gathered.households.push(document)
    if (collection === 'people') gathered.people.push(document)
    if (collection === 'wishes') gathered.wishes.push(document)
  }
  return gathered
}

/** How many there are of each. */
export const countBy = <T>(items: readonly T[], key: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}
