import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Order } from './bare-server'

/** The bare server in a process of its own. */
export class BareServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  /** `file` is a copy of the emulator's, which the server changes. */
  static async start(file: string, documents: number): Promise<BareServer> {
    const child = fork(join(__dirname, 'bare-server.ts'), [file, String(documents)])
    return new BareServer(child, await nextNumber(child))
  }

  /** Milliseconds that libsql needs for the rows of one operation, when nothing happens between two operations. */
  doRows(order: Order): Promise<number> {
    this.child.send(order)
    return nextNumber(this.child)
  }

  stop(): void {
    this.child.disconnect()
  }
}

const nextNumber = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => child.once('message', (message) => resolve(Number(message))))
