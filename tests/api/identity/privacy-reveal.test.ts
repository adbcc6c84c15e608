import type { AuditEntry } from '../../../cloudfunctions/kernel/audit-chain'
import { chinaDay } from '../../../domain/china-day'
import type { Person } from '../../../domain/identity/person'
import { privacyLimits } from '../../../domain/identity/privacy'
import type { Wish } from '../../../domain/wish/wish'
import { makeKey } from '../../support/cloud'
import { setFields } from '../../support/console'
import { codeOf, refusalOf } from '../../support/outcomes'
import { newcomer } from '../../support/samples/privacy'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { personOf, phoneOf, type Who } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()

const audit = () => town.cloud.documents<AuditEntry>('audit')
const store = (changes: Partial<Person> = {}) => town.cloud.insert('people', [newcomer('n1', changes)])
const verifying = { personId: 'n1', reason: 'verify', note: '上门没有人' } as const
const look = (who: Who, key = makeKey()) =>
  town.people[who as 'gridWorker'].api.identity.privacy.reveal(verifying, { key })

describe('a number is refused', () => {
  test.each([
    ['gridWorker', 'verify', 'forbidden'],
    ['gridWorker', 'phone', 'forbidden'],
    ['communitySecretary', 'correction', 'forbidden'],
    ['communityStaff', 'case', 'forbidden'],
    ['foreignSecretary', 'verify', 'not_found'],
    ['subdistrictStaff', 'verify', 'forbidden'],
    ['branchSecretary', 'verify', 'forbidden'],
  ] as const)('to %s who has nothing to do with a verified resident (%s)', async (who, reason, code) => {
    const asked = { personId: 'wisher', reason, note: '想打个电话' }
    expect(await codeOf(town.people[who].api.identity.privacy.reveal(asked))).toBe(code)
    expect(await audit()).toEqual([])
  })

  test('for somebody who is not there, as for somebody of another community', async () => {
    const { gridWorker } = town.people
    const refusals = ['nobody', 'outsider'].map((personId) =>
      refusalOf(gridWorker.api.identity.privacy.reveal({ ...verifying, personId })),
    )
    const [one, other] = await Promise.all(refusals)
    expect(one).toMatchObject({ code: 'not_found', message: other?.message })
  })

  const ofAnother: Partial<Wish> = { wisher: { id: 'neighbour', name: '许强', hasPhone: true } }

  test.each([
    ['of somebody else', 'w1', 'review', ofAnother],
    ['that is over', 'w1', 'realised', {}],
    ['that is not there', 'w2', 'review', {}],
  ] as const)('for a wish %s', async (_, caseId, state, changes) => {
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state, changes })])
    const asked = { personId: 'wisher', reason: 'case', note: '想问清楚', caseId } as const
    expect(await codeOf(town.people.communityStaff.api.identity.privacy.reveal(asked))).toBe('forbidden')
    expect(await audit()).toEqual([])
  })

  test('to a grid worker for a wish whose wisher has a phone and speaks for themselves', async () => {
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'review' })])
    const asked = { personId: 'wisher', reason: 'case', note: '想问清楚', caseId: 'w1' } as const
    expect(await codeOf(town.people.gridWorker.api.identity.privacy.reveal(asked))).toBe('forbidden')
  })

  test('once the home is verified, even for the same command again', async () => {
    await store()
    const key = makeKey()
    await look('gridWorker', key)
    await setFields(town.cloud, { collection: 'people', id: 'n1' }, { 'residence.state': 'verified' })
    expect(await codeOf(look('gridWorker', key))).toBe('forbidden')
    expect(await audit()).toHaveLength(1)
  })

  test('without a reason in words', async () => {
    await store()
    const refusal = await refusalOf(
      town.people.gridWorker.api.identity.privacy.reveal({ ...verifying, note: ' ' }),
    )
    expect(refusal.fields).toHaveProperty('note')
  })
})

