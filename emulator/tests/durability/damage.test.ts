import { chmodSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bench, closeNow, ejson, failureOf, ids, temporaryFolder, type Bench } from '../database/support'

const byN = { name: 'n', keys: { n: 1 } } as const
const padding = 'p'.repeat(500)
const PAGE_BYTES = 4_096
const LOG_HEADER_BYTES = 32
const FRAME_BYTES = PAGE_BYTES + 24

const open = (file: string, sizeLimit?: number): Bench =>
  bench({ things: [byN] }, { file, ...(sizeLimit === undefined ? {} : { sizeLimit }) })

/** A closed file of many pages. */
async function closedFile(): Promise<string> {
  const file = join(temporaryFolder(), 'data.db')
  const { database } = open(file)
  const documents = Array.from({ length: 300 }, (_, n) => ejson({ _id: `d${n}`, n, padding }))
  await database.importLines('things', documents)
  closeNow(database)
  return file
}

/** What a killed process leaves: the file and a log with one frame or more for each write. */
async function killedFile(): Promise<string> {
  const file = join(temporaryFolder(), 'data.db')
  const copy = join(temporaryFolder(), 'data.db')
  const { database, add } = open(file)
  for (let n = 0; n < 40; n++) await add('things', { _id: `d${n}`, n, padding })
  for (const end of ['', '-wal']) writeFileSync(copy + end, readFileSync(file + end))
  closeNow(database)
  return copy
}

function edit(file: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file)
  change(bytes)
  writeFileSync(file, bytes)
}

const flip =
  (position: number, count = 1) =>
  (bytes: Buffer): void => {
    for (let at = position; at < position + count; at++) bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at)
  }

/** Every file of a folder with its bytes; the lock file is empty and not looked at. */
const contents = (file: string): Map<string, string> =>
  new Map(
    readdirSync(join(file, '..'))
      .filter((name) => !name.endsWith('-lock'))
      .map((name) => [name, readFileSync(join(file, '..', name), 'base64')]),
  )

const lastFrame = (bytes: Buffer): number =>
  LOG_HEADER_BYTES + (Math.floor((bytes.length - LOG_HEADER_BYTES) / FRAME_BYTES) - 1) * FRAME_BYTES

describe('a file that is damaged', () => {
  it.each([
    ['in its first bytes', (file: string) => edit(file, flip(0, 16))],
    ['in the header of a page in the middle', (file: string) => edit(file, flip(PAGE_BYTES * 20, 8))],
    ['in every byte of a page', (file: string) => edit(file, flip(PAGE_BYTES * 12, PAGE_BYTES))],
    ['by losing its end', (file: string) => truncateSync(file, PAGE_BYTES * 30)],
    ['by losing all but its header', (file: string) => truncateSync(file, 100)],
  ])('%s is refused and left as it is', async (_, damage) => {
    const file = await closedFile()
    damage(file)
    const before = contents(file)
    expect(() => open(file)).toThrow('it is damaged; restore a backup or move it away. Nothing was changed.')
    expect(contents(file)).toEqual(before)
  })

  it.each([
    ['in its header', () => LOG_HEADER_BYTES - 20],
    ['in its first frame', () => LOG_HEADER_BYTES + 100],
    ['in the middle', (bytes: Buffer) => LOG_HEADER_BYTES + FRAME_BYTES * 20 + (bytes.length % 2)],
    ['in the mark of a frame', () => LOG_HEADER_BYTES + FRAME_BYTES * 10 + 8],
  ])('in its log, %s, is refused and left as it is', async (_, position) => {
    const file = await killedFile()
    edit(`${file}-wal`, (bytes) => flip(position(bytes))(bytes))
    const before = contents(file)
    expect(() => open(file)).toThrow('its log (-wal) is damaged: restore a backup, or keep what is sound')
    expect(contents(file)).toEqual(before)
  })

  it('is opened without the torn last write that a killed process leaves', async () => {
    const file = await killedFile()
    edit(`${file}-wal`, (bytes) => flip(lastFrame(bytes) + 24, PAGE_BYTES)(bytes))
    const { find, database } = open(file)
    expect(ids((await find('things', {})).list)).toEqual(Array.from({ length: 39 }, (_, n) => `d${n}`))
    expect(database.verify()).toMatchObject({ sound: true, problems: [] })
  })

  it('while it is in use answers with an error, takes no more writes and stays as it is', async () => {
    const file = await closedFile()
    const { find, add } = open(file)
    edit(file, flip(PAGE_BYTES * 15, PAGE_BYTES))
    const damaged =
      'the database file is damaged; nothing was written: stop the emulator and restore a backup'
    expect((await failureOf(find('things', { padding: 'none' }))).message).toBe(damaged)
    const before = contents(file)
    expect((await failureOf(add('things', { _id: 'new' }))).message).toBe(damaged)
    expect(contents(file)).toEqual(before)
  })
})

describe('a full disk', () => {
  it('refuses the write, keeps what is there and goes on reading', async () => {
    const file = join(temporaryFolder(), 'data.db')
    const { add, find, one, update, database } = open(file, PAGE_BYTES * 40)
    const added: string[] = []
    const refused = await failureOf(
      (async () => {
        for (let n = 0; n < 1_000; n++) {
          await add('things', { _id: `d${n}`, n, padding })
          added.push(`d${n}`)
        }
      })(),
    )
    expect(refused).toMatchObject({ code: 'SYS_ERR', message: 'the disk is full; nothing was written' })
    expect(added.length).toBeGreaterThan(20)
    expect(ids((await find('things', {}, { limit: 1_000 })).list)).toEqual(added)
    await update('things', 'd3', { $set: { n: -3 } })
    expect(await one('things', 'd3')).toMatchObject({ n: -3 })
    expect(database.verify()).toMatchObject({ sound: true, problems: [] })
    closeNow(database)
    const again = open(file)
    expect(again.database.collections()).toMatchObject([{ documents: added.length }])
    await again.add('things', { _id: 'there is room again' })
  })

  it('takes back an import that does not fit', async () => {
    const { database, add } = open(join(temporaryFolder(), 'data.db'), PAGE_BYTES * 60)
    const lines = Array.from({ length: 3_000 }, (_, n) => ejson({ _id: `d${n}`, n, padding }))
    expect((await failureOf(database.importLines('things', lines))).message).toContain('the disk is full')
    expect(database.collections()).toMatchObject([{ documents: 0 }])
    await add('things', { _id: 'small' })
    expect(database.verify()).toMatchObject({ sound: true, collections: [{ documents: 1 }] })
  })
})

/** Root may write everywhere; the tests take the rights of nobody while they look. */
function asOrdinaryUser<T>(work: () => T): T {
  if (process.geteuid?.() !== 0) return work()
  process.seteuid?.(65_534)
  try {
    return work()
  } finally {
    process.seteuid?.(0)
  }
}

it('a folder that is read-only is refused and left as it is', async () => {
  const file = await closedFile()
  const folder = join(file, '..')
  chmodSync(folder, 0o555)
  try {
    expect(() => asOrdinaryUser(() => open(file))).toThrow('read-only; the emulator needs to write to it')
  } finally {
    chmodSync(folder, 0o755)
  }
})

it('a folder that another emulator uses is refused, and its writes go on', async () => {
  const file = join(temporaryFolder(), 'data.db')
  const first = open(file)
  await first.add('things', { _id: 'a' })
  expect(() => open(file)).toThrow(
    'another process has it open; stop that emulator or choose another data folder',
  )
  await first.add('things', { _id: 'b' })
  closeNow(first.database)
  expect(ids((await open(file).find('things', {})).list)).toEqual(['a', 'b'])
})
