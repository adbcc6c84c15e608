import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/files.mjs'
import { capture, script } from './lib/process.mjs'
import { buildWhenChanged } from './lib/stamp.mjs'

const usage = 'usage: node config/build-client.mjs weapp|h5 [demo] [--if-changed]'
const entries = { weapp: 'app.json', h5: 'index.html' }
const inputs = ['src', 'domain', 'config/index.ts', 'config/taro', 'babel.config.js', 'package-lock.json']

/**
 * One Taro build into dist/<target>, or dist/<target>-demo with the demo sign-in. Taro draws a progress bar and
 * may end with code 0 after an error, so its output is shown only when the build left no program behind.
 * The output is put in place when it is whole: a program that is being served meanwhile stays whole too.
 */
async function build({ target, demo, output }) {
  const began = Date.now()
  const unfinished = `${output}.unfinished`
  rmSync(join(root, unfinished), { recursive: true, force: true })
  const taro = join(root, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    CI: 'true',
    TARO_APP_DEMO: demo ? '1' : '',
    OUTPUT_ROOT: unfinished,
  }
  const { code, output: text } = await capture(process.execPath, [taro, 'build', '--type', target], {
    cwd: root,
    env,
  })
  if (code !== 0 || !existsSync(join(root, unfinished, entries[target]))) {
    console.error(text)
    throw new Error(`the ${target} build failed`)
  }
  rmSync(join(root, output), { recursive: true, force: true })
  renameSync(join(root, unfinished), join(root, output))
  console.log(`${output}: built in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

await script(async () => {
  const [target, ...flags] = process.argv.slice(2)
  const demo = flags.includes('demo')
  if (!(target in entries) || (demo && target !== 'h5')) throw new Error(usage)
  const name = demo ? `${target}-demo` : target
  const output = `dist/${name}`
  const step = () => build({ target, demo, output })
  if (flags.includes('--if-changed')) await buildWhenChanged({ name, inputs, output, build: step })
  else await step()
})
