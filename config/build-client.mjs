import { existsSync, renameSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './lib/files.mjs'
import { capture, script } from './lib/process.mjs'
import { buildWhenChanged } from './lib/stamp.mjs'

const usage = 'usage: node config/build-client.mjs weapp|h5|bare [demo] [--if-changed]'
const own = [
  'src',
  'domain',
  'config/index.ts',
  'config/taro',
  'config/deployment.json',
  'babel.config.js',
  'package-lock.json',
]
const bare = 'tests/device/fixtures/bare-taro'

/** By target: Taro's platform, the file without which there is no program, where its project is, what it is made of. */
const programs = {
  weapp: { type: 'weapp', entry: 'app.json', project: '.', inputs: own, output: 'dist/weapp' },
  h5: { type: 'h5', entry: 'index.html', project: '.', inputs: own, output: 'dist/h5' },
  // The smallest program that Taro makes: what the device's bench weighs the product against.
  bare: {
    type: 'weapp',
    entry: 'app.json',
    project: bare,
    inputs: [`${bare}/src`, `${bare}/config`, 'babel.config.js', 'package-lock.json'],
    output: 'node_modules/.cache/linge/bare-taro',
  },
}

/**
 * One Taro build, with the demo sign-in beside the one without. Taro draws a progress bar and
 * may end with code 0 after an error, so its output is shown only when the build left no program behind.
 * The output is put in place when it is whole: a program that is being served meanwhile stays whole too.
 */
async function build({ type, entry, project, demo, output }) {
  const began = Date.now()
  const unfinished = `${output}.unfinished`
  rmSync(join(root, unfinished), { recursive: true, force: true })
  const taro = join(root, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    CI: 'true',
    TARO_APP_DEMO: demo ? '1' : '',
    OUTPUT_ROOT: relative(project, unfinished),
  }
  const { code, output: text } = await capture(process.execPath, [taro, 'build', '--type', type], {
    cwd: join(root, project),
    env,
  })
  if (code !== 0 || !existsSync(join(root, unfinished, entry))) {
    console.error(text)
    throw new Error(`the build of ${output} failed`)
  }
  rmSync(join(root, output), { recursive: true, force: true })
  renameSync(join(root, unfinished), join(root, output))
  console.log(`${output}: built in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

await script(async () => {
  const [target, ...flags] = process.argv.slice(2)
  const demo = flags.includes('demo')
  if (!(target in programs) || (demo && target !== 'h5')) throw new Error(usage)
  const name = demo ? `${target}-demo` : target
  const program = programs[target]
  const output = demo ? `${program.output}-demo` : program.output
  const step = () => build({ ...program, demo, output })
  if (flags.includes('--if-changed'))
    await buildWhenChanged({ name, inputs: program.inputs, output, build: step })
  else await step()
})
