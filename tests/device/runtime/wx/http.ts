import type { DeviceFixtures } from '../device'
import { Failure } from './call'

/** Most requests, uploads and downloads at the same time; the others wait (WeChat documentation: 指南/基础能力). */
const MAX_CONCURRENT = 10
/** Ms until a request is given up when nobody says otherwise (框架/小程序配置, networkTimeout). */
const DEFAULT_TIMEOUT = 60_000

export interface Progress {
  /** 0 to 100. */
  readonly progress: number
  readonly loaded: number
  readonly total: number
}

export interface HttpRequest {
  readonly url: string
  readonly method?: string
  readonly headers?: { readonly [name: string]: string }
  readonly body?: string | Uint8Array
  /** Ms. */
  readonly timeout?: number
  readonly onProgress?: (progress: Progress) => void
  /** Which way the progress is watched; default down. */
  readonly watched?: 'up' | 'down'
}

export interface HttpReply {
  readonly status: number
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string }
  readonly bytes: Uint8Array
}

export interface Exchange {
  readonly reply: Promise<HttpReply>
  abort(): void
}

function headersOf(request: XMLHttpRequest): { readonly [name: string]: string } {
  const lines = request.getAllResponseHeaders().split('\r\n').filter(Boolean)
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
}

function watch(request: XMLHttpRequest, { onProgress, watched }: HttpRequest): void {
  if (!onProgress) return
  const target = watched === 'up' ? request.upload : request
  target.onprogress = ({ loaded, total }: { loaded: number; total: number }) =>
    onProgress({ progress: total > 0 ? Math.floor((100 * loaded) / total) : 0, loaded, total })
}

/** What an Android phone says of a broken network; errno as in WeChat's list (框架/错误码). */
const disconnected = (code: string, name: string): Failure =>
  new Failure(`errcode:${code} cronet_error_code:${code} error_msg:net::ERR_${name}`, { errno: 600001 })

/** Sends with XMLHttpRequest: alone of what browsers offer it reports uploads, and jsdom has it as well. */
function send(asked: HttpRequest, request: XMLHttpRequest): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    request.open(asked.method ?? 'GET', asked.url)
    request.responseType = 'arraybuffer'
    request.timeout = asked.timeout ?? DEFAULT_TIMEOUT
    for (const [name, value] of Object.entries(asked.headers ?? {})) request.setRequestHeader(name, value)
    watch(request, asked)
    request.onload = () => {
      const bytes = new Uint8Array(request.response as ArrayBuffer)
      resolve({ status: request.status, headers: headersOf(request), bytes })
    }
    request.onerror = () => reject(disconnected('-101', 'CONNECTION_RESET'))
    request.ontimeout = () => reject(new Failure('timeout', { errno: 5 }))
    request.onabort = () => reject(new Failure('abort'))
    request.send(asked.body as string)
  })
}

/** A connection that stays open, such as a WebSocket. */
interface Line {
  /** Ends it as a network that goes does. */
  cut(): void
}

/** The phone's way to the net: at most ten exchanges at a time, none while there is no network. */
export class Wire {
  private readonly waiting: (() => void)[] = []
  private readonly running = new Set<XMLHttpRequest>()
  private readonly lines = new Set<Line>()
  private readonly joining: (() => void)[] = []
  private taken = 0

  constructor(private readonly fixtures: DeviceFixtures) {}

  exchange(asked: HttpRequest): Exchange {
    const request = new XMLHttpRequest()
    const reply = this.turn()
      .then(() => this.run(asked, request))
      .finally(() => this.pass())
    return { reply, abort: () => request.abort() }
  }

  /** Ends everything under way, as a network that goes does. What has reached the server stays there. */
  cut(): void {
    for (const request of this.running) {
      request.dispatchEvent(new ProgressEvent('error'))
      request.abort()
    }
    for (const line of [...this.lines]) line.cut()
  }

  /** There is a network again. */
  join(): void {
    for (const go of this.joining.splice(0)) go()
  }

  /** Settles as soon as there is a network. */
  connected(): Promise<void> {
    if (this.fixtures.network !== 'none') return Promise.resolve()
    return new Promise((resolve) => this.joining.push(resolve))
  }

  /** Keeps a line until it has ended, which whoever opened it says by the function that this answers. */
  keep(line: Line): () => void {
    this.lines.add(line)
    return () => this.lines.delete(line)
  }

  private turn(): Promise<void> {
    if (this.taken >= MAX_CONCURRENT) return new Promise((resolve) => this.waiting.push(resolve))
    this.taken += 1
    return Promise.resolve()
  }

  /** Gives the place to whoever waits longest. */
  private pass(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.taken -= 1
  }

  private async run(asked: HttpRequest, request: XMLHttpRequest): Promise<HttpReply> {
    if (this.fixtures.network === 'none') throw disconnected('-106', 'INTERNET_DISCONNECTED')
    this.running.add(request)
    try {
      return await send(asked, request)
    } finally {
      this.running.delete(request)
    }
  }
}

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
