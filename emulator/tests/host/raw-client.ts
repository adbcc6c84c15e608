import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** A connection of its own, written to in the pieces that a test chooses. */
export class RawClient {
  private received = Buffer.alloc(0)
  private isClosed = false

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => (this.received = Buffer.concat([this.received, chunk])))
    socket.on('close', () => (this.isClosed = true))
    socket.on('error', () => undefined)
  }

  static async open(url: string): Promise<RawClient> {
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' })
    await once(socket, 'connect')
    return new RawClient(socket)
  }

  async send(...pieces: (string | Buffer)[]): Promise<void> {
    for (const piece of pieces) {
      this.socket.write(piece)
      // Another turn, so that the pieces are read one by one.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** The next answer, or undefined when the connection ends without one. */
  async answer(): Promise<Answer | undefined> {
    for (;;) {
      const end = this.received.indexOf('\r\n\r\n')
      const head = this.received.toString('latin1', 0, Math.max(end, 0))
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      if (end >= 0 && this.received.length >= end + 4 + length) {
        const body = this.received.toString('utf8', end + 4, end + 4 + length)
        this.received = this.received.subarray(end + 4 + length)
        return { status: Number(head.slice(9, 12)), head, body }
      }
      if (this.isClosed) return undefined
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')])
    }
  }

  async answers(many: number): Promise<Answer[]> {
    const all: Answer[] = []
    while (all.length < many) {
      const next = await this.answer()
      if (!next) throw new Error(`the connection ended after ${all.length} answers`)
      all.push(next)
    }
    return all
  }

  async untilClosed(): Promise<void> {
    if (!this.isClosed) await once(this.socket, 'close')
  }
}
