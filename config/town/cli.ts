import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { makeSeal, newKeys, type KeyRing } from '../../cloudfunctions/kernel/seal'
import { eachCollection, importTown, type Counts } from './import'
import { townSizes } from './sizes'
import { generateTown, type Entry } from './town'

const usage = `npm run town -- --size demo|subdistrict|city --seed N [--people N] [--wishes N] [--now TIME]
  --url URL --token T   into a running emulator; LINGE_KEYS, or .local/keys.json, must be its keys
  --out DIR             as one NDJSON file per collection, with the keys of its contacts
  neither               only counts what there would be`

interface Order {
  readonly town: Iterable<Entry>
  readonly url: string | undefined
  readonly token: string | undefined
  readonly out: string | undefined
}

const { values: given } = parseArgs({
  options: {
    size: { type: 'string', default: 'demo' },
    seed: { type: 'string', default: '1' },
    people: { type: 'string' },
    wishes: { type: 'string' },
    now: { type: 'string' },
    url: { type: 'string' },
    token: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})

/** Keys that the functions of this machine's emulator have, or new ones for files. */
function knownKeys(): KeyRing | null {
  const file = join(__dirname, '../../.local/keys.json')
  const text = process.env['LINGE_KEYS'] ?? (existsSync(file) ? readFileSync(file, 'utf8') : null)
  return text === null ? null : (JSON.parse(text) as KeyRing)
}

/** A whole number; undefined when it was not given. Throws on anything else. */
function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`--${name} is a whole number, not ${text}`)
  return Number(text)
}

function build(keys: KeyRing): Iterable<Entry> {
  const size = townSizes.find((one) => one === given.size)
  if (!size) throw new RangeError(`--size is one of ${townSizes.join(', ')}`)
  const people = whole('people', given.people)
  const wishes = whole('wishes', given.wishes)
  const now = given.now === undefined ? Date.now() : Date.parse(given.now)
  if (Number.isNaN(now)) throw new RangeError('--now is a time such as 2026-11-21T09:00:00+08:00')
  const seal = makeSeal(keys)
  return generateTown({
    size,
    seed: whole('seed', given.seed) ?? 1,
    now,
    seal,
    ...(people !== undefined && { people }),
    ...(wishes !== undefined && { wishes }),
  })
}

async function write(town: Iterable<Entry>, directory: string): Promise<Counts> {
  return eachCollection(town, (collection, chunks) =>
    pipeline(Readable.from(chunks), createWriteStream(join(directory, `${collection}.ndjson`))),
  )
}

const count = (town: Iterable<Entry>): Promise<Counts> =>
  eachCollection(town, async (_, chunks) => {
    Array.from(chunks, () => null)
  })

function carryOut({ town, url, token, out }: Order): Promise<Counts> {
  if (url !== undefined) return importTown({ url, token: token ?? '', town })
  return out === undefined ? count(town) : write(town, out)
}

async function run(): Promise<void> {
  if (given.help) {
    console.log(usage)
    return
  }
  const known = knownKeys()
  if (given.url !== undefined && !known)
    throw new Error('Set LINGE_KEYS to the keys of the running functions')
  const keys = known ?? newKeys()
  if (given.out !== undefined) {
    mkdirSync(given.out, { recursive: true })
    if (!known) writeFileSync(join(given.out, 'keys.json'), JSON.stringify(keys))
  }
  const started = Date.now()
  const counts = await carryOut({ town: build(keys), url: given.url, token: given.token, out: given.out })
  for (const [collection, documents] of Object.entries(counts)) console.log(`${collection}  ${documents}`)
  console.log(`in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  console.error(usage)
  process.exitCode = 1
})
