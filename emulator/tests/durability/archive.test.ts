import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { FileStore } from '../../src/storage/store'
import { runMaintenance } from '../../src/maintenance'
import { RunningEmulator, useFolder } from './running'

const at = useFolder()

const PICTURE = Buffer.from(Array.from({ length: 200_000 }, (_, n) => (n * n) % 256))
const THINGS = Array.from({ length: 1_200 }, (_, n) => ({
  _id: `thing-${n}`,
  serial: n,
  owner: `o-${n % 5}`,
  tags: ['all', `t${n % 3}`],
}))

async function filled(name: string): Promise<RunningEmulator> {
  const emulator = await RunningEmulator.start(name)
  await emulator.insert('things', THINGS)
  await emulator.insert('other', [{ _id: 7, line: 'a\u2028b\u2029c\r\nd' }])
  await emulator.admin('subscriptions', '{"openid":"o-alice","templateId":"t","credits":3}')
  await emulator.upload('pictures/one.bin', PICTURE)
  await emulator.upload('pictures/empty.bin', Buffer.alloc(0))
  return emulator
}

const edited = (archive: Buffer, edit: (text: string) => string): Buffer =>
  gzipSync(edit(gunzipSync(archive).toString()))

const damages: readonly [string, string, (archive: Buffer) => Buffer][] = [
  ['is no archive', 'damaged or was cut off', () => Buffer.from('{"format":"cloudbase-emulator archive"}')],
  ['is empty', 'cut off', () => Buffer.alloc(0)],
  ['was cut in the middle', 'cut off', (archive) => archive.subarray(0, archive.length >> 1)],
  ['was cut by one byte', 'cut off', (archive) => archive.subarray(0, -1)],
  [
    'lost its manifest',
    'cut off',
    (archive) => edited(archive, (text) => text.slice(0, text.lastIndexOf('{"manifest'))),
  ],
  [
    'lost a document',
    'is damaged',
    (archive) => edited(archive, (text) => text.replace(/\{"_id":"thing-9".*\n/, '')),
  ],
  [
    'has another value',
    'is not what its manifest says',
    (archive) => edited(archive, (text) => text.replace('"o-3"', '"o-4"')),
  ],
  ['goes on after its end', 'something follows', (archive) => edited(archive, (text) => `${text}{}\n`)],
  [
    'is of another version',
    'version 9',
    (archive) => edited(archive, (text) => text.replace('"version":1', '"version":9')),
  ],
  [
    'has a flipped byte',
    'damaged',
    (archive) => {
      const copy = Buffer.from(archive)
      copy.writeUInt8(copy.readUInt8(copy.length >> 1) ^ 0x55, copy.length >> 1)
      return copy
    },
  ],
]

describe('an archive', () => {
  it.each(damages)('that %s is refused and nothing changes', async (_, reason, damage) => {
    const emulator = await filled('data')
    const before = await emulator.state()
    const damaged = damage(await emulator.backup())
    const answer = await emulator.restore(damaged)
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { code: 'INVALID_PARAM', message: expect.stringContaining(reason) as string },
    ])
    expect(await emulator.state()).toEqual(before)
    expect(
      readdirSync(emulator.dataDir).filter((name) => name.startsWith('restore') || name.includes('restored')),
    ).toEqual([])
    writeFileSync(at('damaged.gz'), damaged)
    await expect(runMaintenance(['import', '--data', at('new'), '--from', at('damaged.gz')])).rejects.toThrow(
      reason,
    )
    expect(readdirSync(at())).not.toContain('new')
  })

  it('puts the whole state in the place of another: documents, order, files, indexes', async () => {
    const from = await filled('from')
    const to = await RunningEmulator.start('to')
    await to.insert('things', [{ _id: 'old', serial: 1 }])
    await to.upload('old.bin', PICTURE)
    const answer = await to.restore(await from.backup())
    expect(await answer.json()).toEqual({ documents: 1_201, files: 2 })
    expect(await to.state()).toEqual(await from.state())
    expect((await to.state()).credits).toContain('"credits":3')
    expect(await to.verified()).toEqual(await from.verified())
    const bytes = await new FileStore(`${to.dataDir}/storage`).read('pictures/one.bin')
    expect(bytes?.equals(PICTURE)).toBe(true)
    await to.stop()
    expect(await (await RunningEmulator.start('to')).state()).toEqual(await from.state())
  })

  it('goes from one folder to another by the commands, byte for byte', async () => {
    const from = await filled('from')
    const state = await from.state()
    await from.stop()
    await runMaintenance(['export', '--data', at('from'), '--to', at('one.gz')])
    expect(await runMaintenance(['import', '--data', at('to'), '--from', at('one.gz')])).toContain(
      '1201 documents and 2 files',
    )
    await runMaintenance(['export', '--data', at('to'), '--to', at('two.gz')])
    expect(gunzipSync(readFileSync(at('two.gz'))).equals(gunzipSync(readFileSync(at('one.gz'))))).toBe(true)
    expect(await runMaintenance(['verify', '--data', at('to')])).toMatch(
      /^Sound: 2 collections, 1201 documents/,
    )
    expect(await (await RunningEmulator.start('to')).state()).toEqual(state)
  })

  it('takes the place of documents only when asked', async () => {
    await (await filled('data')).stop()
    await runMaintenance(['export', '--data', at('data'), '--to', at('one.gz')])
    const argv = ['import', '--data', at('data'), '--from', at('one.gz')]
    await expect(runMaintenance(argv)).rejects.toThrow('add --replace')
    expect(await runMaintenance([...argv, '--replace'])).toContain('Imported 1201')
  })

  it('that cannot be written is told in one sentence and leaves nothing behind', async () => {
    await (await filled('data')).stop()
    const argv = ['export', '--data', at('data'), '--to', at('nowhere', 'one.gz')]
    await expect(runMaintenance(argv)).rejects.toThrow(
      `The archive ${at('nowhere', 'one.gz')} cannot be written: ENOENT`,
    )
    expect(await runMaintenance(['verify', '--data', at('data')])).toContain('Sound')
  })

  it('exported to a folder is named by the time', async () => {
    await (await filled('data')).stop()
    await runMaintenance(['export', '--data', at('data'), '--to', at('functions')])
    expect(readdirSync(at('functions'))).toEqual([expect.stringMatching(/^cloudbase-.*Z\.jsonl\.gz$/)])
  })
})
