import { DAY } from '../../../domain/case'
import { wishLimits } from '../../../domain/wish/limits'
import type { Wish } from '../../../domain/wish/wish'
import { codeOf, inChinese, refusalOf } from '../../support/outcomes'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { bring, chess, trolley } from '../../support/wishes'

jest.setTimeout(120_000)

const town = townForFile()
const wishes = () => town.cloud.documents<Wish>('wishes')
const own = (name: string): string => `cloud://local.bucket/wishes/wisher/${name}.jpg`
const many = (count: number): string[] => Array.from({ length: count }, (_, at) => own(`p${at}`))

describe('what a wish may be', () => {
  test.each<[string, object, string]>([
    ['asks for cash', { title: '想请邻居借钱周转一下' }, 'title'],
    ['asks for cash in its reason', { reason: '发个红包就行' }, 'reason'],
    ['advertises', { reason: '优惠大促销，扫码下单' }, 'reason'],
    ['holds an address of the web', { title: '请看 www.example.test' }, 'title'],
    ['holds a phone number', { reason: '请打 138 1234 5678' }, 'reason'],
    ['costs more than a micro-wish', { value: 501 }, 'value'],
    ['is needed by a day that is over', { neededBy: 1 }, 'neededBy'],
    ['is needed in a year', { neededBy: Date.now() + 365 * DAY }, 'neededBy'],
    ['has seven pictures', { pictures: many(wishLimits.pictures + 1) }, 'pictures'],
    [
      'has a picture of somebody else',
      { pictures: ['cloud://local.bucket/wishes/daughter/a.jpg'] },
      'pictures',
    ],
    ['climbs out of its folder', { pictures: ['cloud://local.bucket/wishes/wisher/../b/a.jpg'] }, 'pictures'],
    ['has a title of three characters', { title: '小推车' }, 'title'],
    [
      'is for somebody with half a phone number',
      { for: { who: 'other', name: '老张', relation: '邻居', phone: '138' } },
      'for.phone',
    ],
  ])('a wish that %s is refused by field', async (_, changes, field) => {
    const refusal = await refusalOf(town.people.wisher.api.wish.submit({ ...trolley, ...changes }))
    expect(refusal.code).toBe('invalid')
    expect(refusal.fields).toEqual({ [field]: inChinese })
    expect(await wishes()).toEqual([])
  })

  test('every broken rule is named at once', async () => {
    const call = town.people.wisher.api.wish.submit({
      ...trolley,
      title: '求红包现金',
      value: 900,
      neededBy: 1,
    })
    expect(Object.keys((await refusalOf(call)).fields).sort()).toEqual(['neededBy', 'title', 'value'])
  })

  test('the same rules hold for a change, asked or made, and for staff who record', async () => {
    const { wisher, communityStaff } = town.people
    const { id, version } = await bring.open(town.people)
    const cash = { title: '想要现金补贴一点', kind: 'goods' } as const
    expect(await codeOf(wisher.api.wish.edit({ id, version, ...cash }))).toBe('invalid')
    await town.people.branchMember.api.wish.claim({ id })
    const change = { what: 'edit', ...cash } as const
    expect(await codeOf(wisher.api.wish.askChange({ id, note: '想改一改', change }))).toBe('invalid')
    expect(await codeOf(communityStaff.api.wish.record({ ...cash, residentId: 'noPhone' }))).toBe('invalid')
    expect(await wishes()).toMatchObject([{ title: trolley.title, change: null }])
  })

  test('a very like wish of the household is pointed out, and taken when it is meant', async () => {
    const { wisher, daughter, neighbour } = town.people
    const { id } = await wisher.api.wish.submit(trolley)
    const again = { ...trolley, title: '想要一辆买菜用的小拖车' }
    const refusal = await refusalOf(daughter.api.wish.submit(again))
    expect(refusal).toMatchObject({ code: 'similar', fields: { similarTo: id } })
    expect(refusal.message).toContain(trolley.title)
    await daughter.api.wish.submit({ ...again, evenIfSimilar: true })
    await neighbour.api.wish.submit(again)
    expect(await wishes()).toHaveLength(3)
  })

  test('a withdrawn wish is no reason to point anything out', async () => {
    const { id } = await town.people.wisher.api.wish.submit(trolley)
    await town.people.wisher.api.wish.withdraw({ id })
    expect(await town.people.wisher.api.wish.submit(trolley)).toMatchObject({ state: 'review' })
  })
})

