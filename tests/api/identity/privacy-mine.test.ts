import type { AuditEntry } from '../../../cloudfunctions/kernel/audit-chain'
import type { AppError } from '../../../domain/errors'
import { CONSENT } from '../../../domain/identity/consent'
import type { Person } from '../../../domain/identity/person'
import { setFields } from '../../support/console'
import { codeOf, refusalOf } from '../../support/outcomes'
import { newcomer } from '../../support/samples/privacy'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { personOf, phoneOf, strangerOpenid, type Who } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()

const personNamed = async (id: string): Promise<Person | undefined> =>
  (await town.cloud.documents<Person>('people')).find(({ _id }) => _id === id)
const change = (who: Who, fields: object) => setFields(town.cloud, { collection: 'people', id: who }, fields)

describe('agreeing', () => {
  const outdated = { consent: { version: '2020-01-01', at: 1 } }

  test.each([
    ['the text has changed', outdated],
    ['nobody was ever asked', { consent: null }],
  ])('is needed before anything can be changed when %s; reading is not', async (_, consent) => {
    await change('wisher', consent)
    const { identity, wish } = town.people.wisher.api
    const submit = () => wish.submit({ title: '想请人教我用手机', kind: 'service', for: { who: 'me' } })
    expect(await codeOf(submit())).toBe('consent_needed')
    expect(await codeOf(identity.privacy.correct({ note: '名字错了' }))).toBe('consent_needed')
    expect(await identity.me({})).toMatchObject({ mustAgree: true })
    expect((await wish.list({ scope: 'community' })).wishes).toEqual([])
    await identity.privacy.agree({ version: CONSENT })
    expect(await identity.me({})).toMatchObject({ mustAgree: false })
    expect(await submit()).toMatchObject({ state: 'review' })
  })

  test('to a text that is not the latest is no agreement', async () => {
    await change('wisher', outdated)
    const agreed = town.people.wisher.api.identity.privacy.agree({ version: '2020-01-01' })
    expect(await codeOf(agreed)).toBe('conflict')
    expect((await personNamed('wisher'))?.consent).toEqual(outdated.consent)
  })

  test('is noted with version and time, and again changes nothing', async () => {
    await change('wisher', outdated)
    const { privacy } = town.people.wisher.api.identity
    await privacy.agree({ version: CONSENT })
    const first = await personNamed('wisher')
    expect(first).toMatchObject({ version: 2, consent: { version: CONSENT } })
    expect(first?.consent?.at).toBeGreaterThan(outdated.consent.at)
    await privacy.agree({ version: CONSENT })
    expect(await personNamed('wisher')).toEqual(first)
  })

  test('is for those who are known', async () => {
    const stranger = await town.cloud.as(strangerOpenid)
    expect(await codeOf(stranger.api.identity.privacy.agree({ version: CONSENT }))).toBe('not_joined')
  })

  test('costs the refused call nothing more than looking up who it is', async () => {
    await change('wisher', outdated)
    const { reply, databaseOperations } = await town.people.wisher.call(
      'identity.subscribe',
      { accepted: ['wishNews'] },
      'consent-0123456789abcdef',
    )
    expect(reply).toMatchObject({ ok: false, code: 'consent_needed' })
    expect(databaseOperations).toBe(1)
  })
})

describe('my data', () => {
  test('is what is stored about me, in full, and of nobody else', async () => {
    const helped = { helper: { id: 'daughter', name: '周敏', relation: '女儿', isStaff: false } }
    await town.cloud.insert('wishes', [
      storedWish({ id: 'w1', state: 'confirming', changes: helped }),
      storedWish({
        id: 'w2',
        state: 'open',
        changes: { wisher: { id: 'noPhone', name: '周秀珍', hasPhone: false } },
      }),
    ])
    await town.people.branchMember.api.wish.reveal({ id: 'w1' }).catch(() => undefined)
    await town.people.wisher.api.identity.subscribe({ accepted: ['wishNews'] })
    const mine = await town.people.wisher.api.identity.privacy.mine({})
    expect(mine).toMatchObject({
      ...{ id: 'wisher', name: '周桂兰', phone: phoneOf('wisher'), address: '1 号楼 402 室', door: '1-401' },
      ...{ phoneProof: 'wechat', relation: 'owner', isRepresentative: true, correction: null },
      consent: { version: CONSENT },
      messages: [{ name: '心愿进展提醒', left: 1 }],
      looks: [{ by: '李明', reason: '认领心愿“请帮忙修一下阳台的灯”' }],
      cases: [{ id: 'w1', part: 'asked', state: '待确认', steps: [{ action: '提交心愿' }] }],
      next: null,
    })
    expect(JSON.stringify(mine)).not.toContain('周秀珍')
    const claimed = await town.people.branchMember.api.identity.privacy.mine({})
    expect(claimed.cases).toMatchObject([{ id: 'w1', part: 'claimed' }])
    expect(claimed.posts).toMatchObject([{ role: 'branchMember', orgName: '一网格' }])
  })

  test('is there for whoever waits to be verified, too', async () => {
    await town.cloud.insert('people', [newcomer('n1', { openid: strangerOpenid })])
    const stranger = await town.cloud.as(strangerOpenid)
    expect(await stranger.api.identity.privacy.mine({})).toMatchObject({
      ...{ id: 'n1', residence: { state: 'pending' }, door: '', cases: [], looks: [] },
    })
  })

  test('comes a page of cases at a time, none left out', async () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      storedWish({ id: `w${at}`, state: 'open', now: 1_000_000 + at }),
    )
    await town.cloud.insert('wishes', many)
    const { privacy } = town.people.wisher.api.identity
    const first = await privacy.mine({})
    const second = await privacy.mine({ after: first.next })
    expect([...first.cases, ...second.cases].map(({ id }) => id)).toEqual(
      many.map(({ _id }) => _id).reverse(),
    )
    expect(second.next).toBeNull()
  })
})

