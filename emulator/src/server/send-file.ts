import { createReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { getMimeType } from 'hono/utils/mime'

export interface FileAnswer {
  /** Where the bytes lie. */
  readonly location: string
  /** Tells the content type by its ending. */
  readonly name: string
  readonly cacheControl: string
  readonly headers?: { readonly [name: string]: string }
}

/** Answers with a file: content type, ETag, 304 when the client has it already. */
export function sendFile(context: Context, { location, name, cacheControl, headers }: FileAnswer): Response {
  const { size, mtimeMs } = statSync(location)
  const etag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`
  const common = { etag, 'cache-control': cacheControl, ...headers }
  if (context.req.header('if-none-match') === etag) return context.body(null, 304, common)
  const known = { ...common, 'content-length': String(size), 'content-type': contentTypeOf(name) }
  if (context.req.method === 'HEAD') return context.body(null, 200, known)
  return context.body(Readable.toWeb(createReadStream(location)) as ReadableStream, 200, known)
}

function contentTypeOf(name: string): string {
  return getMimeType(name) ?? 'application/octet-stream'
}
