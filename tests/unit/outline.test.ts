import fc from 'fast-check'
import { boundaryLimits, ringFault } from '../../domain/grid/boundary'
import { boundarySchema } from '../../domain/grid/boundary-schema'
import { cellsAround, cellsOf } from '../../domain/grid/cells'
import { fromWgs84 } from '../../domain/grid/datum'
import type { Ring } from '../../domain/grid/org'
import { areaOf, centreOf, gridsAt, metresBetween, overlaps } from '../../domain/grid/outline'

type Corner = readonly [number, number]
const closed = (corners: readonly Corner[]): Ring => (corners[0] ? [...corners, corners[0]] : [])
const place = ([longitude, latitude]: Corner) => ({ longitude, latitude })

/** A square whose south-west corner lies there; 0.001° are some hundred metres. */
const square = (x: number, y: number, side = 0.002): Ring =>
  closed([
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ])

/** Corners around a middle, seen from there one after the other: never crossing, mostly with bays. */
const stars = fc
  .record({
    middle: fc.tuple(
      fc.double({ min: 80, max: 130, noNaN: true }),
      fc.double({ min: 5, max: 50, noNaN: true }),
    ),
    reaches: fc.array(fc.double({ min: 0.001, max: 0.01, noNaN: true }), { minLength: 5, maxLength: 60 }),
  })
  .map(({ middle: [x, y], reaches }) => ({
    middle: [x, y] as const,
    ring: closed(
      reaches.map((reach, at): Corner => {
        const angle = (2 * Math.PI * at) / reaches.length
        return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)]
      }),
    ),
  }))

const rotated = (ring: Ring, by: number): Ring => {
  const corners = ring.slice(1)
  return closed([...corners.slice(by % corners.length), ...corners.slice(0, by % corners.length)])
}
const reversed = (ring: Ring): Ring => [...ring].reverse()

describe('what an outline may be', () => {
  test('an outline that does not cross itself is taken, wherever it begins and whichever way it goes', () => {
    fc.assert(
      fc.property(stars, fc.nat(60), ({ ring }, by) => {
        expect([ring, rotated(ring, by), reversed(ring)].map(ringFault)).toEqual([null, null, null])
      }),
    )
  })

  test('two corners that have changed places make it cross itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 40 }), fc.nat(40), (corners, first) => {
        const round = Array.from({ length: corners }, (_, at): Corner => {
          const angle = (2 * Math.PI * at) / corners
          return [120 + 0.01 * Math.cos(angle), 30 + 0.01 * Math.sin(angle)]
        })
        const [at, next] = [first % corners, (first + 1) % corners]
        const order = round.map((_, number) => (number === at ? next : number === next ? at : number))
        const swapped = order.map((number): Corner => round[number] ?? [0, 0])
        expect(ringFault(closed(swapped))).toMatch(/^边线自己交叉了：第 \d+ 条和第 \d+ 条$/)
      }),
    )
  })

  test.each([
    ['open', square(120, 30).slice(0, 4), '边界要首尾相接'],
    ['two corners only', square(120, 30).slice(0, 3), '边界至少要三个点，最后回到第一个点'],
    ['a corner twice', closed([...square(120, 30).slice(0, 4), [120.002, 30]]), '有两个点重在一起了'],
    ['a few steps wide', square(120, 30, 0.0001), '圈出来的地方太小，检查一下点的位置'],
    ['as wide as a province', square(120, 30, 3), '圈出来的地方太大，检查一下有没有点错'],
    [
      'a tie',
      closed([
        [120, 30],
        [120.01, 30.01],
        [120.01, 30],
        [120, 30.01],
      ]),
      '边线自己交叉了：第 1 条和第 3 条',
    ],
    [
      'there and back',
      closed([
        [120, 30],
        [120.25, 30],
        [120.125, 30],
        [120.125, 30.25],
      ]),
      '边线自己交叉了：第 1 条和第 2 条',
    ],
    [
      'a corner on another edge',
      closed([
        [120, 30],
        [120.25, 30],
        [120.25, 30.25],
        [120.125, 30],
        [120, 30.25],
      ]),
      '边线自己交叉了：第 1 条和第 3 条',
    ],
  ])('%s is refused by its reason', (_, ring, fault) => {
    expect(ringFault(ring)).toBe(fault)
  })

  test('the contract refuses by the same reason, at the ring', () => {
    const coordinates = [square(120, 30, 0.0001)] as [number, number][][]
    const { error } = boundarySchema.safeParse({ type: 'Polygon', coordinates })
    expect(error?.issues).toMatchObject([
      { path: ['coordinates', 0], message: '圈出来的地方太小，检查一下点的位置' },
    ])
  })

  test('two hundred points are read in no time', () => {
    const many = Array.from({ length: boundaryLimits.points - 1 }, (_, at): Corner => {
      const angle = (2 * Math.PI * at) / (boundaryLimits.points - 1)
      return [120 + 0.1 * Math.cos(angle), 30 + 0.1 * Math.sin(angle)]
    })
    const before = performance.now()
    expect(ringFault(closed(many))).toBeNull()
    expect(performance.now() - before).toBeLessThan(500)
  })
})

