import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestEmulator } from './support'
import { startTest } from './support'

let emulator: TestEmulator
let site: string
beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'emulator-site-'))
  mkdirSync(join(site, 'public', 'js'), { recursive: true })
  mkdirSync(join(site, 'public-no-more'))
  writeFileSync(join(site, 'secret.txt'), 'secret')
  writeFileSync(join(site, 'public-no-more', 'secret.txt'), 'secret')
  writeFileSync(join(site, 'public', 'index.html'), '<title>home</title>')
  writeFileSync(join(site, 'public', 'js', 'app.0123abcd.js'), 'run()')
  symlinkSync(join(site, 'secret.txt'), join(site, 'public', 'link.txt'))
  emulator = await startTest({
    staticDir: join(site, 'public'),
    routes: { 'GET /demo/people': () => [{ id: 1 }] },
  })
})
afterAll(async () => {
  await emulator.stop()
  rmSync(site, { recursive: true, force: true })
})

/** Sends a path and a Host header as they are; fetch would mend both. */
function raw(path: string, host?: string, at = emulator): Promise<{ status: number; text: string }> {
  const { port } = new URL(at.url)
  return new Promise((resolve, reject) => {
    const headers = { host: host?.replace('PORT', port) ?? `127.0.0.1:${port}` }
    const sent = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      )
    })
    sent.on('error', reject).end()
  })
}

describe('Host header', () => {
  it.each(['localhost:PORT', '127.0.0.1:PORT', '[::1]:PORT', 'LOCALHOST:PORT'])('serves %s', async (host) => {
    expect((await raw('/health', host)).status).toBe(200)
  })

  it.each([
    'evil.example:PORT',
    'localhost:1',
    'localhost',
    'localhost.evil.example:PORT',
    '192.168.1.2:PORT',
  ])('refuses %p', async (host) => {
    const { status, text } = await raw('/health', host)
    expect([status, text.includes('HOST_REFUSED')]).toEqual([403, true])
  })

  it('names the machine by its address where others may ask, by no other name', async () => {
    const open = await startTest({ host: '0.0.0.0' })
    const statusFor = async (host: string) => (await raw('/health', host, open)).status
    const hosts = ['192.168.1.2:PORT', '[fe80::1]:PORT', 'localhost:PORT', 'evil.example:PORT', '1.2.3:PORT']
    const statuses = await Promise.all(hosts.map(statusFor))
    await open.stop()
    expect(statuses).toEqual([200, 200, 200, 403, 403])
  })
})

describe('static files', () => {
  it('serves files with cache headers by their names', async () => {
    const page = await emulator.request('/')
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    const script = await emulator.request('/js/app.0123abcd.js')
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect(script.headers.get('content-type')).toContain('javascript')
    const etag = script.headers.get('etag') ?? ''
    expect(
      (await emulator.request('/js/app.0123abcd.js', { headers: { 'if-none-match': etag } })).status,
    ).toBe(304)
  })

  it('answers pages of the program with index.html and missing files with 404', async () => {
    expect((await emulator.request('/wishes/1')).body).toContain('home')
    expect(await emulator.request('/js/missing.js')).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    })
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/..%2fpublic-no-more%2fsecret.txt',
    '/js/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/link.txt',
    '/a%00b',
  ])('does not leave its folder for %s', async (path) => {
    const { status, text } = await raw(path)
    expect(text).not.toContain('secret\n')
    expect(text === 'secret').toBe(false)
    expect(status).not.toBe(500)
  })
})

it('adds the routes of the project', async () => {
  expect(await emulator.request('/demo/people')).toMatchObject({ status: 200, body: [{ id: 1 }] })
})

