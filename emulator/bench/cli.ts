import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Connection } from './connection'
import { must } from '../src/database/must'
import { EchoServer, Store } from './measure'
import { OPERATIONS, type Operation } from './operations'
import { median, page, quantile, type Finding, type SizeFinding } from './report'

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

interface Round {
  readonly emulator: number
  readonly echo: number
  readonly libsql: number
}

/** One store with its open connections and what was measured so far. */
interface Bench {
  readonly store: Store
  readonly connections: readonly Connection[]
  readonly echoConnections: readonly Connection[]
  readonly rounds: Round[]
  readonly latencies: number[]
}

async function findOut(
  stores: readonly Store[],
  echo: EchoServer,
  operation: Operation,
  width: number,
): Promise<Finding> {
  const benches = await Promise.all(stores.map((store) => open(store, echo, width)))
  const {
    store: first,
    connections: [recorder],
  } = must(benches[0])
  const exchanges = await first.once(operation, must(recorder), { connection: 0, connections: 1 })
  for (let round = -1; round < rounds; round++) {
    for (const { store, connections, echoConnections, ...found } of benches) {
      const asked = await store.ask(operation, connections, roundMs)
      const echoed = await echo.ask(exchanges, echoConnections, roundMs / 2)
      const libsql = await store.limitOf(operation, roundMs / 4)
      if (round < 0) continue
      found.rounds.push({ emulator: asked.perOperation, echo: echoed.perOperation, libsql })
      found.latencies.push(...asked.latencies)
    }
  }
  for (const bench of benches)
    for (const each of [...bench.connections, ...bench.echoConnections]) each.close()
  const target = operation.targets[width]
  return { operation: operation.name, connections: width, target, bySize: benches.map(summary) }
}

/** Servers are measured as they are after a while; the emulator has more code to compile than a bare server. */
async function warmUp(stores: readonly Store[], echo: EchoServer, operation: Operation): Promise<void> {
  for (const store of stores) {
    const { connections, echoConnections } = await open(store, echo, Math.max(...CONNECTIONS))
    const first = must(connections[0])
    const exchanges = await store.once(operation, first, { connection: 0, connections: 1 })
    await store.ask(operation, connections, roundMs * WARM_UP_ROUNDS)
    await echo.ask(exchanges, echoConnections, roundMs)
    for (const each of [...connections, ...echoConnections]) each.close()
  }
}

async function open(store: Store, echo: EchoServer, width: number): Promise<Bench> {
  const many = (port: number): Promise<Connection[]> =>
    Promise.all(Array.from({ length: width }, () => Connection.open(port)))
  const [connections, echoConnections] = [await many(store.emulator.port), await many(echo.port)]
  return { store, connections, echoConnections, rounds: [], latencies: [] }
}

function summary({ store, rounds: measured, latencies }: Bench): SizeFinding {
  return {
    documents: store.documents,
    perSecond: 1_000 / median(measured.map(({ emulator }) => emulator)),
    p99: quantile(latencies, 0.99),
    ratio: median(measured.map(({ emulator, echo, libsql }) => (echo + libsql) / emulator)),
    echo: median(measured.map(({ echo }) => echo)),
    libsql: median(measured.map(({ libsql }) => libsql)),
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-bench-'))
  const stores: Store[] = []
  const echo = await EchoServer.start()
  try {
    for (const size of sizes) stores.push(await Store.fill(join(folder, String(size)), size))
    const findings: Finding[] = []
    for (const operation of operations) {
      await warmUp(stores, echo, operation)
      for (const width of CONNECTIONS) findings.push(await findOut(stores, echo, operation, width))
    }
    const text = page(
      findings,
      stores.map(({ documents, importsPerSecond, emulator }) => ({
        ...{ documents, importsPerSecond, startMs: emulator.startMs },
        residentBytes: emulator.residentBytes(),
      })),
    )
    console.log(text)
    if (sizes === FULL && operations.length === OPERATIONS.length) writeFileSync(PAGE, text)
  } finally {
    echo.stop()
    await Promise.all(stores.map((store) => store.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
