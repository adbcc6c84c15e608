import type { Socket } from 'node:net'
import { readSdkRequest, type SdkRequest } from './sdk-request'
import type { WireReply } from './wire'

/** What a connection of the SDK needs of its server. */
export interface SdkDoor {
  isAllowed(host: string): boolean
  reply(contentType: string, body: Buffer): Promise<WireReply | undefined>
  /** Node's own server reads the connection from here on; what was received is in the socket again. */
  handOver(socket: Socket): void
}

/** A connection without a request is closed after this time, ms: longer than the 4.8 s that the SDK keeps it. */
export const IDLE_MS = 65_000

/**
 * One connection, read without node's HTTP server as long as nothing but plain requests of wx-server-sdk comes in:
 * they are most of the traffic, and to read and answer one by node:http takes longer than the work it asks for. With
 * the first request that is anything else, node's server takes the connection for good.
 */
export class SdkConnection {
  private chunks: Buffer[] = []
  private size = 0
  /** Bytes before which there is no use in looking. */
  private wanted = 0
  private isWorking = false
  private hasEnded = false

  constructor(
    private readonly socket: Socket,
    private readonly door: SdkDoor,
  ) {
    socket.setTimeout(IDLE_MS)
    socket.on('data', this.onData)
    socket.on('end', this.onEnd)
    socket.on('timeout', this.onTimeout)
    socket.on('error', this.onError)
  }

  private readonly onData = (chunk: Buffer): void => {
    this.chunks.push(chunk)
    this.size += chunk.length
    // A client that does not wait for its answer is read no further, so that what it sends does not pile up.
    if (this.isWorking) this.socket.pause()
    else if (this.size >= this.wanted) this.read()
  }

  /** The client sends no more; it may still read. */
  private readonly onEnd = (): void => {
    this.hasEnded = true
    if (!this.isWorking) this.socket.end()
  }

  private readonly onTimeout = (): void => {
    if (!this.isWorking) this.socket.destroy()
  }

  private readonly onError = (): void => {
    this.socket.destroy()
  }

  private read(): void {
    const bytes = this.received()
    const request = readSdkRequest(bytes)
    if (!request || ('host' in request && !this.door.isAllowed(request.host))) this.handOver(bytes)
    else if ('wanted' in request) this.keep(bytes, request.wanted)
    else void this.answer(request, bytes)
  }

  private received(): Buffer {
    const [first] = this.chunks
    return first && this.chunks.length === 1 ? first : Buffer.concat(this.chunks)
  }

  private keep(bytes: Buffer, wanted: number): void {
    this.chunks = bytes.length === 0 ? [] : [bytes]
    this.size = bytes.length
    this.wanted = wanted
  }

  private async answer({ contentType, body, length }: SdkRequest, bytes: Buffer): Promise<void> {
    this.isWorking = true
    this.keep(bytes.subarray(length), 0)
    const reply = await this.door.reply(contentType, body)
    await endOfTurn()
    this.isWorking = false
    if (reply) send(this.socket, reply)
    else this.socket.destroy()
    if (this.size > 0) this.goOn()
    else if (this.hasEnded) this.socket.end()
  }

  /** What came in during an answer is read after it. */
  private goOn(): void {
    if (this.socket.destroyed) return
    this.read()
    if (this.hasEnded && !this.isWorking) this.socket.end()
    else if (this.socket.isPaused()) this.socket.resume()
  }

  private handOver(bytes: Buffer): void {
    const { socket } = this
    // Nothing can be put back behind the end of what the client sends.
    if (this.hasEnded) {
      socket.destroy()
      return
    }
    socket.off('data', this.onData).off('end', this.onEnd)
    socket.off('timeout', this.onTimeout).off('error', this.onError)
    socket.setTimeout(0)
    socket.pause()
    socket.unshift(bytes)
    this.door.handOver(socket)
    process.nextTick(() => socket.resume())
  }
}

let turn: Promise<void> | undefined

/**
 * When the event loop has handled whatever came in with this request. Answers leave together: one at a time, each would
 * wake a client that sleeps, which costs more than to answer.
 */
function endOfTurn(): Promise<void> {
  turn ??= new Promise((resolve) =>
    setImmediate(() => {
      turn = undefined
      resolve()
    }),
  )
  return turn
}

const HEAD = 'HTTP/1.1 200 OK\r\nconnection: keep-alive\r\nkeep-alive: timeout=65\r\ndate: '

/** Head and body leave in one system call. */
function send(socket: Socket, { contentType, content }: WireReply): void {
  if (!socket.writable) return
  const bytes = Buffer.byteLength(content)
  const head = `${HEAD}${date()}\r\ncontent-type: ${contentType}\r\ncontent-length: ${bytes}\r\n\r\n`
  if (typeof content === 'string') {
    // Text of ASCII alone is written faster as what it also is.
    socket.write(head + content, bytes === content.length ? 'latin1' : 'utf8')
  } else {
    socket.write(Buffer.concat([Buffer.from(head), content]))
  }
}

let dated = { second: 0, text: '' }

/** The Date header, made once a second. */
function date(): string {
  const second = Math.floor(Date.now() / 1000)
  if (second !== dated.second) dated = { second, text: new Date(second * 1000).toUTCString() }
  return dated.text
}
