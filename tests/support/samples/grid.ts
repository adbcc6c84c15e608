import type { Samples } from './sample'

export const gridSamples: Samples = {}
