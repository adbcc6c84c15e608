import { isIP } from 'node:net'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const ANY = new Set(['0.0.0.0', '::'])

/**
 * Decides by the Host header whether a request is meant for this server. A web page elsewhere that lets its
 * own name resolve to 127.0.0.1 (DNS rebinding) is refused; address literals cannot be rebound, so they pass
 * where the emulator was told to listen beyond loopback.
 */
export function createHostGuard(listenHost: string): (header: string | undefined, port: number) => boolean {
  const named = new Set([...LOOPBACK, listenHost, `[${listenHost}]`])
  return (header, port) => {
    const match = /^(\[[0-9a-fA-F:]+\]|[^:[\]]+)(?::(\d+))?$/.exec(header ?? '')
    const name = match?.[1]?.toLowerCase()
    if (name === undefined || Number(match?.[2] ?? 80) !== port) return false
    return named.has(name) || (ANY.has(listenHost) && isIP(name.replace(/^\[|\]$/g, '')) !== 0)
  }
}
