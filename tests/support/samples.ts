import { faceSamples } from './samples/face'
import { gridSamples } from './samples/grid'
import { gridDeskSamples } from './samples/grid-desk'
import { treeSamples } from './samples/grid-tree'
import { identitySamples } from './samples/identity'
import { joinSamples } from './samples/join'
import { keptSamples } from './samples/kept'
import { mandateSamples } from './samples/mandates'
import { privacySamples } from './samples/privacy'
import { queueSamples } from './samples/queue'
import { rosterSamples } from './samples/roster'
import type { Sample } from './samples/sample'
import { twinSamples } from './samples/twins'
import { volunteerSamples } from './samples/volunteers'
import { wishSamples } from './samples/wish'

/** One for every procedure of the contract. */
const samples: { readonly [path: string]: Sample } = {
  ...faceSamples,
  ...joinSamples,
  ...keptSamples,
  ...mandateSamples,
  ...privacySamples,
  ...twinSamples,
  ...volunteerSamples,
  ...queueSamples,
  ...identitySamples,
  ...gridSamples,
  ...gridDeskSamples,
  ...rosterSamples,
  ...treeSamples,
  ...wishSamples,
}

/** A sample by its path; a path without one is a mistake of the test. */
export function sampleOf(path: string): Sample {
  const sample = samples[path]
  if (!sample) throw new Error(`no sample for ${path}: add one to tests/support/samples`)
  return sample
}
