import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/files.mjs'
import { run, script } from './lib/process.mjs'
import { buildWhenChanged } from './lib/stamp.mjs'

const node = (...args) => run(process.execPath, args, { cwd: root })

const client = (...args) => node('config/build-client.mjs', ...args, '--if-changed')

/**
 * What `npm start` and `npm test` run: the emulator, the functions, and the browser program with its demo sign-in;
 * `--no-client` leaves the last out, for commands that need no browser. `--weapp` adds what WeChat would get.
 */
await script(async () => {
  if (!existsSync(join(root, 'emulator', 'build.mjs'))) throw new Error('emulator/build.mjs is missing')
  await buildWhenChanged({
    name: 'emulator',
    inputs: ['emulator/src', 'emulator/build.mjs', 'package-lock.json'],
    output: 'emulator/dist',
    build: () => node('emulator/build.mjs'),
  })
  await node('config/build-functions.mjs', '--if-changed')
  // Most of a Taro build happens on one core: two at once take little longer than the longer one.
  await Promise.all([
    !process.argv.includes('--no-client') && client('h5', 'demo'),
    process.argv.includes('--weapp') && client('weapp'),
  ])
})
