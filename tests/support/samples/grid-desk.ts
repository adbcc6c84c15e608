import { says, type Samples } from './sample'

export const gridDeskSamples: Samples = {
  'grid.desk.search': says('communityStaff', { by: 'name', text: '周', org: null }),
  'grid.desk.person': says('gridWorker', { personId: 'wisher' }),
  'grid.desk.watchers': says('wisher'),
}
