import type { IncomingMessage } from 'node:http'
import { HttpError } from './http-error'

/** Largest JSON body of the admin routes, bytes. */
export const ADMIN_BODY_LIMIT = 16 * 1024 * 1024

export interface JsonObject {
  readonly [field: string]: unknown
}

/**
 * The first header of a name, which is given in lower case. Every request of the SDK needs three of its nine headers,
 * and `headers` would make an object of all.
 */
export function headerOf({ rawHeaders }: IncomingMessage, name: string): string | undefined {
  const at = rawHeaders.findIndex(
    (text, n) => n % 2 === 0 && text.length === name.length && text.toLowerCase() === name,
  )
  return at === -1 ? undefined : rawHeaders[at + 1]
}

/**
 * Reads a request body of at most `limit` bytes.
 *
 * @throws HttpError 413 EXCEED_MAX_PAYLOAD_SIZE
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  // Listeners, not an async iterator: every request of the SDK comes through here.
  return new Promise((resolve, reject) => {
    if (Number(headerOf(request, 'content-length') ?? 0) > limit) {
      reject(tooLarge(request, limit))
      return
    }
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else reject(tooLarge(request, limit))
    })
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

/**
 * Reads a JSON object; an empty body is `{}`.
 *
 * @throws HttpError 400 INVALID_PARAM when the text is not a JSON object, 413 when it is too long
 */
export async function readJson(request: IncomingMessage, limit: number): Promise<JsonObject> {
  const text = (await readBody(request, limit)).toString()
  return text.trim() === '' ? {} : parseJsonObject(text)
}

export function parseJsonObject(text: string): JsonObject {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new HttpError(400, 'INVALID_PARAM', 'the body is not JSON')
  }
  if (!isJsonObject(value)) throw new HttpError(400, 'INVALID_PARAM', 'the body is not a JSON object')
  return value
}

/** A field of the wire protocol that should be text; anything else counts as empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The rest of a refused body is thrown away, so that the sender can finish and read the answer. */
function tooLarge(request: IncomingMessage, limit: number): HttpError {
  request.resume()
  return new HttpError(413, 'EXCEED_MAX_PAYLOAD_SIZE', `the body is larger than ${limit} bytes`)
}
