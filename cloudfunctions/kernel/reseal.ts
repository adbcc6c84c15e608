import { operators, type Collection } from './database'
import type { Seal } from './seal'

/** Where sealed texts lie. */
export interface Stock {
  /** Documents that are read and sealed anew at a time. */
  readonly batch: number
  /** Some of what this version of the key has sealed, at most so many; each as what seals it anew. */
  readonly sealedWith: (version: number, most: number) => Promise<readonly (() => Promise<void>)[]>
}

/** What a run of `jobs` came to. */
export interface Resealed {
  readonly done: number
  /** Nothing is left that an older key is needed for. */
  readonly isComplete: boolean
}

/** Documents that one run seals anew. */
const MOST = 1000

/**
 * Seals with the newest key what an older one sealed. Each is replaced only while it is what was read, so nobody's own
 * change is lost. Once it is complete, the older keys can be taken out of `LINGE_KEYS`.
 */
export async function reseal(stocks: readonly Stock[], { older }: Pick<Seal, 'older'>): Promise<Resealed> {
  let done = 0
  let isComplete = true
  for (const stock of stocks) {
    for (const version of older) {
      const part = await resealVersion(stock, version, MOST - done)
      done += part.done
      isComplete &&= part.isComplete
    }
  }
  return { done, isComplete }
}

async function resealVersion({ batch, sealedWith }: Stock, version: number, most: number): Promise<Resealed> {
  let done = 0
  while (done < most) {
    const found = await sealedWith(version, Math.min(batch, most - done))
    if (found.length === 0) return { done, isComplete: true }
    const results = await Promise.allSettled(found.map((sealAnew) => sealAnew()))
    const failed = results.filter((result) => result.status === 'rejected')
    failed.forEach(({ reason }) => console.error('what is sealed cannot be sealed anew', reason))
    done += found.length - failed.length
    // Nothing but what cannot be opened: somebody has to look.
    if (failed.length === found.length) return { done, isComplete: false }
  }
  return { done, isComplete: false }
}

/** A document with a sealed contact. */
interface Sealed {
  readonly _id: string
  readonly contact: string | null
}

/** Contacts are found by the beginning of the text, `<version>.`, which an index serves. */
export const contactsIn = (rows: Collection<Sealed>, seal: Seal): Stock => ({
  batch: 100,
  async sealedWith(version, most) {
    const found = await rows.find({ contact: beginningWith(version) }, { limit: most })
    return found.map(({ _id, contact }) => async () => {
      await rows.update({ _id, contact }, { contact: seal.anew(contact ?? '') })
    })
  },
})

/** Everything that begins with `<version>.`: the sign after the dot ends the range. */
const beginningWith = (version: number): unknown => {
  const _ = operators()
  return _.gte(`${version}.`).and(_.lt(`${version}/`))
}
