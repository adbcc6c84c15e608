import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { headerOf } from './body'
import { createHostGuard } from './host-guard'
import type { SdkWire } from './wire'

/**
 * Takes the port. Requests wait until `serve` has been called in the same turn.
 *
 * @throws Error with one clear sentence when the port is in use
 */
export async function listen(host: string, port: number): Promise<Server> {
  // The guard refuses a request without a Host header; node's own look at it would parse all headers.
  const server = createServer({ requireHostHeader: false })
  // The SDK keeps idle connections for 4.8 s; the server must not be the one that closes first.
  server.keepAliveTimeout = 65_000
  // An import of a million documents is one request.
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(describeListenError(error, host, port)))
    server.listen(port, host, resolve)
  })
  return server
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
export function serve(server: Server, { app, wire, host }: ServerParts): void {
  const isAllowed = createHostGuard(host)
  // Connections send the same header again and again.
  let lastAllowed: string | undefined
  const answerWithApp = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const port = portOf(server)
  server.on('request', (request, response) => {
    const given = headerOf(request, 'host')
    if (given !== lastAllowed && isAllowed(given, port)) lastAllowed = given
    if (given === undefined || given !== lastAllowed) refuseHost(response)
    else if (isWire(request)) void wire.handle(request, response)
    else void answerWithApp(request, response)
  })
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0
}

export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
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
