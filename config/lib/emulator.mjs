import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './files.mjs'
import { run } from './process.mjs'
import { buildWhenChanged } from './stamp.mjs'

/** Builds emulator/dist when its sources have changed. */
export async function buildEmulator() {
  if (!existsSync(join(root, 'emulator', 'build.mjs'))) throw new Error('emulator/build.mjs is missing')
  await buildWhenChanged({
    name: 'emulator',
    inputs: ['emulator/src', 'emulator/build.mjs', 'package-lock.json'],
    output: 'emulator/dist',
    build: () => run(process.execPath, ['emulator/build.mjs'], { cwd: root }),
  })
}
