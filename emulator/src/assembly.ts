import { join } from 'node:path'
import { Archives } from './archive/archives'
import { Checkpoint } from './archive/checkpoint'
import { Clock } from './clock'
import { openDatabase } from './database/open'
import type { EmulatorOptions } from './emulator'
import { FaultPlan } from './faults/fault-plan'
import { assembleFunctions } from './functions/assembly'
import { LogBook } from './functions/logs'
import { printLog } from './functions/print-log'
import { assembleOpenApi } from './openapi/assembly'
import type { PushedEvent } from './openapi/media-checks'
import { ClientDatabase } from './rules/client-database'
import { CollectionRules } from './rules/collection-rules'
import { StorageRules } from './rules/storage-rules'
import { CallLog } from './server/call-log'
import { assembleRealtime } from './realtime/assembly'
import type { Services } from './server/services'
import { Sessions } from './server/sessions'
import { equalInConstantTime, Signer } from './server/signer'
import { SdkWire } from './server/wire'
import { databaseHandler, functionsHandler } from './server/wire-handlers'
import { FileIds } from './storage/cloud-path'
import type { Storage } from './storage/file-lists'
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
  readonly calls: CallLog
  readonly clock: Clock
  readonly logs: LogBook
}

/** Builds every part of the emulator and connects them; nothing listens yet. */
export function assemble(given: AssemblyOptions): Services {
  const base = createBase(given)
  const { options, adminToken, appId, calls, clock, logs } = base
  const faults = createFaults(options)
  // First, because it refuses what is wrong before anything is opened.
  const { functions, timers, invocations } = assembleFunctions(base)
  const data = createData(base)
  const { database, rules, storage, signer, sessions } = data
  const push: Services['push'] = (name, event) =>
    functions.invoke({ name, event: JSON.stringify(event), caller: { source: 'wx_unknown' } })
  const openapi = assembleOpenApi({
    ...{ ...base, sessions, storage },
    ...{ dataDir: options.dataDir, templates: options.templates, app: options.app },
    push: createEventPush(base, push),
    forcedCheck: () => faults.contentCheck(),
  })
  const kept = { database, files: storage.files, records: openapi.records, dataDir: options.dataDir }
  const checkpoint = new Checkpoint({ ...kept, clock, forget: () => forget(services) })
  const services: Services = {
    ...{ appId, adminToken, calls, clock, logs, functions, timers, invocations, faults, push },
    ...{ database, rules, storage, sessions, storageRules: data.storageRules },
    archives: new Archives(kept),
    clientDatabase: new ClientDatabase({ database, rules, calls, now: () => clock.now() }),
    realtime: assembleRealtime({ ...base, database, rules, signer, warn: (text) => logs.warn(text) }),
    openapi,
    closedFunctions: new Set(options.closedFunctions),
    reset: () => reset(services),
    takeCheckpoint: () => checkpoint.take(),
    returnToCheckpoint: () => {
      checkpoint.bringBack()
      openapi.mediaChecks.resume()
    },
  }
  return services
}

function createFaults({ faultSeed = 1, faults = [] }: EmulatorOptions): FaultPlan {
  return new FaultPlan({ seed: faultSeed, initial: faults, now: () => Date.now() })
}

/** What is kept in the data folder, and who may do what with it. */
function createData(base: Base) {
  const { options, clock, envId, origin } = base
  const now = (): number => clock.now()
  const rules = new CollectionRules({
    declaration: options.declaration,
    now,
    findDocument: (collection, id) => database.findDocument(collection, id),
  })
  const storageRules = new StorageRules(now, options.storageRules)
  // Before any file is written, because it refuses a folder that another emulator uses.
  const database = openEmulatorDatabase(base)
  const signer = new Signer(options.dataDir)
  const sessions = new Sessions(signer, now)
  const storage: Storage = {
    files: new FileStore(join(options.dataDir, 'storage')),
    ids: new FileIds(envId),
    links: new Links({ signer, now, origin }),
  }
  return { database, rules, storageRules, signer, sessions, storage }
}

function createBase(given: AssemblyOptions): Base {
  const { options } = given
  const clock = new Clock()
  const calls = new CallLog(() => clock.now())
  const logs = new LogBook(
    () => clock.now(),
    (line) => {
      calls.countLine(line.requestId)
      options.onLog?.(line)
      if (options.verbose) printLog(line)
    },
  )
  return {
    ...given,
    envId: options.envId ?? 'local',
    appId: options.appId ?? 'wx0000000000000000',
    calls,
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
  const { database, storage, functions, invocations, openapi, faults, calls, logs, adminToken } = services
  return new SdkWire({
    handlers: {
      database: databaseHandler(database),
      storage: storageHandler(storage),
      functions: functionsHandler(functions),
      wx: openapi.service.handler,
    },
    invocations,
    faults,
    calls,
    logs,
    isAdminToken: (token) => equalInConstantTime(adminToken, token),
  })
}

async function reset(services: Services): Promise<void> {
  const { database, storage, clock } = services
  forget(services)
  database.reset()
  await storage.files.clear()
  clock.setOffset(0)
}

/** Forgets all but documents, files and the moved clock. */
function forget({ openapi, faults, calls }: Services): void {
  openapi.reset()
  faults.reset()
  calls.clear()
}
