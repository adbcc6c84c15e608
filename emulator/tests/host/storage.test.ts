import type { TestEmulator } from './support'
import { operations, startTest } from './support'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest()
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.admin('/reset', {}))

const upload = async (path: string, body: string | Uint8Array, openid = 'o-alice') => {
  const headers = { authorization: `Bearer ${await emulator.signIn(openid)}` }
  return emulator.request(`/storage/${path}`, { method: 'POST', headers, body: body as BodyInit })
}
const fileIdOf = (answer: { body: unknown }): string => (answer.body as { fileID: string }).fileID
const linkOf = async (fileID: string, maxAge?: number): Promise<string> => {
  const files = maxAge === undefined ? [fileID] : [{ fileID, maxAge }]
  const { body } = await emulator.call('files', { type: 'link', files })
  return (body as { tempFileURL: string }[])[0]?.tempFileURL ?? ''
}

it('stores what a client uploads and serves it by a temporary link', async () => {
  const uploaded = await upload('wishes/1/photo.png', 'picture')
  expect(fileIdOf(uploaded)).toMatch(/^cloud:\/\/local\.[\w-]+\/wishes\/1\/photo\.png$/)
  const link = await linkOf(fileIdOf(uploaded))
  const served = await emulator.request(link)
  expect(served).toMatchObject({ status: 200, body: 'picture' })
  expect(served.headers.get('content-type')).toBe('image/png')
  expect(served.headers.get('content-security-policy')).toBe('sandbox')
  const head = await emulator.request(link, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '7'])
})

it('serves functions: upload, download, Chinese names, delete', async () => {
  const uploaded = await emulator.call('files', { type: 'upload', path: '图片/一 二.txt', text: '内容' })
  expect(uploaded.status).toBe(200)
  expect(operations(uploaded).storage).toBe(1)
  const fileID = fileIdOf(uploaded)
  expect((await emulator.call('files', { type: 'download', fileID })).body).toBe('内容')
  const deleted = await emulator.call('files', { type: 'delete', files: [fileID] })
  expect(deleted.body).toMatchObject([{ fileID, status: 0 }])
  const gone = await emulator.call('files', { type: 'link', files: [fileID] })
  expect(gone.body).toMatchObject([{ fileID, status: -503003 }])
})

it('lets links expire by the moved clock', async () => {
  const fileID = fileIdOf(await upload('a.txt', 'text'))
  const [ordinary, short] = [await linkOf(fileID), await linkOf(fileID, 60)]
  await emulator.admin('/clock', { advance: 61_000 })
  expect((await emulator.request(ordinary)).status).toBe(200)
  expect(await emulator.request(short)).toMatchObject({
    status: 403,
    body: { message: 'the link has expired' },
  })
  await emulator.admin('/clock', { advance: 10 * 60_000 })
  expect((await emulator.request(ordinary)).status).toBe(403)
})

it('refuses links that were changed', async () => {
  await upload('secret.txt', 'secret')
  const link = await linkOf(fileIdOf(await upload('mine.txt', 'mine')))
  const place = (path: string): string => Buffer.from(path).toString('base64url')
  const forged = link.replace(place('mine.txt'), place('secret.txt'))
  expect(forged).not.toBe(link)
  expect((await emulator.request(forged)).status).toBe(403)
  expect(
    (await emulator.request(link.replace('/files/', '/upload/'), { method: 'PUT', body: 'x' })).status,
  ).toBe(403)
})

it.each([
  '..%2F..%2Fescape.txt',
  'a/..%2F..%2F..%2Fescape.txt',
  'a%2F%2Fb.txt',
  '%2Fetc%2Fpasswd',
  'a%5C..%5Cb.txt',
  'a%00.txt',
  'x'.repeat(851),
  '',
  '%E0%A4%A',
])('refuses the path %p', async (path) => {
  const { status, body } = await upload(path, 'x')
  expect(status).toBe(400)
  expect(body).toMatchObject({ code: expect.any(String) as string, message: expect.any(String) as string })
})

it('keeps a file and a folder of the same name apart', async () => {
  const file = fileIdOf(await upload('a', 'file'))
  const inner = fileIdOf(await upload('a/b', 'inner'))
  expect((await emulator.request(await linkOf(file))).body).toBe('file')
  expect((await emulator.request(await linkOf(inner))).body).toBe('inner')
})

it('lets only the creator overwrite a file, and nobody without a session', async () => {
  await upload('a.txt', 'mine', 'o-alice')
  expect(await upload('a.txt', 'stolen', 'o-mallory')).toMatchObject({
    status: 403,
    body: { code: 'STORAGE_EXCEED_AUTHORITY' },
  })
  expect((await upload('a.txt', 'newer', 'o-alice')).status).toBe(200)
  expect((await emulator.request('/storage/b.txt', { method: 'POST', body: 'x' })).status).toBe(401)
})

it('refuses more than 10 MB from a client', async () => {
  const { status, body } = await upload('large.bin', new Uint8Array(10 * 1024 * 1024 + 1))
  expect([status, (body as { code: string }).code]).toEqual([413, 'EXCEED_MAX_PAYLOAD_SIZE'])
})