describe('evidence', () => {
  const mine = 'cloud://local.bucket/wishes/branchMember/done.jpg'
  test.each<[Wish['kind'], object, string]>([
    ['goods', { note: '送到了' }, 'photos'],
    ['goods', { minutes: 30 }, 'photos'],
    ['service', { photos: [mine] }, 'minutes'],
    ['company', { note: '聊了一下午' }, 'minutes'],
    ['other', { note: '好了' }, 'note'],
    ['goods', { photos: ['cloud://local.bucket/wishes/volunteer/done.jpg'] }, 'photos'],
    ['service', { minutes: 4 }, 'minutes'],
    ['service', { minutes: 24 * 60 + 1 }, 'minutes'],
  ])('for %s, %j lacks something', async (kind, given, field) => {
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'doing', changes: { kind } })])
    const refusal = await refusalOf(town.people.branchMember.api.wish.fulfil({ id: 'w1', ...given }))
    expect(refusal).toMatchObject({
      code: 'invalid',
      fields: { [field]: inChinese },
    })
    expect(await wishes()).toMatchObject([{ state: 'doing', version: 1, evidence: null }])
  })

  test.each<[Wish['kind'], object]>([
    ['goods', { photos: [mine] }],
    ['goods', { signature: mine }],
    ['service', { minutes: 5 }],
    ['company', { minutes: 90 }],
    ['other', { note: '都办妥了' }],
  ])('for %s, %j suffices', async (kind, given) => {
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'doing', changes: { kind } })])
    expect(await town.people.branchMember.api.wish.fulfil({ id: 'w1', ...given })).toMatchObject({
      state: 'confirming',
    })
  })
})

describe('limits', () => {
  test('a claim is extended twice, with a reason each time', async () => {
    const { branchMember } = town.people
    const { id } = await bring.claimed(town.people, chess)
    const extend = (note: string) => branchMember.api.wish.extend({ id, note })
    expect(await codeOf(extend(' '))).toBe('invalid')
    await extend('零件没到')
    await extend('还没有到')
    expect(await codeOf(extend('仍然没到'))).toBe('too_many')
    expect((await branchMember.api.wish.get({ id })).extensionsLeft).toBe(0)
  })

  test('a confirmed wish can be reopened for 14 days and no longer', async () => {
    const { wisher } = town.people
    const { id } = await bring.realised(town.people)
    await town.cloud.advance(14 * DAY + 60_000)
    expect((await wisher.api.wish.get({ id })).actions).not.toContain('reopen')
    expect(await codeOf(wisher.api.wish.reopen({ id, note: '又坏了' }))).toBe('too_late')
    await town.cloud.advance(-120_000)
    expect(await wisher.api.wish.reopen({ id, note: '又坏了' })).toMatchObject({ state: 'doing' })
  })

  test('a team takes as many as it has places', async () => {
    const { branchSecretary, buildingLead, branchMember } = town.people
    const { id } = await bring.team(town.people, 2)
    await branchSecretary.api.wish.join({ id })
    expect(await codeOf(buildingLead.api.wish.join({ id }))).toBe('too_many')
    expect(await codeOf(branchMember.api.wish.join({ id }))).toBe('forbidden')
    await branchSecretary.api.wish.leave({ id })
    await buildingLead.api.wish.join({ id })
    expect((await branchMember.api.wish.get({ id })).claim?.members).toEqual(['沈玉梅'])
  })

  test.each([0, -1, 1.5, wishLimits.teamPlaces.max + 1])('a team of %p is refused', async (places) => {
    const { id } = await bring.open(town.people)
    expect(await codeOf(town.people.branchMember.api.wish.claim({ id, places }))).toBe('invalid')
  })

  test('a household has three open wishes, whoever asks', async () => {
    const { wisher, daughter, gridWorker } = town.people
    const titles = ['修一修阳台的灯', '教我用手机挂号', '帮忙搬一张旧桌子']
    const made = []
    for (const [at, title] of titles.entries()) {
      made.push(
        await (at === 1 ? daughter : wisher).api.wish.submit({ title, kind: 'service', for: { who: 'me' } }),
      )
    }
    const fourth = { title: '想学写毛笔字', kind: 'company' } as const
    expect(await codeOf(daughter.api.wish.submit({ ...fourth, for: { who: 'me' } }))).toBe('too_many')
    expect(await codeOf(gridWorker.api.wish.record({ ...fourth, residentId: 'wisher' }))).toBe('too_many')
    await wisher.api.wish.withdraw({ id: made[0]?.id ?? '' })
    expect(await daughter.api.wish.submit({ ...fourth, for: { who: 'me' } })).toMatchObject({ version: 1 })
  })
})
