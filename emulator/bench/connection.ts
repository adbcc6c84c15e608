import { connect, type Socket } from 'node:net'

const HEADER_END = Buffer.from('\r\n\r\n')
const LENGTH = /content-length: (\d+)/i

/**
 * One keep-alive connection that sends a request and waits for its answer. It does only what measuring needs, so
 * that the measured server, not the one who measures, is the slower.
 */
export class Connection {
  private received: Buffer = Buffer.alloc(0)
  private resolve: ((body: string) => void) | undefined
  private reject: ((error: Error) => void) | undefined

  private constructor(
    private readonly socket: Socket,
    private readonly host: string,
  ) {
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.take(chunk))
    socket.on('error', (error) => this.reject?.(error))
    socket.on('close', () => this.reject?.(new Error('the server closed the connection')))
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1')
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', reject)
    })
    return new Connection(socket, `127.0.0.1:${port}`)
  }

  /**
   * Posts a body with the headers wx-server-sdk sends and answers the body of the reply.
   * @throws Error when the reply is an error of the service
   */
  post(path: string, body: string): Promise<string> {
    const head = `POST ${path} HTTP/1.1\r\n${SDK_HEADERS}host: ${this.host}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`
    return new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
      this.socket.write(head + body)
    })
  }

  close(): void {
    this.reject = undefined
    this.socket.destroy()
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk])
    const headerEnd = this.received.indexOf(HEADER_END)
    if (headerEnd < 0) return
    const length = Number(LENGTH.exec(this.received.toString('latin1', 0, headerEnd))?.[1])
    const start = headerEnd + HEADER_END.length
    if (this.received.length < start + length) return
    const body = this.received.toString('utf8', start, start + length)
    this.received = Buffer.alloc(0)
    if (body.includes('"code":')) this.reject?.(new Error(body))
    else this.resolve?.(body)
  }
}

/** What the SDK sends with each request; the signature is as long as a real one. */
const SDK_HEADERS = [
  'content-type: application/json',
  'user-agent: tcb-node-sdk/3.17.2',
  'x-tcb-source: ,unknown',
  'x-client-timestamp: 1700000000000',
  'x-sdk-version: wx-server-sdk/4.0.2',
  `authorization: TC3-HMAC-SHA256 Credential=a/2024-01-01/tcb/tc3_request, SignedParams=action;collectionname;multi;query;querytype;wxcloudapitoken, SignedHeaders=content-type;host;user-agent;x-client-timestamp;x-sdk-version;x-tcb-source, Signature=${'0'.repeat(64)}`,
  'x-signature-expires: 600',
  'x-timestamp: 1700000000',
  'connection: keep-alive',
  '',
].join('\r\n')
