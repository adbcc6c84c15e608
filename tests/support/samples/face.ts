import { says, type Samples } from './sample'

export const faceSamples: Samples = {
  'identity.face.mine': says('wisher'),
  'identity.face.save': says('wisher', { nickname: '桂兰奶奶', picture: null }),
}
