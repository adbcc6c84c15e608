import { buildEmulator } from './lib/emulator.mjs'
import { root } from './lib/files.mjs'
import { run, script } from './lib/process.mjs'
import { buildWhenChanged } from './lib/stamp.mjs'

const node = (...args) => run(process.execPath, args, { cwd: root })

const client = (...args) => node('config/build-client.mjs', ...args, '--if-changed')

/**
 * What `npm start` and `npm test` run: the emulator, the functions, what starts both with the demo town, and the
 * browser program with its demo sign-in; `--no-client` leaves the last out, for commands that need no browser.
 * `--weapp` adds what WeChat would get.
 */
await script(async () => {
  await buildEmulator()
  await node('config/build-functions.mjs', '--if-changed')
  await buildWhenChanged({
    name: 'start',
    inputs: ['config', 'domain', 'cloudfunctions', 'package-lock.json'],
    output: 'dist/start.cjs',
    build: () => node('config/build-start.mjs'),
  })
  // Most of a Taro build happens on one core: two at once take little longer than the longer one.
  await Promise.all([
    !process.argv.includes('--no-client') && client('h5', 'demo'),
    process.argv.includes('--weapp') && client('weapp'),
  ])
})
