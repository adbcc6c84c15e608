import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
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
  const post = (path: string, body: Iterable<string>) =>
    send({ url: new URL(`/_/${path}`, url), token, body })
  const agreements: Agreement[] = []
  const counts = await eachCollection(noting(town, agreements), (collection, chunks) =>
    post(`collections/${collection}/import`, chunks),
  )
  for (const agreement of agreements) await post('subscriptions', [JSON.stringify(agreement)])
  return counts
}

interface Sending {
  readonly url: URL
  readonly token: string
  readonly body: Iterable<string>
}

/**
 * One POST, as long as the server takes to read it. Node's own request waits for the server before it asks for more,
 * which `fetch` does not: a city would stand in memory as a whole, and be given up after five minutes.
 */
async function send({ url, token, body }: Sending): Promise<void> {
  const outgoing = request(url, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>
  const [[response]] = await Promise.all([answered, pipeline(Readable.from(body), outgoing)])
  const said = await text(response)
  if (response.statusCode !== 200) throw new Error(`${url.pathname} was refused: ${said}`)
}

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
