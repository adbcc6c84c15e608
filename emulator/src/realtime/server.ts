import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { createHostGuard, createOriginGuard } from '../server/host-guard'
import { Connection, type ConnectionParts } from './connection'

/** Where the WebSocket lives on the emulator's own port. */
export const REALTIME_PATH = '/realtime'
/** Time in which clients may answer the close when the emulator stops (ms). */
const CLOSE_TIME = 1_000

interface Refusal {
  readonly status: '403 Forbidden' | '404 Not Found' | '503 Service Unavailable'
  readonly code: string
  readonly message: string
}

const FOREIGN: Refusal = {
  status: '403 Forbidden',
  code: 'HOST_REFUSED',
  message: 'open the emulator by localhost or 127.0.0.1 and its port, from a page of this machine',
}

/** The WebSocket endpoint of watches. */
export class RealtimeServer {
  private readonly sockets: WebSocketServer
  private readonly connections = new Set<Connection>()
  private readonly pinging: NodeJS.Timeout

  constructor(private readonly parts: ConnectionParts) {
    const { frameBytes, pingInterval } = parts.limits
    this.sockets = new WebSocketServer({ noServer: true, maxPayload: frameBytes, clientTracking: false })
    this.pinging = setInterval(() => {
      for (const connection of this.connections) connection.ping()
    }, pingInterval)
    this.pinging.unref()
  }

  /** Takes the WebSocket requests of a server that listens on `host`. */
  attach(server: Server, host: string): void {
    const isHost = createHostGuard(host)
    const isOrigin = createOriginGuard(host)
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy())
      const { headers, socket: connected } = request
      const isOurs = isHost(headers.host, connected.localPort ?? 0) && isOrigin(headers.origin)
      const refusal = isOurs ? this.refusalOf(request) : FOREIGN
      if (refusal) refuse(socket, refusal)
      else this.sockets.handleUpgrade(request, socket, head, (opened) => this.accept(opened))
    })
  }

  /** Open connections, for the inspector. */
  list(): readonly Connection[] {
    return [...this.connections]
  }

  /** Closes every connection; clients that do not answer are cut off. */
  async close(): Promise<void> {
    clearInterval(this.pinging)
    const open = this.list()
    this.parts.hub.endAll()
    const impatience = setTimeout(() => open.forEach((connection) => connection.terminate()), CLOSE_TIME)
    await Promise.all(open.map((connection) => connection.goAway()))
    clearTimeout(impatience)
  }

  private accept(socket: ConstructorParameters<typeof Connection>[0]): void {
    const connection = new Connection(socket, this.parts)
    this.connections.add(connection)
    socket.on('close', () => this.connections.delete(connection))
  }

  private refusalOf({ url = '' }: IncomingMessage): Refusal | undefined {
    if (url.split('?')[0] !== REALTIME_PATH) {
      return { status: '404 Not Found', code: 'NOT_FOUND', message: `watches live at ${REALTIME_PATH}` }
    }
    const { connections } = this.parts.limits
    if (this.connections.size < connections) return undefined
    const message = `the emulator takes at most ${connections} realtime connections`
    return { status: '503 Service Unavailable', code: 'EXCEED_CONCURRENT_REQUEST_LIMIT', message }
  }
}

function refuse(socket: Duplex, { status, code, message }: Refusal): void {
  const body = JSON.stringify({ code, message })
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}
