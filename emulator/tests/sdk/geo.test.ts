import { _, db, failureOf, useEmulator } from './support'
import { geoRows, PLACES } from './tables/geo'

useEmulator({
  collections: {
    places: { indexes: [{ name: 'by_place', keys: { location: '2dsphere' } }] },
    attractions: { indexes: [{ name: 'by_place', keys: { location: '2dsphere', docType: 1 } }] },
    twice: {
      indexes: [
        { name: 'home', keys: { home: '2dsphere' } },
        { name: 'work', keys: { work: '2dsphere' } },
      ],
    },
    plain: { indexes: [] },
  },
})

const places = db.collection('places')
const idsOf = (list: readonly { [field: string]: unknown }[]): unknown[] =>
  list.map((document) => document['_id'])

beforeAll(async () => {
  await places.add({ data: PLACES })
})

it.each(geoRows)('$it', async ({ operator, condition, finds }) => {
  const found = idsOf((await places.where({ location: condition }).get()).data)
  expect(operator === 'geoNear' ? found : new Set(found)).toEqual(
    operator === 'geoNear' ? finds : new Set(finds),
  )
  expect((await places.where({ location: condition }).count()).total).toBe(finds.length)
})

it('geometries come back as the SDK made them', async () => {
  expect((await places.doc('near').get()).data?.['location']).toEqual(db.Geo.Point(1, 1))
  expect((await places.doc('park').get()).data?.['location']).toEqual(PLACES[4]?.['location'])
})

it('geoNear goes with other conditions, limit and skip; orderBy takes its place', async () => {
  const near = places.where({
    location: _['geoNear']?.({ geometry: db.Geo.Point(0, 0) }),
    _id: _['neq']?.('near'),
  })
  expect(idsOf((await near.skip(1).limit(2).get()).data)).toEqual(['stops', 'park'])
  expect(idsOf((await near.orderBy('_id', 'asc').limit(2).get()).data)).toEqual(['far', 'fiji'])
})

it('a document that moves is found where it is now', async () => {
  await places.doc('moving').set({ data: { location: db.Geo.Point(100, 0) } })
  await places.doc('moving').update({ data: { location: db.Geo.Point(101, 1) } })
  const at = (x: number, y: number): Promise<{ total: number }> =>
    places.where({ location: _['geoIntersects']?.({ geometry: db.Geo.Point(x, y) }) }).count()
  expect([(await at(100, 0)).total, (await at(101, 1)).total]).toEqual([0, 1])
  await places.doc('moving').remove()
  expect((await at(101, 1)).total).toBe(0)
})

