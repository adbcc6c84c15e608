import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(__dirname, '..', '..')

/** The program as `npm start` runs it, with a town of its own. */
export interface Product {
  readonly url: string
  stop(): Promise<void>
}

export async function startProduct(): Promise<Product> {
  const local = mkdtempSync(join(tmpdir(), 'linge-town-'))
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'config/start.ts')], {
    cwd: root,
    env: { ...process.env, PORT: '0', LINGE_LOCAL: local },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /running: +(http\S+)/.exec(line)
      if (found?.[1]) resolve(found[1])
    })
    child.once('exit', (code) => reject(new Error(`npm start's program stopped with ${code}`)))
  })
  return {
    url,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(local, { recursive: true, force: true })
    },
  }
}
