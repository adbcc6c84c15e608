import type { Person } from '../../../../domain/identity/person'
import type { Counted } from '../../../kernel/homes'
import type { Written } from './store'

/** Writes of one import that are under way at the same time. */
const AT_ONCE = 8

/** Does something for each, several at a time. */
export async function eachAtOnce<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all[Symbol.iterator]()
  const worker = async () => {
    for (const one of left) await work(one)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** Whether somebody's record says exactly this. */
export const isAs = (person: Person | null | undefined, wanted: Partial<Person>): boolean =>
  person !== null &&
  person !== undefined &&
  Object.entries(wanted).every(
    ([field, value]) => JSON.stringify(person[field as keyof Person] ?? []) === JSON.stringify(value),
  )

/** What somebody who arrives, moves or is verified adds to the counts of the places. */
export function arrival({ path, was }: Pick<Written, 'path' | 'was'>): Counted[] {
  const left: Counted[] = was
    ? [
        {
          path: was.path,
          by: { people: was.state === 'verified' ? -1 : 0, pending: was.state === 'pending' ? -1 : 0 },
        },
      ]
    : []
  return [{ path, by: { people: 1 } }, ...left]
}

/** The same taken back. */
export const departure = (written: Pick<Written, 'path' | 'was'>): Counted[] =>
  arrival(written).map(({ path, by }) => ({
    path,
    by: Object.fromEntries(Object.entries(by).map(([name, count]) => [name, -count])),
  }))
