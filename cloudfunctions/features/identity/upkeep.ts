import type { Wish } from '../../../domain/wish/wish'
import { people } from '../../kernel/actor'
import { noteHeads } from '../../kernel/audit-heads'
import { collection } from '../../kernel/database'
import { reseal } from '../../kernel/reseal'
import { contactSeal } from '../../kernel/settings'
import { resumeErasures } from './erasure'
import { carryOutRetention } from './retention'

/** Collections with a sealed contact. */
const sealed = [people, collection<Wish>('wishes')]

/**
 * What `jobs` does for privacy: finishes erasures, seals with the newest key, and once a day notes the heads of the
 * audit log and carries out the rules of retention. A run without anything to do costs two operations.
 */
export async function keepPrivacy(now: number) {
  const erased = await resumeErasures(now)
  const resealed = await reseal(sealed, contactSeal())
  const retained = (await noteHeads(now)) ? await carryOutRetention(now) : null
  return { erased, resealed, retained }
}
