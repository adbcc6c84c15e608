/** The value of a command line option `--name value`. */
export const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise)
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN

/** Elapsed time of some work, ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** From the smallest store to the largest. */
export const GROWTH_TARGET = 1.5

interface Growth<Store> {
  /** From the smallest to the largest, all running at the same time. */
  readonly stores: readonly Store[]
  /** How large one is, for the head of its column. */
  readonly sizeOf: (store: Store) => string
  readonly calls: { readonly [name: string]: (store: Store) => Promise<unknown> }
  readonly rounds: number
  /** Puts back what a call has changed. */
  readonly after?: (name: string, store: Store) => Promise<void>
}

/** What one call takes in each store, ms, and how much more in the largest than in the smallest. */
export interface Grown {
  readonly name: string
  readonly times: readonly number[]
  readonly ratio: number
}

/** Prints the milliseconds of each call in each store, medians of rounds in which the stores take turns. */
export async function printGrowth<Store>(asked: Growth<Store>): Promise<Grown[]> {
  const { stores, sizeOf, calls } = asked
  const grown: Grown[] = []
  const width = Math.max(...Object.keys(calls).map((name) => name.length)) + 2
  const head = stores.map((store) => sizeOf(store).padStart(16)).join('')
  console.log(`\n${'call'.padEnd(width)}${head}     growth  target`)
  for (const name of Object.keys(calls)) {
    const times = (await sample(asked, name)).map(median)
    const ratio = (times.at(-1) ?? NaN) / (times[0] ?? NaN)
    const row = times.map((time) => `${time.toFixed(1)} ms`.padStart(16)).join('')
    console.log(`${name.padEnd(width)}${row}${ratio.toFixed(2).padStart(11)}  ≤ ${GROWTH_TARGET}`)
    grown.push({ name, times, ratio })
  }
  return grown
}

/** Milliseconds of one call, by store and round. */
async function sample<Store>(
  { stores, calls, rounds, after }: Growth<Store>,
  name: string,
): Promise<number[][]> {
  const samples = stores.map(() => [] as number[])
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, store] of stores.entries()) {
      samples[at]?.push(await timed(() => calls[name]?.(store) ?? Promise.resolve()))
      await after?.(name, store)
    }
  }
  return samples
}
