import type { Wish } from '../../../domain/wish/wish'
import { people } from '../../kernel/actor'
import { noteHeads } from '../../kernel/audit-heads'
import { collection } from '../../kernel/database'
import { contactsIn, reseal, type Stock } from '../../kernel/reseal'
import { contactSeal } from '../../kernel/settings'
import { resumeErasures } from './erasure'
import { carryOutRetention } from './retention'

/**
 * What `jobs` does for privacy: finishes erasures, seals with the newest key, and once a day notes the heads of the
 * audit log and carries out the rules of retention. A run without anything to do costs two operations.
 * @param others what other features keep sealed.
 */
export async function keepPrivacy(now: number, others: readonly Stock[]) {
  const erased = await resumeErasures(now)
  const seal = contactSeal()
  const contacts = [people, collection<Wish>('wishes')].map((rows) => contactsIn(rows, seal))
  const resealed = await reseal([...contacts, ...others], seal)
  const retained = (await noteHeads(now)) ? await carryOutRetention(now) : null
  return { erased, resealed, retained }
}
