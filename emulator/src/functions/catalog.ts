import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface TimerTrigger {
  readonly name: string
  /** Cron of seven fields in UTC+8. */
  readonly config: string
}

/** One cloud function as its folder declares it. */
export interface FunctionDefinition {
  readonly name: string
  /** Absolute path of index.js. */
  readonly file: string
  /** Names that `cloud.openapi` may call. */
  readonly openapi: readonly string[]
  readonly timers: readonly TimerTrigger[]
  readonly timeoutMs: number
  readonly memoryMb: number
}

const DEFAULT_TIMEOUT_SECONDS = 20
const DEFAULT_MEMORY_MB = 256
const NAME = /^[A-Za-z][\w-]{0,59}$/

interface ConfigFile {
  readonly permissions?: { readonly openapi?: readonly string[] }
  readonly triggers?: readonly { readonly name: string; readonly type: string; readonly config: string }[]
  readonly timeout?: number
  readonly memorySize?: number
}

/** Reads functions from `<dir>/<name>/index.js` and the optional config.json beside it. */
export class FunctionCatalog {
  private readonly known = new Map<string, { changed: number; definition: FunctionDefinition }>()

  constructor(
    private readonly directory: string,
    private readonly warn: (text: string) => void,
  ) {}

  names(): string[] {
    if (!existsSync(this.directory)) return []
    return readdirSync(this.directory)
      .filter((name) => NAME.test(name) && existsSync(join(this.directory, name, 'index.js')))
      .sort()
  }

  /** The function of that name as its files say now, or undefined. */
  find(name: string): FunctionDefinition | undefined {
    if (!NAME.test(name)) return undefined
    const file = join(this.directory, name, 'index.js')
    if (!existsSync(file)) return undefined
    const configFile = join(this.directory, name, 'config.json')
    const changed = existsSync(configFile) ? statSync(configFile).mtimeMs : 0
    const known = this.known.get(name)
    if (known?.changed === changed) return known.definition
    const definition = describe(name, file, this.readConfig(configFile))
    this.known.set(name, { changed, definition })
    return definition
  }

  private readConfig(file: string): ConfigFile {
    if (!existsSync(file)) return {}
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as ConfigFile
    } catch (error) {
      this.warn(`${file} is not JSON and is ignored: ${String(error)}`)
      return {}
    }
  }
}

function describe(name: string, file: string, config: ConfigFile): FunctionDefinition {
  return {
    name,
    file,
    openapi: config.permissions?.openapi ?? [],
    timers: (config.triggers ?? []).filter((trigger) => trigger.type === 'timer'),
    timeoutMs: (config.timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
    memoryMb: config.memorySize ?? DEFAULT_MEMORY_MB,
  }
}