describe('a place on the map', () => {
  const grids = [
    { name: 'none', boundary: null },
    { name: 'west', boundary: square(120, 30) },
    { name: 'east', boundary: square(120.001, 30) },
  ]
  const namesAt = (...corner: Corner) => gridsAt(place(corner), grids).map(({ name }) => name)

  test('is in the grid around it, in several where they overlap, in none where nobody drew one', () => {
    expect(namesAt(120.0005, 30.001)).toEqual(['west'])
    expect(namesAt(120.0015, 30.001)).toEqual(['west', 'east'])
    expect(namesAt(120.0025, 30.001)).toEqual(['east'])
    expect(namesAt(121, 30.001)).toEqual([])
  })

  test('the middle of a star is in it, what lies beyond its reach is not', () => {
    fc.assert(
      fc.property(stars, fc.nat(60), ({ ring, middle: [x, y] }, by) => {
        for (const boundary of [ring, rotated(ring, by), reversed(ring)]) {
          expect(gridsAt(place([x, y]), [{ boundary }])).toHaveLength(1)
          expect(gridsAt(place([x + 0.02, y]), [{ boundary }])).toHaveLength(0)
        }
      }),
    )
  })

  test('a bay is outside', () => {
    const boundary = closed([
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 1],
      [0, 4],
    ])
    const isIn = (...corner: Corner) => gridsAt(place(corner), [{ boundary }]).length > 0
    expect([isIn(2, 0.5), isIn(2, 3), isIn(0.5, 2), isIn(3.5, 2)]).toEqual([true, false, true, true])
  })
})

describe('neighbours', () => {
  test('that share a border do not overlap, even drawn a few metres aside', () => {
    expect(overlaps(square(120, 30), square(120.002, 30))).toBe(false)
    expect(overlaps(square(120, 30), square(120.00195, 30))).toBe(false)
    expect(overlaps(square(120, 30), square(120.01, 30))).toBe(false)
  })

  test('that reach into one another do, also one within the other, across it or drawn just like it', () => {
    expect(overlaps(square(120, 30), square(120.001, 30.001))).toBe(true)
    expect(overlaps(square(120, 30, 0.01), square(120.004, 30.004))).toBe(true)
    expect(overlaps(square(120.004, 30.004), square(120, 30, 0.01))).toBe(true)
    const bar = closed([
      [119.99, 30.0005],
      [120.05, 30.0005],
      [120.05, 30.0015],
      [119.99, 30.0015],
    ])
    expect(overlaps(bar, square(120, 30))).toBe(true)
  })

  test('every outline overlaps itself, and either sees it of the other', () => {
    fc.assert(
      fc.property(stars, stars, ({ ring }, other) => {
        expect(overlaps(ring, ring)).toBe(true)
        expect(overlaps(ring, reversed(ring))).toBe(true)
        expect(overlaps(ring, other.ring)).toBe(overlaps(other.ring, ring))
      }),
    )
  })
})

describe('squares of the map', () => {
  test('whatever holds a place is found among the squares around it', () => {
    fc.assert(
      fc.property(stars, ({ ring, middle }) => {
        const around = new Set(cellsAround(place(middle)))
        expect(cellsOf(ring).some((cell) => around.has(cell))).toBe(true)
      }),
    )
  })

  test('an outline of any size takes few of them, and a place asks for few', () => {
    for (const side of [0.0005, 0.002, 0.03, 0.06, 0.2, boundaryLimits.widest]) {
      const cells = cellsOf(square(119.998, 29.998, side))
      expect(cells.length).toBeGreaterThan(0)
      expect(cells.length).toBeLessThanOrEqual(25)
    }
    expect(cellsAround(place([-0.001, 89.999])).length).toBeLessThanOrEqual(12)
  })
})

test('an area and a distance are what they are on the ground', () => {
  expect(areaOf(square(120, 0, 0.001)) / 111.195 ** 2).toBeCloseTo(1, 2)
  expect(metresBetween(place([120, 60]), place([120.001, 60]))).toBeCloseTo(55.6, 1)
  expect(centreOf(square(120, 30)).longitude).toBeCloseTo(120.001, 9)
})

describe('a place as satellites give it', () => {
  test('lies where the maps of China show it', () => {
    // The square before the Gate of Heavenly Peace.
    const { longitude, latitude } = fromWgs84({ longitude: 116.3912, latitude: 39.9073 })
    expect(longitude).toBeCloseTo(116.3974, 3)
    expect(latitude).toBeCloseTo(39.9087, 3)
  })

  test('is moved by less than a kilometre within China, and not at all abroad', () => {
    const inside = fc.record({
      longitude: fc.double({ min: 73, max: 135, noNaN: true }),
      latitude: fc.double({ min: 4, max: 53, noNaN: true }),
    })
    fc.assert(
      fc.property(inside, (at) => {
        const moved = metresBetween(at, fromWgs84(at))
        expect(moved).toBeGreaterThan(0)
        expect(moved).toBeLessThan(1_100)
      }),
    )
    const paris = { longitude: 2.35, latitude: 48.85 }
    expect(fromWgs84(paris)).toEqual(paris)
  })
})
