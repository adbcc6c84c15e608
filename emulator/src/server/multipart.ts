import { ServiceError } from '../types'

/**
 * The parts of a multipart/form-data body by name, as bytes.
 *
 * The web platform's own `formData()` cannot be used here: the SDK sends protobuf as a part without a file
 * name, which it would decode as text.
 *
 * @throws ServiceError INVALID_PARAM when the content type names no boundary
 */
export function parseMultipart(contentType: string, body: Buffer): Map<string, Buffer> {
  const match = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType)
  const boundary = match?.[1] ?? match?.[2]
  if (boundary === undefined) throw new ServiceError('INVALID_PARAM', 'multipart body without a boundary')
  const parts = new Map<string, Buffer>()
  const delimiter = Buffer.from(`--${boundary}`)
  let from = body.indexOf(delimiter)
  while (from >= 0) {
    const next = body.indexOf(delimiter, from + delimiter.length)
    if (next < 0) break
    addPart(parts, body.subarray(from + delimiter.length + 2, next - 2))
    from = next
  }
  return parts
}

/** One part: header lines, an empty line, the bytes. */
function addPart(parts: Map<string, Buffer>, part: Buffer): void {
  const headerEnd = part.indexOf('\r\n\r\n')
  if (headerEnd < 0) return
  const name = /name="([^"]*)"/.exec(part.subarray(0, headerEnd).toString())?.[1]
  if (name !== undefined) parts.set(name, part.subarray(headerEnd + 4))
}
