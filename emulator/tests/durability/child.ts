import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { Agent, request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const EMULATOR = join(__dirname, '..', '..')
const COMMAND = join(EMULATOR, 'bin', 'cloudbase-emulator.cjs')
const TOKEN = 'token-for-durability-tests'

export type Json = { [field: string]: unknown }

/** Builds the command that the tests run. */
export function buildCommand(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(EMULATOR, 'build.mjs')], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

/** Runs the command to its end. */
export function runCommand(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' })
  return { status, output: stdout + stderr }
}

export interface ChildOptions {
  readonly dataDir: string
  readonly functions: string
  readonly indexes: string
}

/** What starts an emulator on a free port. */
export const startArguments = ({ dataDir, functions, indexes }: ChildOptions): string[] => [
  ...['--functions', functions, '--indexes', indexes, '--data', dataDir],
  ...['--port', '0', '--admin-token', TOKEN, '--no-timers', '--quiet'],
]

/** An emulator in a process of its own, spoken to as wx-server-sdk speaks to it. */
export class ChildEmulator {
  private readonly agent = new Agent({ keepAlive: true })

  private constructor(
    private readonly process: ChildProcess,
    private readonly url: string,
    private readonly exited: Promise<unknown>,
  ) {}

  static async start(options: ChildOptions): Promise<ChildEmulator> {
    const child = spawn(process.execPath, [COMMAND, ...startArguments(options)])
    const exited = new Promise((resolve) => child.once('exit', resolve))
    let errors = ''
    child.stderr.on('data', (data) => (errors += String(data)))
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
      if (url !== undefined) return new ChildEmulator(child, url, exited)
    }
    throw new Error(`the emulator did not start: ${errors}`)
  }

  /** Ends it as a crash does and answers when the process is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.process.kill(signal)
    await this.exited
    this.agent.destroy()
  }

  /** One action of the SDK's protocol. @throws Error when the service answers with an error or not at all */
  async action(action: string, request: Json): Promise<Json> {
    const body = JSON.stringify({ ...request, action: `database.${action}`, wxCloudApiToken: TOKEN })
    const reply = JSON.parse(await this.send('POST', '/admin', body)) as Json
    if (reply['code'] !== undefined) throw new Error(JSON.stringify(reply))
    return reply
  }

  /** An answer of the routes for developers. */
  admin(path: string): Promise<string> {
    return this.send('GET', `/_/${path}`)
  }

  private send(method: string, path: string, body?: string): Promise<string> {
    const headers = { authorization: `Bearer ${TOKEN}` }
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        `${this.url}${path}`,
        { method, headers, agent: this.agent },
        (response) => {
          const parts: string[] = []
          response.setEncoding('utf8').on('data', (part: string) => parts.push(part))
          response.on('end', () => resolve(parts.join('')))
          response.on('error', reject)
        },
      )
      request.on('error', reject)
      request.end(body)
    })
  }
}
