import { resolve } from 'node:path'
import { script } from './lib/process.mjs'
import { functionSizes, printSizes, weappSizes } from './lib/sizes.mjs'

/** Checks dist/weapp, or the weapp folder that is named, and the functions; `--json` only says the sizes. */
await script(() => {
  const [folder] = process.argv.slice(2).filter((word) => word !== '--json')
  const sizes = [...weappSizes(folder && resolve(folder)), ...functionSizes()]
  if (sizes.length === 0) throw new Error('nothing is built yet: npm run build')
  if (process.argv.includes('--json')) console.log(JSON.stringify(sizes))
  else printSizes(sizes)
})
