/** First and last byte, both included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * What a Range header asks of `size` bytes. `whole` stands for no header, one that is malformed and one with
 * several ranges: RFC 9110 lets a server answer these with everything.
 */
export function readByteRange(
  header: string | undefined,
  size: number,
): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec((header ?? '').trim())
  if (!match) return 'whole'
  const [, from, to, count] = match
  if (count !== undefined) return lastBytes(Number(count), size)
  const first = Number(from)
  const last = to ? Number(to) : Infinity
  if (last < first) return 'whole'
  return first < size ? { first, last: Math.min(last, size - 1) } : 'unsatisfiable'
}

function lastBytes(count: number, size: number): ByteRange | 'unsatisfiable' {
  return count === 0 || size === 0 ? 'unsatisfiable' : { first: Math.max(size - count, 0), last: size - 1 }
}
