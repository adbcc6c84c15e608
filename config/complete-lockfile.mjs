import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/files.mjs'
import { missingPlatformPackages } from './lib/lockfile.mjs'
import { script } from './lib/process.mjs'

const file = join(root, 'package-lock.json')

/**
 * npm leaves a package for another platform out of the lockfile when the registry it asked does not hold it, and
 * `npm ci` then refuses that lockfile on every platform. This adds what is left out, without a checksum; run it
 * after `npm install`. With `--check` it only says what is missing.
 */
await script(() => {
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = missingPlatformPackages(lock)
  const names = Object.keys(missing)
  if (process.argv.includes('--check')) {
    if (names.length === 0) return
    throw new Error(`package-lock.json lacks ${names.join(', ')}: run node config/complete-lockfile.mjs`)
  }
  const packages = Object.entries({ ...lock.packages, ...missing })
  packages.sort(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`)
  console.log(`package-lock.json: ${names.length} packages of other platforms added`)
})
