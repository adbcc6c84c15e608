const UINT = 4_294_967_296

/** FNV-1a over the text, then a finaliser so that neighbouring texts give unrelated numbers. */
function hash(text: string): number {
  let mixed = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/**
 * A stream of numbers that its name decides (mulberry32). Every thing in the town has a stream of its own, so it comes
 * out the same whatever was generated before it.
 */
export class Random {
  #state: number

  constructor(...name: (string | number)[]) {
    this.#state = hash(name.join('/'))
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  /** A number from `least` to below `most`. */
  between(least: number, most: number): number {
    return least + this.next() * (most - least)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** Throws when there is nothing to pick from. */
  pick<T>(items: readonly T[]): T {
    return at(items, this.below(items.length))
  }
}

/** The element at a position, counted round and round. Throws when there is none. */
export function at<T>(items: readonly T[], position: number): T {
  const found = items[position % items.length]
  if (found === undefined) throw new RangeError('nothing to choose from')
  return found
}
