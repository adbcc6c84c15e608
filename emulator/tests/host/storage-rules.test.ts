import { rmSync, writeFileSync } from 'node:fs'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCommandLine } from '../../src/cli'
import type { StorageRulesDeclaration } from '../../src/rules/storage-rules'
import { StorageRules } from '../../src/rules/storage-rules'
import type { Answer, TestEmulator } from './support'
import { startTest } from './support'

const ALICE = 'o-alice-1'
const BOB = 'o-bob-234'

describe('a mistake in the rules stops the start', () => {
  it.each<[StorageRulesDeclaration, string]>([
    [{ read: 'resource.openid = 1' }, 'storage rules, rule "read", column 17: unexpected ='],
    [{ write: 'doc.openid == auth.openid' }, 'storage rules, rule "write", column 1: doc is not known here'],
    [{ list: true } as object, 'storage rules: "list" is no operation; there are read, write'],
    ['所有人可写', 'storage rules: "所有人可写" is no permission'],
  ])('%j', (declared, message) => {
    expect(() => new StorageRules(() => 0, declared)).toThrow(message)
  })
})

/** By rules: what Alice (the creator) and Bob may do with her file, and Bob with a function's file. */
const TABLE: readonly [
  StorageRulesDeclaration | undefined,
  { alice: string; bob: string; foreign: string },
][] = [
  [undefined, { alice: 'rw', bob: 'r-', foreign: 'r-' }],
  [{}, { alice: '--', bob: '--', foreign: '--' }],
  ['所有用户可读，仅创建者可写', { alice: 'rw', bob: 'r-', foreign: 'r-' }],
  ['仅创建者可读写', { alice: 'rw', bob: '--', foreign: '--' }],
  ['所有用户可读', { alice: 'r-', bob: 'r-', foreign: 'r-' }],
  ['所有用户不可读写', { alice: '--', bob: '--', foreign: '--' }],
  [
    { read: 'resource.openid != null', write: 'auth != null' },
    { alice: 'rw', bob: 'rw', foreign: '-w' },
  ],
  [
    { read: 'auth.uid == resource.openid', write: `auth.openid == '${BOB}'` },
    { alice: 'r-', bob: '-w', foreign: '-w' },
  ],
  [{ read: '/^public\\//.test(resource.path)' }, { alice: '--', bob: '--', foreign: 'r-' }],
]

it.each(TABLE)('%j', (declared, expected) => {
  const rules = new StorageRules(() => 0, declared)
  const rights = (openid: string, resource: { path: string; openid?: string }): string =>
    (rules.allows('read', openid, resource) ? 'r' : '-') +
    (rules.allows('write', openid, resource) ? 'w' : '-')
  const hers = { path: 'a.txt', openid: ALICE }
  expect({
    alice: rights(ALICE, hers),
    bob: rights(BOB, hers),
    foreign: rights(BOB, { path: 'public/b.txt' }),
  }).toEqual(expected)
})

describe('files of clients', () => {
  let emulator: TestEmulator
  beforeAll(async () => {
    emulator = await startTest({ storageRules: '仅创建者可读写' })
  })
  afterAll(() => emulator.stop())
  beforeEach(() => emulator.admin('/reset', {}))

  const post = async (path: string, openid: string, body: string): Promise<Answer> => {
    const headers = { authorization: `Bearer ${await emulator.signIn(openid)}` }
    return emulator.request(path, { method: 'POST', headers, body })
  }
  const upload = async (openid: string, path = 'a.txt', text = 'hers'): Promise<string> =>
    ((await post(`/storage/${path}`, openid, text)).body as { fileID: string }).fileID
  const list = async (what: string, openid: string, fileList: unknown): Promise<unknown> =>
    (await post(`/client/storage/${what}`, openid, JSON.stringify({ fileList }))).body

  it('are neither shown to others nor deleted or replaced by them', async () => {
    const fileID = await upload(ALICE)
    const refusal = { fileID, status: -503002, errMsg: 'storage exceed authority' }
    expect(await list('temp-urls', BOB, [fileID])).toMatchObject({
      fileList: [{ ...refusal, tempFileURL: '' }],
    })
    expect(await list('delete', BOB, [fileID])).toMatchObject({ fileList: [refusal] })
    expect(await post('/storage/a.txt', BOB, 'his')).toMatchObject({
      status: 403,
      body: { code: 'STORAGE_EXCEED_AUTHORITY' },
    })
    expect(await list('temp-urls', ALICE, [fileID])).toMatchObject({ fileList: [{ status: 0 }] })
  })

  it('are told one by one: missing, foreign and good ids in one list', async () => {
    const fileID = await upload(ALICE)
    const missing = fileID.replace('a.txt', 'b.txt')
    const answer = await list('temp-urls', ALICE, [
      missing,
      'cloud://other.bucket/a.txt',
      'a.txt',
      7,
      { fileID, maxAge: 60 },
    ])
    const [none, foreign, ...rest] = (answer as { fileList: object[] }).fileList
    expect(none).toMatchObject({ fileID: missing, status: -503003, errMsg: 'storage file not exists' })
    expect(foreign).toMatchObject({ status: -503002 })
    expect(rest).toMatchObject([
      { status: -503003 },
      { status: -503003 },
      { status: 0, errMsg: 'ok', maxAge: 60 },
    ])
  })

  it('are deleted by their creator', async () => {
    const fileID = await upload(ALICE)
    expect(await list('delete', ALICE, [fileID, fileID])).toMatchObject({
      errMsg: 'cloud.deleteFile:ok',
      fileList: [
        { fileID, status: 0, errMsg: 'ok' },
        { fileID, status: -503003 },
      ],
    })
    expect((await emulator.admin('/files')).body).toEqual({ files: [] })
  })

  it.each(['temp-urls', 'delete'])('take a list of 50 ids at most, and only a list: %s', async (what) => {
    expect(
      await list(
        what,
        ALICE,
        Array.from({ length: 51 }, () => 'x'),
      ),
    ).toMatchObject({ code: 'INVALID_PARAM' })
    expect(await list(what, ALICE, 'x')).toMatchObject({ code: 'INVALID_PARAM' })
    const answers = await list(
      what,
      ALICE,
      Array.from({ length: 50 }, () => 'x'),
    )
    expect((answers as { fileList: object[] }).fileList).toHaveLength(50)
  })

  it.each(['temp-urls', 'delete'])('need a session: %s', async (what) => {
    expect(await emulator.request(`/client/storage/${what}`, { method: 'POST', body: '{}' })).toMatchObject({
      status: 401,
    })
  })
})

it('reads the rules from a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'storage-rules-'))
  const [indexes, rules] = [join(folder, 'indexes.json'), join(folder, 'rules.json')]
  writeFileSync(indexes, '{"collections":{}}')
  const command = ['--functions', folder, '--data', folder, '--indexes', indexes, '--storage-rules', rules]
  expect(() => parseCommandLine(command)).toThrow(`the file ${rules} of --storage-rules cannot be read`)
  writeFileSync(rules, '{"read": true}')
  expect(parseCommandLine(command)).toMatchObject({ storageRules: { read: true } })
  writeFileSync(rules, '"仅创建者可读写"')
  expect(parseCommandLine(command)).toMatchObject({ storageRules: '仅创建者可读写' })
  rmSync(folder, { recursive: true })
})
