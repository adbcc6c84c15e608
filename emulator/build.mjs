import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

const inspector = await build({
  entryPoints: { main: here('src/inspector/main.tsx'), style: here('src/inspector/style.css') },
  outdir: here('dist/inspector'),
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
  write: false,
})
const page = {
  path: here('dist/inspector/index.html'),
  contents: readFileSync(here('src/inspector/index.html')),
}

// libsql loads a native file beside itself and stays outside.
const { outputFiles } = await build({
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
  write: false,
})

// Renamed into place, so that an emulator that starts meanwhile finds the whole old file or the whole new one.
for (const { path, contents } of [...outputFiles, ...inspector.outputFiles, page]) {
  const written = `${path}.${process.pid}`
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(written, contents)
  renameSync(written, path)
}
