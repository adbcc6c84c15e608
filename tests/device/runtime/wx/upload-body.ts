import type { FileContent } from './files'

interface Upload {
  /** Name of the part that holds the file. */
  readonly field: string
  readonly fileName: string
  readonly content: FileContent
  readonly fields: Readonly<Record<string, unknown>>
}

/** multipart/form-data (RFC 7578) as wx.uploadFile sends it: the fields first, then the file. */
export function uploadBody({ field, fileName, content, fields }: Upload): {
  body: Uint8Array
  contentType: string
} {
  const boundary = `----wx${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`
  const part = (disposition: string, type = '') =>
    `--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n${type === '' ? '' : `content-type: ${type}\r\n`}\r\n`
  const texts = Object.entries(fields).map(([name, value]) => `${part(`name="${name}"`)}${String(value)}\r\n`)
  const head = texts.join('') + part(`name="${field}"; filename="${fileName}"`, content.type)
  const encoder = new TextEncoder()
  const pieces = [encoder.encode(head), content.bytes, encoder.encode(`\r\n--${boundary}--\r\n`)]
  const body = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    body.set(piece, at)
    at += piece.length
  }
  return { body, contentType: `multipart/form-data; boundary=${boundary}` }
}
