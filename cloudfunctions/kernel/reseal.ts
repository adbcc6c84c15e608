import { operators, type Collection } from './database'
import type { Seal } from './seal'

/** A document with a sealed contact. */
interface Sealed {
  readonly _id: string
  readonly contact: string | null
}

/** What a run of `jobs` came to. */
export interface Resealed {
  readonly done: number
  /** Nothing is left that an older key is needed for. */
  readonly isComplete: boolean
}

/** Documents that one run seals anew, and how many at a time. */
const MOST = 1000
const BATCH = 100

/**
 * Seals with the newest key what an older one sealed, found by the beginning of the text, `<version>.`, which an index
 * serves. Each is replaced only while it is what was read, so nobody's own change is lost. Once it is complete, the
 * older keys can be taken out of `LINGE_KEYS`.
 */
export async function reseal(collections: readonly Collection<Sealed>[], seal: Seal): Promise<Resealed> {
  let done = 0
  let isComplete = true
  for (const rows of collections) {
    for (const version of seal.older) {
      const part = await resealVersion(rows, { seal, version, most: MOST - done })
      done += part.done
      isComplete &&= part.isComplete
    }
  }
  return { done, isComplete }
}

interface Work {
  readonly seal: Seal
  readonly version: number
  readonly most: number
}

async function resealVersion(rows: Collection<Sealed>, { seal, version, most }: Work): Promise<Resealed> {
  let done = 0
  while (done < most) {
    const found = await rows.find({ contact: sealedWith(version) }, { limit: Math.min(BATCH, most - done) })
    if (found.length === 0) return { done, isComplete: true }
    const results = await Promise.allSettled(found.map((one) => resealOne(rows, one, seal)))
    const failed = results.filter((result) => result.status === 'rejected')
    failed.forEach(({ reason }) => console.error('a contact cannot be sealed anew', reason))
    done += found.length - failed.length
    // Nothing but what cannot be opened: somebody has to look.
    if (failed.length === found.length) return { done, isComplete: false }
  }
  return { done, isComplete: false }
}

/** Everything that begins with `<version>.`: the sign after the dot ends the range. */
const sealedWith = (version: number): unknown => {
  const _ = operators()
  return _.gte(`${version}.`).and(_.lt(`${version}/`))
}

async function resealOne(rows: Collection<Sealed>, { _id, contact }: Sealed, seal: Seal): Promise<void> {
  await rows.update({ _id, contact }, { contact: seal.seal(seal.open(contact ?? '')) })
}
