/** MongoDB's radius of the earth, metres; the manual's 6378.1 km. */
export const EARTH_RADIUS = 6_378_100

/** A place as a unit vector from the middle of the earth. */
export type Vector = readonly [x: number, y: number, z: number]

/** Longitude and latitude in degrees, in this order. */
export type Position = readonly [longitude: number, latitude: number]

const RADIAN = Math.PI / 180
/** Closer than this (radians, about 6 mm) counts as touching. */
const TOUCH = 1e-9

export function vectorOf([longitude, latitude]: Position): Vector {
  const across = Math.cos(latitude * RADIAN)
  return [
    across * Math.cos(longitude * RADIAN),
    across * Math.sin(longitude * RADIAN),
    Math.sin(latitude * RADIAN),
  ]
}

export const degrees = (radians: number): number => radians / RADIAN

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

const lengthOf = (a: Vector): number => Math.hypot(...a)

export function normalized(a: Vector): Vector {
  const length = lengthOf(a)
  return length === 0 ? a : [a[0] / length, a[1] / length, a[2] / length]
}

/** The angle between two places, radians; exact for near ones too. */
export const angle = (a: Vector, b: Vector): number => Math.atan2(lengthOf(cross(a, b)), dot(a, b))

export const isSamePlace = (a: Vector, b: Vector): boolean => angle(a, b) < TOUCH

/** A stretch of a great circle, the shorter way from one place to the other. */
export type Arc = readonly [from: Vector, to: Vector]

/** The angle between a place and the nearest place of an arc, radians. */
export function angleToArc(place: Vector, [from, to]: Arc): number {
  const normal = normalized(cross(from, to))
  const ends = Math.min(angle(place, from), angle(place, to))
  if (lengthOf(normal) === 0 || !isBeside(place, [from, to], normal)) return ends
  return Math.min(ends, Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(place, normal))))))
}

/** Whether the foot of a place on the arc's great circle lies on the arc. */
export function isBeside(place: Vector, [from, to]: Arc, normal: Vector): boolean {
  return dot(cross(normal, from), place) >= 0 && dot(cross(to, normal), place) >= 0
}

/** Whether two arcs cross or touch. */
export function arcsMeet(first: Arc, second: Arc): boolean {
  if (arcsCross(first, second)) return true
  return (
    second.some((place) => angleToArc(place, first) < TOUCH) ||
    first.some((place) => angleToArc(place, second) < TOUCH)
  )
}

/** Whether two arcs cross at a place inside both. */
export function arcsCross([a, b]: Arc, [c, d]: Arc): boolean {
  const [ab, cd] = [cross(a, b), cross(c, d)]
  const sides = [-dot(ab, c), dot(ab, d), -dot(cd, b), dot(cd, a)]
  return sides.every((side) => side > 1e-15) || sides.every((side) => side < -1e-15)
}

export const touchesArc = (place: Vector, arc: Arc): boolean => angleToArc(place, arc) < TOUCH
