import type { Person } from '../../domain/identity/person'
import { importTown } from './import'
import { withNewcomers } from './newcomers'
import type { TownSeal } from './people'
import { generateTown, type Entry } from './town'

interface DemoTown {
  /** Where the emulator runs. */
  readonly url: string
  /** The emulator's admin token. */
  readonly token: string
  readonly seal: TownSeal
  /** Epoch ms that the town's deadlines lie around. */
  readonly now: number
}

const demoTown = ({ now, seal }: Pick<DemoTown, 'now' | 'seal'>): Iterable<Entry> =>
  withNewcomers(generateTown({ size: 'demo', seed: 1, now, seal }), { now, seal })

/** Moves the demo town into an empty emulator. */
export const moveIn = async ({ url, token, ...town }: DemoTown): Promise<void> => {
  await importTown({ url, token, town: demoTown(town) })
}

/** The people of the demo town, the cast first; the same at every start. */
export function* demoResidents(town: Pick<DemoTown, 'now' | 'seal'>): Generator<Person> {
  for (const entry of demoTown(town)) if (entry.collection === 'people') yield entry.document
}
