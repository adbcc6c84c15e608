import { edgesOf, placesOf, type Polygon, type Ring, type Shape } from './shape'
import {
  angle,
  angleToArc,
  arcsCross,
  arcsMeet,
  cross,
  dot,
  isSamePlace,
  normalized,
  touchesArc,
  vectorOf,
  type Arc,
  type Vector,
} from './sphere'

/** A circle on the sphere. */
export interface Cap {
  readonly center: Vector
  /** Radians. */
  readonly radius: number
}

/** Whether two shapes have a place in common. */
export function intersects(a: Shape, b: Shape): boolean {
  const [edgesA, edgesB] = [edgesOf(a), edgesOf(b)]
  return (
    placesOf(a).some((place) => covers(b, place, edgesB)) ||
    placesOf(b).some((place) => covers(a, place, edgesA)) ||
    edgesA.some((arc) => edgesB.some((other) => arcsMeet(arc, other)))
  )
}

/** Whether a place is one of a shape's points, on one of its arcs or inside one of its polygons. */
function covers(shape: Shape, place: Vector, edges: readonly Arc[]): boolean {
  return (
    shape.points.some((point) => isSamePlace(vectorOf(point), place)) ||
    edges.some((arc) => touchesArc(place, arc)) ||
    shape.polygons.some((polygon) => isInside(polygon, place))
  )
}

/** Whether every part of a shape lies in one of the polygons; their borders belong to them. */
export function isWithin(shape: Shape, polygons: readonly Polygon[]): boolean {
  return partsOf(shape).every((part) => polygons.some((polygon) => isPartWithin(part, polygon)))
}

function partsOf({ points, lines, polygons }: Shape): Shape[] {
  return [
    ...points.map((point): Shape => ({ points: [point], lines: [], polygons: [] })),
    ...lines.map((line): Shape => ({ points: [], lines: [line], polygons: [] })),
    ...polygons.map((polygon): Shape => ({ points: [], lines: [], polygons: [polygon] })),
  ]
}

function isPartWithin(part: Shape, polygon: Polygon): boolean {
  const borders = polygon.flatMap((ring) => ring.arcs)
  const inside = (place: Vector): boolean =>
    isInside(polygon, place) || borders.some((arc) => touchesArc(place, arc))
  if (!placesOf(part).every(inside)) return false
  if (edgesOf(part).some((arc) => borders.some((border) => arcsCross(arc, border)))) return false
  return !part.polygons.some((own) => holesOf(polygon).some((hole) => isHoleInside(own, hole)))
}

const holesOf = (polygon: Polygon): Ring[] => polygon.slice(1)

/** A hole inside a shape is a piece of the shape that is not in the polygon. */
function isHoleInside(own: Polygon, hole: Ring): boolean {
  const [first] = hole.arcs
  return first !== undefined && isInside(own, first[0])
}

/** Whether a shape lies in a circle smaller than half the earth. */
export function isWithinCap(shape: Shape, { center, radius }: Cap): boolean {
  return placesOf(shape).every((place) => angle(place, center) <= radius)
}

function isInside([outer, ...holes]: Polygon, place: Vector): boolean {
  return outer !== undefined && surrounds(outer, place) && !holes.some((hole) => surrounds(hole, place))
}

/** Whether a ring smaller than half the earth goes around a place: the directions to its corners turn once. */
function surrounds({ arcs }: Ring, place: Vector): boolean {
  const middle = arcs.reduce<Vector>(
    (sum, [from]) => [sum[0] + from[0], sum[1] + from[1], sum[2] + from[2]],
    [0, 0, 0],
  )
  if (dot(middle, place) <= 0) return false
  let turn = 0
  for (const [from, to] of arcs) {
    const [a, b] = [normalized(cross(place, from)), normalized(cross(place, to))]
    turn += Math.atan2(dot(cross(a, b), place), dot(a, b))
  }
  return Math.abs(turn) > Math.PI
}

/** The angle between a place and the nearest place of a shape, radians; 0 inside a polygon. */
export function angleTo(shape: Shape, place: Vector): number {
  if (shape.polygons.some((polygon) => isInside(polygon, place))) return 0
  const toPoints = shape.points.map((point) => angle(vectorOf(point), place))
  return Math.min(Infinity, ...toPoints, ...edgesOf(shape).map((arc) => angleToArc(place, arc)))
}
