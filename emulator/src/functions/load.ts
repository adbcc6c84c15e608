import { createRequire } from 'node:module'
import { dirname, isAbsolute, relative } from 'node:path'
import { format, types } from 'node:util'

/** An entry point in the form of the platform: it returns a value or a promise, or calls `callback`. */
export type Main = (
  event: unknown,
  context: unknown,
  callback: (error: unknown, result: unknown) => void,
) => unknown

class EsModuleError extends Error {
  constructor() {
    super(
      'index.js is an ES module, which CloudBase cannot load: keep index.js CommonJS and let it import() an entry.mjs',
    )
  }
}

/**
 * Loads index.js of a function and answers its `main`.
 *
 * @throws Error naming what is missing, or whatever the function's own code throws
 */
export function loadMain(file: string): Main {
  const loaded = createRequire(file)(file) as { main?: unknown; default?: { main?: unknown } } | undefined
  // Newer versions of Node could load it; those of CloudBase cannot.
  if (types.isModuleNamespaceObject(loaded)) throw new EsModuleError()
  // Compilers that turn `export default { main }` into CommonJS leave main one level deeper.
  const main = loaded?.main ?? loaded?.default?.main
  if (typeof main !== 'function') throw new Error('index.js does not export a function named main')
  return main as Main
}

/** Why a function could not be loaded, in one line that names file and line where they are known. */
export function describeLoadFailure(thrown: unknown, file: string): string {
  if (!(thrown instanceof Error)) return `it threw ${format(thrown)}`
  if (isEsModule(thrown)) return new EsModuleError().message
  const where = placeOf(thrown.stack ?? '', dirname(file))
  const text = `${thrown.name}: ${thrown.message.split('\n')[0] ?? ''}${adviceOn(thrown)}`
  return where === undefined ? text : `${where}: ${text}`
}

/** In the cloud packages are installed at the deployment; here somebody has to. */
function adviceOn({ message }: Error): string {
  const name = /^Cannot find module '([^./\\'][^']*)'/.exec(message)?.[1]
  if (name === undefined || isAbsolute(name)) return ''
  return '; run npm install for it in the folder of the function, or in one above'
}

function isEsModule(error: Error): boolean {
  const isRefused = 'code' in error && error.code === 'ERR_REQUIRE_ESM'
  return (
    isRefused ||
    error instanceof EsModuleError ||
    /^(Cannot use import statement|Unexpected token 'export')/.test(error.message)
  )
}

/** The innermost place of a stack that lies in the function's own folder, as `lib/x.js:12`. */
function placeOf(stack: string, folder: string): string | undefined {
  for (const [, path, line] of stack.matchAll(/(?:file:\/\/)?((?:\/|[A-Za-z]:\\)[^\n():]+):(\d+)/g)) {
    if (path === undefined || !path.startsWith(folder) || path.includes('node_modules')) continue
    return `${relative(folder, path)}:${line ?? ''}`
  }
  return undefined
}
