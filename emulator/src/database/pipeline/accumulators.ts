import { mergeInto } from '../expressions/objects'
import { compareOperands } from '../expressions/comparison'
import { isAbsent } from '../expressions/operands'
import { encodeValue } from '../key-encoding'
import { isNumeric, numberFrom } from '../numbers'
import type { Fields } from '../values'

/** Takes the values of one group one by one and keeps no more of them than its result needs. */
export interface Accumulator {
  add(value: unknown): void
  /** `undefined` leaves the field out. */
  result(): unknown
}

class Sum implements Accumulator {
  private total = 0

  add(value: unknown): void {
    if (isNumeric(value)) this.total += numberFrom(value)
  }

  result(): number {
    return this.total
  }
}

class Average implements Accumulator {
  private total = 0
  private count = 0

  add(value: unknown): void {
    if (!isNumeric(value)) return
    this.total += numberFrom(value)
    this.count++
  }

  result(): number | null {
    return this.count === 0 ? null : this.total / this.count
  }
}

/** The smallest or largest value; null and missing do not take part. */
class Extreme implements Accumulator {
  private best: unknown = null

  constructor(private readonly turn: 1 | -1) {}

  add(value: unknown): void {
    if (isAbsent(value)) return
    if (this.best === null || compareOperands(value, this.best) * this.turn > 0) this.best = value
  }

  result(): unknown {
    return this.best
  }
}

class First implements Accumulator {
  private seen = false
  private value: unknown

  add(value: unknown): void {
    if (!this.seen) this.value = value
    this.seen = true
  }

  result(): unknown {
    return this.value ?? null
  }
}

class Last implements Accumulator {
  private value: unknown

  add(value: unknown): void {
    this.value = value
  }

  result(): unknown {
    return this.value ?? null
  }
}

/** Every value; missing ones are left out. */
class Push implements Accumulator {
  private readonly values: unknown[] = []

  add(value: unknown): void {
    if (value !== undefined) this.values.push(value)
  }

  result(): unknown[] {
    return this.values
  }
}

class AddToSet implements Accumulator {
  private readonly values = new Map<string, unknown>()

  add(value: unknown): void {
    if (value === undefined) return
    const key = encodeValue(value).toString('latin1')
    if (!this.values.has(key)) this.values.set(key, value)
  }

  result(): unknown[] {
    return [...this.values.values()]
  }
}

/** Welford's running variance: exact enough without keeping the values. */
class Deviation implements Accumulator {
  private count = 0
  private mean = 0
  private squares = 0

  /** @param lost values taken off the divisor: 0 for a population, 1 for a sample */
  constructor(private readonly lost: 0 | 1) {}

  add(value: unknown): void {
    if (!isNumeric(value)) return
    const number = numberFrom(value)
    const distance = number - this.mean
    this.count++
    this.mean += distance / this.count
    this.squares += distance * (number - this.mean)
  }

  result(): number | null {
    const divisor = this.count - this.lost
    return divisor <= 0 ? null : Math.sqrt(this.squares / divisor)
  }
}

class MergeObjects implements Accumulator {
  private readonly merged: Fields = {}

  add(value: unknown): void {
    mergeInto(this.merged, value)
  }

  result(): Fields {
    return this.merged
  }
}

/** Accumulators, after the manual. */
export const accumulators: { readonly [name: string]: () => Accumulator } = {
  $addToSet: () => new AddToSet(),
  $avg: () => new Average(),
  $first: () => new First(),
  $last: () => new Last(),
  $max: () => new Extreme(1),
  $mergeObjects: () => new MergeObjects(),
  $min: () => new Extreme(-1),
  $push: () => new Push(),
  $stdDevPop: () => new Deviation(0),
  $stdDevSamp: () => new Deviation(1),
  $sum: () => new Sum(),
}