describe('a correction', () => {
  const ask = { name: '周桂蓝', door: '3-402', note: '户口本上是蓝' }

  test('of a verified name or door waits for the grid, a relation does not', async () => {
    await town.people.wisher.api.identity.privacy.correct({ ...ask, relation: 'parent' })
    expect(await personNamed('wisher')).toMatchObject({
      ...{ name: '周桂兰', relation: 'parent', version: 2, correction: ask },
    })
    const mine = await town.people.wisher.api.identity.privacy.mine({})
    expect(mine.correction).toMatchObject(ask)
  })

  test('of a name that nobody has verified is done at once', async () => {
    await town.cloud.insert('people', [newcomer('n1', { openid: strangerOpenid })])
    const stranger = await town.cloud.as(strangerOpenid)
    await stranger.api.identity.privacy.correct({ name: '秦小晓' })
    const person = await personNamed('n1')
    expect(person).toMatchObject({ name: '秦小晓' })
    expect(person?.correction).toBeUndefined()
  })

  test('that says nothing is refused by field', async () => {
    const refusal = await refusalOf(town.people.wisher.api.identity.privacy.correct({}))
    expect(refusal).toMatchObject({ code: 'invalid', fields: { note: '请写一写哪里不对' } })
  })

  const answer = (who: Who, more: object = {}) =>
    town.people[who as 'gridWorker'].api.identity.privacy.answerCorrection({
      ...{ personId: 'wisher', version: 2, agree: true, note: '看过户口本', ...more },
    })

  test('is answered by the grid: name and address are changed, the answer is on record without them', async () => {
    await town.people.wisher.api.identity.privacy.correct(ask)
    await answer('gridWorker')
    expect(await personNamed('wisher')).toMatchObject({ name: '周桂蓝', correction: null, version: 3 })
    const mine = await town.people.wisher.api.identity.privacy.mine({})
    expect(mine.answer).toMatchObject({ isAgreed: true, note: '看过户口本', by: '孙磊' })
    expect(mine).toMatchObject({ door: '1-3-402', records: [{ what: 'correct', as: '一网格网格员' }] })
    expect(mine).toMatchObject({ address: '锦绣社区1 号楼3-402室', phone: phoneOf('wisher') })
    const [entry, ...more] = await town.cloud.documents<AuditEntry>('audit')
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      what: 'person',
      action: 'correct',
      subject: 'wisher',
      reason: '看过户口本',
    })
  })

  test('that is declined changes nothing else', async () => {
    await town.people.wisher.api.identity.privacy.correct(ask)
    await answer('communityStaff', { agree: false, note: '请带户口本来' })
    expect(await personNamed('wisher')).toMatchObject({ name: '周桂兰', correction: null, householdId: 'h1' })
    const { answer: answered, records } = await town.people.wisher.api.identity.privacy.mine({})
    expect(answered).toMatchObject({ isAgreed: false, note: '请带户口本来' })
    expect(records).toMatchObject([{ what: 'refuseCorrection', reason: '请带户口本来' }])
  })

  test('is answered once, by one of two who answer at the same time', async () => {
    await town.people.wisher.api.identity.privacy.correct(ask)
    const both = await Promise.all(
      [true, false].map((agree) =>
        answer(agree ? 'gridWorker' : 'communityStaff', { agree }).then(
          () => 'ok',
          (error: unknown) => (error as AppError).code,
        ),
      ),
    )
    expect(both.sort()).toEqual(['conflict', 'ok'])
    expect(await codeOf(answer('gridWorker', { version: 3 }))).toBe('conflict')
  })

  test('of somebody elsewhere does not exist', async () => {
    await town.people.wisher.api.identity.privacy.correct(ask)
    expect(await codeOf(answer('foreignSecretary'))).toBe('not_found')
    expect((await personNamed('wisher'))?.name).toBe(personOf('wisher').name)
  })
})
