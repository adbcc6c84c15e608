import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './lib/files.mjs'
import { script } from './lib/process.mjs'
import { functionSizes, printSizes } from './lib/sizes.mjs'
import { buildWhenChanged } from './lib/stamp.mjs'

const sources = join(root, 'cloudfunctions')
const output = join(root, 'dist', 'cloudfunctions')
const inputs = [
  'cloudfunctions',
  'domain',
  'config/build-functions.mjs',
  'config/size-budgets.json',
  'package-lock.json',
]

/** A folder is a cloud function when it has an entry and a configuration; features/ and kernel/ have neither. */
function functionNames() {
  return readdirSync(sources, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => ['index.ts', 'config.json'].every((file) => existsSync(join(sources, name, file))))
}

/** One file with everything in it: a function then loads in about two thirds of the time and needs no npm install. */
async function buildFunction(name, into) {
  const folder = join(into, name)
  mkdirSync(folder, { recursive: true })
  await build({
    entryPoints: [join(sources, name, 'index.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    charset: 'utf8',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfig: join(root, 'tsconfig.json'),
    // The SDK's dependencies bring this table of media types twice, in two versions; it is 140 KB of plain data.
    alias: { 'mime-db': join(root, 'node_modules', 'mime-db') },
    logLevel: 'warning',
  })
  cpSync(join(sources, name, 'config.json'), join(folder, 'config.json'))
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ name, main: 'index.js' }, null, 2)}\n`)
}

/** Built beside the old functions and put in their place when whole: a local cloud may be running the old ones. */
async function buildAll() {
  const began = Date.now()
  const built = `${output}.${process.pid}`
  try {
    await Promise.all(functionNames().map((name) => buildFunction(name, built)))
    rmSync(output, { recursive: true, force: true })
    renameSync(built, output)
  } finally {
    rmSync(built, { recursive: true, force: true })
  }
  console.log(`dist/cloudfunctions: built in ${((Date.now() - began) / 1000).toFixed(1)} s`)
  printSizes(functionSizes())
}

await script(async () => {
  if (!process.argv.includes('--if-changed')) return buildAll()
  return buildWhenChanged({ name: 'cloudfunctions', inputs, output: 'dist/cloudfunctions', build: buildAll })
})
