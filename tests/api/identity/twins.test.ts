import { pairMark } from '../../../cloudfunctions/kernel/twins'
import { makeSeal } from '../../../cloudfunctions/kernel/seal'
import { DAY } from '../../../domain/case'
import type { Household } from '../../../domain/grid/org'
import { noOpenid, type Person } from '../../../domain/identity/person'
import { makeKey, testKeys } from '../../support/cloud'
import { codeOf } from '../../support/outcomes'
import { homeOf, waitingPerson } from '../../support/samples/queue'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { pair, twinsIn } from '../../support/twins'
import { personOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const { audit, caller, countsOf, everybody, merge, mergesLeft, person, twins } = twinsIn(town)
const seal = makeSeal(testKeys)
const worker = () => town.people.gridWorker.api
const apart = () => worker().identity.twin.keepApart({ personId: 'p', version: 1, entryId: 'p:entry' })
const verdicts = async (version = 1) =>
  (await worker().grid.people.verify({ people: [{ id: 'p', version }] })).results.map(
    ({ verdict }) => verdict,
  )
const offered = async () => (await worker().grid.people.queue({})).people.find(({ id }) => id === 'p')?.twins

const mark = seal.mark('phone', '13912345678')
/** The list knows the number, under another name and behind another door. */
const sameNumber = { householdId: 'h-elsewhere', name: '秦玉兰', phoneMark: mark }
const number = {
  phoneMark: mark,
  contact: seal.seal({ phone: '13912345678', address: '锦绣社区1 号楼901室' }),
}

describe('whoever waits is shown with their likes in the list', () => {
  test('of the same name behind the same door', async () => {
    await twins()
    expect(await offered()).toMatchObject([
      { id: 'p:entry', name: '秦奶奶', door: '1-901', isSameDoor: true, likenesses: ['door'] },
    ])
  })

  test('with the same number, name and door masked', async () => {
    await twins(sameNumber, number)
    expect(await offered()).toMatchObject([
      { name: '秦**', door: '1-***', isSameDoor: false, likenesses: ['phone'] },
    ])
  })

  test.each<[string, Partial<Person>]>([
    ['another name', { name: '秦爷爷' }],
    ['another door', { householdId: 'h-elsewhere' }],
    ['a phone of their own', { openid: 'oTest-other' }],
    ['a home that is not verified', { residence: { state: 'left', since: 1, by: null, reason: null } }],
    ['fewer than 14 years', { childUntil: Date.now() + DAY }],
  ])('but not with whoever has %s', async (_, entry) => {
    await twins(entry)
    expect(await offered()).toEqual([])
    expect(await verdicts()).toEqual(['verified'])
  })

  test('nor with somebody of another community', async () => {
    const { path, place } = personOf('outsider')
    await twins({ ...sameNumber, path, place }, number)
    expect(await offered()).toEqual([])
    expect(await codeOf(merge())).toBe('not_found')
  })
})

describe('verifying', () => {
  test('leaves out whoever may be somebody of the list, and holds nobody else up', async () => {
    await twins()
    const other = waitingPerson('q')
    await town.cloud.insert('people', [other])
    const people = [
      { id: 'p', version: 1 },
      { id: 'q', version: 1 },
    ]
    const { results } = await worker().grid.people.verify({ people })
    expect(results.map(({ verdict }) => verdict)).toEqual(['twin', 'verified'])
    expect(await person('p')).toMatchObject({ version: 1, residence: { state: 'pending' } })
  })

  test('goes on once they are known to be somebody else, and they are not offered again', async () => {
    await twins()
    await apart()
    expect(await offered()).toEqual([])
    expect((await person('p'))?.apart).toEqual([pairMark('p', 'p:entry')])
    expect(await verdicts(2)).toEqual(['verified'])
    expect(await person('p:entry')).toMatchObject({ version: 1 })
  })
})

describe('a merge', () => {
  test('leaves one person: the entry, with the phone, the word and the agreements of who joined', async () => {
    await twins(
      { relation: 'owner', posts: personOf('buildingLead').posts },
      { ...number, relation: 'parent' },
    )
    await (await caller()).api.identity.subscribe({ accepted: ['homeChecked', 'wishNews'] })
    await merge({ isCalled: true })
    const people = await everybody()
    expect(people.filter(({ name }) => name === '秦奶奶')).toHaveLength(1)
    expect(await person('p:entry')).toMatchObject({
      ...{ openid: 'oTest-p', relation: 'parent', phoneMark: mark, phoneProof: 'worker', version: 3 },
      ...{ residence: { state: 'verified', since: 0 }, formerIds: ['p'] },
      posts: [{ role: 'buildingLead' }],
    })
    expect(await countsOf('b1')).toMatchObject({ pending: -1 })
    expect(await town.cloud.documents('subscriptions')).toMatchObject([{ _id: 'p:entry', openid: 'oTest-p' }])
    expect(await mergesLeft()).toEqual([])
    expect(await audit()).toMatchObject([{ action: 'merge', subject: 'p:entry', as: '一网格网格员' }])
    expect(await town.cloud.messages()).toMatchObject([{ touser: 'oTest-p', template: 'homeChecked' }])
  })

  test('is read by the person, who still sees who looked at their number before', async () => {
    await twins({}, number)
    await worker().grid.people.call({ personId: 'p' })
    await merge()
    const { privacy, me } = (await caller()).api.identity
    expect(await me({})).toMatchObject({ id: 'p:entry' })
    const mine = await privacy.mine({})
    expect(mine.looks).toMatchObject([{ by: '孙磊' }])
    expect(mine.records).toMatchObject([{ what: 'merge', by: '孙磊' }])
    expect((await privacy.looks({ after: null })).looks).toHaveLength(1)
  })

  test('keeps the list’s door, or takes the stated one, as it is said; the old one may choose anew', async () => {
    await twins(sameNumber, number)
    const old = { ...homeOf(personOf('wisher')), _id: 'h-elsewhere', representative: 'p:entry' }
    await town.cloud.insert('households', [old])
    await merge({ home: 'stated' })
    const after = await person('p:entry')
    expect(after).toMatchObject({ householdId: 'p:home', past: [{ householdId: 'h-elsewhere' }] })
    expect(after?.correction).toMatchObject({ name: '秦奶奶' })
    const homes = await town.cloud.documents<Household>('households')
    expect(homes.find(({ _id }) => _id === 'h-elsewhere')?.representative).toBeNull()
    expect(await countsOf('b1')).toMatchObject({ pending: -1 })
  })

  test('takes cases and mandates of an earlier life along', async () => {
    const past = [{ ...personOf('outsider'), from: 1, to: 2 }].map(
      ({ householdId, path, place, from, to }) => ({
        ...{ householdId, path, place, from, to },
      }),
    )
    await twins({}, { past })
    const plain = storedWish({ id: 'w1', state: 'rated' })
    const events = plain.events.map((event) => ({ ...event, by: event.by && { ...event.by, id: 'p' } }))
    await town.cloud.insert('wishes', [
      { ...plain, events, wisher: { ...plain.wisher, id: 'p' }, keys: ['asked@p'] },
    ])
    await merge()
    const [wish] = await town.cloud.documents<{ wisher: object; keys: string[] }>('wishes')
    expect(JSON.stringify(wish)).not.toMatch(/"p"|@p"/)
    expect(wish).toMatchObject({ wisher: { id: 'p:entry' } })
    const mine = await (await caller()).api.identity.privacy.mine({})
    expect(mine.cases).toMatchObject([{ id: 'w1', part: 'asked' }])
  })

  test('of a child leaves it without a phone', async () => {
    const childUntil = Date.now() + 1000 * DAY
    await twins({ childUntil }, { childUntil, openid: noOpenid('p') })
    await merge()
    expect(await person('p:entry')).toMatchObject({ openid: 'none:p:entry', childUntil })
    expect(await person('p')).toBeUndefined()
  })

  test('sent again answers the same, and does nothing twice', async () => {
    await twins()
    const key = makeKey()
    const first = await merge({}, key)
    expect(await merge({}, key)).toEqual(first)
    expect(await audit()).toHaveLength(1)
    expect(await countsOf('b1')).toMatchObject({ pending: -1 })
    expect(await codeOf(merge({ home: 'stated' }, key))).toBe('key_reused')
  })

  test.each<[string, object, string]>([
    ['who changed since', { version: 2 }, 'conflict'],
    ['whose entry changed since', { entryVersion: 2 }, 'conflict'],
    ['with themselves', { entryId: 'p' }, 'conflict'],
    ['with somebody who has a phone', { entryId: 'wisher' }, 'conflict'],
    ['with somebody unlike', { entryId: 'noPhone' }, 'conflict'],
    ['with nobody', { entryId: 'nobody' }, 'not_found'],
  ])('of somebody %s is refused, and changes nothing', async (_, changes, code) => {
    await twins()
    const before = JSON.stringify(await everybody())
    expect(await codeOf(merge(changes))).toBe(code)
    expect(JSON.stringify(await everybody())).toBe(before)
    expect(await mergesLeft()).toEqual([])
  })
})

describe('at the same moment', () => {
  const settled = (calls: readonly Promise<unknown>[]) =>
    Promise.all(
      calls.map((one) =>
        one.then(
          () => 'ok',
          (error: unknown) => (error as { code: string }).code,
        ),
      ),
    )

  test('two workers make one person, once', async () => {
    await twins()
    const of = (who: 'gridWorker' | 'communityStaff') => town.people[who].api.identity.twin.merge(pair)
    const both = await settled([of('gridWorker'), of('communityStaff')])
    // Whoever comes after it is done finds nobody who waits.
    expect(both.filter((one) => one === 'ok')).toHaveLength(1)
    expect(both.filter((one) => one === 'conflict' || one === 'not_found')).toHaveLength(1)
    expect(await person('p')).toBeUndefined()
    expect(await audit()).toHaveLength(1)
    expect(await countsOf('b1')).toMatchObject({ pending: -1 })
  })

  test('two joiners become one entry’s person only one of them', async () => {
    await twins()
    await town.cloud.insert('people', [
      waitingPerson('q', { name: '秦奶奶', householdId: 'p:home', phoneMark: null }),
    ])
    const other = worker().identity.twin.merge({ ...pair, personId: 'q' })
    expect((await settled([merge(), other])).sort()).toEqual(['conflict', 'ok'])
    const waiting = (await everybody()).filter(({ _id }) => _id === 'p' || _id === 'q')
    expect(waiting).toMatchObject([{ residence: { state: 'pending' } }])
  })

  test('a merge and their own correction: one or the other, never a mix', async () => {
    await twins()
    const correct = (await caller()).api.identity.privacy.correct({ note: '我是户主' })
    const [merged] = await settled([merge(), correct])
    const after = (await everybody()).find(({ openid }) => openid === 'oTest-p')
    expect(after?._id).toBe(merged === 'ok' ? 'p:entry' : 'p')
  })

  test('a merge and an import that changes the entry: it is merged as seen, or not at all', async () => {
    await twins()
    const change = town.people.gridWorker.api.grid.people.change({
      ...{ personId: 'p:entry', version: 1, name: '秦玉', relation: 'parent' },
    })
    const [merged, changed] = await settled([merge(), change])
    // Once they are one, the entry has a phone, and its owner corrects it: staff are refused.
    expect(['ok conflict', 'ok forbidden', 'conflict ok']).toContain(`${merged} ${changed}`)
    const after = await person('p:entry')
    expect(after?.name).toBe(merged === 'ok' ? '秦奶奶' : '秦玉')
  })
})
