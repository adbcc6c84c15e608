import { _, db, failureOf, filled, useEmulator, type Fields } from './support'

useEmulator()

/** What comes back of a value that was stored. */
async function roundTrip(value: unknown): Promise<unknown> {
  const collection = await filled([])
  const { _id } = await collection.add({ data: { value } })
  return (await collection.doc(_id).get()).data?.['value']
}

describe('a value comes back as it was', () => {
  it.each<[string, unknown]>([
    ['a text', '邻格 😀 \u0000 "quoted"'],
    ['an empty text', ''],
    ['a whole number', 42],
    ['a number beyond 32 bits', 3_000_000_000],
    ['a fraction', -1.5],
    ['zero', 0],
    ['the largest exact number', Number.MAX_SAFE_INTEGER],
    ['a tiny number', 5e-324],
    ['true', true],
    ['null', null],
    ['a date', new Date('2019-05-14T09:38:51.686Z')],
    ['a date before 1970', new Date(-1)],
    ['a list', [1, 'a', null, [2], { b: 3 }]],
    ['an empty list', []],
    ['an object', { a: { b: [{ c: 1 }] } }],
    ['an empty object', { a: {} }],
    ['an object like a constructor', { constructor: 1, toString: 2 }],
  ])('%s', async (_name, value) => {
    expect(await roundTrip(value)).toEqual(value)
  })

  it('undefined is left out, and null stays', async () => {
    expect(await roundTrip({ a: undefined, b: null })).toEqual({ b: null })
  })

  it('a number that is none', async () => {
    expect(await roundTrip(NaN)).toBeNaN()
    expect(await roundTrip(Infinity)).toBe(Infinity)
  })
})

it('a regular expression comes back by its parts', async () => {
  expect(await roundTrip(/^a+$/i)).toMatchObject({ pattern: '^a+$', options: 'i' })
})

/** Values the SDK cannot make but the protocol carries, as another client of one database may store them. */
describe('a value beyond JavaScript comes back as it came', () => {
  it.each<[string, Fields]>([
    ['a Long', { $numberLong: '9007199254740993' }],
    ['a Decimal128', { $numberDecimal: '0.10' }],
    ['an ObjectId', { $oid: '5f0000000000000000000001' }],
    ['bytes', { $binary: { base64: 'AQID', subType: '00' } }],
    ['a regular expression with x', { $regularExpression: { pattern: 'a b', options: 'x' } }],
  ])('%s', async (_name, value) => {
    const name = await rawCollection({ _id: 1, value })
    expect(await rawFind(name, {})).toEqual([{ _id: 1, value }])
  })

  it('a Long is compared and added up exactly', async () => {
    const name = await rawCollection({ _id: 1, n: { $numberLong: '9007199254740991' } })
    const change = JSON.stringify({ $inc: { n: { $numberLong: '2' } } })
    const where = { collectionName: name, queryType: 'DOC', query: '{"_id":1}', multi: false, merge: true }
    await raw('database.modifyDocument', { ...where, data: change })
    const found = await rawFind(name, { n: { $gt: 9007199254740000 } })
    expect(found).toEqual([{ _id: 1, n: { $numberLong: '9007199254740993' } }])
  })
})

/** A new collection with one document, given as EJSON; its name. */
async function rawCollection(document: Fields): Promise<string> {
  const { collectionName } = (await filled([])) as unknown as { collectionName: string }
  await raw('database.insertDocument', { collectionName, data: [JSON.stringify(document)] })
  return collectionName
}

/** Documents as they come over the wire. */
async function rawFind(collectionName: string, query: Fields): Promise<Fields[]> {
  const asked = { collectionName, queryType: 'WHERE', query: JSON.stringify(query) }
  const reply = (await raw('database.getDocument', asked)) as { data: { list: string[] } }
  return reply.data.list.map((text) => JSON.parse(text) as Fields)
}

/** A request of the wire protocol, without the SDK. */
async function raw(action: string, fields: Fields): Promise<unknown> {
  const { URL: url } = JSON.parse(process.env['TCB_CONTEXT_CNFG'] ?? '{}') as { URL: string }
  const body = JSON.stringify({ action, wxCloudApiToken: process.env['WX_API_TOKEN'], ...fields })
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return response.json()
}

describe('_id', () => {
  it('is made of 32 hexadecimal digits, each time another', async () => {
    const collection = await filled([])
    const [first, second] = [await collection.add({ data: {} }), await collection.add({ data: {} })]
    expect(first._id).toMatch(/^[0-9a-f]{32}$/)
    expect(second._id).not.toBe(first._id)
  })

  it('is given back for each document of a list', async () => {
    const collection = await filled([])
    const reply = await collection.add({ data: [{ _id: 'a' }, {}] })
    expect(reply._ids).toEqual(['a', expect.stringMatching(/^[0-9a-f]{32}$/)])
  })

  it('may be a text or a number, which differ', async () => {
    const collection = await filled([{ _id: 1 }, { _id: '1' }])
    expect((await collection.doc('1').get()).data).toEqual({ _id: '1' })
    expect((await collection.doc(1).get()).data).toEqual({ _id: 1 })
  })

  it.each<[string, unknown]>([
    ['a list', [1]],
    ['an object', { a: 1 }],
    ['null', null],
    ['a date', new Date(0)],
  ])('is refused as %s', async (_name, _id) => {
    const collection = await filled([])
    expect((await failureOf(collection.add({ data: { _id } }))).errCode).toBe(-501007)
  })
})

it('serverDate is the time of the server plus an offset, at any depth', async () => {
  const hour = 3_600_000
  const before = Date.now()
  const value = { now: db.serverDate(), list: [{ later: db.serverDate({ offset: hour }) }] }
  const stored = (await roundTrip(value)) as { now: Date; list: [{ later: Date }] }
  expect(stored.now.getTime()).toBeGreaterThanOrEqual(before)
  expect(stored.list[0].later.getTime() - stored.now.getTime()).toBe(hour)
})

it('serverDate in a query is now', async () => {
  const collection = await filled([
    { _id: 1, at: new Date(0) },
    { _id: 2, at: new Date(Date.now() + 3_600_000) },
  ])
  const past = await collection.where({ at: _['lt']?.(db.serverDate()) }).get()
  expect(past.data).toMatchObject([{ _id: 1 }])
})
