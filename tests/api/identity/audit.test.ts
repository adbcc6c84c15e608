import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import type { AuditEntry } from '../../../cloudfunctions/kernel/audit-chain'
import { DAY } from '../../../domain/case'
import { makeKey } from '../../support/cloud'
import { setFields, takeOut } from '../../support/console'
import { newcomer } from '../../support/samples/privacy'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'

jest.setTimeout(120_000)

const town = townForFile()
const root = join(__dirname, '..', '..', '..')

/** The command in one file: a dozen calls of its sources would each compile them. */
const commands = mkdtempSync(join(tmpdir(), 'linge-verify-'))
const command = join(commands, 'audit-verify.cjs')
beforeAll(() => {
  const entryPoints = [join(root, 'config', 'audit-verify.ts')]
  buildSync({ entryPoints, outfile: command, bundle: true, platform: 'node', logLevel: 'warning' })
})
afterAll(() => rmSync(commands, { recursive: true }))

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linge-audit-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What the command says and ends with. */
function verify(...args: string[]): { said: string; code: number | null } {
  const done = spawnSync(process.execPath, [command, ...args], { cwd: root, encoding: 'utf8' })
  return { said: done.stdout + done.stderr, code: done.status }
}
const verifyTown = (...args: string[]) =>
  verify('--url', town.cloud.url, '--token', town.cloud.token, ...args)

const entries = async (): Promise<AuditEntry[]> =>
  (await town.cloud.documents<AuditEntry>('audit')).sort((a, b) => a.seq - b.seq)

/** So many looks at once, by three who may, each at somebody else. */
async function looksAtOnce(count: number): Promise<void> {
  await town.cloud.insert(
    'people',
    Array.from({ length: count }, (_, at) => newcomer(`n${at}`)),
  )
  const { gridWorker, communityStaff, communitySecretary } = town.people
  const lookers = [gridWorker, communityStaff, communitySecretary] as const
  await Promise.all(
    Array.from({ length: count }, (_, at) =>
      (lookers[at % 3] ?? gridWorker).api.identity.privacy.reveal({
        personId: `n${at}`,
        reason: 'verify',
        note: '约时间',
      }),
    ),
  )
}

const entry = (seq: number) => ({ collection: 'audit', id: `m1:000000000${seq}` })

test('thirty looks at once stand in one chain without gaps, and the command finds it whole', async () => {
  await looksAtOnce(30)
  const all = await entries()
  expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1))
  expect(new Set(all.map(({ subject }) => subject)).size).toBe(30)
  const { said, code } = verifyTown()
  expect(said).toContain(`m1: 30 entries, head ${all.at(-1)?.hash}`)
  expect(code).toBe(0)
})

test('a command that is sent again adds nothing, whichever feature recorded it', async () => {
  await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'claimed' })])
  const key = makeKey()
  const look = () => town.people.branchMember.api.wish.reveal({ id: 'w1' }, { key })
  await look()
  const before = await entries()
  await look()
  expect(before).toHaveLength(1)
  // A look at the contact is a look: the second is on record, too, but only once.
  await look()
  expect(await entries()).toHaveLength(2)
})

test.each([
  ['changed', 'entry 2 was changed', () => setFields(town.cloud, entry(2), { reason: '另外的理由' })],
  ['taken out', 'entry 2 is missing', () => takeOut(town.cloud, entry(2))],
] as const)('an entry that was %s is found', async (_, fault, tamper) => {
  await looksAtOnce(3)
  await tamper()
  const { said, code } = verifyTown()
  expect(said).toContain(fault)
  expect(code).toBe(1)
})

test('a tail that was cut off is missed by the heads of the day', async () => {
  await looksAtOnce(3)
  expect(await town.cloud.runTimer('jobs')).toMatchObject({ ok: true })
  await takeOut(town.cloud, entry(3))
  const { said, code } = verifyTown()
  expect(said).toContain('cut off after entry 2: there were 3')
  expect(code).toBe(1)
})

test('heads that were kept elsewhere are compared with an export', async () => {
  await looksAtOnce(2)
  await town.cloud.runTimer('jobs')
  const [note] = await town.cloud.documents<{ heads: unknown }>('auditHeads')
  const [heads, file, cut] = ['heads.json', 'audit.ndjson', 'cut.ndjson'].map((name) => join(folder, name))
  const lines = (await entries()).map((entry) => JSON.stringify(entry))
  writeFileSync(heads ?? '', JSON.stringify({ auditHeads: 'kept', heads: note?.heads }))
  writeFileSync(file ?? '', lines.join('\n'))
  writeFileSync(cut ?? '', lines.slice(0, 1).join('\n'))
  expect(verify('--file', file ?? '', '--heads', heads ?? '').code).toBe(0)
  expect(verify('--file', cut ?? '').code).toBe(0)
  expect(verify('--file', cut ?? '', '--heads', heads ?? '')).toMatchObject({
    ...{ code: 1, said: expect.stringContaining('cut off') as unknown },
  })
})

test('the heads are noted once a day, and those of the days before stay', async () => {
  await looksAtOnce(1)
  await town.cloud.runTimer('jobs')
  await town.cloud.runTimer('jobs')
  expect(await town.cloud.documents('auditHeads')).toHaveLength(1)
  await town.cloud.advance(DAY)
  await town.cloud.runTimer('jobs')
  const notes = await town.cloud.documents<{ heads: readonly { seq: number }[] }>('auditHeads')
  expect(notes.map(({ heads }) => heads.map(({ seq }) => seq))).toEqual([[1], [1]])
})

test('the command says how it is called when it is called otherwise', () => {
  expect(verify()).toMatchObject({ code: 2, said: expect.stringContaining('audit:verify') as unknown })
  expect(verify('--url', 'http://127.0.0.1:9', '--token', 'x').code).toBe(2)
  expect(verify('--help').code).toBe(0)
})
