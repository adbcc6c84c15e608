import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeSeal, newKeys, type KeyRing } from '../cloudfunctions/kernel/seal'
import { startEmulator } from '../emulator/src/emulator'
import declaration from './database.json'
import { demoResidents, moveIn } from './town/demo'
import { demoPeople, type DemoPerson } from './town/demo-people'

const root = join(__dirname, '..')
/** What this machine's town keeps between starts; delete it for a new town. */
const local = process.env['LINGE_LOCAL'] ?? join(root, '.local')

/** Keys for phones and addresses, made once for this machine's town. */
function ownKeys(): KeyRing {
  const file = join(local, 'keys.json')
  mkdirSync(local, { recursive: true })
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(newKeys()))
  const keys = JSON.parse(readFileSync(file, 'utf8')) as KeyRing
  if (keys['lookup'] === undefined) throw new Error(`The town in ${local} is of an older program: delete it`)
  return keys
}

async function start(): Promise<void> {
  const keys = ownKeys()
  let people: DemoPerson[] = []
  const emulator = await startEmulator({
    functionsDir: join(root, 'dist/cloudfunctions'),
    declaration: declaration as unknown as Parameters<typeof startEmulator>[0]['declaration'],
    dataDir: join(local, 'data'),
    staticDir: join(root, 'dist/h5-demo'),
    port: Number(process.env['PORT'] ?? 5180),
    workersPerFunction: Number(process.env['LINGE_INSTANCES'] ?? 4),
    functionEnv: { LINGE_KEYS: JSON.stringify(keys) },
    closedFunctions: ['jobs', 'push', 'roster'],
    pushFunctions: { wxa_media_check: 'push' },
    routes: { 'GET /demo/people': () => people },
    strict: true,
  })
  people = await settle(emulator, keys)
  console.log(welcome(emulator, people))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.stop().then(() => process.exit(0)))
  }
}

interface Running {
  readonly url: string
  readonly adminToken: string
  readonly inspectorUrl: string
}

/** Moves the demo town in where it is not, or not whole; answers whom one may sign in as. */
async function settle({ url, adminToken: token }: Running, keys: KeyRing): Promise<DemoPerson[]> {
  const town = { now: Date.now(), seal: makeSeal(keys) }
  const known = join(local, 'people.json')
  if (!(await isSettled(url, token))) await moveIn({ url, token, ...town })
  else if (existsSync(known)) return JSON.parse(readFileSync(known, 'utf8')) as DemoPerson[]
  const people = demoPeople(demoResidents(town))
  writeFileSync(known, JSON.stringify(people))
  return people
}

/** Subscriptions move in last: a start that was killed on the way is taken up again. */
async function isSettled(url: string, token: string): Promise<boolean> {
  const response = await fetch(`${url}/_/collections`, { headers: { authorization: `Bearer ${token}` } })
  const { collections } = (await response.json()) as { collections: { name: string; documents: number }[] }
  return collections.some(({ name, documents }) => name === 'subscriptions' && documents > 0)
}

const welcome = ({ url, inspectorUrl }: Running, people: readonly DemoPerson[]): string =>
  [
    '',
    `  邻格 is running:  ${url}`,
    `  检查台 (documents, calls, timers, faults):  ${inspectorUrl}`,
    '',
    '  Open it in a browser and choose whom to be:',
    ...people
      .slice(0, 5)
      .map(({ name, posts, story }) => `    ${name}（${posts.join('、') || '居民'}）  ${story}`),
    '',
    '  The town is kept in .local/ – delete it to start anew. Ctrl-C stops.',
    '',
  ].join('\n')

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
