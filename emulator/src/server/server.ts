import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo, Server as NetServer, Socket } from 'node:net'
import { createServer as createNetServer } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { headerOf, readBody } from './body'
import { createHostGuard } from './host-guard'
import { IDLE_MS, SdkConnection, type SdkDoor } from './sdk-connection'
import type { SdkWire } from './wire'

/** Largest request of the SDK, bytes. */
const SDK_BODY_LIMIT = 16 * 1024 * 1024

/** The port with all that is connected to it. */
export interface Port {
  /** Accepts the connections. */
  readonly listener: NetServer
  /** Reads those on which anything but plain requests of the SDK comes in. */
  readonly http: HttpServer
  readonly sockets: Set<Socket>
}

/**
 * Takes the port. Requests wait until `serve` has been called in the same turn.
 *
 * @throws Error with one clear sentence when the port is in use
 */
export async function listen(host: string, port: number): Promise<Port> {
  // The guard refuses a request without a Host header; node's own look at it would parse all headers.
  const http = createHttpServer({ requireHostHeader: false })
  // The SDK keeps idle connections for 4.8 s; the server must not be the one that closes first.
  http.keepAliveTimeout = IDLE_MS
  // An import of a million documents is one request.
  http.requestTimeout = 0
  const sockets = new Set<Socket>()
  const listener = createNetServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    listener.once('error', (error) => reject(describeListenError(error, host, port)))
    listener.listen(port, host, resolve)
  })
  // It watches for heads that never end as if it had the port itself.
  http.emit('listening')
  return { listener, http, sockets }
}

export interface ServerParts {
  readonly app: Hono<{ Bindings: HttpBindings }>
  readonly wire: SdkWire
  /** Address the server listens on. */
  readonly host: string
}

/**
 * Answers requests. Those of the SDK go straight to the wire: they are most of the traffic, and need nothing
 * of what a framework does for each request.
 */
export function serve({ listener, http }: Port, { app, wire, host }: ServerParts): void {
  const isAllowed = remembering(createHostGuard(host), (listener.address() as AddressInfo).port)
  const answerWithApp = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  http.on('request', (request, response) => {
    if (!isAllowed(headerOf(request, 'host'))) refuseHost(response)
    else if (isWire(request)) void answerSdk(wire, request, response)
    else void answerWithApp(request, response)
  })
  const door: SdkDoor = {
    isAllowed,
    reply: (contentType, body) => wire.reply(contentType, body),
    handOver: (socket) => http.emit('connection', socket),
  }
  listener.on('connection', (socket) => new SdkConnection(socket, door))
}

export function portOf({ listener }: Port): number {
  return (listener.address() as AddressInfo | null)?.port ?? 0
}

export async function closePort({ listener, http, sockets }: Port): Promise<void> {
  await new Promise<void>((resolve) => {
    listener.close(() => resolve())
    http.close()
    for (const socket of sockets) socket.destroy()
  })
}

/** Connections send the same header again and again. */
function remembering(
  isAllowed: ReturnType<typeof createHostGuard>,
  port: number,
): (host: string | undefined) => boolean {
  let last: string | undefined
  return (host) => {
    if (host === last) return host !== undefined
    if (!isAllowed(host, port)) return false
    last = host
    return true
  }
}

async function answerSdk(wire: SdkWire, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const contentType = headerOf(request, 'content-type') ?? ''
  const reply = await wire.reply(contentType, readBody(request, SDK_BODY_LIMIT))
  if (!reply) {
    response.destroy()
    return
  }
  const { content } = reply
  response.writeHead(200, {
    'content-type': reply.contentType,
    'content-length': Buffer.byteLength(content),
  })
  response.end(content)
}

function isWire({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && (url === '/admin' || url?.startsWith('/admin?') === true)
}

function refuseHost(response: ServerResponse): void {
  const body = JSON.stringify({
    code: 'HOST_REFUSED',
    message: 'open the emulator by localhost or 127.0.0.1 and its port',
  })
  response.writeHead(403, { 'content-type': 'application/json; charset=utf-8', connection: 'close' })
  response.end(body)
}

function describeListenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error
  return new Error(
    `port ${port} on ${host} is in use: stop the program that holds it or choose another with --port`,
  )
}
