const START_OF_SCAN = 0xda
const APP1 = 0xe1
const APP13 = 0xed
const COMMENT = 0xfe
const hidden = [APP1, APP13, COMMENT]

/**
 * Takes Exif and XMP (APP1), Photoshop records (APP13) and comments out of a JPEG: they hold where and when a
 * picture was taken and with whose phone. Anything that is not a well-formed JPEG comes back as it was.
 * Source of the layout: JPEG (ITU-T T.81) annex B, markers FFxx with a two-byte big-endian length.
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array {
  const segments = isJpeg(bytes) ? segmentsOf(bytes) : null
  return segments ? join(segments.filter((segment) => !hidden.includes(segment[1] ?? 0))) : bytes
}

const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8

/** The start mark, each segment before the scan, and the rest as one piece; null when a length is impossible. */
function segmentsOf(bytes: Uint8Array): Uint8Array[] | null {
  const segments = [bytes.subarray(0, 2)]
  let at = 2
  while (startsSegment(bytes, at)) {
    const next = at + 2 + lengthAt(bytes, at + 2)
    if (next <= at + 2 || next > bytes.length) return null
    segments.push(bytes.subarray(at, next))
    at = next
  }
  return [...segments, bytes.subarray(at)]
}

const startsSegment = (bytes: Uint8Array, at: number): boolean =>
  at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== START_OF_SCAN

const lengthAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
