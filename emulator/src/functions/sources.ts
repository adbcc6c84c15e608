import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export type SourceChange = 'added' | 'changed' | 'removed'

const NAME = /^[A-Za-z][\w-]{0,59}$/
const WATCH_MS = 500

/** How long files that change are waited for, ms. */
export interface Patience {
  /** A folder counts as written when nothing in it has changed for this long. */
  readonly settled: number
  /** A function whose folder is gone while others stand counts as removed after this long. */
  readonly removed: number
  /** A build that has emptied the folder of a function, or of all functions, may take this long. */
  readonly build: number
}

const PATIENCE: Patience = { settled: 150, removed: 5000, build: 60_000 }

/**
 * The files of all functions: `<directory>/<name>/index.js` and what lies beside it, without node_modules.
 * Builds empty folders and write them anew; `settled` waits until one is whole.
 */
export class FunctionSources {
  private readonly known = new Map<string, string>()
  private readonly settling = new Map<string, Promise<string | undefined>>()
  private readonly listeners = new Set<(name: string, change: SourceChange) => void>()
  private watching: NodeJS.Timeout | undefined

  constructor(
    private readonly directory: string,
    private readonly patience = PATIENCE,
  ) {
    for (const name of this.names()) this.known.set(name, this.stampOf(name) ?? '')
  }

  /** Functions and the versions of their files, as last seen. */
  versions(): ReadonlyMap<string, string> {
    return this.known
  }

  /** What a developer should hear of the folder: that it is missing, or which of its folders are no functions. */
  complaints(): string[] {
    if (!existsSync(this.directory)) return [`the folder of functions ${this.directory} does not exist`]
    return readdirSync(this.directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^[._]|^node_modules$/.test(entry.name))
      .filter((entry) => !this.isFunction(entry.name))
      .map(
        ({ name }) =>
          `${join(this.directory, name)} is no function: ${NAME.test(name) ? 'it has no index.js' : 'a name is a letter and up to 59 letters, digits, - or _'}`,
      )
  }

  private names(): string[] {
    if (!existsSync(this.directory)) return []
    return readdirSync(this.directory)
      .filter((name) => this.isFunction(name))
      .sort()
  }

  private isFunction(name: string): boolean {
    return NAME.test(name) && existsSync(this.fileOf(name))
  }

  /** Absolute path of a function's index.js. */
  fileOf(name: string): string {
    return join(this.directory, name, 'index.js')
  }

  /** The version of a function's files, whole and at rest; undefined when there is no such function. */
  async settled(name: string): Promise<string | undefined> {
    if (!NAME.test(name)) return undefined
    const known = this.known.get(name)
    const isExpected = known === undefined && this.isBeingBuilt(name)
    if (!isExpected && this.isAt(name, known)) return known
    const waiting = this.settling.get(name) ?? this.settle(name)
    this.settling.set(name, waiting)
    return waiting.finally(() => this.settling.delete(name))
  }

  /** Whether the files of a function are at that version now, at rest or not; undefined stands for no function. */
  isAt(name: string, version: string | undefined): boolean {
    return this.stampOf(name) === version
  }

  /** Calls the listener whenever a function has appeared, changed or gone. */
  onChange(listener: (name: string, change: SourceChange) => void): void {
    this.listeners.add(listener)
  }

  /** Looks for changes without being asked. */
  watch(): void {
    this.watching = setTimeout(() => {
      for (const name of new Set([...this.known.keys(), ...this.names()])) void this.settled(name)
      this.watch()
    }, WATCH_MS).unref()
  }

  stop(): void {
    clearTimeout(this.watching)
    this.watching = undefined
  }

  private async settle(name: string): Promise<string | undefined> {
    const began = Date.now()
    let stamp = this.stampOf(name)
    for (;;) {
      await pause(this.patience.settled, undefined, { ref: false })
      const next = this.stampOf(name)
      const waited = Date.now() - began
      // A folder in which something changes all the time is taken as it is in the end.
      const isAtRest = next === stamp || waited >= this.patience.build
      if (isAtRest && (next !== undefined || waited >= this.limitOf(name))) return this.adopt(name, next)
      stamp = next
    }
  }

  /** How long a function without index.js is waited for, ms. */
  private limitOf(name: string): number {
    return this.known.has(name) && this.isBeingBuilt(name) ? this.patience.build : this.patience.removed
  }

  /** Whether a function without index.js looks like one that a build is about to write. */
  private isBeingBuilt(name: string): boolean {
    return existsSync(join(this.directory, name)) ? !this.isFunction(name) : this.names().length === 0
  }

  private adopt(name: string, version: string | undefined): string | undefined {
    const known = this.known.get(name)
    if (version === known) return version
    if (version === undefined) this.known.delete(name)
    else this.known.set(name, version)
    const change = known === undefined ? 'added' : version === undefined ? 'removed' : 'changed'
    for (const listener of this.listeners) listener(name, change)
    return version
  }

  /** Names, times and sizes of all files of a function; undefined when it has no index.js. */
  private stampOf(name: string): string | undefined {
    const files = listFiles(join(this.directory, name))
    return files.some(({ path }) => path === 'index.js')
      ? files.map(({ path, stamp }) => `${path} ${stamp}`).join('\n')
      : undefined
  }
}

interface FoundFile {
  readonly path: string
  readonly stamp: string
}

function listFiles(folder: string, prefix = ''): FoundFile[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        return entry.name === 'node_modules' ? [] : listFiles(path, `${prefix}${entry.name}/`)
      }
      const stat = statSync(path, { throwIfNoEntry: false })
      const stamp = stat ? `${stat.mtimeMs}:${stat.size}` : 'gone'
      return [{ path: prefix + entry.name, stamp }]
    })
  } catch {
    // The folder is being removed while it is read: what is left counts.
    return []
  }
}
