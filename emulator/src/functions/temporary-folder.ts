import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { sep } from 'node:path'

type AnyFunction = (...args: unknown[]) => unknown
type Methods = { [name: string]: unknown }

const ONE_PATH = [
  ...['access', 'appendFile', 'chmod', 'chown', 'createReadStream', 'createWriteStream', 'exists', 'lstat'],
  ...['mkdir', 'mkdtemp', 'open', 'opendir', 'readFile', 'readdir', 'readlink', 'realpath', 'rm', 'rmdir'],
  ...['stat', 'truncate', 'unlink', 'utimes', 'watch', 'writeFile'],
]
const TWO_PATHS = ['copyFile', 'cp', 'link', 'rename', 'symlink']

/**
 * Lets paths in `/tmp`, which functions write literally because the platform gives every instance its own,
 * mean a folder of this instance. `kept` are folders whose paths stay what they are.
 */
export function redirectTmp(temporary: string, kept: readonly string[]): void {
  const fixed = [temporary, ...kept]
  const move = (path: unknown): unknown => {
    if (typeof path !== 'string' || !isIn(path, '/tmp') || fixed.some((folder) => isIn(path, folder))) {
      return path
    }
    return temporary + path.slice('/tmp'.length)
  }
  for (const methods of [fs, fs.promises] as unknown as Methods[]) {
    for (const name of ONE_PATH) redirect(methods, name, ([path, ...rest]) => [move(path), ...rest])
    for (const name of TWO_PATHS) {
      redirect(methods, name, ([from, to, ...rest]) => [move(from), move(to), ...rest])
    }
  }
  syncBuiltinESMExports()
}

/** Replaces a function of fs and its synchronous twin, where they exist. */
function redirect(methods: Methods, name: string, change: (args: unknown[]) => unknown[]): void {
  for (const key of [name, `${name}Sync`]) {
    const original = methods[key]
    if (typeof original !== 'function') continue
    const call = original as AnyFunction
    // Own properties, such as realpath.native and what promisify looks for, stay.
    methods[key] = Object.assign((...args: unknown[]) => call.apply(methods, change(args)), original)
  }
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep)
}
