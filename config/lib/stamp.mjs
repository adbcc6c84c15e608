import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { filesUnder, root } from './files.mjs'

const folder = join(root, 'dist', '.stamps')

/** Sources decide whether a build is repeated; tests beside them do not reach the output. */
function fingerprint(inputs) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap((input) => filesUnder(join(root, input)))) {
    if (/\.test\.tsx?$/.test(file)) continue
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/**
 * Builds only when the inputs changed since the last build that succeeded, or its output is gone.
 * @param {{ name: string, inputs: string[], output: string, build: () => Promise<void> }} step inputs and output
 *   are paths below the repository
 */
export async function buildWhenChanged({ name, inputs, output, build }) {
  const stamp = join(folder, name)
  const now = fingerprint(inputs)
  if (existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
    console.log(`${name}: up to date`)
    return
  }
  await build()
  mkdirSync(folder, { recursive: true })
  writeFileSync(stamp, now)
}
