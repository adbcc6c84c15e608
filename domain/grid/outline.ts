import type { Org, Ring } from './org'

/** Degrees, GCJ-02 as WeChat's maps use. */
export interface MapPlace {
  readonly longitude: number
  readonly latitude: number
}

type Point = readonly [x: number, y: number]
type Edge = readonly [from: Point, to: Point]

const METRES_PER_DEGREE = 111_195

/** A ring in metres east and north of a place near by, where the earth may be taken for flat. */
function flattened(ring: Ring, [originX, originY]: Point): Point[] {
  const narrowing = Math.cos((originY * Math.PI) / 180)
  return ring.map(([x, y]) => [
    (x - originX) * narrowing * METRES_PER_DEGREE,
    (y - originY) * METRES_PER_DEGREE,
  ])
}

const edgesOf = (points: readonly Point[]): Edge[] =>
  points.slice(1).map((to, at): Edge => [points[at] ?? to, to])

/** Whether a place lies inside a ring: a ray to the east crosses its edges an odd number of times. */
function holds(points: readonly Point[], [x, y]: Point): boolean {
  let isInside = false
  for (const [[fromX, fromY], [toX, toY]] of edgesOf(points)) {
    const crosses = fromY > y !== toY > y
    if (crosses && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) isInside = !isInside
  }
  return isInside
}

/** The grids whose outlines hold a place; outlines may overlap, and nobody need have drawn one there. */
export const gridsAt = <Grid extends Pick<Org, 'boundary'>>(
  { longitude, latitude }: MapPlace,
  grids: readonly Grid[],
): Grid[] => grids.filter(({ boundary }) => boundary !== null && holds(boundary, [longitude, latitude]))

/** Twice the area of a triangle, positive when it turns left. */
const turn = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

const isBetween = ([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): boolean =>
  x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)

/** Whether two edges share a point, their ends included. */
function touch([a, b]: Edge, [c, d]: Edge): boolean {
  const [ofC, ofD, ofA, ofB] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (ofC * ofD < 0 && ofA * ofB < 0) return true
  return (
    (ofC === 0 && isBetween(a, b, c)) ||
    (ofD === 0 && isBetween(a, b, d)) ||
    (ofA === 0 && isBetween(c, d, a)) ||
    (ofB === 0 && isBetween(c, d, b))
  )
}

/** Whether an edge goes back over the one before it. */
const turnsBack = ([a, b]: Edge, [, c]: Edge): boolean =>
  turn(a, b, c) === 0 && (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0

/** Whether two edges of a closed ring meet where they should not: those that follow each other share a corner. */
function clash(edges: readonly Edge[], at: number, other: number): boolean {
  const [one, two] = [edges[at], edges[other]]
  if (!one || !two) return false
  if (other === at + 1) return turnsBack(one, two)
  return at === 0 && other === edges.length - 1 ? turnsBack(two, one) : touch(one, two)
}

/** The first two edges of a closed ring that meet where they should not, counted from one; null when none do. */
export function firstCrossing(ring: Ring): readonly [number, number] | null {
  const edges = edgesOf(ring)
  for (let at = 0; at < edges.length; at += 1) {
    for (let other = at + 1; other < edges.length; other += 1) {
      if (clash(edges, at, other)) return [at + 1, other + 1]
    }
  }
  return null
}

/** What a ring encloses, in square metres. */
export function areaOf(ring: Ring): number {
  const points = flattened(ring, ring[0] ?? [0, 0])
  const twice = edgesOf(points).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0)
  return Math.abs(twice) / 2
}

/** West, south, east and north ends, degrees. */
export function boxOf(ring: Ring): { west: number; south: number; east: number; north: number } {
  const [longitudes, latitudes] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  }
}

/** How far a ring reaches, in degrees. */
export function spanOf(ring: Ring): number {
  const { west, south, east, north } = boxOf(ring)
  return Math.max(east - west, north - south)
}

/** Where an edge meets others, as parts of its length. */
const meetings = ([a, b]: Edge, others: readonly Edge[]): number[] =>
  others.flatMap(([c, d]) => {
    const across = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])
    const along = turn(c, d, a) / across
    return across !== 0 && along > 0 && along < 1 ? [along] : []
  })

/** The middle of each piece into which the edges of others cut an edge: a piece is inside as a whole, or outside. */
function pieces(edge: Edge, others: readonly Edge[]): Point[] {
  const [[ax, ay], [bx, by]] = edge
  const cuts = [0, ...meetings(edge, others).sort((one, other) => one - other), 1]
  return cuts.slice(1).map((cut, at): Point => {
    const middle = (cut + (cuts[at] ?? 0)) / 2
    return [ax + (bx - ax) * middle, ay + (by - ay) * middle]
  })
}

function distanceTo([[ax, ay], [bx, by]]: Edge, [x, y]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)
  const part = Math.max(0, Math.min(1, along))
  return Math.hypot(x - ax - part * dx, y - ay - part * dy)
}

/** Metres by which neighbours may reach into one another: nobody draws a shared border twice in the same way. */
const TOLERANCE = 8

/** The middles of the triangles at a ring's corners that lie in it; every ring has some. */
const innards = (points: readonly Point[]): Point[] => {
  const corners = points.slice(1)
  return corners
    .map((corner, at) => middleOf([corner, ...around(corners, at), corner]))
    .filter((place) => holds(points, place))
}

const around = (corners: readonly Point[], at: number): Point[] =>
  [corners.at(at - 1), corners.at((at + 1) % corners.length)].filter((one) => one !== undefined)

const reachesInto = (points: readonly Point[], other: readonly Point[]): boolean => {
  const border = edgesOf(other)
  return [...points, ...edgesOf(points).flatMap((edge) => pieces(edge, border)), ...innards(points)].some(
    (at) => holds(other, at) && border.every((edge) => distanceTo(edge, at) > TOLERANCE),
  )
}

/** Whether two outlines share more than a border; one may lie within the other. */
export function overlaps(one: Ring, other: Ring): boolean {
  const [a, b] = [boxOf(one), boxOf(other)]
  if (a.west > b.east || b.west > a.east || a.south > b.north || b.south > a.north) return false
  const origin = one[0] ?? [0, 0]
  const [here, there] = [flattened(one, origin), flattened(other, origin)]
  return reachesInto(here, there) || reachesInto(there, here)
}

/** The mean of a closed ring's corners. */
function middleOf(points: readonly Point[]): Point {
  const corners = points.slice(1)
  const sum = (axis: 0 | 1) => corners.reduce((total, at) => total + at[axis], 0)
  return [sum(0) / corners.length, sum(1) / corners.length]
}

/** Where the name of an outline is written. */
export function centreOf(ring: Ring): MapPlace {
  const [longitude, latitude] = middleOf(ring)
  return { longitude, latitude }
}

/** Metres between two places near each other. */
export function metresBetween(one: MapPlace, other: MapPlace): number {
  const [[x, y] = [0, 0]] = flattened([[other.longitude, other.latitude]], [one.longitude, one.latitude])
  return Math.hypot(x, y)
}
