import type { Household, Org } from '../../../domain/grid/org'
import { joinLimits } from '../../../domain/identity/join-limits'
import type { Person } from '../../../domain/identity/person'
import { makeKey } from '../../support/cloud'
import { codeOf, refusalOf } from '../../support/outcomes'
import { childOf, statement } from '../../support/samples/join'
import { townForFile } from '../../support/town'
import { bring } from '../../support/wishes'
import { personOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()

const stored = async <T extends { _id: string }>(collection: string, id: string): Promise<T | undefined> =>
  (await town.cloud.documents<T>(collection)).find(({ _id }) => _id === id)
const home = () => stored<Household>('households', 'h1')
const person = (id: string) => stored<Person>('people', id)
const setHome = (representative: string | null) =>
  town.cloud.insert('households', [
    { _id: 'h1', version: 1, path: personOf('wisher').path, door: '1-401', representative },
  ])

describe('a household', () => {
  test('is shown to its members, the others masked', async () => {
    const { members, door } = await town.people.daughter.api.identity.join.household({})
    expect(door).toBe('1-401')
    expect(members.map(({ name, isMe, isRepresentative }) => [name, isMe, isRepresentative])).toEqual([
      ['周**', false, true],
      ['周敏', true, false],
    ])
  })

  test('shows nobody who has left it', async () => {
    const left = { ...personOf('daughter'), residence: { state: 'left', since: 1, by: null, reason: null } }
    await town.cloud.insert('people', [left])
    const { members } = await town.people.wisher.api.identity.join.household({})
    expect(members.map(({ id }) => id)).toEqual(['wisher'])
  })
})

describe('who speaks for a household', () => {
  test('is one, when two take it on at the same moment', async () => {
    await setHome(null)
    const take = (who: 'wisher' | 'daughter') =>
      town.people[who].api.identity.join.represent({}).then(
        () => who,
        () => null,
      )
    const [winner, ...more] = (await Promise.all([take('wisher'), take('daughter')])).filter(Boolean)
    expect(more).toEqual([])
    expect(await home()).toMatchObject({ representative: winner, version: 2 })
  })

  test('hands over to an adult of the same household only', async () => {
    await town.cloud.insert('people', [childOf('child')])
    const { join } = town.people.wisher.api.identity
    expect(await codeOf(join.handOver({ to: 'child' }))).toBe('not_found')
    expect(await codeOf(join.handOver({ to: 'neighbour' }))).toBe('not_found')
    await join.handOver({ to: 'daughter' })
    expect((await home())?.representative).toBe('daughter')
  })

  test('is nobody’s to give who does not do it', async () => {
    await setHome(null)
    expect(await codeOf(town.people.daughter.api.identity.join.handOver({ to: 'wisher' }))).toBe('conflict')
    expect(await home()).toMatchObject({ representative: null, version: 1 })
  })

  test('a repeated call does not take back what came after it', async () => {
    await setHome(null)
    const key = makeKey()
    const { wisher } = town.people
    const first = await wisher.api.identity.join.represent({}, { key })
    await wisher.api.identity.join.handOver({ to: 'daughter' })
    expect(await wisher.api.identity.join.represent({}, { key })).toEqual(first)
    expect((await home())?.representative).toBe('daughter')
    expect(await codeOf(wisher.api.identity.join.represent({}))).toBe('conflict')
  })
})

describe('a child under 14', () => {
  test('is added by an adult of the household, without a phone, and waits', async () => {
    const { id } = await town.people.wisher.api.identity.join.child({
      name: '周小宝',
      birthday: '2020-05-01',
    })
    expect(await person(id)).toMatchObject({
      ...{ openid: `none:${id}`, householdId: 'h1', relation: 'child', contact: null, consent: null },
      ...{ childUntil: Date.parse('2034-05-01T00:00:00+08:00'), residence: { state: 'pending' } },
    })
  })

  test.each(['2010-01-01', '2031-01-01', '2020-02-31'])('is not, born on %s', async (birthday) => {
    const refusal = await refusalOf(town.people.wisher.api.identity.join.child({ name: '周小宝', birthday }))
    expect(refusal.fields).toHaveProperty('birthday')
  })

  test('is not, when the household is full', async () => {
    await town.cloud.insert(
      'people',
      // The wisher and her daughter live there too.
      Array.from({ length: joinLimits.members - 2 }, (_, at) => childOf(`child${at}`)),
    )
    const { join } = town.people.wisher.api.identity
    expect(await codeOf(join.child({ name: '周小宝', birthday: '2020-05-01' }))).toBe('too_many')
  })
})

describe('moving out', () => {
  const leave = (who: 'wisher' | 'gridWorker', version = 1, key = makeKey()) =>
    town.people[who].api.identity.join.moveOut({ personId: who, version }, { key })

  test('is refused while a post is held, which is named', async () => {
    const refusal = await refusalOf(leave('gridWorker'))
    expect(refusal).toMatchObject({ code: 'conflict' })
    expect(refusal.message).toContain('一网格网格员')
    expect(await person('gridWorker')).toMatchObject({ version: 1, residence: { state: 'verified' } })
  })

  test('is refused for anybody but oneself and the children', async () => {
    const { join } = town.people.wisher.api.identity
    expect(await codeOf(join.moveOut({ personId: 'daughter', version: 1 }))).toBe('not_found')
    expect(await codeOf(join.moveOut({ personId: 'neighbour', version: 1 }))).toBe('not_found')
  })

  test('keeps the home as a past one, frees the household, leaves the wishes theirs', async () => {
    const { id } = await bring.open(town.people)
    const key = makeKey()
    const first = await leave('wisher', 1, key)
    expect(await leave('wisher', 1, key)).toEqual(first)
    expect(await person('wisher')).toMatchObject({
      residence: { state: 'left' },
      past: [{ householdId: 'h1', path: personOf('wisher').path, from: 0 }],
    })
    expect((await home())?.representative).toBeNull()
    expect((await stored<Org>('orgs', 'm1'))?.counts.people).toBe((await peopleOf('m1')) - 1)
    expect(await stored('wishes', id)).toMatchObject({ wisher: { id: 'wisher' }, state: 'open' })
    expect(await town.cloud.documents('audit')).toMatchObject([{ subject: 'wisher', action: 'moveOut' }])
    expect(await codeOf(town.people.wisher.api.identity.me({}))).toBe('not_joined')
  })

  test('and in elsewhere is joining again, as the same person', async () => {
    await leave('wisher')
    await town.people.wisher.api.identity.join.ask({ ...statement, name: '周桂兰', building: 'b2' })
    expect(await person('wisher')).toMatchObject({
      ...{ path: personOf('neighbour').path, residence: { state: 'pending' } },
      past: [{ householdId: 'h1' }],
    })
  })
})

/** Those who lived under an org when the test began. */
const peopleOf = async (org: string): Promise<number> =>
  (await town.cloud.documents<Person>('people')).filter(({ path }) => path.includes(org)).length
