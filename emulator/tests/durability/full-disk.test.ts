import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { FileStore } from '../../src/storage/store'
import { temporaryFolder } from '../database/support'

const file = { path: 'pictures/one.bin', at: 0 }
const OLD = Buffer.from('old')

/** Bytes that end as the write of a full disk does. */
const failing = (code: string): Readable =>
  Readable.from(
    (function* () {
      yield Buffer.from('new')
      throw Object.assign(new Error(`${code}: write`), { code })
    })(),
  )

it.each([
  ['ENOSPC', 'the disk is full; nothing was written'],
  ['EDQUOT', 'the disk is full; nothing was written'],
  ['EIO', 'EIO: write'],
])('an upload that meets %s says "%s", and the old file stays', async (code, message) => {
  const folder = temporaryFolder()
  const files = new FileStore(join(folder, 'storage'))
  await files.write(file, OLD)
  await expect(files.receive({ file, stream: failing(code), limit: Infinity })).rejects.toThrow(message)
  expect(await files.read(file.path)).toEqual(OLD)
  expect(readdirSync(join(folder, 'storage', 'arriving'))).toEqual([])
})

it('leaves nothing behind of uploads that break off while their files are being opened', async () => {
  const folder = join(temporaryFolder(), 'storage')
  const files = new FileStore(folder)
  const uploads = Array.from({ length: 300 }, () => {
    const stream = new Readable().on('error', () => undefined).destroy(new Error('the connection is gone'))
    return files.receive({ file, stream, limit: Infinity })
  })
  await Promise.allSettled(uploads)
  expect(readdirSync(join(folder, 'arriving'))).toEqual([])
})
