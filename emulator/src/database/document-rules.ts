import { ServiceError } from '../types'
import { isFields, type Fields } from './values'

/** MongoDB's limits. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
const MAX_DEPTH = 100

/** Refuses a document that MongoDB would refuse; `text` is the document as it is stored. */
export function checkDocument(document: Fields, text: string): void {
  if (text.length > MAX_DOCUMENT_BYTES / 3 && Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) {
    throw new ServiceError('DATABASE_REQUEST_FAILED', 'a document may not be larger than 16 MB')
  }
  const operator = Object.keys(document).find((key) => key.startsWith('$'))
  if (operator !== undefined) throw refusedName(operator)
  // Names and depth are looked at one by one only where the text hints at something.
  if (/"\$|\\u0000/.test(text) || openings(text) > MAX_DEPTH) checkFields(document, [])
}

/** How many objects and arrays begin in a text, braces in strings included; the depth is not more. */
function openings(text: string): number {
  let count = 0
  for (let at = 0; at < text.length && count <= MAX_DEPTH; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x7b || code === 0x5b) count++
  }
  return count
}

function checkFields(value: unknown, path: readonly string[]): void {
  if (path.length > MAX_DEPTH) {
    throw new ServiceError(
      'DATABASE_REQUEST_FAILED',
      `Document exceeds maximum nested object depth: ${MAX_DEPTH}`,
    )
  }
  if (Array.isArray(value)) value.forEach((item, at) => checkFields(item, [...path, String(at)]))
  if (!isFields(value)) return
  for (const key of Object.keys(value)) {
    if (key.startsWith('$')) throw refusedName([...path, key].join('.'))
    if (key.includes('\0'))
      throw new ServiceError('INVALID_PARAM', 'a field name may not hold a null character')
    checkFields(value[key], [...path, key])
  }
}

function refusedName(name: string): ServiceError {
  return new ServiceError(
    'INVALID_PARAM',
    `a field of a document may not start with $: the dollar ($) prefixed field '${name}' is not valid for storage`,
  )
}
