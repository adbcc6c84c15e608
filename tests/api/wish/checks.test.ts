import type { Wish } from '../../../domain/wish/wish'
import { startCloud, type Cloud } from '../../support/cloud'
import { codeOf } from '../../support/outcomes'
import { townForFile } from '../../support/town'
import { bring, publish, trolley } from '../../support/wishes'
import { openidOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const wishes = () => town.cloud.documents<Wish>('wishes')
const answer = (api: string, answers: readonly object[], always = true) =>
  town.cloud.admin('openapi', { api, answers, always })
const TEXT = 'security.msgSecCheck'
const PICTURE = 'security.mediaCheckAsync'
/** The emulator's stand-ins for what WeChat refuses, and for what it leaves to a person. */
const RISKY = '违规测试词'
const UNSURE = '复核测试词'

describe('text', () => {
  test('that WeChat refuses is stored nowhere', async () => {
    const { wisher, branchMember } = town.people
    expect(await codeOf(wisher.api.wish.submit({ ...trolley, reason: RISKY }))).toBe('unsafe_text')
    expect(await wishes()).toEqual([])
    const { id, version } = await bring.open(town.people)
    const bad = { title: `想要小推车${RISKY}`, kind: 'goods' } as const
    expect(await codeOf(wisher.api.wish.edit({ id, version, ...bad }))).toBe('unsafe_text')
    await branchMember.api.wish.claim({ id })
    const change = { what: 'edit', ...bad } as const
    expect(await codeOf(wisher.api.wish.askChange({ id, note: '想改一改', change }))).toBe('unsafe_text')
    expect(JSON.stringify(await wishes())).not.toContain(RISKY)
  })

  test('of thanks that WeChat refuses is stored nowhere', async () => {
    const { id } = await bring.realised(town.people)
    expect(
      await codeOf(town.people.wisher.api.wish.rate({ id, score: 5, thanks: RISKY, consent: true })),
    ).toBe('unsafe_text')
    expect(await wishes()).toMatchObject([{ state: 'realised', rating: null }])
  })

  test.each([
    ['cannot be reached', [{ unreachable: true }]],
    ['answers with an error', [{ errcode: -1, errmsg: 'system error' }]],
    ['wants a person', null],
  ])('whose check %s waits for a person and is never published by itself', async (_, answers) => {
    if (answers) await answer(TEXT, answers)
    const { communityStaff } = town.people
    const written = { ...trolley, reason: answers ? (trolley.reason ?? '') : UNSURE }
    const { id, version } = await bring.review(town.people, written)
    expect((await communityStaff.api.wish.get({ id })).review).toMatchObject({ textCheck: 'manual' })
    const decision = { verdict: 'publish', sensitivity: 'none' } as const
    expect(await codeOf(communityStaff.api.wish.review({ id, version, decision }))).toBe('unchecked')
    expect(await wishes()).toMatchObject([{ state: 'review', version: 1 }])
    expect(await publish(town.people, { id, version })).toMatchObject({ state: 'open' })
  })

  test('of thanks whose check cannot be reached is held until the community approves it', async () => {
    const { wisher, communityStaff, neighbour } = town.people
    const { id } = await bring.realised(town.people)
    await answer(TEXT, [{ unreachable: true }])
    await wisher.api.wish.rate({ id, score: 5, thanks: '谢谢小李', consent: true })
    expect((await wisher.api.wish.get({ id })).rating).toMatchObject({ isPublic: false })
    expect((await communityStaff.api.wish.desk({})).wishes).toMatchObject([
      { id, actions: ['approveThanks'] },
    ])
    await communityStaff.api.wish.approveThanks({ id })
    expect((await wisher.api.wish.get({ id })).rating).toMatchObject({ isPublic: true })
    expect(await codeOf(communityStaff.api.wish.approveThanks({ id }))).toBe('conflict')
    expect(await codeOf(neighbour.api.wish.get({ id }))).toBe('not_found')
  })
})

describe('pictures', () => {
  const TRACE = 'trace-of-the-test'
  const event = (rest: object) => ({
    Event: 'wxa_media_check',
    MsgType: 'event',
    trace_id: TRACE,
    errcode: 0,
    ...rest,
  })
  const push = (rest: object, trace = TRACE) =>
    town.cloud.admin('push/push', { event: event({ ...rest, trace_id: trace }) })

  /** A submitted wish with one picture, whose verdict comes when the test says so. */
  async function withPicture(trace = TRACE): Promise<{ id: string; version: number; file: string }> {
    await answer(PICTURE, [{ json: { errcode: 0, errmsg: 'ok', trace_id: trace } }])
    const file = await town.people.wisher.upload('wishes/wisher/cart.jpg', new Uint8Array([0xff, 0xd8, 0xff]))
    const { id, version } = await town.people.wisher.api.wish.submit({ ...trolley, pictures: [file] })
    return { id, version, file }
  }
  const publicPictures = async (id: string) => (await town.people.buildingLead.api.wish.get({ id })).pictures
  const unseen = { verdict: 'publish', sensitivity: 'none' } as const

  test('are checked, held until the verdict is there, and then public', async () => {
    const { communityStaff } = town.people
    const { id, version, file } = await withPicture()
    expect(await wishes()).toMatchObject([{ pictures: [{ file, check: 'pending', trace: TRACE }] }])
    expect(await codeOf(communityStaff.api.wish.review({ id, version, decision: unseen }))).toBe('unchecked')
    expect(await push({ result: { suggest: 'pass' } })).toEqual({ ok: true, noted: true })
    await communityStaff.api.wish.review({ id, version, decision: unseen })
    expect(await publicPictures(id)).toMatchObject([{ file, check: 'pass' }])
    expect((await publicPictures(id))[0]?.url).toContain('http')
  })

  test('that WeChat refuses stay hidden whatever the reviewer says, also when the verdict comes late', async () => {
    const first = await withPicture()
    await push({ result: { suggest: 'risky' } })
    const { version } = await town.people.communityStaff.api.wish.get({ id: first.id })
    await publish(town.people, { id: first.id, version })
    expect(await publicPictures(first.id)).toEqual([])
    await town.people.wisher.api.wish.withdraw({ id: first.id })
    const second = await withPicture('another-trace')
    await publish(town.people, second)
    expect(await publicPictures(second.id)).toHaveLength(1)
    await push({ result: { suggest: 'risky' } }, 'another-trace')
    expect(await publicPictures(second.id)).toEqual([])
  })

  test('that turn out risky while the reviewer reads cannot be published unseen', async () => {
    const { id, version } = await withPicture()
    await push({ result: { suggest: 'risky' } })
    expect(await codeOf(publish(town.people, { id, version }))).toBe('conflict')
    expect(await wishes()).toMatchObject([{ state: 'review', pictures: [{ check: 'risky' }] }])
  })

  test.each([
    ['wants a person', { result: { suggest: 'review' } }],
    ['could not load it', { errcode: -1008 }],
  ])('whose check %s are for a person to look at', async (_, rest) => {
    await withPicture()
    await push(rest)
    expect(await wishes()).toMatchObject([{ pictures: [{ check: 'manual' }] }])
  })

  test('whose check cannot be asked for are for a person to look at', async () => {
    await answer(PICTURE, [{ unreachable: true }])
    const file = await town.people.wisher.upload('wishes/wisher/cart.jpg', new Uint8Array([0xff, 0xd8, 0xff]))
    await town.people.wisher.api.wish.submit({ ...trolley, pictures: [file] })
    expect(await wishes()).toMatchObject([{ pictures: [{ check: 'manual', trace: null }], effects: [] }])
  })

  test('a verdict pushed twice, or on nothing we know, changes nothing', async () => {
    await withPicture()
    await push({ result: { suggest: 'pass' } })
    const before = await wishes()
    expect(await push({ result: { suggest: 'pass' } })).toMatchObject({ ok: true })
    expect(await push({ result: { suggest: 'risky' } }, 'nobody-asked')).toEqual({ ok: true, noted: false })
    expect(await town.cloud.admin('push/push', { event: { Event: 'wxa_media_check' } })).toEqual({
      ok: false,
      code: 'invalid',
    })
    expect(await wishes()).toEqual(before)
  })
})

describe('functions that are not for clients', () => {
  const pushed = { Event: 'wxa_media_check', trace_id: 'x', errcode: 0, result: { suggest: 'pass' } }

  test.each([
    ['jobs', {}],
    ['jobs', { Type: 'Timer', TriggerName: 'hourly' }],
    ['push', pushed],
    ['roster', { task: 'template' }],
  ])('%s is closed to them', async (name, body) => {
    expect((await town.people.wisher.post(`/functions/${name}`, body)).status).toBe(403)
  })

  describe('where somebody left the door open', () => {
    let open: Cloud
    beforeAll(async () => {
      open = await startCloud({ open: true })
    })
    afterAll(() => open.stop())

    test.each([
      ['jobs', { Type: 'Timer', TriggerName: 'hourly' }],
      ['push', pushed],
      ['roster', { task: 'template' }],
    ])('%s refuses by itself', async (name, body) => {
      const client = await open.as(openidOf('wisher'))
      const response = await client.post(`/functions/${name}`, body)
      expect(await response.json()).toEqual({ ok: false, code: 'forbidden' })
    })
  })
})