describe('the stage geoNear', () => {
  const attractions = db.collection('attractions')
  const near = db.Geo.Point(113.3089506, 23.0968251)
  const base = { near, spherical: true, distanceField: 'distance' }

  beforeAll(async () => {
    const at = (longitude: number, latitude: number): unknown => db.Geo.Point(longitude, latitude)
    await attractions.add({
      data: [
        { _id: 'tower', docType: 'geoNear', location: at(113.30593, 23.1361155) },
        { _id: 'mountain', docType: 'geoNear', location: at(113.306789, 23.1564721) },
        { _id: 'palace', docType: 'geoNear', location: at(116.3949659, 39.9163447) },
        { _id: 'wall', docType: 'geoNear', location: at(116.2328567, 40.242373) },
        { _id: 'other', docType: 'other', location: near },
      ],
    })
  })

  it("gives the manual's distances", async () => {
    const options = { ...base, query: { docType: 'geoNear' }, key: 'location', includeLocs: 'place' }
    const list = (await attractions.aggregate()['geoNear']?.(options).end())?.list ?? []
    expect(idsOf(list)).toEqual(['tower', 'mountain', 'palace', 'wall'])
    const manual = [4384.68131486958, 6643.521654040738, 1894750.4414538583, 1928300.3308822548]
    list.forEach((document, n) => expect(document['distance']).toBeCloseTo(manual[n] ?? 0, 4))
    expect(list[0]).toMatchObject({ place: { type: 'Point', coordinates: [113.30593, 23.1361155] } })
  })

  it('limits, multiplies and puts the distance below an object', async () => {
    const options = { ...base, distanceField: 'is.away', distanceMultiplier: 0.001, minDistance: 1, limit: 1 }
    const list = (await attractions.aggregate()['geoNear']?.(options).end())?.list ?? []
    expect(list).toHaveLength(1)
    expect((list[0]?.['is'] as { away: number }).away).toBeCloseTo(4.38468, 5)
  })

  it('goes before other stages', async () => {
    const found = attractions.aggregate()['geoNear']?.({ ...base, maxDistance: 10_000 })
    const list = (await found?.['match']?.({ docType: 'geoNear' })['count']?.('n').end())?.list
    expect(list).toEqual([{ n: 2 }])
  })

  it.each<[string, { [option: string]: unknown }]>([
    ['without distanceField', { near, spherical: true }],
    ['that is not spherical', { near, distanceField: 'd' }],
    ['with a distance below zero', { ...base, maxDistance: -1 }],
  ])('is refused %s', async (_name, options) => {
    const work = attractions.aggregate()['geoNear']?.(options).end() ?? Promise.resolve()
    expect((await failureOf(work)).code).toBe('INVALID_PARAM')
  })

  it('is refused anywhere but first', async () => {
    const work =
      attractions
        .aggregate()
        ['addFields']?.({ a: 1 })
        ['geoNear']?.({ ...base })
        .end() ?? Promise.resolve()
    expect((await failureOf(work)).errMsg).toContain('first stage')
  })

  it('is refused without an index, and when it is open which one is meant', async () => {
    const plain =
      db
        .collection('plain')
        .aggregate()
        ['geoNear']?.({ ...base })
        .end() ?? Promise.resolve()
    expect((await failureOf(plain)).errMsg).toContain('declare a "2dsphere" index for plain')
    const twice =
      db
        .collection('twice')
        .aggregate()
        ['geoNear']?.({ ...base })
        .end() ?? Promise.resolve()
    expect((await failureOf(twice)).errMsg).toContain('name one in key')
  })
})

describe('is refused', () => {
  it.each<[string, unknown]>([
    ['geoNear', _['geoNear']?.({ geometry: db.Geo.Point(0, 0) })],
    ['geoWithin', _['geoWithin']?.({ centerSphere: [[0, 0], 1] })],
    ['geoIntersects', _['geoIntersects']?.({ geometry: db.Geo.Point(0, 0) })],
  ])('%s without a geo index, with what to declare', async (_name, condition) => {
    const failure = await failureOf(db.collection('plain').where({ location: condition }).get())
    expect(failure).toMatchObject({ errCode: -502001 })
    expect(failure.errMsg).toContain('{"keys": {"location": "2dsphere"}} for plain')
  })

  it.each<[string, unknown]>([
    [
      'geoNear inside or',
      { $or: [{ location: { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] } } } }] },
    ],
    [
      'geoWithin a line',
      {
        location: {
          $geoWithin: {
            $geometry: {
              type: 'LineString',
              coordinates: [
                [0, 0],
                [1, 1],
              ],
            },
          },
        },
      },
    ],
    [
      'a longitude of 181',
      { location: { $geoIntersects: { $geometry: { type: 'Point', coordinates: [181, 0] } } } },
    ],
    [
      'a distance below zero',
      { location: { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] }, $maxDistance: -1 } } },
    ],
  ])('%s', async (_name, where) => {
    expect((await failureOf(places.where(where).get())).errCode).toBe(-501007)
  })

  it.each<[string, unknown]>([
    ['a text', 'here'],
    ['a point beyond the pole', { type: 'Point', coordinates: [0, 91] }],
    [
      'an open ring',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
    ],
    [
      'a ring that crosses itself',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [2, 2],
            [2, 0],
            [0, 2],
            [0, 0],
          ],
        ],
      },
    ],
    [
      'a line of one place',
      {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [1, 1],
        ],
      },
    ],
    ['an unknown kind', { type: 'Circle', coordinates: [0, 0] }],
  ])('%s in an indexed field', async (_name, location) => {
    const failure = await failureOf(places.add({ data: { location } }))
    expect(failure.errCode).toBe(-502001)
    expect(failure.errMsg).toContain("Can't extract geo keys")
  })
})
