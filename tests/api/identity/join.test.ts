import type { Org } from '../../../domain/grid/org'
import { CONSENT } from '../../../domain/identity/consent'
import { noOpenid, tailOf, type Person } from '../../../domain/identity/person'
import { makeSeal } from '../../../cloudfunctions/kernel/seal'
import { makeKey, testKeys, type Caller } from '../../support/cloud'
import { codeOf, refusalOf } from '../../support/outcomes'
import { statement } from '../../support/samples/join'
import { townForFile } from '../../support/town'
import { personOf, strangerOpenid } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const seal = makeSeal(testKeys)
const phone = '13912345678'

const personBy = async (openid: string): Promise<Person | undefined> =>
  (await town.cloud.documents<Person>('people')).find((one) => one.openid === openid)
const stranger = (): Promise<Person | undefined> => personBy(strangerOpenid)
const ask = (change: object = {}, caller: Caller = town.people.stranger) =>
  caller.api.identity.join.ask({ ...statement, ...change })
const countsOf = async (id: string) =>
  (await town.cloud.documents<Org>('orgs')).find(({ _id }) => _id === id)?.counts

/** What WeChat's button gives: a code for this number. */
async function codeFor(caller: Caller, phoneNumber = phone): Promise<string> {
  const response = await caller.post('/client/phone-code', { phoneNumber })
  return ((await response.json()) as { code: string }).code
}

/** Somebody whom the office's list knows, without a phone that has opened the program. */
async function listed(changes: Partial<Person> = {}): Promise<Person> {
  const person: Person = {
    ...personOf('noPhone'),
    ...{ _id: 'listed', openid: noOpenid('listed'), name: statement.name, phoneProof: null },
    ...{ phoneMark: seal.mark('phone', phone), phoneTail: seal.mark('tail', tailOf(phone)) },
    ...changes,
  }
  await town.cloud.insert('people', [person])
  return person
}

describe('a statement is refused', () => {
  test.each<[string, object, string]>([
    ['from a child', { isFourteen: false }, 'isFourteen'],
    ['without agreement to the text of today', { consent: '2020-01-01' }, 'consent'],
    ['for a building that is none', { building: 'g1' }, 'building'],
    ['for a building that does not exist', { building: 'nowhere' }, 'building'],
    ['for a door that is none', { room: '楼上那家' }, 'room'],
    ['with a number as the name', { name: '13800000000' }, 'name'],
    ['with a code that WeChat never gave', { phone: { by: 'wechat', code: 'made-up' } }, 'phone'],
  ])('%s, and nobody is written', async (_, change, field) => {
    const refusal = await refusalOf(ask(change))
    expect(refusal.code).toBe('invalid')
    expect(refusal.fields[field]).toMatch(/[\u4e00-\u9fff]/)
    expect(await stranger()).toBeUndefined()
  })

  test('from somebody whose home is verified', async () => {
    expect(await codeOf(ask({}, town.people.wisher))).toBe('conflict')
    expect(await personBy(personOf('wisher').openid)).toMatchObject({
      version: 1,
      path: personOf('wisher').path,
    })
  })

  test('for a building that was closed', async () => {
    await town.cloud.insert('orgs', [
      { _id: 'b8', kind: 'building', name: '8 号楼', label: '旧院8 号楼', path: ['c1', 'b8'], to: 1 },
    ])
    expect((await refusalOf(ask({ building: 'b8' }))).fields).toHaveProperty('building')
    const { join } = town.people.stranger.api.identity
    expect(await join.buildings({ text: '旧院' })).toEqual({ buildings: [] })
    expect(await codeOf(join.building({ building: 'b8' }))).toBe('not_found')
  })

  test('after twenty corrections by somebody who was never verified', async () => {
    for (let at = 0; at < 20; at += 1) await ask({ room: String(100 + at) })
    expect(await codeOf(ask({ room: '999' }))).toBe('too_many')
  })
})

