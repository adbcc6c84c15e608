import { isIP } from 'node:net'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const ANY = new Set(['0.0.0.0', '::'])

/**
 * Decides by the Host header whether a request is meant for this server. A web page elsewhere that lets its
 * own name resolve to 127.0.0.1 (DNS rebinding) is refused; address literals cannot be rebound, so they pass
 * where the emulator was told to listen beyond loopback.
 */
export function createHostGuard(listenHost: string): (header: string | undefined, port: number) => boolean {
  const isOurs = createNameGuard(listenHost)
  return (header, port) => {
    const { name, port: given = 80 } = readHost(header ?? '')
    return name !== undefined && given === port && isOurs(name)
  }
}

/**
 * Decides by the Origin header whether a page may open a WebSocket, to which a browser's rules for other
 * requests do not apply. Programs that are no browser send none. Another port of the same machine may: that
 * is a development server.
 */
export function createOriginGuard(listenHost: string): (header: string | undefined) => boolean {
  const isOurs = createNameGuard(listenHost)
  return (header) => {
    if (header === undefined) return true
    const { name } = readHost(/^https?:\/\/(.+)$/.exec(header)?.[1] ?? '')
    return name !== undefined && isOurs(name)
  }
}

function createNameGuard(listenHost: string): (name: string) => boolean {
  const named = new Set([...LOOPBACK, listenHost, `[${listenHost}]`])
  return (name) => named.has(name) || (ANY.has(listenHost) && isIP(name.replace(/^\[|\]$/g, '')) !== 0)
}

function readHost(text: string): { name?: string; port?: number } {
  const match = /^(\[[0-9a-fA-F:]+\]|[^:[\]/]+)(?::(\d+))?$/.exec(text)
  return { name: match?.[1]?.toLowerCase(), port: match?.[2] === undefined ? undefined : Number(match[2]) }
}
