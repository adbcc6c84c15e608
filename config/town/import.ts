import { Readable } from 'node:stream'
import type { Entry } from './town'

/** Lines that are sent together, in characters. */
const CHUNK = 64 * 1024

export type Counts = { readonly [collection: string]: number }

interface Import {
  /** Where the emulator runs, http://127.0.0.1:5180 */
  readonly url: string
  /** The emulator's admin token. */
  readonly token: string
  readonly town: Iterable<Entry>
}

/** Streams a town into a running emulator; answers how many documents each collection got. Throws when it refuses. */
export const importTown = ({ url, token, town }: Import): Promise<Counts> =>
  eachCollection(town, async (collection, chunks) => {
    const response = await fetch(`${url}/_/collections/${collection}/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      body: Readable.toWeb(Readable.from(chunks)) as ReadableStream,
      duplex: 'half',
    } as RequestInit)
    if (!response.ok) throw new Error(`import of ${collection} was refused: ${await response.text()}`)
  })

/**
 * Hands on each collection's documents as NDJSON, in chunks, as they are made. `take` must use up the chunks: the
 * documents of the next collection come after them.
 */
export async function eachCollection(
  town: Iterable<Entry>,
  take: (collection: string, chunks: Iterable<string>) => Promise<void>,
): Promise<Counts> {
  const entries = town[Symbol.iterator]()
  const counts: Record<string, number> = {}
  let next = entries.next()
  function* chunksOf(collection: string): Generator<string> {
    let chunk = ''
    for (; !next.done && next.value.collection === collection; next = entries.next()) {
      chunk += `${JSON.stringify(next.value.document)}\n`
      counts[collection] = (counts[collection] ?? 0) + 1
      if (chunk.length < CHUNK) continue
      yield chunk
      chunk = ''
    }
    if (chunk !== '') yield chunk
  }
  while (!next.done) {
    const { collection } = next.value
    await take(collection, chunksOf(collection))
  }
  return counts
}
