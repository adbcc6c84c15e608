import { readByteRange } from '../../src/server/byte-range'
import type { TestEmulator } from './support'
import { startTest } from './support'

const TEXT = '0123456789'

describe('a Range header', () => {
  it.each([
    [undefined, 'whole'],
    ['bytes=2-4', { first: 2, last: 4 }],
    ['bytes=2-', { first: 2, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-30', { first: 0, last: 9 }],
    ['bytes=8-99', { first: 8, last: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=4-2', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=0-1,3-4', 'whole'],
    ['lines=0-1', 'whole'],
    ['bytes=a-b', 'whole'],
  ])('%s', (header, expected) => {
    expect(readByteRange(header, TEXT.length)).toEqual(expected)
  })

  it('cannot be satisfied by an empty file', () => {
    expect(readByteRange('bytes=0-0', 0)).toBe('unsatisfiable')
    expect(readByteRange('bytes=-1', 0)).toBe('unsatisfiable')
  })
})

describe('a download', () => {
  let emulator: TestEmulator
  beforeAll(async () => {
    emulator = await startTest()
  })
  afterAll(() => emulator.stop())

  const upload = async (path: string, bytes: string | Uint8Array): Promise<string> => {
    const headers = { authorization: `Bearer ${await emulator.signIn('o-alice')}` }
    const body = bytes as BodyInit
    const uploaded = await emulator.request(`/storage/${path}`, { method: 'POST', headers, body })
    const fileList = [(uploaded.body as { fileID: string }).fileID]
    const linked = await emulator.request('/client/storage/temp-urls', {
      ...{ method: 'POST', headers, body: JSON.stringify({ fileList }) },
    })
    return (linked.body as { fileList: { tempFileURL: string }[] }).fileList[0]?.tempFileURL ?? ''
  }
  const get = (link: string, headers: { [name: string]: string } = {}) => emulator.request(link, { headers })

  it('gives a part with its place', async () => {
    const link = await upload('part.txt', TEXT)
    const part = await get(link, { range: 'bytes=2-4' })
    expect([part.status, part.body, part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10'])
    expect(part.headers.get('content-length')).toBe('3')
    const beyond = await get(link, { range: 'bytes=10-' })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10'])
    expect((await get(link)).headers.get('accept-ranges')).toBe('bytes')
  })

  it('gives the part only of the version that If-Range names', async () => {
    const link = await upload('version.txt', TEXT)
    const etag = (await get(link)).headers.get('etag') ?? ''
    expect(await get(link, { range: 'bytes=0-1', 'if-range': etag })).toMatchObject({
      status: 206,
      body: '01',
    })
    await upload('version.txt', 'abcdefghij')
    expect(await get(link, { range: 'bytes=0-1', 'if-range': etag })).toMatchObject({
      status: 200,
      body: 'abcdefghij',
    })
  })

  it('is not sent again to who has it, until it is replaced', async () => {
    const link = await upload('cached.txt', TEXT)
    const etag = (await get(link)).headers.get('etag') ?? ''
    expect(await get(link, { 'if-none-match': `"other", W/${etag}` })).toMatchObject({
      status: 304,
      body: '',
    })
    expect((await get(link, { 'if-none-match': '*' })).status).toBe(304)
    await upload('cached.txt', 'abcdefghij')
    expect(await get(link, { 'if-none-match': etag })).toMatchObject({ status: 200, body: 'abcdefghij' })
  })

  it('may be empty', async () => {
    const empty = await get(await upload('empty.txt', ''))
    expect([empty.status, empty.body, empty.headers.get('content-length')]).toEqual([200, '', '0'])
  })

  it.each([
    ['picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'image/png'],
    ['photo', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
    ['moving', 'GIF89a', 'image/gif'],
    ['modern', 'RIFF0000WEBPVP8', 'image/webp'],
    ['paper', '%PDF-1.7', 'application/pdf'],
    ['film', '0000ftypisom', 'video/mp4'],
    ['page.html', 'GIF89a', 'text/html'],
    ['unknown', 'hello', 'application/octet-stream'],
  ])('of %s has the type of its name or of its first bytes', async (path, bytes, type) => {
    expect((await get(await upload(path, bytes))).headers.get('content-type')).toContain(type)
  })
})
