import { ServiceError } from '../types'

const MB = 1024 * 1024
/** Bytes one write of a function may carry, and one reply (platform limits as users report them). */
const MAX_WRITE = 5 * MB
const MAX_REPLY = 50 * MB

function refuse(what: string, bytes: number, most: number): void {
  if (bytes <= most) return
  const text = `${what} has ${bytes} bytes; the platform takes ${most / MB} MB`
  throw new ServiceError('EXCEED_MAX_PAYLOAD_SIZE', text)
}

/** @throws ServiceError EXCEED_MAX_PAYLOAD_SIZE when the data of a write is larger than 5 MB */
export function checkWrite(data: unknown): void {
  refuse('the data of a write', sizeOfTexts(Array.isArray(data) ? data : [data], MAX_WRITE), MAX_WRITE)
}

/** @throws ServiceError EXCEED_MAX_PAYLOAD_SIZE when the documents of a reply are larger than 50 MB */
export function checkReply(list: unknown): void {
  if (Array.isArray(list)) refuse('the result', sizeOfTexts(list, MAX_REPLY), MAX_REPLY)
}

/** Bytes are counted only where the number of characters leaves it open. */
function sizeOfTexts(items: readonly unknown[], most: number): number {
  const texts = items.filter((item) => typeof item === 'string')
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  return characters * 3 <= most ? characters : texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
}
