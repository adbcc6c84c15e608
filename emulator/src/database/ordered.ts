import { MemoryBudget, sortRefusal } from './memory'

/** What is sorted, and how much of it can come out. */
export interface Ordering<T> {
  /** The bytes by which an item takes its place. */
  readonly keyOf: (item: T) => Buffer
  /** About the bytes an item takes in memory. */
  readonly sizeOf: (item: T) => number
  /** No more than so many of the first items are kept; Infinity keeps all. */
  readonly keep: number
}

interface Keyed<T> {
  readonly key: Buffer
  readonly item: T
  readonly size: number
}

/**
 * Sorts in memory.
 * @throws ServiceError DATABASE_REQUEST_FAILED when what must be kept is larger than 100 MB
 */
export function* inOrder<T>(items: Iterable<T>, { keyOf, sizeOf, keep }: Ordering<T>): Generator<T, void> {
  const budget = new MemoryBudget(sortRefusal)
  let kept: Keyed<T>[] = []
  const shrink = (): void => {
    kept.sort((a, b) => Buffer.compare(a.key, b.key))
    for (const { size } of kept.slice(keep)) budget.give(size)
    kept = kept.slice(0, keep)
  }
  for (const item of items) {
    const key = keyOf(item)
    const size = sizeOf(item) + key.length
    if (kept.length >= keep && !budget.has(size)) shrink()
    budget.take(size)
    kept.push({ key, item, size })
    if (kept.length >= keep * 2 + 1_000) shrink()
  }
  shrink()
  for (const { item } of kept) yield item
}
