/** What was found for one operation at one number of connections. */
export interface Finding {
  readonly operation: string
  readonly connections: number
  /** Least ratio to the limit. */
  readonly target: number | undefined
  readonly bySize: readonly SizeFinding[]
  /** Time of an operation in the largest store by that in the smallest. */
  readonly growth: number
  /** The same of the limit. */
  readonly growthOfLimit: number
}

/** Times of one operation in one round, ms. */
export interface Round {
  readonly emulator: number
  /** The bare server in which libsql does the rows: the limit. */
  readonly bare: number
  /** The bare server that only answers as many bytes. */
  readonly echo: number
  /** libsql doing the rows with nothing in between. */
  readonly libsql: number
}

export interface SizeFinding {
  readonly documents: number
  /** Of the emulator, per second. */
  readonly perSecond: number
  /** Of all operations, ms. */
  readonly p99: number
  /** Throughput by the throughput of the limit. */
  readonly ratio: number
  /** The same by the sum of echo and libsql, measured apart. */
  readonly ratioToSum: number
  /** Times of the limits, ms. */
  readonly limits: Omit<Round, 'emulator'>
}

export interface Measured {
  readonly documents: number
  readonly rounds: readonly Round[]
  /** Of each operation, ms. */
  readonly latencies: readonly number[]
}

/**
 * How much longer the last store takes than the first, which were measured in turn: the median over the rounds, each
 * compared with itself.
 */
export function growthOf(
  stores: readonly Pick<Measured, 'rounds'>[],
  time: (round: Round) => number,
): number {
  const [first, last] = [stores[0]?.rounds ?? [], stores.at(-1)?.rounds ?? []]
  return quantile(
    first.map((round, n) => time(last[n] ?? round) / time(round)),
    0.5,
  )
}

/** Medians over the rounds; a ratio is taken within its round. */
export function summary({ documents, rounds, latencies }: Measured): SizeFinding {
  const middle = (figure: (round: Round) => number): number => quantile(rounds.map(figure), 0.5)
  return {
    documents,
    perSecond: 1_000 / middle(({ emulator }) => emulator),
    p99: quantile(latencies, 0.99),
    ratio: middle(({ emulator, bare }) => bare / emulator),
    ratioToSum: middle(({ emulator, echo, libsql }) => (echo + libsql) / emulator),
    limits: {
      bare: middle(({ bare }) => bare),
      echo: middle(({ echo }) => echo),
      libsql: middle(({ libsql }) => libsql),
    },
  }
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
}
