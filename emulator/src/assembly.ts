import { join } from 'node:path'
import { Clock } from './clock'
import { openDatabase } from './database/open'
import type { EmulatorOptions } from './emulator'
import { FunctionCatalog } from './functions/catalog'
import { Faults } from './functions/faults'
import { FunctionsHost } from './functions/host'
import { Invocations } from './functions/invocations'
import { LogBook } from './functions/logs'
import { printLog } from './functions/print-log'
import { Timers } from './functions/timers'
import { assembleOpenApi } from './openapi/assembly'
import type { PushedEvent } from './openapi/media-checks'
import type { Services } from './server/services'
import { Sessions } from './server/sessions'
import { equalInConstantTime, Signer } from './server/signer'
import { SdkWire } from './server/wire'
import { databaseHandler, functionsHandler } from './server/wire-handlers'
import { FileIds } from './storage/cloud-path'
import type { Storage } from './storage/handler'
import { storageHandler } from './storage/handler'
import { Links } from './storage/links'
import { FileStore } from './storage/store'
import type { Database } from './types'

export interface AssemblyOptions {
  readonly options: EmulatorOptions
  readonly adminToken: string
  /** Address of the server, without a slash at the end. */
  readonly origin: string
}

/** What the parts share. */
interface Base extends AssemblyOptions {
  readonly envId: string
  readonly appId: string
  readonly clock: Clock
  readonly logs: LogBook
}

/** Builds every part of the emulator and connects them; nothing listens yet. */
export function assemble(given: AssemblyOptions): Services {
  const base = createBase(given)
  const { options, adminToken, appId, clock, logs, envId, origin } = base
  const now = (): number => clock.now()
  const signer = new Signer(options.dataDir)
  const sessions = new Sessions(signer, now)
  const database = openEmulatorDatabase(base)
  const storage: Storage = {
    files: new FileStore(join(options.dataDir, 'storage')),
    ids: new FileIds(envId),
    links: new Links({ signer, now, origin }),
  }
  const invocations = new Invocations()
  const { functions, timers } = createFunctions(base, invocations)
  const push: Services['push'] = (name, event) =>
    functions.invoke({ name, event: JSON.stringify(event), caller: { source: 'wx_unknown' } })
  const openapi = assembleOpenApi({ appId, clock, sessions, storage, push: createEventPush(base, push) })
  const services: Services = {
    ...{
      appId,
      adminToken,
      clock,
      logs,
      database,
      storage,
      sessions,
      functions,
      timers,
      openapi,
      push,
      invocations,
    },
    closedFunctions: new Set(options.closedFunctions),
    faults: new Faults(),
    reset: () => reset(services),
  }
  return services
}

function createBase(given: AssemblyOptions): Base {
  const { options } = given
  const clock = new Clock()
  const logs = new LogBook(
    () => clock.now(),
    (line) => {
      options.onLog?.(line)
      if (options.verbose) printLog(line)
    },
  )
  return {
    ...given,
    envId: options.envId ?? 'local',
    appId: options.appId ?? 'wx0000000000000000',
    clock,
    logs,
  }
}

function openEmulatorDatabase({ options, clock, logs }: Base): Database {
  return openDatabase({
    file: join(options.dataDir, 'database.sqlite'),
    declaration: options.declaration,
    strict: options.strict ?? false,
    scanLimit: options.scanLimit ?? 1000,
    now: () => clock.now(),
    warn: (message) => logs.warn(message),
  })
}

function createFunctions(base: Base, invocations: Invocations): { functions: FunctionsHost; timers: Timers } {
  const { options, clock, logs, envId, appId, origin } = base
  const catalog = new FunctionCatalog(options.functionsDir, (text) => logs.warn(text))
  const functions = new FunctionsHost({
    catalog,
    invocations,
    logs,
    clock,
    cloud: { envId, appId, adminUrl: `${origin}/admin`, functionEnv: options.functionEnv ?? {} },
    workersPerFunction: options.workersPerFunction ?? 4,
  })
  return { functions, timers: new Timers({ catalog, functions, clock, logs }) }
}

/** Delivers WeChat's events to the functions that the project named for them. */
function createEventPush({ options, logs }: Base, push: Services['push']) {
  return async (event: PushedEvent): Promise<void> => {
    const name = options.pushFunctions?.[String(event['Event'])]
    if (name === undefined) {
      logs.warn(`no function receives the event ${String(event['Event'])}`)
      return
    }
    try {
      const { outcome } = await push(name, event)
      if (!outcome.ok) logs.warn(`the push to ${name} failed: ${outcome.message}`)
    } catch (error) {
      logs.warn(`the push to ${name} failed: ${String(error)}`)
    }
  }
}

/** The service that the SDK talks to, over the same parts as the other routes. */
export function createWire(services: Services): SdkWire {
  const { database, storage, functions, invocations, openapi, faults, logs, adminToken } = services
  return new SdkWire({
    handlers: {
      database: databaseHandler(database),
      storage: storageHandler(storage),
      functions: functionsHandler(functions),
      wx: openapi.service.handler,
    },
    invocations,
    faults,
    logs,
    isAdminToken: (token) => equalInConstantTime(adminToken, token),
  })
}

async function reset({ database, storage, openapi, faults, clock }: Services): Promise<void> {
  openapi.mediaChecks.reset()
  openapi.messages.reset()
  openapi.service.reset()
  openapi.scripted.reset()
  openapi.subscriptions.reset()
  faults.clear()
  database.reset()
  await storage.files.clear()
  clock.setOffset(0)
}
