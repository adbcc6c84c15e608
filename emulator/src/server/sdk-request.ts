/** A request of wx-server-sdk as it lies in the bytes of a connection. */
export interface SdkRequest {
  readonly host: string
  readonly contentType: string
  readonly body: Buffer
  /** Bytes of head and body together; what follows is the next request. */
  readonly length: number
}

/** More bytes are needed: `wanted` is the length of the whole request, 0 while its head is not complete. */
export interface Unfinished {
  readonly wanted: number
}

/** Bytes of a request, beyond which node's own server reads it. */
const LONGEST = 1024 * 1024
/** The same for the head, and node's own limit. */
const LONGEST_HEAD = 16 * 1024
const BEGIN = Buffer.from('POST /admin')
const HEAD_END = '\r\n\r\n'

/**
 * A head that leaves nothing to interpret: the path of the SDK, names of token characters right before their colon,
 * values of printable ASCII on one line.
 */
const PLAIN_HEAD =
  /^POST \/admin(?:\?[!-~]*)? HTTP\/1\.1\r\n(?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t\x20-\x7e]*\r\n)+\r\n$/
/** What makes a body end elsewhere than after its length, or the connection be anything but one of many requests. */
const DEVIATION = /\n(?:transfer-encoding|trailer|expect|upgrade|connection(?!:[\t ]*keep-alive[\t ]*\r)):/
const LENGTH = /^\d{1,7}$/

/**
 * Reads the plainest kind of request, which is how the SDK sends nearly all of its own: `POST /admin`, HTTP/1.1, one
 * Host, a Content-Length, a connection that stays open. Everything else is `undefined`, whether it is another route,
 * a chunked body or no HTTP at all: that is for node's own server to read from its first byte.
 */
export function readSdkRequest(bytes: Buffer): SdkRequest | Unfinished | undefined {
  const begun = Math.min(bytes.length, BEGIN.length)
  if (bytes.compare(BEGIN, 0, begun, 0, begun) !== 0) return undefined
  const end = bytes.indexOf(HEAD_END, 0, 'latin1')
  if (end > LONGEST_HEAD || (end === -1 && bytes.length > LONGEST_HEAD)) return undefined
  if (end === -1) return { wanted: 0 }
  const from = end + HEAD_END.length
  const headers = plainHeaders(bytes.toString('latin1', 0, from))
  if (!headers) return undefined
  const length = from + headers.contentLength
  if (length > LONGEST) return undefined
  if (bytes.length < length) return { wanted: length }
  return { ...headers, body: bytes.subarray(from, length), length }
}

interface Headers {
  readonly host: string
  readonly contentType: string
  readonly contentLength: number
}

function plainHeaders(head: string): Headers | undefined {
  if (!PLAIN_HEAD.test(head)) return undefined
  const lower = head.toLowerCase()
  if (DEVIATION.test(lower)) return undefined
  const find = (name: string): string | undefined => onlyValue(head, lower, `\n${name}:`)
  const [host, contentType, length] = [find('host'), find('content-type'), find('content-length')]
  if (host === undefined || contentType === undefined || !LENGTH.test(length ?? '')) return undefined
  return { host, contentType, contentLength: Number(length) }
}

/** The value of a header that is there once. */
function onlyValue(head: string, lower: string, name: string): string | undefined {
  const at = lower.indexOf(name)
  if (at === -1 || lower.includes(name, at + 1)) return undefined
  return head.slice(at + name.length, head.indexOf('\r', at + 1)).trim()
}
