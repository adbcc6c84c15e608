import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { COLLECTION, DECLARATION, documentOf } from './documents'
import { ADMIN_TOKEN } from './operations'

const COMMAND = join(__dirname, '..', 'bin', 'cloudbase-emulator.cjs')
const LINES_PER_CHUNK = 500

/** The built emulator in a process of its own. */
export class EmulatorProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    /** From the start of the process to its first line, ms. */
    readonly startMs: number,
  ) {}

  static async start(folder: string): Promise<EmulatorProcess> {
    mkdirSync(join(folder, 'functions'), { recursive: true })
    writeFileSync(join(folder, 'indexes.json'), JSON.stringify(DECLARATION))
    const begun = performance.now()
    const child = spawn(
      process.execPath,
      [
        COMMAND,
        ...['--functions', join(folder, 'functions'), '--indexes', join(folder, 'indexes.json')],
        ...['--data', join(folder, 'data'), '--port', '0', '--admin-token', ADMIN_TOKEN, '--quiet'],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    for await (const line of createInterface({ input: child.stdout })) {
      const port = /127\.0\.0\.1:(\d+)/.exec(line)?.[1]
      if (port !== undefined) return new EmulatorProcess(child, Number(port), performance.now() - begun)
    }
    throw new Error('the emulator did not start')
  }

  /** Streams documents in and answers how many a second went in. */
  async fill(documents: number): Promise<number> {
    const begun = performance.now()
    const response = await fetch(`http://127.0.0.1:${this.port}/_/collections/${COLLECTION}/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
      body: Readable.toWeb(Readable.from(lines(documents))) as ReadableStream,
      duplex: 'half',
    } as RequestInit)
    if (!response.ok) throw new Error(await response.text())
    return (documents * 1_000) / (performance.now() - begun)
  }

  /** Bytes of memory that the process occupies. */
  residentBytes(): number {
    return (
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.child.pid)], { encoding: 'utf8' })) * 1_024
    )
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGTERM')
    await ended
  }
}

function* lines(documents: number): Generator<string, void> {
  for (let from = 0; from < documents; from += LINES_PER_CHUNK) {
    const count = Math.min(LINES_PER_CHUNK, documents - from)
    yield Array.from(
      { length: count },
      (_, n) => `${JSON.stringify(documentOf(from + n, documents))}\n`,
    ).join('')
  }
}
