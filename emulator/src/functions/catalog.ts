import { dirname, join } from 'node:path'
import { ServiceError } from '../types'
import type { TimerTrigger } from './config-file'
import { readConfig } from './config-file'
import type { FunctionSources } from './sources'

/** One cloud function as its folder declares it. */
export interface FunctionDefinition {
  readonly name: string
  /** Absolute path of index.js. */
  readonly file: string
  /** Names the state of the function's files. */
  readonly version: string
  /** Names that `cloud.openapi` may call. */
  readonly openapi: readonly string[]
  readonly timer?: TimerTrigger
  readonly timeoutMs: number
  readonly memoryMb: number
}

export interface CatalogOptions {
  readonly sources: FunctionSources
  /** Time-out of functions whose config.json names none. */
  readonly timeoutSeconds: number
  readonly warn: (text: string) => void
}

const DEFAULT_MEMORY_MB = 256

/** Reads functions from `<dir>/<name>/index.js` and the optional config.json beside it. */
export class FunctionCatalog {
  private readonly known = new Map<string, FunctionDefinition | Error>()

  /** @throws Error naming the first config.json that is wrong, and the field */
  constructor(private readonly options: CatalogOptions) {
    for (const [name, version] of options.sources.versions()) {
      const found = this.describe(name, version)
      if (found instanceof Error) throw found
      this.known.set(name, found)
    }
  }

  /**
   * The function of that name as its files are when no build is writing them, or undefined.
   *
   * @throws ServiceError FUNCTION_CONFIG_INVALID when its config.json is wrong
   */
  async find(name: string): Promise<FunctionDefinition | undefined> {
    const found = await this.read(name)
    if (found instanceof Error) throw new ServiceError('FUNCTION_CONFIG_INVALID', found.message)
    return found
  }

  /** The functions as they were last read; those whose config.json is wrong are left out. */
  list(): FunctionDefinition[] {
    return [...this.known.values()].flatMap((found) => (found instanceof Error ? [] : found))
  }

  /** Reads a function that has changed; a config.json that is wrong is reported. */
  async refresh(name: string): Promise<void> {
    const found = await this.read(name)
    if (found instanceof Error) this.options.warn(found.message)
  }

  private async read(name: string): Promise<FunctionDefinition | Error | undefined> {
    const version = await this.options.sources.settled(name)
    if (version === undefined) {
      this.known.delete(name)
      return undefined
    }
    const known = this.known.get(name)
    if (known && 'version' in known && known.version === version) return known
    const definition = this.describe(name, version)
    this.known.set(name, definition)
    return definition
  }

  private describe(name: string, version: string): FunctionDefinition | Error {
    const { sources, timeoutSeconds, warn } = this.options
    const file = sources.fileOf(name)
    try {
      const config = readConfig(join(dirname(file), 'config.json'), warn)
      return {
        ...{ name, file, version, openapi: config.openapi },
        ...(config.timer ? { timer: config.timer } : {}),
        timeoutMs: (config.timeoutSeconds ?? timeoutSeconds) * 1000,
        memoryMb: config.memoryMb ?? DEFAULT_MEMORY_MB,
      }
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }
}
