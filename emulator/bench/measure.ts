import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { BareServer } from './bare-process'
import type { Connection } from './connection'
import { EmulatorProcess } from './emulator-process'
import type { Operation, Turn } from './operations'

type Place = Pick<Turn, 'connection' | 'connections'>

/** One store with the emulator that serves it, and the bare server on a copy of its file. */
export class Store {
  /** Turns of the emulator and of the bare server so far: each goes through the documents on its own. */
  private turns = 0
  private bareTurns = 0

  private constructor(
    readonly documents: number,
    readonly emulator: EmulatorProcess,
    readonly bare: BareServer,
    readonly importsPerSecond: number,
  ) {}

  static async fill(folder: string, documents: number): Promise<Store> {
    const filling = await EmulatorProcess.start(folder)
    const importsPerSecond = await filling.fill(documents)
    await filling.stop()
    const copy = join(folder, 'limit.sqlite')
    copyFileSync(join(folder, 'data', 'database.sqlite'), copy)
    const emulator = await EmulatorProcess.start(folder)
    return new Store(documents, emulator, await BareServer.start(copy, documents), importsPerSecond)
  }

  /** Asks the emulator over so many connections for so long. */
  ask(operation: Operation, connections: readonly Connection[], milliseconds: number): Promise<Sample> {
    return load({ connections, milliseconds }, async (connection, place) => {
      await this.once(operation, connection, place)
    })
  }

  /** Runs an operation once and answers the replies to its requests. */
  async once(operation: Operation, connection: Connection, place: Place): Promise<string[]> {
    const replies: string[] = []
    for (const request of operation.requests(this.turn(this.turns++, place))) {
      replies.push(
        await connection.post('/admin?env=&seqId=1', JSON.stringify(request(replies.at(-1) ?? ''))),
      )
    }
    return replies
  }

  /** Sends the same requests to the bare server, which answers as many bytes as the replies have. */
  askBare(exchange: BareExchange, connections: readonly Connection[], milliseconds: number): Promise<Sample> {
    return load({ connections, milliseconds }, (connection, place) =>
      this.onceBare(exchange, connection, place),
    )
  }

  async stop(): Promise<void> {
    this.bare.stop()
    await this.emulator.stop()
  }

  private async onceBare(
    { operation, replies, doesRows }: BareExchange,
    connection: Connection,
    place: Place,
  ): Promise<void> {
    const requests = operation.requests(this.turn(this.bareTurns++, place))
    for (const [n, request] of requests.entries()) {
      const rows = doesRows && n === requests.length - 1 ? `/${encodeURIComponent(operation.name)}` : ''
      const path = `/${replies[n]?.length ?? 0}${rows}`
      await connection.post(path, JSON.stringify(request(replies[n - 1] ?? '')))
    }
  }

  private turn(number: number, place: Place): Turn {
    return { number, documents: this.documents, ...place }
  }
}

/** What the bare server is asked: an operation's requests, answered with as many bytes as the emulator's `replies`. */
export interface BareExchange {
  readonly operation: Operation
  readonly replies: readonly string[]
  /** Whether libsql does the rows of the operation in the last request. */
  readonly doesRows: boolean
}

/** What one short round of load showed. */
export interface Sample {
  /** Elapsed time by the number of operations, ms: the inverse of the throughput. */
  readonly perOperation: number
  /** Of each operation, ms. */
  readonly latencies: readonly number[]
}

interface Load {
  readonly connections: readonly Connection[]
  readonly milliseconds: number
}

async function load(
  { connections, milliseconds }: Load,
  work: (connection: Connection, place: Place) => Promise<void>,
): Promise<Sample> {
  const latencies: number[] = []
  const begun = performance.now()
  const loops = connections.map(async (connection, which) => {
    const place = { connection: which, connections: connections.length }
    for (let from = begun; from - begun < milliseconds;) {
      await work(connection, place)
      const now = performance.now()
      latencies.push(now - from)
      from = now
    }
  })
  await Promise.all(loops)
  return { perOperation: (performance.now() - begun) / latencies.length, latencies }
}
