import { _, db, type Fields } from '../support'

const { Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon } = db.Geo

/** One geometric condition over the places below. */
export interface GeoRow {
  readonly operator: string
  readonly it: string
  /** Kinds of geometry the row is about. */
  readonly shapes: readonly string[]
  readonly condition: unknown
  readonly finds: readonly unknown[]
}

type Pair = readonly [number, number]
const line = (...pairs: readonly Pair[]): unknown => LineString(pairs.map(([x, y]) => Point(x, y)))
const polygon = (...rings: readonly (readonly Pair[])[]): unknown =>
  Polygon(rings.map((ring) => line(...ring)))
const square = (x: number, y: number, side: number): Pair[] => [
  ...[[x, y] as const, [x + side, y] as const, [x + side, y + side] as const],
  ...[[x, y + side] as const, [x, y] as const],
]

/** Places of every kind around the crossing of the equator and Greenwich. */
export const PLACES: readonly Fields[] = [
  { _id: 'near', location: Point(1, 1) },
  { _id: 'far', location: Point(50, 50) },
  { _id: 'fiji', location: Point(179.9, -17) },
  { _id: 'road', location: line([0, 0], [4, 4]) },
  { _id: 'park', location: polygon(square(2, 2, 2), square(2.5, 2.5, 1)) },
  { _id: 'stops', location: MultiPoint([Point(1, 2), Point(60, 60)]) },
  { _id: 'roads', location: MultiLineString([line([10, 10], [11, 11]), line([12, 10], [13, 10])]) },
  { _id: 'parks', location: MultiPolygon([polygon(square(20, 20, 1)), polygon(square(22, 20, 1))]) },
  { _id: 'nowhere' },
]

const HERE = Point(0, 0)
const near = (options: Fields): unknown => _['geoNear']?.({ geometry: HERE, ...options })
const within = (geometry: unknown): unknown => _['geoWithin']?.({ geometry })
const intersects = (geometry: unknown): unknown => _['geoIntersects']?.({ geometry })
const KM = 1_000

export const geoRows: readonly GeoRow[] = [
  {
    operator: 'geoNear',
    it: 'geoNear gives all from near to far',
    shapes: ['Point'],
    condition: near({}),
    finds: ['road', 'near', 'stops', 'park', 'roads', 'parks', 'far', 'fiji'],
  },
  {
    operator: 'geoNear',
    it: 'geoNear between two distances',
    shapes: ['Point'],
    condition: near({ minDistance: 100 * KM, maxDistance: 500 * KM }),
    finds: ['near', 'stops', 'park'],
  },
  {
    operator: 'geoWithin',
    it: 'geoWithin a polygon',
    shapes: ['Polygon', 'LineString', 'MultiPoint'],
    condition: within(polygon(square(-1, -1, 6))),
    finds: ['near', 'road', 'park'],
  },
  {
    operator: 'geoWithin',
    it: 'geoWithin a polygon with a hole',
    shapes: ['Polygon'],
    condition: within(polygon(square(-1, -1, 6), square(0.5, 0.5, 1))),
    finds: ['park'],
  },
  {
    operator: 'geoWithin',
    it: 'geoWithin several polygons',
    shapes: ['MultiPolygon', 'MultiLineString'],
    condition: within(MultiPolygon([polygon(square(9, 9, 5)), polygon(square(19, 19, 5))])),
    finds: ['roads', 'parks'],
  },
  {
    operator: 'geoWithin',
    it: 'geoWithin a circle',
    shapes: ['Point'],
    condition: _['geoWithin']?.({ centerSphere: [[0, 0], 300 / 6378.1] }),
    finds: ['near'],
  },
  {
    operator: 'geoWithin',
    it: 'geoWithin a circle across the date line',
    shapes: ['Point'],
    condition: _['geoWithin']?.({ centerSphere: [Point(-179.9, -17), 100 / 6378.1] }),
    finds: ['fiji'],
  },
  {
    operator: 'geoIntersects',
    it: 'geoIntersects a polygon',
    shapes: ['Polygon'],
    condition: intersects(
      polygon([
        [0, 0],
        [3, 2],
        [2, 3],
        [0, 0],
      ]),
    ),
    finds: ['near', 'road', 'park'],
  },
  {
    operator: 'geoIntersects',
    it: 'geoIntersects a point',
    shapes: ['Point'],
    condition: intersects(Point(22.5, 20.5)),
    finds: ['parks'],
  },
  {
    operator: 'geoIntersects',
    it: 'geoIntersects not in a hole',
    shapes: ['Point'],
    condition: intersects(Point(3.2, 2.9)),
    finds: [],
  },
  {
    operator: 'geoIntersects',
    it: 'geoIntersects a line',
    shapes: ['LineString'],
    condition: intersects(line([10, 11], [11, 10])),
    finds: ['roads'],
  },
  {
    operator: 'geoIntersects',
    it: 'geoIntersects points and lines',
    shapes: ['MultiPoint', 'MultiLineString'],
    condition: intersects(MultiPoint([Point(1, 1), Point(60, 60)])),
    finds: ['near', 'stops'],
  },
]
