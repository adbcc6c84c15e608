import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Emulator } from '../../src/emulator'
import { startEmulator } from '../../src/emulator'
import type { DatabaseDeclaration } from '../../src/types'

const DECLARATION: DatabaseDeclaration = {
  collections: {
    customers: { indexes: [] },
    orders: {
      indexes: [
        { name: 'by_customer', keys: { customer: 1, at: -1 } },
        { name: 'by_state', keys: { state: 1, at: -1 } },
      ],
      rules: { read: 'auth.openid == doc.customer' },
    },
    products: {
      indexes: [
        { name: 'by_name', keys: { name: 1 }, unique: true },
        { name: 'by_origin', keys: { origin: '2dsphere' } },
      ],
    },
  },
}

/** The functions and collections of a small tea shop in a running emulator. */
export interface Shop extends Emulator {
  /** One request to an admin route, `path` below `/_`. */
  admin(path: string, init?: RequestInit): Promise<Response>
  /** A token for a person. */
  signIn(openid: string): Promise<string>
  /** Calls the function `orders` as a person. */
  call(openid: string, event: object): Promise<Response>
  /** Adds documents, those with a known `_id` in place of the old ones. */
  fill(collection: string, documents: readonly object[]): Promise<void>
}

/** Starts the shop with empty shelves in a folder of its own, which goes when it stops. */
export async function startShop(): Promise<Shop> {
  const dataDir = mkdtempSync(join(tmpdir(), 'emulator-inspector-'))
  const emulator = await startEmulator({
    functionsDir: join(__dirname, 'functions'),
    declaration: DECLARATION,
    ...{ dataDir, port: 0, timers: false, pushFunctions: { wxa_media_check: 'push' } },
  })
  const { url, adminToken } = emulator
  const post = (path: string, token: string, body: object): Promise<Response> =>
    fetch(url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
  const admin = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}/_${path}`, { ...init, headers: { authorization: `Bearer ${adminToken}` } })
  const signIn = async (openid: string): Promise<string> => {
    const answer = (await (await post('/session', '', { openid })).json()) as { token: string }
    return answer.token
  }
  return {
    ...{ ...emulator, admin, signIn },
    call: async (openid, event) => post('/functions/orders', await signIn(openid), event),
    fill: async (collection, documents) => {
      const body = documents.map((document) => `${JSON.stringify(document)}\n`).join('')
      await admin(`/collections/${collection}/import`, { method: 'POST', body })
    },
    stop: async () => {
      await emulator.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
