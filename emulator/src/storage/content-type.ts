import { closeSync, openSync, readSync } from 'node:fs'
import { getMimeType } from 'hono/utils/mime'

/** First bytes of common files: offset and the bytes as Latin-1 text. */
const MAGIC: readonly (readonly [type: string, offset: number, start: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/bmp', 0, 'BM'],
  ['application/pdf', 0, '%PDF-'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/wav', 8, 'WAVE'],
  ['video/mp4', 4, 'ftyp'],
]
const HEAD_BYTES = 16

/** The content type of a stored file: by the ending of its name, or else by its first bytes. */
export function contentTypeOf(name: string, location: string): string {
  return getMimeType(name) ?? byMagic(headOf(location)) ?? 'application/octet-stream'
}

function byMagic(head: string): string | undefined {
  return MAGIC.find(([, offset, start]) => head.startsWith(start, offset))?.[0]
}

function headOf(location: string): string {
  const head = Buffer.alloc(HEAD_BYTES)
  const file = openSync(location, 'r')
  try {
    return head.toString('latin1', 0, readSync(file, head, 0, HEAD_BYTES, 0))
  } finally {
    closeSync(file)
  }
}
