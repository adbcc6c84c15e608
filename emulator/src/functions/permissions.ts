import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What the process of a function may touch. */
export interface Guard {
  /** Folders and files it may read. */
  readonly readable: readonly string[]
  /** Folders it may read and write. */
  readonly writable: readonly string[]
}

/**
 * Flags that make Node's permission model refuse every other path, child processes and threads. The model guards
 * against accidents, not against malice: Node's own documentation says so.
 */
export function permissionFlags({ readable, writable }: Guard): string[] {
  const known = process.allowedNodeEnvironmentFlags
  return [
    known.has('--permission') ? '--permission' : '--experimental-permission',
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
    '--allow-addons',
    ...(known.has('--allow-net') ? ['--allow-net'] : []),
    ...[...readable, ...writable].map((path) => `--allow-fs-read=${path}`),
    ...writable.map((path) => `--allow-fs-write=${path}`),
  ]
}

/** The folder of a function and every node_modules folder that its `require` looks into. */
export function foldersOf(folder: string): string[] {
  const found = new Set(bothPathsOf(folder))
  for (let directory = folder; ; directory = dirname(directory)) {
    for (const path of bothPathsOf(join(directory, 'node_modules'))) found.add(path)
    if (directory === dirname(directory)) return [...found]
  }
}

/** A path and where its links lead; nothing where there is none, or a build has just taken it away. */
function bothPathsOf(path: string): string[] {
  try {
    return [path, realpathSync(path)]
  } catch {
    return []
  }
}