describe('admin', () => {
  it('refuses without its token', async () => {
    for (const path of ['/_/reset', '/_/database', '/_/clock', '/_/faults']) {
      expect(await emulator.request(path, { method: 'POST', body: '{}' })).toMatchObject({ status: 401 })
    }
    const session = await emulator.signIn('o-alice')
    const headers = { authorization: `Bearer ${session}` }
    expect((await emulator.request('/_/messages', { headers })).status).toBe(401)
  })

  it('imports and exports a collection line by line', async () => {
    const lines = Array.from(
      { length: 300 },
      (_, index) => `{"_id":"w${String(index).padStart(3, '0')}","title":"心愿 ${index}"}`,
    )
    const imported = await emulator.admin('/collections/todos/import', `${lines.join('\n')}\n\n`)
    expect(imported.body).toEqual({ imported: 300 })
    const exported = await emulator.admin('/collections/todos/export')
    const back = (exported.body as string).trimEnd().split('\n')
    expect(back.map((line) => JSON.parse(line) as unknown)).toEqual(
      lines.map((line) => JSON.parse(line) as unknown),
    )
    const { body } = await emulator.admin('/collections')
    expect(body).toMatchObject({
      collections: expect.arrayContaining([
        expect.objectContaining({ name: 'todos', documents: 300 }),
      ]) as object[],
    })
    await emulator.admin('/reset', {})
    expect((await emulator.admin('/collections/todos/export')).body).toBe('')
  })

  it('refuses to export or import a collection that does not exist', async () => {
    const refusal = { status: 400, body: { code: 'DATABASE_COLLECTION_NOT_EXIST' } }
    expect(await emulator.admin('/collections/absent/export')).toMatchObject(refusal)
    expect(await emulator.admin('/collections/absent/import', '{"_id":"a"}')).toMatchObject(refusal)
  })

  it('runs raw database actions', async () => {
    const request = { collectionName: 'todos', data: ['{"_id":"raw"}'] }
    const added = await emulator.admin('/database', { action: 'database.insertDocument', request })
    expect(added.body).toMatchObject({ data: { insertedIds: ['raw'] } })
    const missing = { collectionName: 'absent', data: ['{}'] }
    expect(
      await emulator.admin('/database', { action: 'database.insertDocument', request: missing }),
    ).toMatchObject({
      status: 400,
      body: { code: 'DATABASE_COLLECTION_NOT_EXIST' },
    })
  })
})

it('answers requests of no invocation as the service does: 200 with a code', async () => {
  const body = JSON.stringify({
    action: 'database.getDocument',
    collectionName: 'todos',
    wxCloudApiToken: 'guess',
  })
  expect(await emulator.request('/admin?env=local', { method: 'POST', body })).toMatchObject({
    status: 200,
    body: { code: 'INVALID_REQUEST_SOURCE' },
  })
})

it('serves scripts that sign with the admin token', async () => {
  await emulator.admin('/reset', {})
  const query = { action: 'database.getDocument', collectionName: 'todos', queryType: 'WHERE', limit: 100 }
  const body = JSON.stringify({ ...query, wxCloudApiToken: emulator.adminToken })
  expect(await emulator.request('/admin?env=local', { method: 'POST', body })).toMatchObject({
    status: 200,
    body: { data: { list: [] } },
  })
})

it('says clearly that a port is in use', async () => {
  const port = Number(new URL(emulator.url).port)
  await expect(startTest({ port })).rejects.toThrow(`port ${port} on 127.0.0.1 is in use`)
})

it('keeps sessions and files over a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'emulator-restart-'))
  const first = await startTest({ dataDir })
  const headers = { authorization: `Bearer ${await first.signIn('o-alice')}` }
  const uploaded = await first.request('/storage/a.txt', { method: 'POST', headers, body: 'kept' })
  await first.stop()
  const second = await startTest({ dataDir })
  const { fileID } = uploaded.body as { fileID: string }
  const call = { method: 'POST', headers, body: JSON.stringify({ type: 'download', fileID }) }
  expect(await second.request('/functions/files', call)).toMatchObject({ status: 200, body: 'kept' })
  await second.stop()
  rmSync(dataDir, { recursive: true, force: true })
})
