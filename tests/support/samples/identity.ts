import { says, type Samples } from './sample'

export const identitySamples: Samples = {
  'identity.me': says('wisher'),
  'identity.find': says('communityStaff', { name: '周' }),
  'identity.subscribe': says('wisher', { accepted: ['wishNews'] }),
}
