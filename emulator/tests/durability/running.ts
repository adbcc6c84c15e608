import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EJSON } from 'bson'
import { startEmulator, type Emulator } from '../../src/emulator'
import { FileStore } from '../../src/storage/store'
import type { DatabaseDeclaration } from '../../src/types'

/** A declaration with a compound, a multikey and a unique index, and a collection without any. */
const DECLARATION: DatabaseDeclaration = {
  collections: {
    things: {
      indexes: [
        { name: 'owner', keys: { owner: 1, n: -1 } },
        { name: 'tags', keys: { tags: 1 } },
        { name: 'serial', keys: { serial: 1 }, unique: true },
      ],
    },
    other: { indexes: [] },
  },
}

let folder: string
const running: RunningEmulator[] = []

/** Gives each test a folder and stops what it started. */
export function useFolder(): (...path: string[]) => string {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'emulator-durability-'))
    mkdirSync(join(folder, 'functions'))
  })
  afterEach(async () => {
    for (const emulator of [...running]) await emulator.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return (...path) => join(folder, ...path)
}

export type Fields = { [field: string]: unknown }

/** An emulator of this process, and what the tests ask of it over HTTP. */
export class RunningEmulator {
  private constructor(
    private readonly emulator: Emulator,
    readonly dataDir: string,
  ) {}

  static async start(name: string): Promise<RunningEmulator> {
    const dataDir = join(folder, name)
    const functionsDir = join(folder, 'functions')
    const options = { functionsDir, declaration: DECLARATION, dataDir, port: 0, timers: false }
    const started = new RunningEmulator(await startEmulator(options), dataDir)
    running.push(started)
    return started
  }

  async stop(): Promise<void> {
    running.splice(running.indexOf(this), 1)
    await this.emulator.stop()
  }

  admin(path: string, body?: BodyInit): Promise<Response> {
    const headers = { authorization: `Bearer ${this.emulator.adminToken}` }
    const init = body === undefined ? { headers } : { method: 'POST', headers, body }
    return fetch(`${this.emulator.url}/_/${path}`, init)
  }

  async insert(collectionName: string, documents: readonly Fields[]): Promise<void> {
    const data = documents.map((document) => EJSON.stringify(document, { relaxed: false }))
    const body = { action: 'database.insertDocument', request: { collectionName, data } }
    const answer = await this.admin('database', JSON.stringify(body))
    if (answer.status !== 200) throw new Error(await answer.text())
  }

  async upload(path: string, bytes: Buffer): Promise<void> {
    const session = await fetch(`${this.emulator.url}/session`, {
      method: 'POST',
      body: '{"openid":"o-alice"}',
    })
    const { token } = (await session.json()) as { token: string }
    const init = {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new Uint8Array(bytes),
    }
    const answer = await fetch(`${this.emulator.url}/storage/${path}`, init)
    if (answer.status !== 200) throw new Error(await answer.text())
  }

  async backup(): Promise<Buffer> {
    return Buffer.from(await (await this.admin('backup')).arrayBuffer())
  }

  restore(archive: Buffer): Promise<Response> {
    return this.admin('restore', new Uint8Array(archive))
  }

  /** The texts of all documents, the credits and the descriptions of all files. */
  async state(): Promise<{ things: string; other: string; credits: string; files: unknown }> {
    const textOf = async (path: string): Promise<string> => (await this.admin(path)).text()
    return {
      things: await textOf('collections/things/export'),
      other: await textOf('collections/other/export'),
      credits: await textOf('subscriptions'),
      files: new FileStore(join(this.dataDir, 'storage')).list(),
    }
  }

  async verified(): Promise<unknown> {
    return (await this.admin('verify')).json()
  }
}
