import type { Shape } from './shape'
import { cross, degrees, isBeside, normalized, vectorOf, type Position, type Vector } from './sphere'

/** A rectangle of longitudes and latitudes, degrees; west is never east of east. */
export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

const POLE: Vector = [0, 0, 1]
/** Rounding must not lose a place at the border. */
const MARGIN = 1e-9

/** Rectangles that together hold a shape. */
export function boxesOf({ points, lines, polygons }: Shape): Box[] {
  const paths = [...points.map((point) => [point]), ...lines]
  return [
    ...paths.flatMap(pathBoxes),
    ...polygons.flatMap(([outer]) => (outer ? ringBoxes(outer.positions) : [])),
  ]
}

/** Rectangles that hold a circle; `radius` in radians. */
export function capBoxes([longitude, latitude]: Position, radius: number): Box[] {
  const reach = degrees(radius)
  const [south, north] = [latitude - reach, latitude + reach]
  if (south <= -90 || north >= 90) return [withMargin({ west: -180, east: 180, south, north })]
  const sine = Math.sin(radius) / Math.cos((latitude * Math.PI) / 180)
  const aside = sine >= 1 ? 180 : degrees(Math.asin(sine))
  return wrapped({ west: longitude - aside, east: longitude + aside, south, north })
}

function pathBoxes(positions: readonly Position[]): Box[] {
  const longitudes = unwrapped(positions)
  return wrapped({ west: Math.min(...longitudes), east: Math.max(...longitudes), ...latitudesOf(positions) })
}

/** A ring that goes once around the earth holds a pole. */
function ringBoxes(positions: readonly Position[]): Box[] {
  const longitudes = unwrapped(positions)
  const around = Math.abs((longitudes.at(-1) ?? 0) - (longitudes[0] ?? 0)) > 180
  if (!around) return pathBoxes(positions)
  const { south, north } = latitudesOf(positions)
  const holdsNorth = north + south > 0
  return [
    withMargin({ west: -180, east: 180, south: holdsNorth ? south : -90, north: holdsNorth ? 90 : north }),
  ]
}

/** Longitudes without the jump at the date line: each within 180° of the one before. */
function unwrapped(positions: readonly Position[]): number[] {
  let last = positions[0]?.[0] ?? 0
  return positions.map(([longitude]) => {
    last = longitude + 360 * Math.round((last - longitude) / 360)
    return last
  })
}

/** An arc between two places bulges toward a pole. */
function latitudesOf(positions: readonly Position[]): { south: number; north: number } {
  const latitudes = positions.map(([, latitude]) => latitude)
  positions.slice(1).forEach((position, at) => {
    const from = vectorOf(positions[at] ?? position)
    const to = vectorOf(position)
    const normal = normalized(cross(from, to))
    const summit = normalized(cross(cross(normal, POLE), normal))
    for (const place of [summit, [-summit[0], -summit[1], -summit[2]] as const]) {
      if (isBeside(place, [from, to], normal))
        latitudes.push(degrees(Math.asin(Math.max(-1, Math.min(1, place[2])))))
    }
  })
  return { south: Math.min(...latitudes), north: Math.max(...latitudes) }
}

/** Cut where it passes the date line. */
function wrapped(box: Box): Box[] {
  if (box.east - box.west >= 360) return [withMargin({ ...box, west: -180, east: 180 })]
  if (box.west < -180)
    return [withMargin({ ...box, west: box.west + 360, east: 180 }), withMargin({ ...box, west: -180 })]
  if (box.east > 180)
    return [withMargin({ ...box, east: 180 }), withMargin({ ...box, west: -180, east: box.east - 360 })]
  return [withMargin(box)]
}

const withMargin = (box: Box): Box => ({
  west: Math.max(-180, box.west - MARGIN),
  south: Math.max(-90, box.south - MARGIN),
  east: Math.min(180, box.east + MARGIN),
  north: Math.min(90, box.north + MARGIN),
})
