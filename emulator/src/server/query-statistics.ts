import type { QueryPlan } from '../types'

/** What the queries of one shape cost in sum. */
export interface QueryStatistics {
  readonly collection: string
  readonly action: string
  /** The query without its values, for example `where state, grid; order by at -1`. */
  readonly shape: string
  /** The index used last; null for a scan of the whole collection. */
  readonly index: string | null
  readonly count: number
  readonly totalMs: number
  readonly maxMs: number
  readonly examined: number
  readonly returned: number
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A program has few shapes of query; the limit guards against one that makes them up. */
const KEPT_SHAPES = 1000

/** Sums of queries by collection, action and shape. */
export class QueryTally {
  private readonly sums = new Map<string, Mutable<QueryStatistics>>()

  add(action: string, plan: QueryPlan, ms: number): void {
    const sum = this.sumOf(action, plan)
    if (!sum) return
    sum.index = plan.index
    sum.count++
    sum.totalMs += ms
    sum.maxMs = Math.max(sum.maxMs, ms)
    sum.examined += plan.examined
    sum.returned += plan.returned
  }

  /** The most expensive in sum first. */
  list(): QueryStatistics[] {
    return [...this.sums.values()].sort((one, other) => other.totalMs - one.totalMs)
  }

  clear(): void {
    this.sums.clear()
  }

  private sumOf(action: string, plan: QueryPlan): Mutable<QueryStatistics> | undefined {
    const { collection, shape, index } = plan
    const key = `${collection}\n${action}\n${shape}`
    const known = this.sums.get(key)
    if (known || this.sums.size >= KEPT_SHAPES) return known
    const sum = { collection, action, shape, index, ...NOTHING }
    this.sums.set(key, sum)
    return sum
  }
}

const NOTHING = { count: 0, totalMs: 0, maxMs: 0, examined: 0, returned: 0 }
