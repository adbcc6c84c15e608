import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import type { AssemblyOptions } from './assembly'
import { assemble, createWire } from './assembly'
import type { FaultRequest } from './faults/fault'
import type { LogLine } from './functions/logs'
import type { TemplatesDeclaration } from './openapi/templates'
import type { ProjectRoutes } from './server/app'
import { createApp } from './server/app'
import { closePort, listen, portOf, serve, type Port } from './server/server'
import type { StorageRulesDeclaration } from './rules/storage-rules'
import type { Services } from './server/services'
import type { DatabaseDeclaration } from './types'

export interface EmulatorOptions {
  /** Functions: `<dir>/<name>/index.js` and an optional config.json beside it. */
  readonly functionsDir: string
  /** Collections and their indexes. */
  readonly declaration: DatabaseDeclaration
  /** What clients may do with files: rules or a simple permission by name; by default everyone reads, creators write. */
  readonly storageRules?: StorageRulesDeclaration
  /** Subscribe-message templates; without them any template id is accepted. */
  readonly templates?: TemplatesDeclaration
  /** The content of the mini-program's app.json; without it any page counts as published. */
  readonly app?: unknown
  /** Where documents, files and the emulator's secret are kept. */
  readonly dataDir: string
  /** 0 takes a free port. */
  readonly port: number
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Refuses queries that no index serves. */
  readonly strict?: boolean
  /** Rows a query without an index may read before it is reported; default 1,000. */
  readonly scanLimit?: number
  /** Environment variables of the functions. */
  readonly functionEnv?: { readonly [name: string]: string }
  /** Generated when absent. */
  readonly adminToken?: string
  /** JSON answers the project adds to its own start command. */
  readonly routes?: ProjectRoutes
  /** Functions that clients may not call. */
  readonly closedFunctions?: readonly string[]
  /** Environment id and AppID that functions see; defaults `local` and `wx0000000000000000`. */
  readonly envId?: string
  readonly appId?: string
  /** Instances one function may have at the same time; default 4. Further calls wait. */
  readonly workersPerFunction?: number
  /** Calls of one function that may run or wait at the same time; default 1,000. Further ones are refused. */
  readonly functionConcurrency?: number
  /** Time-out of functions whose config.json names none; default 3. */
  readonly functionTimeoutSeconds?: number
  /** An instance without work ends after this time; default 10 minutes. */
  readonly instanceIdleMs?: number
  /** Lets functions read and write every file and start processes. */
  readonly unguarded?: boolean
  /** Faults that are set from the start. */
  readonly faults?: readonly FaultRequest[]
  /** Faults of chance strike the same requests for the same seed; default 1. */
  readonly faultSeed?: number
  /** Folders that functions may read beside their own. */
  readonly readableDirs?: readonly string[]
  /** Folder served at /, for example an h5 build. */
  readonly staticDir?: string
  /** Fire cron triggers by the emulator's clock; default true. */
  readonly timers?: boolean
  /** Which function receives a message push, by event: `{ wxa_media_check: 'push' }`. */
  readonly pushFunctions?: { readonly [event: string]: string }
  /** Prints what functions log and what the emulator warns of. */
  readonly verbose?: boolean
  /** Receives each console line of a function and each warning of the emulator. */
  readonly onLog?: (line: LogLine) => void
}

export interface Emulator {
  readonly url: string
  readonly adminToken: string
  /** Address of the inspector with the token in it. */
  readonly inspectorUrl: string
  stop(): Promise<void>
}

/**
 * Starts the emulator and answers once it listens.
 *
 * @throws Error with a clear sentence when the port is in use or the data folder cannot be written
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { host = '127.0.0.1', routes = {}, staticDir } = options
  prepareFolder(options.dataDir)
  const port = await listen(host, options.port)
  const adminToken = options.adminToken ?? randomBytes(24).toString('base64url')
  const url = `http://${addressOf(host)}:${portOf(port)}`
  const services = await assembleOn(port, { options, adminToken, origin: url })
  const app = createApp({ services, routes, staticDir })
  serve(port, { app, wire: createWire(services), host })
  services.realtime.server.attach(port.http, host)
  services.functions.watch()
  if (options.timers ?? true) services.timers.start()
  return {
    url,
    adminToken,
    inspectorUrl: `${url}/_/#${encodeURIComponent(adminToken)}`,
    stop: async () => {
      services.timers.stop()
      services.openapi.mediaChecks.stop()
      await services.realtime.server.close()
      await services.functions.stop()
      await closePort(port)
      services.openapi.close()
      services.database.close()
    },
  }
}

/** Gives the port back when a part, such as the database, cannot start. */
async function assembleOn(port: Port, given: AssemblyOptions): Promise<Services> {
  try {
    return assemble(given)
  } catch (error) {
    await closePort(port)
    throw error
  }
}

/** Where functions and people on this machine reach a server that listens on `host`. */
function addressOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  return host.includes(':') ? `[${host === '::' ? '::1' : host}]` : host
}

function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    throw new Error(
      `the data folder ${dataDir} cannot be made: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
