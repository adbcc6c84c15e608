import type { Wire } from '../http'

/** `code` of a connection that ended without a word (RFC 6455, 7.4.1). */
const LOST = 1006

interface Closed {
  readonly code: number
  readonly reason: string
}

/** A WebSocket over the phone's network. Like on the phone, each frame comes in a turn of its own. */
export class Line {
  onopen: (() => void) | null = null
  onerror: ((error: unknown) => void) | null = null
  onclose: ((closed: Closed) => void) | null = null
  onmessage: ((frame: { readonly data: unknown }) => void) | null = null
  private readonly socket: WebSocket
  private readonly release: () => void

  constructor(url: string, wire: Wire) {
    this.socket = new WebSocket(url)
    this.release = wire.keep(this)
    this.socket.onopen = () => this.onopen?.()
    this.socket.onerror = (error) => this.onerror?.(error)
    this.socket.onclose = ({ code, reason }) => this.end({ code, reason })
    this.socket.onmessage = ({ data }) => void setTimeout(() => this.onmessage?.({ data: data as unknown }))
  }

  get readyState(): number {
    return this.socket.readyState
  }

  send(frame: string): void {
    this.socket.send(frame)
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason)
  }

  /** Ends as lines of a lost network do: no frame arrives, and neither side says goodbye. */
  cut(): void {
    const wasOpen = this.readyState === WebSocket.OPEN
    for (const event of ['onopen', 'onerror', 'onclose', 'onmessage'] as const) this.socket[event] = null
    this.socket.close()
    if (wasOpen) this.end({ code: LOST, reason: '' })
    else this.onerror?.(new Error('net::ERR_INTERNET_DISCONNECTED'))
  }

  private end(closed: Closed): void {
    this.release()
    this.onclose?.(closed)
  }
}
