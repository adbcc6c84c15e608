import type { Person } from '../../../../domain/identity/person'
import type { Counted } from '../../../kernel/homes'
import { chunks, storedAs, type Chunk, type StoredRow, type Written } from './store'
import type { Stretch } from './stretch'

/** Writes of one import that are under way at the same time. */
const AT_ONCE = 8

/**
 * Does something for each, several at a time, until it is too late to begin another; a few are done at any rate, so
 * that it comes to an end at last. Answers those not begun. What fails is thrown once nothing is under way any more:
 * the platform freezes a function that has answered.
 */
export async function eachAtOnce<T>(
  all: readonly T[],
  { isLate }: Pick<Stretch, 'isLate'>,
  work: (one: T) => Promise<void>,
): Promise<T[]> {
  const left = all[Symbol.iterator]()
  const failures: unknown[] = []
  const worker = async () => {
    for (let next = left.next(); !next.done; next = left.next()) {
      await work(next.value).catch((error: unknown) => failures.push(error))
      if (isLate() || failures.length > 0) return
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  if (failures.length > 0) throw failures[0]
  return [...left]
}

/** Notes that a chunk's rows are done but for those left; what is done is not done again then. */
export async function noteAhead(
  { _id }: Pick<Chunk, '_id'>,
  rows: readonly StoredRow[],
  left: readonly Pick<StoredRow, 'row'>[],
): Promise<null> {
  const behind = new Set(left.map(({ row }) => row))
  const noted = rows.map((row) => (behind.has(row.row) ? row : { ...row, isAhead: true }))
  await chunks.update({ _id }, storedAs(noted))
  return null
}

/** A row of a chunk that is done as a whole. */
export function together({ isAhead: _, ...row }: StoredRow): StoredRow {
  return row
}

/** Whether somebody's record says exactly this. */
export const isAs = (person: Person | null | undefined, wanted: Partial<Person>): boolean =>
  person !== null &&
  person !== undefined &&
  Object.entries(wanted).every(
    ([field, value]) => JSON.stringify(asStored(person, field as keyof Person)) === JSON.stringify(value),
  )

/** What somebody's record says; a list that it does not have is empty, and what is not known stays so. */
export const asStored = (person: Person, field: keyof Person): unknown =>
  person[field] === undefined ? [] : person[field]

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
