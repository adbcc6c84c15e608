import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Connection } from './connection'
import { must } from '../src/database/must'
import { Store, type BareExchange } from './measure'
import { OPERATIONS, type Operation } from './operations'
import { page } from './report'
import { growthOf, summary, type Finding, type Round } from './summary'

/*
 * `npm run bench:emulator [-- --quick] [--sizes 1000,1000000] [--rounds 15] [--round-ms 300] [--only "point read"]`:
 * ratios from one run. A full run writes docs/bench-emulator.md; every run prints the page.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    rounds: { type: 'string', default: '15' },
    'round-ms': { type: 'string', default: '300' },
    only: { type: 'string' },
  },
})
const FULL = [1_000, 1_000_000]
const QUICK = [1_000, 50_000]
const CONNECTIONS = [1, 32]
/** Rounds in which V8 compiles what is asked again and again, with all connections, before the first that counts. */
const WARM_UP_ROUNDS = 30
const PAGE = join(__dirname, '..', '..', 'docs', 'bench-emulator.md')

const sizes = values.sizes?.split(',').map(Number) ?? (values.quick ? QUICK : FULL)
const rounds = Number(values.rounds)
const roundMs = Number(values['round-ms'])
const operations = OPERATIONS.filter(({ name }) => values.only === undefined || name === values.only)

/** One store with its open connections, what the bare server is asked, and what was measured so far. */
interface Bench {
  readonly store: Store
  readonly connections: readonly Connection[]
  readonly bareConnections: readonly Connection[]
  readonly exchange: Omit<BareExchange, 'doesRows'>
  readonly rounds: Round[]
  readonly latencies: number[]
}

async function findOut(stores: readonly Store[], operation: Operation, width: number): Promise<Finding> {
  const benches = await Promise.all(stores.map((store) => open(store, operation, width)))
  for (let round = -1; round < rounds; round++) {
    for (const bench of benches) {
      const { latencies, ...measured } = await measure(bench, operation)
      if (round < 0) continue
      bench.rounds.push(measured)
      bench.latencies.push(...latencies)
    }
  }
  benches.forEach(close)
  return {
    operation: operation.name,
    connections: width,
    target: operation.targets[width],
    bySize: benches.map(({ store, ...measured }) => summary({ documents: store.documents, ...measured })),
    growth: growthOf(benches, ({ emulator }) => emulator),
    growthOfLimit: growthOf(benches, ({ bare }) => bare),
  }
}

/** The emulator and its limits in turn, so that what else the machine does falls on all of them. */
async function measure(
  { store, exchange, connections, bareConnections }: Bench,
  operation: Operation,
): Promise<Round & { readonly latencies: readonly number[] }> {
  const { perOperation, latencies } = await store.ask(operation, connections, roundMs)
  const bare = await store.askBare({ ...exchange, doesRows: true }, bareConnections, roundMs / 2)
  const echo = await store.askBare({ ...exchange, doesRows: false }, bareConnections, roundMs / 4)
  const libsql = await store.bare.doRows({ operation: operation.name, milliseconds: roundMs / 4 })
  return { emulator: perOperation, bare: bare.perOperation, echo: echo.perOperation, libsql, latencies }
}

/** Servers are measured as they are after a while; the emulator has more code to compile than a bare server. */
async function warmUp(stores: readonly Store[], operation: Operation): Promise<void> {
  for (const store of stores) {
    const bench = await open(store, operation, Math.max(...CONNECTIONS))
    await store.ask(operation, bench.connections, roundMs * WARM_UP_ROUNDS)
    for (const doesRows of [true, false])
      await store.askBare({ ...bench.exchange, doesRows }, bench.bareConnections, roundMs * 2)
    close(bench)
  }
}

async function open(store: Store, operation: Operation, width: number): Promise<Bench> {
  const many = (port: number): Promise<Connection[]> =>
    Promise.all(Array.from({ length: width }, () => Connection.open(port)))
  const [connections, bareConnections] = [await many(store.emulator.port), await many(store.bare.port)]
  const replies = await store.once(operation, must(connections[0]), { connection: 0, connections: 1 })
  return {
    ...{ store, connections, bareConnections, rounds: [], latencies: [] },
    exchange: { operation, replies },
  }
}

function close({ connections, bareConnections }: Bench): void {
  for (const each of [...connections, ...bareConnections]) each.close()
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-bench-'))
  const stores: Store[] = []
  try {
    for (const size of sizes) stores.push(await Store.fill(join(folder, String(size)), size))
    const findings: Finding[] = []
    for (const operation of operations) {
      await warmUp(stores, operation)
      for (const width of CONNECTIONS) findings.push(await findOut(stores, operation, width))
    }
    const text = page(
      findings,
      stores.map(({ documents, importsPerSecond, emulator }) => ({
        ...{ documents, importsPerSecond, startMs: emulator.startMs },
        residentMegabytes: emulator.residentBytes() / 1_024 / 1_024,
      })),
    )
    console.log(text)
    if (sizes === FULL && operations.length === OPERATIONS.length) writeFileSync(PAGE, text)
  } finally {
    await Promise.all(stores.map((store) => store.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
