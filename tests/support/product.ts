import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { runFolder } from './made-once'

const root = join(__dirname, '..', '..')

/** The program as `npm start` runs it, with a town of its own. */
export interface Product {
  readonly url: string
  /** Opens the administration of its cloud. */
  readonly token: string
  stop(): Promise<void>
}

/** Starts the program with the town of a folder; it moves in where the folder is empty. */
async function startIn(local: string): Promise<Product> {
  const child = spawn(process.execPath, [join(root, 'dist', 'start.cjs')], {
    cwd: root,
    // A page asks several things at once: more instances than cores would take longer to start than they save.
    env: { ...process.env, PORT: '0', LINGE_LOCAL: local, LINGE_INSTANCES: '2' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const place = await new Promise<Pick<Product, 'url' | 'token'>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, url, token] = /(http\S+)\/_\/#(\S+)/.exec(line) ?? []
      if (url !== undefined && token !== undefined) resolve({ url, token: decodeURIComponent(token) })
    })
    child.once('exit', (code) => reject(new Error(`npm start's program stopped with ${code}`)))
  })
  return {
    ...place,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'linge-town-'))

/** A town that has just moved in and that nobody runs, made once in a run of the tests; its files are to be copied. */
async function settledTown(run: string): Promise<string> {
  const town = join(run, 'town')
  if (existsSync(town)) return town
  const made = mkdtempSync(join(run, 'town-'))
  await (await startIn(made)).stop()
  // Two workers may make one at the same time; the first one's is everybody's.
  await rename(made, town).catch((error: unknown) => {
    if (!existsSync(town)) throw error
  })
  return town
}

/** The program with a demo town that nobody else sees; within a run of the tests every town is a copy of one. */
export async function startProduct(): Promise<Product> {
  const local = newFolder()
  const run = runFolder()
  if (run !== undefined) cpSync(await settledTown(run), local, { recursive: true })
  const product = await startIn(local)
  return {
    ...product,
    async stop() {
      await product.stop()
      rmSync(local, { recursive: true, force: true })
    },
  }
}
