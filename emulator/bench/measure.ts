import { fork, type ChildProcess } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from './connection'
import { EmulatorProcess } from './emulator-process'
import type { Order } from './libsql-limit'
import type { Operation, Turn } from './operations'

/** One store with the emulator that serves it and libsql on a copy of its file. */
export class Store {
  /** Turns of the emulator and of libsql so far: each goes through the documents on its own. */
  private turns = 0
  private limitTurns = 0

  private constructor(
    readonly documents: number,
    readonly folder: string,
    readonly emulator: EmulatorProcess,
    private readonly limit: ChildProcess,
    readonly importsPerSecond: number,
  ) {}

  static async fill(folder: string, documents: number): Promise<Store> {
    const filling = await EmulatorProcess.start(folder)
    const importsPerSecond = await filling.fill(documents)
    await filling.stop()
    const copy = join(folder, 'limit.sqlite')
    copyFileSync(join(folder, 'data', 'database.sqlite'), copy)
    const emulator = await EmulatorProcess.start(folder)
    const limit = fork(join(__dirname, 'libsql-limit.ts'), [copy, String(documents)])
    await nextMessage(limit)
    return new Store(documents, folder, emulator, limit, importsPerSecond)
  }

  /** Asks the emulator over so many connections for so long. */
  async ask(operation: Operation, connections: readonly Connection[], milliseconds: number): Promise<Sample> {
    return load({ connections, milliseconds }, async (connection, which) => {
      await this.once(operation, connection, { connection: which, connections: connections.length })
    })
  }

  /** Runs an operation once and answers its requests and the length of the answers. */
  async once(
    operation: Operation,
    connection: Connection,
    place: Pick<Turn, 'connection' | 'connections'>,
  ): Promise<Exchange[]> {
    const exchanges: Exchange[] = []
    let reply = ''
    for (const request of operation.requests({ number: this.turns++, documents: this.documents, ...place })) {
      const body = JSON.stringify(request(reply))
      const answer = await connection.post('/admin?env=&seqId=1', body)
      reply = answer.toString()
      if (reply.includes('"code":')) throw new Error(`${operation.name}: ${reply}`)
      exchanges.push({ body, answerBytes: answer.length })
    }
    return exchanges
  }

  /** Milliseconds that libsql needs for the rows of one operation. */
  async limitOf(operation: Operation, milliseconds: number): Promise<number> {
    const order: Order = { operation: operation.name, from: this.limitTurns, milliseconds }
    this.limit.send(order)
    const done = (await nextMessage(this.limit)) as { turns: number; milliseconds: number }
    this.limitTurns += done.turns
    return done.milliseconds / done.turns
  }

  async stop(): Promise<void> {
    this.limit.disconnect()
    await this.emulator.stop()
  }
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
  work: (connection: Connection, which: number) => Promise<void>,
): Promise<Sample> {
  const latencies: number[] = []
  const begun = performance.now()
  const loops = connections.map(async (connection, which) => {
    for (let from = begun; from - begun < milliseconds;) {
      await work(connection, which)
      const now = performance.now()
      latencies.push(now - from)
      from = now
    }
  })
  await Promise.all(loops)
  return { perOperation: (performance.now() - begun) / latencies.length, latencies }
}

/** The bare server that answers the same bytes. */
export class EchoServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  static async start(): Promise<EchoServer> {
    const child = fork(join(__dirname, 'echo-server.ts'))
    return new EchoServer(child, (await nextMessage(child)) as number)
  }

  /** The exchanges of one operation: the same requests, answers of the same length. */
  ask(
    exchanges: readonly Exchange[],
    connections: readonly Connection[],
    milliseconds: number,
  ): Promise<Sample> {
    return load({ connections, milliseconds }, async (connection) => {
      for (const { body, answerBytes } of exchanges) await connection.post(`/${answerBytes}`, body)
    })
  }

  stop(): void {
    this.child.disconnect()
  }
}

/** One request of an operation and the length of its answer. */
export interface Exchange {
  readonly body: string
  readonly answerBytes: number
}

const nextMessage = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => child.once('message', resolve))
