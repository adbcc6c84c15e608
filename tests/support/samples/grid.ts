import { says, type Samples } from './sample'

export const gridSamples: Samples = {
  'grid.codes.list': says('gridWorker', { org: 'g1' }),
  'grid.codes.make': { ...says('gridWorker', { buildings: ['b1'] }), touches: ['b1'] },
}