describe('a number is shown, and the look is on record', () => {
  test('to the grid worker who verifies, with reason, capacity and chain', async () => {
    await store()
    const shown = await look('gridWorker')
    expect(shown).toEqual({ name: '秦晓', phone: phoneOf('wisher'), address: '1 号楼 402 室', left: 29 })
    expect(await audit()).toMatchObject([
      {
        ...{ chain: 'm1', seq: 1, what: 'contact', action: 'reveal', subject: 'n1', caseId: null },
        by: { id: 'gridWorker', name: '孙磊' },
        ...{ as: '一网格网格员', reason: '核实住址：上门没有人' },
      },
    ])
  })

  test.each([
    ['phone', { residence: personOf('wisher').residence, phoneProof: null }],
    ['correction', { correction: { name: '秦小', door: null, note: '', at: 1 } }],
  ] as const)('for the reason %s while it holds', async (reason, changes) => {
    await store(changes)
    const asked = { personId: 'n1', reason, note: '打电话核对' } as const
    const { phone } = await town.people.communityStaff.api.identity.privacy.reveal(asked)
    expect(phone).toBe(phoneOf('wisher'))
  })

  test('to the community that has a wish in hand, with the wish', async () => {
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'review' })])
    const asked = { personId: 'wisher', reason: 'case', note: '照片看不清', caseId: 'w1' } as const
    await town.people.communityStaff.api.identity.privacy.reveal(asked)
    expect(await audit()).toMatchObject([
      { caseId: 'w1', reason: '办理心愿“请帮忙修一下阳台的灯”：照片看不清' },
    ])
  })

  test('to the person, newest first, a page at a time', async () => {
    const { wisher, communityStaff } = town.people
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'review' })])
    const asked = { personId: 'wisher', reason: 'case', caseId: 'w1' } as const
    for (let at = 0; at < privacyLimits.looks + 2; at += 1) {
      await communityStaff.api.identity.privacy.reveal({ ...asked, note: `第 ${at} 次` })
      // Two looks of one millisecond would stand in either order.
      await town.cloud.advance(1000)
    }
    const first = await wisher.api.identity.privacy.looks({})
    expect(first.looks).toHaveLength(privacyLimits.looks)
    expect(first.looks[0]).toMatchObject({ by: '王芳', as: '锦绣社区社工' })
    expect(first.looks[0]?.reason).toMatch(/第 21 次$/)
    const second = await wisher.api.identity.privacy.looks({ after: first.next })
    expect(second.looks.map(({ reason }) => reason.split('：')[1])).toEqual(['第 1 次', '第 0 次'])
    expect(second.next).toBeNull()
    expect(await town.people.neighbour.api.identity.privacy.looks({})).toEqual({ looks: [], next: null })
  })
})

describe('looks of one day', () => {
  /** The grid worker has opened so many numbers today. */
  async function haveOpened(count: number): Promise<void> {
    const keys = Array.from({ length: count }, (_, at) => ({ key: `k${at}`, digest: 'd' }))
    const reveals = { day: chinaDay(await town.cloud.now()), keys }
    await setFields(town.cloud, { collection: 'people', id: 'gridWorker' }, { reveals })
  }

  test('end at the limit with a kind word, and begin anew the next day', async () => {
    await store()
    await haveOpened(privacyLimits.revealsPerDay - 1)
    expect((await look('gridWorker')).left).toBe(0)
    expect(await refusalOf(look('gridWorker'))).toMatchObject({
      ...{ code: 'too_many', message: expect.stringContaining('歇一歇') as unknown },
    })
    expect(await audit()).toHaveLength(1)
    await town.cloud.advance(24 * 3_600_000)
    expect((await look('gridWorker')).left).toBe(privacyLimits.revealsPerDay - 1)
  })

  test('are no more than the limit, however many are asked for at once', async () => {
    await store()
    await haveOpened(privacyLimits.revealsPerDay - 4)
    const asked = Array.from({ length: 12 }, () =>
      look('gridWorker').then(
        () => 'ok',
        () => 'refused',
      ),
    )
    expect((await Promise.all(asked)).filter((one) => one === 'ok')).toHaveLength(4)
    expect(await audit()).toHaveLength(4)
  })

  test('count a command once, however often it is sent', async () => {
    await store()
    const key = makeKey()
    const answers = await Promise.all(Array.from({ length: 6 }, () => look('gridWorker', key)))
    expect(answers.map(({ phone }) => phone)).toEqual(answers.map(() => phoneOf('wisher')))
    expect(await audit()).toHaveLength(1)
    const person = (await town.cloud.documents<Person>('people')).find(({ _id }) => _id === 'gridWorker')
    expect(person?.reveals?.keys).toHaveLength(1)
  })
})
