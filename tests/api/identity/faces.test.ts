import { NEVER } from '../../../domain/case'
import { faceLimits, type Face } from '../../../domain/identity/face'
import type { Person } from '../../../domain/identity/person'
import { makeKey } from '../../support/cloud'
import { setFields } from '../../support/console'
import { codeOf, refusalOf } from '../../support/outcomes'
import { smallPhoto } from '../../support/photo'
import { townForFile } from '../../support/town'
import { openidOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const PICTURE = 'security.mediaCheckAsync'
const TEXT = 'security.msgSecCheck'
/** A little longer than an invocation has before `jobs` takes up what it left. */
const LEASE = 121_000

const answer = (api: string, answers: readonly object[]) =>
  town.cloud.admin('openapi', { api, answers, always: true })
const asksFor = (trace: string) => answer(PICTURE, [{ json: { errcode: 0, errmsg: 'ok', trace_id: trace } }])
const push = (trace: string, rest: object) =>
  town.cloud.admin('push/push', {
    event: { Event: 'wxa_media_check', MsgType: 'event', trace_id: trace, errcode: 0, ...rest },
  })
interface Call {
  readonly api: string
  readonly request: { readonly scene: number }
}
const passes = { result: { suggest: 'pass' } }
const isRisky = { result: { suggest: 'risky' } }

const personIn = async (id: string): Promise<Person | undefined> =>
  (await town.cloud.documents<Person>('people')).find(({ _id }) => _id === id)
const faceOf = async (id: string): Promise<Face | undefined> => (await personIn(id))?.face
const files = async (): Promise<string[]> => {
  const { files: all } = (await town.cloud.admin('files')) as { files: { path: string }[] }
  return all.map(({ path }) => path)
}
const upload = (name = 'me', bytes: Uint8Array = smallPhoto) =>
  town.people.wisher.upload(`faces/wisher/${name}.jpg`, bytes)
const save = (nickname: string | null, picture: string | null, key = makeKey()) =>
  town.people.wisher.api.identity.face.save({ nickname, picture }, { key })
const mine = () => town.people.wisher.api.identity.face.mine({})

describe('a picture or nickname is refused', () => {
  test('of somebody whom nobody knows', async () => {
    const { face } = town.people.stranger.api.identity
    expect(await codeOf(face.save({ nickname: '老周', picture: null }))).toBe('not_joined')
    expect(await codeOf(face.mine({}))).toBe('not_joined')
  })

  test.each([
    ['that somebody else uploaded', 'cloud://local.bucket/faces/daughter/me.jpg'],
    ['that was uploaded for a wish', 'cloud://local.bucket/wishes/wisher/me.jpg'],
    ['outside the folder', 'cloud://local.bucket/faces/wisher/../daughter/me.jpg'],
    ['of another kind by name', 'cloud://local.bucket/faces/wisher/me.svg'],
    ['that is not there', 'cloud://local.bucket/faces/wisher/gone.jpg'],
  ])('for a file %s', async (_, picture) => {
    const refusal = await refusalOf(save(null, picture))
    expect(refusal).toMatchObject({
      code: 'invalid',
      fields: { picture: expect.stringMatching(/照片/) as string },
    })
    expect(await faceOf('wisher')).toBeUndefined()
  })

  test('for a file that is no picture, and for one that is too large', async () => {
    const page = await upload('page', new TextEncoder().encode('<svg onload="alert(1)"></svg>'))
    expect((await refusalOf(save(null, page))).fields['picture']).toContain('JPG')
    const large = new Uint8Array(faceLimits.bytes + 1)
    large.set([0xff, 0xd8, 0xff])
    expect((await refusalOf(save(null, await upload('large', large)))).fields['picture']).toContain('太大')
    expect(await files()).toEqual([])
  })

  test.each([
    '锦绣居委会',
    '网格员',
    '陈书记',
    '管 理 员',
    '\u202e兰桂',
    '打13812345678',
    '一二三四五六七八九十一二三',
  ])('for the nickname %j', async (nickname) => {
    const refusal = await refusalOf(save(nickname, null))
    expect(refusal.code).toBe('invalid')
    expect(Object.keys(refusal.fields)).toEqual(['nickname'])
    expect(await faceOf('wisher')).toBeUndefined()
  })

  test('for a text that WeChat refuses; it is asked as a text about a person', async () => {
    expect(await codeOf(save('违规测试词', null))).toBe('unsafe_text')
    expect(await faceOf('wisher')).toBeUndefined()
    const { calls } = (await town.cloud.admin('openapi-calls')) as { calls: Call[] }
    expect(calls.filter(({ api }) => api === TEXT).map(({ request }) => request.scene)).toEqual([1])
  })

  test('for a child, in kind words; taking away is not', async () => {
    await setFields(
      town.cloud,
      { collection: 'people', id: 'wisher' },
      { childUntil: Date.now() + 86_400_000 },
    )
    expect((await refusalOf(save('兰兰', null))).fields['picture']).toContain('14 岁')
    expect((await mine()).isChild).toBe(true)
    expect(await save(null, null)).toEqual({ id: 'wisher' })
  })

  test('before the text about personal data is agreed to', async () => {
    await setFields(
      town.cloud,
      { collection: 'people', id: 'wisher' },
      { consent: { version: '2026-11-01', at: 1 } },
    )
    expect(await codeOf(save('老周', null))).toBe('consent_needed')
  })
})

describe('a nickname', () => {
  test('is kept and shown to its owner; taken away it is gone', async () => {
    await save('桂兰奶奶', null)
    expect(await mine()).toMatchObject({
      name: '周桂兰',
      nickname: { text: '桂兰奶奶', check: 'pass' },
      picture: null,
    })
    expect((await town.people.wisher.api.identity.me({})).face.nickname?.text).toBe('桂兰奶奶')
    await save(null, null)
    expect(await mine()).toMatchObject({ nickname: null })
  })

  test('of which WeChat says nothing is its owner’s only, and is asked about anew when it is saved again', async () => {
    await answer(TEXT, [{ unreachable: true }])
    await save('桂兰奶奶', null)
    expect((await mine()).nickname?.check).toBe('manual')
    await answer(TEXT, [])
    await save('桂兰奶奶', null)
    expect((await mine()).nickname?.check).toBe('pass')
  })

  test('does not disturb whoever decides about the home', async () => {
    await save('桂兰奶奶', null)
    expect((await personIn('wisher'))?.version).toBe(1)
  })
})

describe('a picture', () => {
  test('is its owner’s only until the verdict is there', async () => {
    await asksFor('t1')
    const file = await upload()
    await save(null, file)
    expect(await faceOf('wisher')).toMatchObject({
      picture: { file, check: 'pending', trace: 't1' },
      dueAt: NEVER,
    })
    expect((await mine()).picture?.url).toContain('http')
    expect(await push('t1', passes)).toEqual({ ok: true, noted: true })
    expect((await mine()).picture?.check).toBe('pass')
  })

  test('that is risky is thrown away, its file too, and its owner is told; also when the verdict comes late', async () => {
    await asksFor('t1')
    await save('老周', await upload())
    await push('t1', passes)
    await push('t1', isRisky)
    expect(await mine()).toMatchObject({ nickname: { text: '老周' }, picture: null, isRefused: true })
    expect(await files()).toEqual([])
    await asksFor('t2')
    await save('老周', await upload('again'))
    expect(await mine()).toMatchObject({ isRefused: false, picture: { check: 'pending' } })
  })

  test('that was replaced is not hit by the verdict on the one before, and its file is deleted', async () => {
    await asksFor('t1')
    await save(null, await upload('first'))
    await asksFor('t2')
    const second = await upload('second')
    await save(null, second)
    expect(await files()).toEqual(['faces/wisher/second.jpg'])
    expect(await push('t1', isRisky)).toEqual({ ok: true, noted: false })
    expect((await mine()).picture?.file).toBe(second)
  })

  test.each([
    ['WeChat cannot be reached', [{ unreachable: true }]],
    ['WeChat answers with an error', [{ errcode: 61010, errmsg: 'code is expired' }]],
  ])(
    'of which nothing is known because %s is asked about anew when it is saved again',
    async (_, answers) => {
      await answer(PICTURE, answers)
      const file = await upload()
      await save(null, file)
      expect((await mine()).picture?.check).toBe('manual')
      await asksFor('t2')
      await save(null, file)
      expect(await faceOf('wisher')).toMatchObject({ picture: { file, check: 'pending', trace: 't2' } })
    },
  )

  test('that passed is not asked about again when only the nickname changes', async () => {
    await asksFor('t1')
    const file = await upload()
    await save(null, file)
    await push('t1', passes)
    await save('老周', file)
    expect(await faceOf('wisher')).toMatchObject({
      picture: { file, check: 'pass' },
      nickname: { text: '老周' },
    })
    expect(await files()).toHaveLength(1)
  })

  test('taken away is deleted', async () => {
    await save(null, await upload())
    await save(null, null)
    expect(await files()).toEqual([])
    expect(await mine()).toMatchObject({ picture: null, isRefused: false })
  })
})

describe('saved more than once', () => {
  test('two taps at once, and a lost reply, save once', async () => {
    await asksFor('t1')
    const [file, key] = [await upload(), makeKey()]
    const both = await Promise.all([save('老周', file, key), save('老周', file, key)])
    expect(both).toEqual([{ id: 'wisher' }, { id: 'wisher' }])
    const { version } = (await faceOf('wisher')) ?? { version: 0 }
    expect(await save('老周', file, key)).toEqual({ id: 'wisher' })
    expect((await faceOf('wisher'))?.version).toBe(version)
    expect(await codeOf(save('别的', file, key))).toBe('key_reused')
  })

  test('a reply that is lost after the picture was replaced from another phone brings nothing back', async () => {
    const [file, key] = [await upload('first'), makeKey()]
    await save(null, file, key)
    await save('老周', null)
    expect(await save(null, file, key)).toEqual({ id: 'wisher' })
    expect(await mine()).toMatchObject({ nickname: { text: '老周' }, picture: null })
  })

  test('two phones at once: one of the two holds, whole, and no file is left over', async () => {
    const names = Array.from({ length: 4 }, (_, at) => `p${at}`)
    const uploaded = await Promise.all(names.map((name) => upload(name)))
    await Promise.all(uploaded.map((file, at) => save(`称呼${at}`, file).catch(() => undefined)))
    const { nickname, picture } = await mine()
    expect(picture?.file).toBe(uploaded[Number(nickname?.text.at(-1))])
    expect((await faceOf('wisher'))?.waste).toEqual([])
    const kept = `faces/wisher/${names[Number(nickname?.text.at(-1))]}.jpg`
    expect(await files()).toContain(kept)
  })

  test('what an invocation left undone is finished by jobs', async () => {
    const [old, file] = [await upload('old'), await upload('new')]
    const face: Face = {
      ...{ version: 1, nickname: null, isRefused: false, waste: [old] },
      picture: { file, check: 'pending', trace: null },
      dueAt: (await town.cloud.now()) + LEASE,
    }
    await setFields(town.cloud, { collection: 'people', id: 'wisher' }, { face })
    await asksFor('t1')
    await town.cloud.runTimer('jobs')
    expect(await files()).toHaveLength(2)
    await town.cloud.advance(LEASE + 1000)
    await town.cloud.runTimer('jobs')
    expect(await faceOf('wisher')).toMatchObject({ waste: [], dueAt: NEVER, picture: { trace: 't1' } })
    expect(await files()).toEqual(['faces/wisher/new.jpg'])
  })
})

test('openid and person stay who they are', async () => {
  await save('桂兰奶奶', null)
  expect(await personIn('wisher')).toMatchObject({ openid: openidOf('wisher'), name: '周桂兰' })
})
