import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AssemblyOptions } from './assembly'
import { assemble, createWire } from './assembly'
import type { LogLine } from './functions/logs'
import type { ProjectRoutes } from './server/app'
import { createApp } from './server/app'
import { closeServer, listen, portOf, serve } from './server/server'
import type { Services } from './server/services'
import type { DatabaseDeclaration } from './types'

export interface EmulatorOptions {
  /** Functions: `<dir>/<name>/index.js` and an optional config.json beside it. */
  readonly functionsDir: string
  /** Collections and their indexes. */
  readonly declaration: DatabaseDeclaration
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
  /** Workers one function may have at the same time; default 4. */
  readonly workersPerFunction?: number
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
  const server = await listen(host, options.port)
  const adminToken = options.adminToken ?? randomBytes(24).toString('base64url')
  const url = `http://${addressOf(host)}:${portOf(server)}`
  const services = await assembleOn(server, { options, adminToken, origin: url })
  const app = createApp({ services, routes, staticDir })
  serve(server, { app, wire: createWire(services), host })
  if (options.timers ?? true) services.timers.start()
  return {
    url,
    adminToken,
    stop: async () => {
      services.timers.stop()
      services.openapi.mediaChecks.reset()
      await services.functions.stop()
      await closeServer(server)
      services.database.close()
    },
  }
}

/** Gives the port back when a part, such as the database, cannot start. */
async function assembleOn(server: Server, given: AssemblyOptions): Promise<Services> {
  try {
    return assemble(given)
  } catch (error) {
    await closeServer(server)
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
