import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(__dirname, '..', '..')

/** Where a running program is found. */
export interface Place {
  readonly url: string
  /** Opens the administration of its cloud. */
  readonly token: string
}

/** The program as `npm start` runs it, with a demo town that nobody else sees. */
export interface Product extends Place {
  stop(): Promise<void>
}

/**
 * Within a run of the tests one program runs for each worker (product-desk.ts): its files have it one after the other
 * with the town as it moved in, and find the functions warm. Elsewhere one is started for whoever asks.
 */
export async function startProduct(): Promise<Product> {
  const desk = process.env['LINGE_PRODUCTS']
  if (desk === undefined) return startAlone()
  const place = await placeOfWorker(desk)
  await settleAnew(place)
  return { ...place, stop: () => Promise.resolve() }
}

async function placeOfWorker(desk: string): Promise<Place> {
  const response = await fetch(`${desk}/${process.env['JEST_WORKER_ID']}`)
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Place
}

/** Puts the town back as it was when `startSettled` had started it, after the last calls of the file before. */
async function settleAnew(place: Place): Promise<void> {
  while (await isAtWork(place)) await new Promise((resolve) => setImmediate(resolve))
  await administer(place, 'checkpoint/return', { method: 'POST' })
}

interface FunctionState {
  readonly instances: number
  readonly idle: number
  readonly waiting: number
}

async function isAtWork(place: Place): Promise<boolean> {
  const { functions } = (await administer(place, 'functions')) as { functions: FunctionState[] }
  return functions.some(({ instances, idle, waiting }) => instances > idle || waiting > 0)
}

async function administer({ url, token }: Place, path: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(`${url}/_/${path}`, { ...init, headers: { authorization: `Bearer ${token}` } })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

/** Starts a program to whose town as it moved in `startProduct` can return. */
export async function startSettled(): Promise<Product> {
  const product = await startAlone()
  await administer(product, 'checkpoint', { method: 'POST' })
  return product
}

/** Starts the program with an empty folder, into which the demo town moves. */
async function startAlone(): Promise<Product> {
  const local = mkdtempSync(join(tmpdir(), 'linge-town-'))
  const child = spawn(process.execPath, [join(root, 'dist', 'start.cjs')], {
    cwd: root,
    // A page asks several things at once: more instances than cores would take longer to start than they save.
    env: { ...process.env, PORT: '0', LINGE_LOCAL: local, LINGE_INSTANCES: '2' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const place = await new Promise<Place>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, url, token] = /(http\S+)\/_\/#(\S+)/.exec(line) ?? []
      if (url !== undefined && token !== undefined) resolve({ url, token: decodeURIComponent(token) })
    })
    child.once('exit', (code) => reject(new Error(`npm start's program stopped with ${code}`)))
  })
  return {
    ...place,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit')
        child.kill('SIGTERM')
        await ended
      }
      rmSync(local, { recursive: true, force: true })
    },
  }
}
