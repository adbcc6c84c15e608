import { angle, vectorOf, EARTH_RADIUS, type Position } from '../../src/database/geo/sphere'
import { bench, codeOf, failureOf, ids, type Bench, type Fields } from './support'

/** Numbers that look random and are the same each time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

const point = ([x, y]: Position): Fields => ({ type: 'Point', coordinates: [x, y] })

/** Places over the whole earth, many of them close together, some at the poles and the date line. */
function positions(count: number): Position[] {
  const random = numbers(7)
  const next = (): number => random.next().value
  return Array.from({ length: count }, (_, n): Position => {
    if (n % 3 === 0) return [next() * 360 - 180, next() * 180 - 90]
    if (n % 3 === 1) return [113 + next(), 23 + next()]
    return n % 2 === 0 ? [180 - next() * 0.1, -17] : [next() * 360 - 180, 89.9]
  })
}

const PLACES = positions(900)

async function filled(): Promise<Bench> {
  const made = bench({ places: [{ name: 'geo', keys: { at: '2dsphere' } }] })
  await made.add('places', ...PLACES.map((position, _id) => ({ _id, at: point(position) })))
  return made
}

/** Ids of the places between two distances, from near to far, without an index. */
function expected(center: Position, least: number, most: number): number[] {
  const all = PLACES.map((position, id) => ({ id, away: angle(vectorOf(position), vectorOf(center)) }))
  const inside = all.filter(({ away }) => away >= least / EARTH_RADIUS && away <= most / EARTH_RADIUS)
  return inside.sort((a, b) => a.away - b.away || a.id - b.id).map(({ id }) => id)
}

const CENTERS: readonly (readonly [string, Position, number, number])[] = [
  ['in the crowd', [113.5, 23.5], 0, 20_000],
  ['in the crowd, not too near', [113.5, 23.5], 5_000, 30_000],
  ['at the date line', [180, -17], 0, 9_000],
  ['at the other side of the date line', [-180, -17], 0, 9_000],
  ['at the north pole', [0, 90], 0, 20_000],
  ['at the south pole', [77, -90], 0, 4_000_000],
  ['nowhere near', [-40, -40], 0, 1_000],
  ['over half the earth', [10, 10], 0, 12_000_000],
]

describe('a geo index finds what a scan would find', () => {
  it.each(CENTERS)('near, %s', async (_name, center, $minDistance, $maxDistance) => {
    const { find } = await filled()
    const near = { $nearSphere: { $geometry: point(center), $minDistance, $maxDistance } }
    const { list, plan } = await find('places', { at: near }, { limit: 1_000 })
    expect(ids(list)).toEqual(expected(center, $minDistance, $maxDistance))
    expect(plan.index).toBe('geo')
  })

  it.each(CENTERS)('within a circle, %s', async (_name, center, _least, most) => {
    const { find } = await filled()
    const query = { at: { $geoWithin: { $centerSphere: [center, most / EARTH_RADIUS] } } }
    const { list, plan } = await find('places', query, { limit: 1_000 })
    expect(new Set(ids(list))).toEqual(new Set(expected(center, 0, most)))
    expect(plan.index).toBe('geo')
  })
})

it('near reads few documents for few results', async () => {
  const { find } = await filled()
  const { plan } = await find(
    'places',
    { at: { $nearSphere: { $geometry: point([113.5, 23.5]) } } },
    { limit: 5 },
  )
  expect(plan).toMatchObject({ index: 'geo', returned: 5 })
  expect(plan.examined).toBeLessThan(10)
})

it('a circle reads the documents around it, not all', async () => {
  const { find } = await filled()
  const query = { at: { $geoWithin: { $centerSphere: [[113.5, 23.5], 5_000 / EARTH_RADIUS] } } }
  const { plan } = await find('places', query)
  expect(plan.examined).toBeLessThan(30)
})

it('a narrower index is taken before a wide circle', async () => {
  const { add, find } = bench({
    places: [
      { name: 'geo', keys: { at: '2dsphere' } },
      { name: 'kind', keys: { kind: 1 } },
    ],
  })
  await add('places', ...PLACES.map((position, _id) => ({ _id, kind: _id, at: point(position) })))
  const query = { kind: 4, at: { $geoWithin: { $centerSphere: [[113.5, 23.5], 1] } } }
  expect((await find('places', query)).plan).toMatchObject({ index: 'kind', examined: 1 })
})

it('a geo index is sparse and counts by cells', async () => {
  const { add, find } = await filled()
  await add('places', { _id: 'none' }, { _id: 'null', at: null })
  const everywhere = { at: { $nearSphere: { $geometry: point([0, 0]) } } }
  expect((await find('places', everywhere, { limit: 1_000 })).list).toHaveLength(PLACES.length)
})

it('a geo index is refused over what is no geometry, and out of its place', async () => {
  const made = bench({ places: [] })
  await made.add('places', { at: 'here' })
  expect(() => bench({ places: [{ name: 'x', keys: { a: 1, at: '2dsphere' } }] })).toThrow(
    '"2dsphere" for the first',
  )
  const { add } = await filled()
  expect(await codeOf(add('places', { at: 'here' }))).toBe('DATABASE_REQUEST_FAILED')
  expect((await failureOf(add('places', { at: point([181, 0]) }))).message).toContain('out of bounds')
})
