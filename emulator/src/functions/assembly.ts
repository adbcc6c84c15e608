import { resolve } from 'node:path'
import type { Clock } from '../clock'
import type { EmulatorOptions } from '../emulator'
import type { CallLog } from '../server/call-log'
import { FunctionCatalog } from './catalog'
import { FunctionsHost } from './host'
import { Invocations } from './invocations'
import type { LogBook } from './logs'
import { FunctionSources } from './sources'
import { Timers } from './timers'

/** What functions need of the emulator around them. */
export interface FunctionsBase {
  readonly options: EmulatorOptions
  readonly calls: CallLog
  readonly clock: Clock
  readonly logs: LogBook
  readonly envId: string
  readonly appId: string
  /** Address of the server, without a slash at the end. */
  readonly origin: string
}

export interface FunctionParts {
  readonly functions: FunctionsHost
  readonly timers: Timers
  readonly invocations: Invocations
}

/** The platform's figure for functions whose time-out nobody has set. */
const DEFAULT_TIMEOUT_SECONDS = 3
/** The platform's figure: instances of one function that may run at the same time. */
const DEFAULT_CONCURRENCY = 1000
const DEFAULT_WORKERS = 4
const DEFAULT_IDLE_MS = 10 * 60_000

/**
 * Builds what runs functions.
 *
 * @throws Error naming the file and the field when a config.json is wrong
 */
export function assembleFunctions(base: FunctionsBase): FunctionParts {
  const { options, calls, clock, logs, envId, appId, origin } = base
  const sources = new FunctionSources(resolve(options.functionsDir))
  for (const complaint of sources.complaints()) logs.warn(complaint)
  const catalog = new FunctionCatalog({
    sources,
    timeoutSeconds: options.functionTimeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS,
    warn: (text) => logs.warn(text),
  })
  const invocations = new Invocations()
  const functions = new FunctionsHost({
    ...{ catalog, sources, invocations, calls, logs, clock },
    cloud: { envId, appId, adminUrl: `${origin}/admin`, functionEnv: options.functionEnv ?? {} },
    workersPerFunction: options.workersPerFunction ?? DEFAULT_WORKERS,
    concurrency: options.functionConcurrency ?? DEFAULT_CONCURRENCY,
    idleMs: options.instanceIdleMs ?? DEFAULT_IDLE_MS,
    guarded: !(options.unguarded ?? false),
    readable: options.readableDirs ?? [],
  })
  const timers = new Timers({ catalog, functions, clock, logs })
  sources.onChange((name, change) => {
    logs.add({
      function: 'emulator',
      requestId: '',
      level: 'info',
      text: `function ${name}: ${NEWS[change]}`,
    })
    void catalog.refresh(name).then(() => {
      functions.refresh(name)
      timers.refresh()
    })
  })
  return { functions, timers, invocations }
}

const NEWS = {
  added: 'it is new',
  changed: 'it has changed; the next call runs the new code',
  removed: 'it is gone',
}
