import { script } from './lib/process.mjs'
import { functionSizes, printSizes, weappSizes } from './lib/sizes.mjs'

await script(() => {
  const sizes = [...weappSizes(), ...functionSizes()]
  if (sizes.length === 0) throw new Error('nothing is built yet: npm run build')
  printSizes(sizes)
})
