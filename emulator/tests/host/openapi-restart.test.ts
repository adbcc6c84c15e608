import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCommandLine } from '../../src/cli'
import type { Answer, TestEmulator } from './support'
import { startTest, until } from './support'

const folders: string[] = []
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-openapi-'))
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const GREETING = { thing1: { value: '你好' } }
const notify = (emulator: TestEmulator): Promise<Answer> =>
  emulator.call('wechat', { type: 'notify', templateId: 'news', data: GREETING }, 'o-alice')
const messagesOf = async (emulator: TestEmulator): Promise<object[]> =>
  ((await emulator.admin('/messages')).body as { messages: object[] }).messages

it('keeps credits and messages over a restart', async () => {
  const dataDir = newFolder()
  const first = await startTest({ dataDir })
  await first.admin('/subscriptions', { openid: 'o-alice', templateId: 'news', credits: 2 })
  expect((await notify(first)).status).toBe(200)
  await first.stop()
  const second = await startTest({ dataDir })
  expect((await second.admin('/subscriptions')).body).toEqual({
    subscriptions: [{ openid: 'o-alice', templateId: 'news', credits: 1 }],
  })
  expect((await notify(second)).status).toBe(200)
  expect((await notify(second)).status).toBe(500)
  expect(await messagesOf(second)).toMatchObject([
    { result: { errcode: 0 } },
    { result: { errcode: 0 } },
    { result: { errcode: 43101 } },
  ])
  await second.stop()
})

it('pushes after a restart what was not pushed before', async () => {
  const dataDir = newFolder()
  const first = await startTest({ dataDir })
  const data = { mediaUrl: 'https://example.org/emulator-risky.png', mediaType: 2 }
  const checked = await first.call('wechat', { type: 'api', api: 'security.mediaCheckAsync', data })
  await first.stop()
  const second = await startTest({ dataDir })
  const pushed = async (): Promise<string> => String((await second.admin('/collections/events/export')).body)
  await until(async () => (await pushed()) !== '')
  expect(await pushed()).toContain((checked.body as { traceId: string }).traceId)
  await second.stop()
})

it('forgets everything when it is told to', async () => {
  const emulator = await startTest()
  await emulator.admin('/subscriptions', { openid: 'o-alice', templateId: 'news', credits: 2 })
  await notify(emulator)
  await emulator.admin('/reset', {})
  expect(await messagesOf(emulator)).toEqual([])
  expect((await emulator.admin('/subscriptions')).body).toEqual({ subscriptions: [] })
  await emulator.stop()
})

describe('subscriptions to declared templates', () => {
  let emulator: TestEmulator
  beforeAll(async () => {
    emulator = await startTest({
      templates: {
        once: { fields: { thing1: '内容' } },
        always: { kind: 'long-term', fields: { thing1: '内容' } },
      },
    })
  })
  afterAll(() => emulator.stop())

  const accept = async (...templateIds: string[]): Promise<Answer> => {
    const headers = { authorization: `Bearer ${await emulator.signIn('o-alice')}` }
    const answers = Object.fromEntries(templateIds.map((id) => [id, 'accept']))
    const body = JSON.stringify({ templateIds, answers })
    return emulator.request('/client/subscriptions', { method: 'POST', headers, body })
  }

  it.each([
    [['absent'], '20001'],
    [['once', 'always'], '20002'],
    [['a', 'b', 'c', 'd', 'e', 'f'], '20003'],
  ])('are refused for %j', async (templateIds, errCode) => {
    const { status, body } = await accept(...templateIds)
    expect([status, (body as { message: string }).message]).toEqual([400, expect.stringContaining(errCode)])
  })

  it('give one message each, or messages without end', async () => {
    await accept('once')
    await accept('once')
    await accept('always')
    expect((await emulator.admin('/subscriptions')).body).toEqual({
      subscriptions: [
        { openid: 'o-alice', templateId: 'once', credits: 2 },
        { openid: 'o-alice', templateId: 'always', credits: -1 },
      ],
    })
  })
})

it('reads templates and app.json from files', () => {
  const folder = newFolder()
  const write = (name: string, value: unknown): string => {
    writeFileSync(join(folder, name), JSON.stringify(value))
    return join(folder, name)
  }
  const required = [
    '--functions',
    folder,
    '--data',
    folder,
    '--indexes',
    write('indexes.json', { collections: {} }),
  ]
  const templates = { t: { fields: {} } }
  const app = { pages: ['pages/index'] }
  const options = ['--templates', write('templates.json', templates), '--app', write('app.json', app)]
  expect(parseCommandLine([...required, ...options])).toMatchObject({ templates, app })
})
