import { root } from './files.mjs'
import { run } from './process.mjs'

const client = (...args) =>
  run(process.execPath, ['config/build-client.mjs', ...args, '--if-changed'], { cwd: root })

/**
 * Builds the programs for people that have changed. Most of a Taro build happens on one core: two at once take little
 * longer than the longer one.
 * @param {{ h5: boolean, weapp: boolean }} wanted the browser's with its demo sign-in, what WeChat would get
 */
export async function buildClients({ h5, weapp }) {
  await Promise.all([h5 && client('h5', 'demo'), weapp && client('weapp')])
}
