import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './lib/files.mjs'
import { script } from './lib/process.mjs'

/**
 * `npm start`'s program in one file, dist/start.cjs: it starts in a fraction of the time that its sources take, which
 * tests do some dozen times. The emulator stays beside it, where it finds its own files.
 */
await script(async () => {
  await build({
    entryPoints: [join(root, 'config', 'start.ts')],
    outfile: join(root, 'dist', 'start.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    tsconfig: join(root, 'tsconfig.json'),
    plugins: [
      {
        name: 'built emulator',
        setup({ onResolve }) {
          onResolve({ filter: /\/emulator\/src\/emulator$/ }, () => ({
            path: '../emulator/dist/emulator.cjs',
            external: true,
          }))
        },
      },
    ],
    logLevel: 'warning',
  })
  console.log('dist/start.cjs: built')
})
