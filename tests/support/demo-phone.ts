import { makeSeal, newKeys } from '../../cloudfunctions/kernel/seal'
import { demoResidents } from '../../config/town/demo'
import type { Contact } from '../../domain/identity/person'

/** The number of somebody of the demo town, as their neighbours know it. */
export function demoPhone(name: string): string {
  const seal = makeSeal(newKeys())
  for (const { name: found, contact } of demoResidents({ now: Date.now(), seal })) {
    if (found === name && contact !== null) return (seal.open(contact) as Contact).phone
  }
  throw new Error(`nobody is called ${name}`)
}
