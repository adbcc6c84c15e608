import { buildClients } from './lib/clients.mjs'
import { buildEmulator } from './lib/emulator.mjs'
import { root } from './lib/files.mjs'
import { run, script } from './lib/process.mjs'
import { buildWhenChanged } from './lib/stamp.mjs'

const node = (...args) => run(process.execPath, args, { cwd: root })

/**
 * What `npm start` runs: the emulator, the functions, what starts both with the demo town, and the browser program with
 * its demo sign-in; `--no-client` leaves the last out, for commands that need no browser, and for `npm test`, which
 * builds it beside its first files. `--weapp` adds what WeChat would get.
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
  await buildClients({
    h5: !process.argv.includes('--no-client'),
    weapp: process.argv.includes('--weapp'),
  })
})