describe('whoever has stated a home', () => {
  test('waits, is counted as waiting, and may use nothing else yet', async () => {
    await ask()
    expect(await stranger()).toMatchObject({
      name: statement.name,
      path: ['c1', 'd1', 's1', 'm1', 'g1', 'b1'],
      place: { community: '锦绣社区', grid: '一网格', building: '1 号楼' },
      residence: { state: 'pending', by: null },
      consent: { version: CONSENT },
      contact: expect.stringMatching(/^1\./) as string,
    })
    expect((await countsOf('m1'))?.pending).toBe(1)
    const { api } = town.people.stranger
    expect(await codeOf(api.identity.me({}))).toBe('unverified')
    expect(await codeOf(api.wish.home({}))).toBe('unverified')
    expect(await codeOf(api.identity.join.household({}))).toBe('unverified')
  })

  test('sees where it stands and whom to ask, the number masked', async () => {
    await ask({ phone: { by: 'typed', number: phone } })
    const { standing } = await town.people.stranger.api.identity.join.mine({})
    expect(standing).toMatchObject({
      ...{ state: 'pending', room: '901', building: 'b1', verifiers: ['孙磊'] },
      ...{ phone: '139****5678', phoneProof: null },
    })
  })

  test('joins the household behind that door', async () => {
    await town.cloud.insert('households', [
      { _id: 'known', version: 1, path: personOf('wisher').path, door: '1-901', representative: null },
    ])
    await ask()
    expect((await stranger())?.householdId).toBe('known')
  })

  test('joins nobody behind a door that only ends alike', async () => {
    const { path } = personOf('wisher')
    const looksAlike = ['2-901', '1-2-901', '901', '1-901A', '11-901'].map((door) => ({
      ...{ _id: door, version: 1, path, door, representative: null },
    }))
    await town.cloud.insert('households', looksAlike)
    await ask()
    const joined = (await stranger())?.householdId ?? ''
    expect(looksAlike.map(({ _id }) => _id)).not.toContain(joined)
    expect(await town.cloud.documents('households')).toContainEqual(
      expect.objectContaining({ _id: joined, door: '1-901' }),
    )
  })

  test('keeps their turn and their number when they only correct', async () => {
    await ask({ phone: { by: 'wechat', code: await codeFor(town.people.stranger) } })
    const before = await stranger()
    await town.cloud.advance(60_000)
    await ask({ room: '902' })
    expect(await stranger()).toMatchObject({
      ...{ phoneMark: before?.phoneMark, phoneProof: 'wechat', version: 2 },
      residence: { since: before?.residence.since },
    })
    expect(await countsOf('g1')).toMatchObject({ pending: 1 })
  })

  test('is counted where they say they live now', async () => {
    await ask()
    await ask({ building: 'b2' })
    expect([(await countsOf('g1'))?.pending, (await countsOf('g2'))?.pending]).toEqual([0, 1])
    expect((await countsOf('m1'))?.pending).toBe(1)
  })
})

describe('the same statement', () => {
  test('sent again writes once, and its key is good for nothing else', async () => {
    const key = makeKey()
    const { join } = town.people.stranger.api.identity
    const first = await join.ask(statement, { key })
    expect(await join.ask(statement, { key })).toEqual(first)
    expect((await countsOf('m1'))?.pending).toBe(1)
    expect(await codeOf(join.ask({ ...statement, room: '902' }, { key }))).toBe('key_reused')
  })

  test('sent twice at once makes one person', async () => {
    const key = makeKey()
    const { join } = town.people.stranger.api.identity
    const [one, other] = await Promise.all([join.ask(statement, { key }), join.ask(statement, { key })])
    expect(one).toEqual(other)
    const people = await town.cloud.documents<Person>('people')
    expect(people.filter(({ openid }) => openid === strangerOpenid)).toHaveLength(1)
  })

  test('a code for the number is spent once, also when the call is repeated', async () => {
    const key = makeKey()
    const stated = {
      ...statement,
      phone: { by: 'wechat' as const, code: await codeFor(town.people.stranger) },
    }
    const first = await town.people.stranger.call('identity.join.ask', stated, key)
    const again = await town.people.stranger.call('identity.join.ask', stated, key)
    expect(again.reply).toEqual(first.reply)
    expect(again.openapiCalls).toBe(0)
  })
})

test('two who move into a new home at the same moment share its household', async () => {
  const other = await town.cloud.as(`${strangerOpenid}-2`)
  await Promise.all([ask(), ask({ name: '秦大海' }, other)])
  const [one, two] = [await stranger(), await personBy(`${strangerOpenid}-2`)]
  expect(one?.householdId).toBe(two?.householdId)
  const homes = await town.cloud.documents<{ _id: string; door: string }>('households')
  expect(homes.filter(({ door }) => door === '1-901')).toHaveLength(1)
  expect(await countsOf('b1')).toMatchObject({ pending: 2 })
})

