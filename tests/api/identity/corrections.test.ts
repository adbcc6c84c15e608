import type { Household, Org } from '../../../domain/grid/org'
import type { Person } from '../../../domain/identity/person'
import { makeKey } from '../../support/cloud'
import { codeOf, outcomeOf, refusalOf } from '../../support/outcomes'
import { waitingPerson } from '../../support/samples/queue'
import { townForFile } from '../../support/town'

jest.setTimeout(120_000)

const town = townForFile()
const person = async (id: string) =>
  (await town.cloud.documents<Person>('people')).find(({ _id }) => _id === id)
const household = async (id: string) =>
  (await town.cloud.documents<Household>('households')).find(({ _id }) => _id === id)
const countsOf = async (id: string) =>
  (await town.cloud.documents<Org>('orgs')).find(({ _id }) => _id === id)?.counts

const ask = (asked: object) => town.people.wisher.api.identity.privacy.correct(asked)
const accepting = { personId: 'wisher', version: 2, agree: true, note: '上门看过' }
const accept = (key = makeKey()) =>
  town.people.gridWorker.call('identity.privacy.answerCorrection', accepting, key)
const listed = async () => (await town.people.gridWorker.api.grid.people.corrections({})).corrections

describe('what somebody asked to be corrected', () => {
  test('stands beside those who wait, longest first, and is counted for whoever answers', async () => {
    await ask({ name: '周桂蓝', note: '户口本上是蓝' })
    await town.people.daughter.api.identity.privacy.correct({ door: '1905' })
    await town.cloud.insert('people', [waitingPerson('p')])
    expect(await listed()).toMatchObject([
      { id: 'wisher', name: '周桂兰', asked: { name: '周桂蓝', door: null } },
      { id: 'daughter', asked: { door: '1905' } },
    ])
    const { identity, grid } = town.people.communityStaff.api
    expect(await identity.me({})).toMatchObject({ waiting: { homes: 1, corrections: 2 } })
    expect((await grid.people.corrections({})).corrections).toHaveLength(2)
    expect(await town.people.wisher.api.identity.me({})).toMatchObject({ waiting: null })
  })

  test('is nobody else’s business', async () => {
    await ask({ note: '名字错了' })
    const { api, call } = town.people.foreignSecretary
    expect(await api.grid.people.corrections({})).toEqual({ corrections: [], isMore: false })
    expect(await api.identity.me({})).toMatchObject({ waiting: { homes: 0, corrections: 0 } })
    expect((await call('grid.people.corrections', { org: 'g1' })).reply).toMatchObject({ code: 'invalid' })
  })

  test('is a name as joining takes it', async () => {
    expect((await refusalOf(ask({ name: '周桂兰2' }))).fields['name']).toBe('姓名里不能有数字和符号')
    await ask({ name: '周 桂蓝' })
    expect(await listed()).toMatchObject([{ asked: { name: '周桂蓝' } }])
  })

  test.each(['我家', '4'.repeat(9), '1-2-3-4'])('is no door: %s is refused by field', async (door) => {
    expect((await refusalOf(ask({ door }))).fields['door']).toMatch(/门牌号/)
  })
})

describe('an accepted door', () => {
  test('moves the person to the household behind it, which is entered; nobody else moves', async () => {
    const before = await countsOf('b1')
    await ask({ door: '1905' })
    await accept()
    const moved = await person('wisher')
    expect(moved).toMatchObject({ past: [{ householdId: 'h1' }], path: (await person('daughter'))?.path })
    expect(await household(moved?.householdId ?? '')).toMatchObject({ door: '1-1905', representative: null })
    expect(await household('h1')).toMatchObject({ representative: null })
    expect(await person('daughter')).toMatchObject({ householdId: 'h1', version: 1 })
    const after = await countsOf('b1')
    expect(after).toEqual({ ...before, households: (before?.households ?? 0) + 1 })
    expect(await listed()).toEqual([])
    const { members, door } = await town.people.wisher.api.identity.join.household({})
    expect([door, members.length]).toEqual(['1-1905', 1])
  })

  test('of a household that is known joins it; with the building’s number or without', async () => {
    const [other] = (await town.cloud.documents<Household>('households')).filter(
      ({ _id, path, door }) => _id !== 'h1' && path.includes('b1') && door.startsWith('1-'),
    )
    await ask({ door: other?.door ?? '' })
    await accept()
    expect(await person('wisher')).toMatchObject({ householdId: other?._id })
  })

  test('that is their own already changes the address only', async () => {
    const own = await household('h1')
    await ask({ door: own?.door ?? '' })
    await accept()
    expect(await person('wisher')).toMatchObject({ householdId: 'h1', correction: null })
    expect(await household('h1')).toEqual(own)
  })

  test('of somebody who waits moves them while they wait', async () => {
    await town.cloud.insert('people', [waitingPerson('p')])
    const caller = await town.cloud.as('oTest-p')
    await caller.api.identity.privacy.correct({ door: '1905' })
    await town.people.gridWorker.api.identity.privacy.answerCorrection({ ...accepting, personId: 'p' })
    expect(await person('p')).toMatchObject({ residence: { state: 'pending' } })
    expect((await person('p'))?.past).toBeUndefined()
  })

  test.each(['insertDocument households', 'modifyDocument people', 'modifyDocument orgs'])(
    'is completed by a retry after a process ends at %s',
    async (actionPattern) => {
      await ask({ door: '1905' })
      await town.cloud.admin('faults', { kill: 'after-write', function: 'api', actionPattern, nth: 1 })
      const key = makeKey()
      expect((await accept(key)).status).toBe(500)
      expect(outcomeOf((await accept(key)).reply)).toBe('ok')
      expect((await person('wisher'))?.householdId).not.toBe('h1')
      expect(await household('h1')).toMatchObject({ representative: null })
      expect(await town.cloud.documents('audit')).toHaveLength(1)
    },
  )

  test('and a move out at the same moment: one or the other', async () => {
    await ask({ door: '1905' })
    const moveOut = town.people.wisher.api.identity.join.moveOut({ personId: 'wisher', version: 2 })
    const [answer, left] = await Promise.all([accept(), codeOf(moveOut).catch(() => 'ok')])
    expect([outcomeOf(answer.reply), left].sort()).toEqual(['conflict', 'ok'])
  })
})

test('whoever agreed to it is told of the answer', async () => {
  const { wisher } = town.people
  await wisher.post('/client/subscriptions', {
    templateIds: ['homeChecked'],
    answers: { homeChecked: 'accept' },
  })
  await wisher.api.identity.subscribe({ accepted: ['homeChecked'] })
  await ask({ note: '名字错了' })
  await accept()
  expect(await town.cloud.messages()).toMatchObject([{ template: 'homeChecked' }])
})
