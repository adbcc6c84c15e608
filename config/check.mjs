import { join } from 'node:path'
import { root } from './lib/files.mjs'
import { capture, script } from './lib/process.mjs'

const trees = ['src', 'domain', 'cloudfunctions', 'emulator', 'config', 'tests', 'eslint.config.mjs']
const gates = [
  ['eslint', 'eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  ['tsc', 'typescript/bin/tsc', '--noEmit'],
  ['prettier', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  [
    'dependency-cruiser',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    ...trees,
  ],
  ['knip', 'knip/bin/knip.js', '--no-config-hints'],
]

/** Runs one gate; what it prints is shown only when it refuses. */
async function gate([name, program, ...args]) {
  const began = Date.now()
  const { code, output } = await capture(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
  })
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  if (code !== 0) console.log(output)
  return code === 0
}

/** Takes gates from the list until it is empty: two of these fill two cores, and every gate is heard. */
async function lane(queue, refused) {
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (!(await gate(next))) refused.push(next[0])
  }
}

await script(async () => {
  const queue = [...gates]
  const refused = []
  await Promise.all([lane(queue, refused), lane(queue, refused)])
  if (refused.length > 0) throw new Error(`refused by: ${refused.join(', ')}`)
})
