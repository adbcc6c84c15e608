import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

// libsql loads a native file beside itself and stays outside.
await build({
  entryPoints: {
    cli: here('src/cli.ts'),
    emulator: here('src/emulator.ts'),
    worker: here('src/functions/worker.ts'),
  },
  outdir: here('dist'),
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['libsql'],
  logLevel: 'warning',
})