describe('somebody on the office’s list', () => {
  const askWithCode = async (change: object = {}) =>
    ask({ phone: { by: 'wechat', code: await codeFor(town.people.stranger) }, ...change })

  test('is verified at once when WeChat vouches for the number on it', async () => {
    await listed()
    expect(await askWithCode()).toEqual({ id: 'listed' })
    expect(await stranger()).toMatchObject({
      _id: 'listed',
      phoneProof: 'wechat',
      consent: { version: CONSENT },
    })
    expect(await town.people.stranger.api.identity.me({})).toMatchObject({ id: 'listed' })
    expect(await town.cloud.documents('audit')).toMatchObject([{ subject: 'listed', action: 'link' }])
  })

  test('is, also after they waited under a statement without a number', async () => {
    await listed()
    await ask()
    await askWithCode()
    const people = await town.cloud.documents<Person>('people')
    expect(people.filter(({ name }) => name === statement.name).map(({ _id }) => _id)).toEqual(['listed'])
    expect((await countsOf('m1'))?.pending).toBe(0)
  })

  test.each<[string, Partial<Person>, object]>([
    ['typed the number only', {}, { phone: { by: 'typed', number: phone } }],
    ['is known under another name', { name: '秦晓雨' }, {}],
    ['is known in another building', { path: personOf('neighbour').path }, {}],
    ['has opened the program on another phone', { openid: 'oTest-elsewhere' }, {}],
    ['is a child', { childUntil: 9_999_999_999_998 }, {}],
  ])('is not, when they %s', async (_, known, stated) => {
    const before = await listed(known)
    await askWithCode(stated)
    expect(await stranger()).toMatchObject({ residence: { state: 'pending' } })
    const after = (await town.cloud.documents<Person>('people')).find(({ _id }) => _id === 'listed')
    expect(after).toEqual(before)
  })
})

describe('a phone number', () => {
  test('given anew is proved by WeChat, or left to be called', async () => {
    const { wisher } = town.people
    await wisher.api.identity.join.phone({ phone: { by: 'wechat', code: await codeFor(wisher) } })
    expect(await personBy(personOf('wisher').openid)).toMatchObject({ phoneProof: 'wechat', version: 2 })
    await wisher.api.identity.join.phone({ phone: { by: 'typed', number: phone } })
    const after = await personBy(personOf('wisher').openid)
    expect(after).toMatchObject({ phoneProof: null, phoneMark: seal.mark('phone', phone) })
    expect(seal.open(after?.contact ?? '')).toEqual({ phone, address: '1 号楼 402 室' })
  })

  test('of another country is refused in words', async () => {
    const code = await codeFor(town.people.wisher, '+852 51234567')
    const refusal = await refusalOf(
      town.people.wisher.api.identity.join.phone({ phone: { by: 'wechat', code } }),
    )
    expect(refusal.fields.phone).toContain('内地')
  })
})

describe('a search for buildings', () => {
  const search = async (text: string) =>
    (await town.people.stranger.api.identity.join.buildings({ text })).buildings

  test('answers where each stands, and nothing of who lives there', async () => {
    expect(await search('锦绣花园1')).toEqual([
      { id: 'b1', label: '锦绣花园1 号楼', community: '锦绣社区', grid: '一网格' },
    ])
  })

  test.each(['周桂', '一网格', '锦绣社区', '.*', '$ne', '138', '\u0000\u0000'])(
    'finds nobody by %s',
    async (text) => {
      expect(await search(text)).toEqual([])
    },
  )

  test('answers twenty at most', async () => {
    const building = (at: number) => ({
      _id: `x${at}`,
      kind: 'building',
      name: `${at}号楼`,
      path: ['c1', `x${at}`],
    })
    const many = Array.from({ length: 30 }, (_, at) => ({
      ...building(at),
      label: `长条新村${at}号楼`,
      to: null,
    }))
    await town.cloud.insert('orgs', many)
    expect(await search('长条')).toHaveLength(20)
  })

  test('answers in the order in which people count', async () => {
    const names = ['2号楼', '10号楼', '3号楼', '1号楼']
    const several = names.map((name, at) => ({
      ...{ _id: `y${at}`, kind: 'building', path: ['c1', `y${at}`], to: null },
      ...{ name, estate: '短巷', label: `短巷${name}` },
    }))
    await town.cloud.insert('orgs', several)
    const found = await search('短巷')
    expect(found.map(({ label }) => label)).toEqual(['短巷1号楼', '短巷2号楼', '短巷3号楼', '短巷10号楼'])
  })
})
