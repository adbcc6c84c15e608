import { closeSync, createReadStream, fstatSync, openSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import type { ByteRange } from './byte-range'
import { readByteRange } from './byte-range'

export interface FileAnswer {
  /** Where the bytes lie. */
  readonly location: string
  readonly contentType: string
  readonly cacheControl: string
  readonly headers?: { readonly [name: string]: string }
}

/**
 * Answers with a file or one range of its bytes: content type, ETag, 304 when the client has it already, 206
 * and 416 by Range and If-Range. The file is opened before anything is said of it, so that an answer stays
 * whole when the file is replaced meanwhile.
 */
export function sendFile(
  context: Context,
  { location, contentType, cacheControl, headers }: FileAnswer,
): Response {
  const file = openSync(location, 'r')
  const { size, mtimeMs, ino } = fstatSync(file)
  const etag = `"${[size, Math.trunc(mtimeMs), ino].map((part) => part.toString(36)).join('-')}"`
  const common = { etag, 'accept-ranges': 'bytes', 'cache-control': cacheControl, ...headers }
  if (isNamed(context.req.header('if-none-match'), etag)) {
    closeSync(file)
    return context.body(null, 304, common)
  }
  const ifRange = context.req.header('if-range')
  const range =
    ifRange === undefined || ifRange === etag ? readByteRange(context.req.header('range'), size) : 'whole'
  if (range === 'unsatisfiable') {
    closeSync(file)
    return context.body(null, 416, { ...common, 'content-range': `bytes */${size}` })
  }
  return sendRange(context, { file, size, range, headers: { ...common, 'content-type': contentType } })
}

interface OpenFile {
  /** Descriptor; closed when the answer has been sent. */
  readonly file: number
  readonly size: number
  readonly range: ByteRange | 'whole'
  readonly headers: { readonly [name: string]: string }
}

function sendRange(context: Context, { file, size, range, headers }: OpenFile): Response {
  const { first, last } = range === 'whole' ? { first: 0, last: size - 1 } : range
  const known = {
    ...headers,
    'content-length': String(last - first + 1),
    ...(range === 'whole' ? {} : { 'content-range': `bytes ${first}-${last}/${size}` }),
  }
  const status = range === 'whole' ? 200 : 206
  if (context.req.method === 'HEAD' || size === 0) {
    closeSync(file)
    return context.body(null, status, known)
  }
  const bytes = createReadStream('', { fd: file, start: first, end: last })
  return context.body(Readable.toWeb(bytes) as ReadableStream, status, known)
}

/** Whether an If-None-Match header names the ETag; weak marks do not count. */
function isNamed(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((name) => ['*', etag].includes(name.trim().replace(/^W\//, '')))
}
