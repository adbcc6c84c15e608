import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  buildCommand,
  ChildEmulator,
  runCommand,
  startArguments,
  type ChildOptions,
  type Json,
} from './child'
import { adopt, faults, newLedger, prepare, steps, type Ledger } from './writers'

const KILLS = 50
const WRITERS = 3
const MOST_ACKNOWLEDGED = 90

jest.setTimeout(900_000)

let options: ChildOptions
beforeAll(() => {
  buildCommand()
  const folder = mkdtempSync(join(tmpdir(), 'emulator-kill-'))
  options = { dataDir: join(folder, 'data'), functions: folder, indexes: join(folder, 'indexes.json') }
  const things = [
    { name: 'owner', keys: { owner: 1, serial: -1 } },
    { name: 'tags', keys: { tags: 1 } },
    { name: 'serial', keys: { serial: 1 }, unique: true },
  ]
  const state = [{ name: 'value', keys: { value: 1, amount: 1 } }]
  writeFileSync(
    options.indexes,
    JSON.stringify({ collections: { things: { indexes: things }, state: { indexes: state } } }),
  )
})
afterAll(() => rmSync(options.functions, { recursive: true, force: true }))

/** Numbers from 0 to 1, the same in every run (a linear congruential generator). */
function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32
}

/** Lets every writer work until the process is killed in their midst; before that none may fail. */
async function writeUntilKilled(
  emulator: ChildEmulator,
  ledger: Ledger,
  random: () => number,
): Promise<void> {
  const killAfter = ledger.acknowledged + 1 + Math.floor(random() * MOST_ACKNOWLEDGED)
  let killed: Promise<void> | undefined
  const writers = steps.flatMap((step) =>
    ledger.counters.map(async (_, writer) => {
      while (!killed) {
        const isDone = await step(emulator, ledger, writer).then(
          () => true,
          (error: unknown) => {
            if (!killed) throw error
            return false
          },
        )
        if (isDone) ledger.acknowledged++
        if (ledger.acknowledged >= killAfter) killed ??= emulator.kill()
      }
    }),
  )
  await Promise.all(writers)
  await killed
}

async function documents(emulator: ChildEmulator, collection: string): Promise<Map<unknown, Json>> {
  const lines = (await emulator.admin(`collections/${collection}/export`)).split('\n').filter(Boolean)
  return new Map(lines.map((line) => JSON.parse(line) as Json).map((document) => [document['_id'], document]))
}

it(`keeps every acknowledged write, whole, through ${KILLS} kills under load`, async () => {
  const random = seeded(20_240_229)
  const ledger = newLedger(WRITERS)
  let emulator = await ChildEmulator.start(options)
  await prepare(emulator, ledger)
  for (let kill = 0; kill < KILLS; kill++) {
    await writeUntilKilled(emulator, ledger, random)
    emulator = await ChildEmulator.start(options)
    const state = await documents(emulator, 'state')
    expect(faults(ledger, await documents(emulator, 'things'), state)).toEqual([])
    expect(JSON.parse(await emulator.admin('verify'))).toMatchObject({ sound: true, problems: [] })
    adopt(ledger, state)
  }
  expect(ledger.acknowledged).toBeGreaterThan(KILLS)
  const second = runCommand(...startArguments(options))
  expect(second).toMatchObject({
    status: 1,
    output: expect.stringContaining('another process has it open') as string,
  })
  await emulator.kill('SIGTERM')
  const verified = runCommand('verify', '--data', options.dataDir)
  expect(verified).toMatchObject({
    status: 0,
    output: expect.stringMatching(/^Sound: 2 collections/) as string,
  })
})
