import type { Entry } from './range-reader'
import { must } from './must'

/** One sorted stream of entries. */
export interface Stream {
  readonly entries: Iterator<Entry, void>
  /** The bytes by which an entry takes its place. */
  orderOf(entry: Entry): Buffer
}

interface Head {
  readonly stream: Stream
  readonly entry: Entry
  readonly order: Buffer
}

/** Merges streams that are each in order into one, reading from each no more than is asked for. */
export function* mergeStreams(streams: readonly Stream[], backward: boolean): Generator<Entry, void> {
  const heads: Head[] = []
  for (const stream of streams) advance(heads, stream, backward)
  for (let head = heads.pop(); head; head = heads.pop()) {
    yield head.entry
    advance(heads, head.stream, backward)
  }
}

/** Puts the stream's next entry in its place; the first in order stands last, where it is cheap to take. */
function advance(heads: Head[], stream: Stream, backward: boolean): void {
  const next = stream.entries.next()
  if (next.done === true) return
  const order = stream.orderOf(next.value)
  let low = 0
  let high = heads.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (comesBefore(order, must(heads[middle]).order, backward)) low = middle + 1
    else high = middle
  }
  heads.splice(low, 0, { stream, entry: next.value, order })
}

function comesBefore(a: Buffer, b: Buffer, backward: boolean): boolean {
  const compared = Buffer.compare(a, b)
  return backward ? compared > 0 : compared < 0
}
