import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import type { TestEmulator } from './support'
import { startTest, until } from './support'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest()
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.admin('/reset', {}))

const filesOnDisk = (): string[] => {
  const folder = join(emulator.dataDir, 'storage')
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
  } catch {
    return []
  }
}
const listed = async (): Promise<unknown> => (await emulator.admin('/files')).body

/** Begins an upload of 1,000 bytes and sends the first half. */
async function beginUpload(path: string): Promise<ReturnType<typeof request>> {
  const authorization = `Bearer ${await emulator.signIn('o-alice')}`
  const sent = request(`${emulator.url}/storage/${path}`, {
    method: 'POST',
    headers: { authorization, 'content-length': '1000' },
  })
  sent.on('error', () => undefined)
  sent.write(Buffer.alloc(500, 'x'))
  return sent
}

it('leaves nothing behind when an upload breaks off, and the old file as it was', async () => {
  const headers = { authorization: `Bearer ${await emulator.signIn('o-alice')}` }
  await emulator.request('/storage/a.txt', { method: 'POST', headers, body: 'old' })
  const before = filesOnDisk().sort()
  const broken = await beginUpload('a.txt')
  await until(() => Promise.resolve(filesOnDisk().length > before.length))
  broken.destroy()
  await until(() => Promise.resolve(filesOnDisk().length === before.length))
  expect(filesOnDisk().sort()).toEqual(before)
  expect(await listed()).toMatchObject({ files: [{ path: 'a.txt', openid: 'o-alice', size: 3 }] })
})

it('replaces a file and removes the old bytes', async () => {
  const headers = { authorization: `Bearer ${await emulator.signIn('o-alice')}` }
  for (const body of ['one', 'second'])
    await emulator.request('/storage/a.txt', { method: 'POST', headers, body })
  expect(await listed()).toMatchObject({ files: [{ path: 'a.txt', size: 6 }] })
  expect(filesOnDisk()).toHaveLength(2)
})

it('keeps one whole file of many uploads at once', async () => {
  const headers = { authorization: `Bearer ${await emulator.signIn('o-alice')}` }
  const bodies = Array.from({ length: 12 }, (_, at) => String.fromCharCode(97 + at).repeat(20_000 + at))
  const answers = await Promise.all(
    bodies.map((body) => emulator.request('/storage/a.txt', { method: 'POST', headers, body })),
  )
  const { fileID } = answers[0]?.body as { fileID: string }
  const { body } = await emulator.call('files', { type: 'download', fileID })
  expect(bodies).toContain(body)
  expect(filesOnDisk()).toHaveLength(2)
})

it('refuses a file that became somebody else’s while its upload was under way', async () => {
  const status = new Promise<number | undefined>((resolve) => {
    void beginUpload('new.txt').then((slow) => {
      slow.on('response', (response) => resolve(response.resume().statusCode))
      void until(() => Promise.resolve(filesOnDisk().length > 0))
        .then(() => emulator.signIn('o-mallory'))
        .then((token) => {
          const headers = { authorization: `Bearer ${token}` }
          return emulator.request('/storage/new.txt', { method: 'POST', headers, body: 'first' })
        })
        .then(() => slow.end(Buffer.alloc(500, 'x')))
    })
  })
  expect(await status).toBe(403)
  expect(await listed()).toMatchObject({ files: [{ openid: 'o-mallory', size: 5 }] })
})

it('answers a function whose file is larger than 50 MB with the error of object storage', async () => {
  const metadata = {
    action: 'storage.getUploadMetadata',
    path: 'large.bin',
    wxCloudApiToken: emulator.adminToken,
  }
  const { body } = await emulator.request('/admin', { method: 'POST', body: JSON.stringify(metadata) })
  const { url } = (body as { data: { url: string } }).data
  const refused = await emulator.request(url, { method: 'PUT', body: new Uint8Array(50 * 1024 * 1024 + 1) })
  expect([refused.status, String(refused.body)]).toEqual([
    413,
    expect.stringContaining('<Code>EntityTooLarge</Code>'),
  ])
  expect(filesOnDisk()).toEqual([])
})
