import type { Home } from './homes'
import type { Gender } from './names'
import type { Asked } from './parts'
import { residentAt, type Resident, type Town } from './people'
import type { Random } from './random'
import type { Voice, Words } from './wish-texts'

/** Who in a household asks, how, and whether old, young or about somebody else. */
export interface Asker {
  readonly asked: Asked
  readonly voice: Voice
  readonly member: number
}

/** Couples ask for themselves; a family also for the parent who lives with it. */
export function askerIn(town: Town, home: Home, random: Random): Asker {
  const member = random.below(2)
  if (home.members === 2) return { asked: 'self', voice: residentAt(town, home, 0).generation, member }
  const hasPhone = residentAt(town, home, 2).hasPhone
  const roll = random.next()
  if (!hasPhone && roll < 0.5) return { asked: 'recorded', voice: 'elder', member: 2 }
  if (!hasPhone || roll < 0.2) return { asked: 'helped', voice: 'helped', member }
  return roll < 0.55
    ? { asked: 'self', voice: 'elder', member: 2 }
    : { asked: 'self', voice: 'adult', member }
}

/** How relatives name somebody, and how they speak of them. */
const relations: Record<Gender, readonly (readonly [relation: string, spoken: string])[]> = {
  female: [
    ['母亲', '我妈'],
    ['外婆', '外婆'],
    ['奶奶', '奶奶'],
  ],
  male: [
    ['父亲', '我爸'],
    ['外公', '外公'],
    ['爷爷', '爷爷'],
  ],
}

interface AboutSomebody {
  readonly words: Words
  readonly helped: { readonly name: string; readonly relation: string }
}

/** Words about a parent, as a relative says them. */
export function aboutParent(words: Words, parent: Resident, random: Random): AboutSomebody {
  const [relation, spoken] = random.pick(relations[parent.gender])
  const speak = (text: string): string => text.replaceAll('{who}', spoken)
  return {
    words: { ...words, title: speak(words.title), reason: speak(words.reason) },
    helped: { name: parent.name, relation },
  }
}
