import { CONSENT } from '../../../domain/identity/consent'
import type { Household, Org } from '../../../domain/grid/org'
import type { Person } from '../../../domain/identity/person'
import { makeKey } from '../../support/cloud'
import { codeOf } from '../../support/outcomes'
import { homeOf, waitingPerson } from '../../support/samples/queue'
import { townForFile } from '../../support/town'
import { personOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const people = () => town.people.gridWorker.api.grid.people

const person = async (id: string): Promise<Person | undefined> =>
  (await town.cloud.documents<Person>('people')).find(({ _id }) => _id === id)
const countsOf = async (id: string) =>
  (await town.cloud.documents<Org>('orgs')).find(({ _id }) => _id === id)?.counts

/** So many who wait in 1 号楼, the first the longest. */
async function crowd(count: number): Promise<string[]> {
  const waiting = Array.from({ length: count }, (_, at) =>
    waitingPerson(`p${at}`, { residence: { state: 'pending', since: at + 1, by: null, reason: null } }),
  )
  await town.cloud.insert('people', waiting)
  await town.cloud.insert('households', waiting.map(homeOf))
  return waiting.map(({ _id }) => _id)
}

const wanted = (ids: readonly string[], version = 1) => ids.map((id) => ({ id, version }))
const verdicts = async (ids: readonly string[], version = 1) =>
  (await people().verify({ people: wanted(ids, version) })).results.map(({ verdict }) => verdict)

describe('the queue', () => {
  test('shows the longest waiting first, fifty at most, with door and household', async () => {
    await crowd(52)
    await town.cloud.insert('people', [{ ...personOf('daughter'), householdId: 'p0:home' }])
    const queue = await people().queue({})
    expect(queue.isMore).toBe(true)
    expect(queue.people).toHaveLength(50)
    expect(queue.people[0]).toMatchObject({
      ...{ id: 'p0', name: '周桂兰', door: '1-901', household: ['周*'], phone: '138****0000' },
    })
    expect(queue.people.map(({ id }) => id).slice(0, 3)).toEqual(['p0', 'p1', 'p2'])
  })

  test('holds nobody from elsewhere, whatever is sent', async () => {
    await crowd(1)
    const { foreignSecretary } = town.people
    expect(await foreignSecretary.api.grid.people.queue({})).toEqual({ people: [], isMore: false })
    for (const more of [{ org: 'g1' }, { path: 'g1' }, { scope: 'm1' }]) {
      const { reply } = await foreignSecretary.call('grid.people.queue', more)
      expect(reply).toMatchObject({ ok: false, code: 'invalid' })
    }
  })
})

describe('verifying', () => {
  test('opens the program to each, counts them, writes it down', async () => {
    const ids = await crowd(3)
    expect(await verdicts(ids)).toEqual(['verified', 'verified', 'verified'])
    for (const id of ids) {
      expect(await person(id)).toMatchObject({
        version: 2,
        residence: { state: 'verified', by: { id: 'gridWorker', name: '孙磊' }, reason: null },
      })
    }
    expect(await countsOf('b1')).toMatchObject({ pending: -3 })
    const audit = await town.cloud.documents<{ subject: string; seq: number }>('audit')
    expect(audit.map(({ subject }) => subject).sort()).toEqual(ids)
    expect(audit.map(({ seq }) => seq).sort()).toEqual([1, 2, 3])
    const caller = await town.cloud.as('oTest-p0')
    expect(await caller.api.identity.me({})).toMatchObject({ id: 'p0' })
  })

  test('says of each what came of it, and holds nobody up', async () => {
    await crowd(2)
    const elsewhere = waitingPerson('far', { path: personOf('outsider').path })
    await town.cloud.insert('people', [elsewhere])
    const [one] = await Promise.all([
      people().verify({
        people: [...wanted(['p0']), ...wanted(['p1'], 7), ...wanted(['far', 'nobody'])],
      }),
    ])
    expect(one.results).toEqual([
      { id: 'p0', verdict: 'verified' },
      { id: 'p1', verdict: 'conflict' },
      { id: 'far', verdict: 'gone' },
      { id: 'nobody', verdict: 'gone' },
    ])
    expect(await person('far')).toEqual(elsewhere)
  })

  test('notes whom the worker called, and only a number that was left', async () => {
    await town.cloud.insert('people', [
      waitingPerson('called'),
      waitingPerson('without', { contact: null, phoneMark: null, phoneTail: null }),
    ])
    const asked = ['called', 'without'].map((id) => ({ id, version: 1, isCalled: true }))
    await people().verify({ people: asked })
    expect([(await person('called'))?.phoneProof, (await person('without'))?.phoneProof]).toEqual([
      'worker',
      null,
    ])
  })

  test('by two at once is done once', async () => {
    const ids = await crowd(4)
    const of = (who: 'gridWorker' | 'communityStaff') =>
      town.people[who].api.grid.people.verify({ people: wanted(ids) })
    const both = await Promise.all([of('gridWorker'), of('communityStaff')])
    for (const id of ids) {
      const mine = both.map(({ results }) => results.find((one) => one.id === id)?.verdict)
      expect(mine.sort()).toEqual(['conflict', 'verified'])
      expect((await person(id))?.version).toBe(2)
    }
    expect(await countsOf('m1')).toMatchObject({ pending: -4 })
    expect(await town.cloud.documents('audit')).toHaveLength(4)
  })

  test('while they correct what they stated verifies one or the other, never a mix', async () => {
    await crowd(1)
    const caller = await town.cloud.as('oTest-p0')
    const { name, relation } = personOf('wisher')
    const stated = { name, relation, building: 'b2', room: '101', isFourteen: true, consent: CONSENT }
    const [verdict, corrected] = await Promise.all([
      verdicts(['p0']),
      caller.api.identity.join.ask(stated).then(
        () => true,
        () => false,
      ),
    ])
    const after = await person('p0')
    expect(verdict).toEqual([corrected ? 'conflict' : 'verified'])
    expect([after?.residence.state, after?.path.at(-1)]).toEqual(
      corrected ? ['pending', 'b2'] : ['verified', 'b1'],
    )
  })

  test('repeated answers the same and counts nothing twice', async () => {
    const ids = await crowd(2)
    const key = makeKey()
    const first = await people().verify({ people: wanted(ids) }, { key })
    expect(await people().verify({ people: wanted(ids) }, { key })).toEqual(first)
    expect(await countsOf('m1')).toMatchObject({ pending: -2 })
    expect(await town.cloud.documents('audit')).toHaveLength(2)
    expect(await codeOf(people().verify({ people: wanted(ids.slice(1)) }, { key }))).toBe('key_reused')
  })

  test('tells whoever agreed to be told', async () => {
    await crowd(1)
    const caller = await town.cloud.as('oTest-p0')
    await caller.post('/client/subscriptions', {
      templateIds: ['homeChecked'],
      answers: { homeChecked: 'accept' },
    })
    await caller.api.identity.subscribe({ accepted: ['homeChecked'] })
    await verdicts(['p0'])
    expect(await town.cloud.messages()).toMatchObject([{ touser: 'oTest-p0', template: 'homeChecked' }])
  })
})

describe('refusing', () => {
  test('is read by the person, who corrects it and waits again', async () => {
    await crowd(1)
    await people().refuse({ personId: 'p0', version: 1, reason: '门牌号写错了' })
    const { join } = (await town.cloud.as('oTest-p0')).api.identity
    expect((await join.mine({})).standing).toMatchObject({ state: 'refused', reason: '门牌号写错了' })
    const { name, relation } = personOf('wisher')
    await join.ask({ name, relation, building: 'b1', room: '902', isFourteen: true, consent: CONSENT })
    expect(await person('p0')).toMatchObject({ residence: { state: 'pending', reason: null } })
  })

  test('of what has changed since it was seen is a conflict', async () => {
    await crowd(1)
    expect(await codeOf(people().refuse({ personId: 'p0', version: 3, reason: '不在这里' }))).toBe('conflict')
    await verdicts(['p0'])
    expect(await codeOf(people().refuse({ personId: 'p0', version: 2, reason: '不在这里' }))).toBe('conflict')
  })
})

describe('a number', () => {
  test('is shown to whoever verifies, each time on record', async () => {
    await crowd(1)
    expect(await people().call({ personId: 'p0' })).toEqual({ phone: '13810000000' })
    expect(await town.cloud.documents('audit')).toMatchObject([
      { what: 'contact', action: 'reveal', subject: 'p0', by: { id: 'gridWorker' }, as: '一网格' },
    ])
  })

  test('is not shown of somebody who is verified', async () => {
    expect(await codeOf(people().call({ personId: 'wisher' }))).toBe('conflict')
    expect(await town.cloud.documents('audit')).toEqual([])
  })
})

test('a household’s choice is noted by the grid worker, with the reason', async () => {
  await people().represent({ personId: 'daughter', reason: '全家商量好的' })
  const homes = await town.cloud.documents<Household>('households')
  expect(homes.find(({ _id }) => _id === 'h1')?.representative).toBe('daughter')
  expect(await town.cloud.documents('audit')).toMatchObject([{ what: 'household', reason: '全家商量好的' }])
})

test('somebody who has left is moved out with a reason that they read', async () => {
  await people().moveOut({ personId: 'wisher', version: 1, reason: '房子已经卖掉' })
  const { standing } = await town.people.wisher.api.identity.join.mine({})
  expect(standing).toMatchObject({ state: 'left', reason: '房子已经卖掉' })
})
