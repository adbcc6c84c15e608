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

/**
 * Streams a town into a running emulator; answers how many documents each collection got. What its people agreed to
 * receive is told to the emulator's WeChat too, which counts for itself. Throws when the emulator refuses.
 */
export async function importTown({ url, token, town }: Import): Promise<Counts> {
  const post: Post = async (path, body) => {
    const request = { method: 'POST', headers: { authorization: `Bearer ${token}` }, body, duplex: 'half' }
    const response = await fetch(`${url}/_/${path}`, request)
    if (!response.ok) throw new Error(`${path} was refused: ${await response.text()}`)
  }
  const agreements: Agreement[] = []
  const counts = await eachCollection(noting(town, agreements), (collection, chunks) =>
    post(`collections/${collection}/import`, Readable.toWeb(Readable.from(chunks)) as ReadableStream),
  )
  for (const agreement of agreements) await post('subscriptions', JSON.stringify(agreement))
  return counts
}

type Post = (path: string, body: string | ReadableStream) => Promise<void>

/** That somebody accepted messages of a template; without deployment settings its name is its id. */
interface Agreement {
  readonly openid: string
  readonly templateId: string
  readonly credits: number
}

function* noting(town: Iterable<Entry>, agreements: Agreement[]): Generator<Entry> {
  for (const entry of town) {
    yield entry
    if (entry.collection !== 'subscriptions') continue
    const { openid, credits } = entry.document
    const accepted = Object.entries(credits)
    agreements.push(...accepted.map(([templateId, count]) => ({ openid, templateId, credits: count })))
  }
}

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
