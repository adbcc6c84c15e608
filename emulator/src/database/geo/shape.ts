import { isFields } from '../values'
import { arcsCross, isSamePlace, vectorOf, type Arc, type Position, type Vector } from './sphere'

/** A closed ring of a polygon. */
export interface Ring {
  readonly positions: readonly Position[]
  readonly arcs: readonly Arc[]
}

/** The outer ring first, then the holes. */
export type Polygon = readonly Ring[]

/** A geometry of any kind, taken apart. */
export interface Shape {
  readonly points: readonly Position[]
  readonly lines: readonly (readonly Position[])[]
  readonly polygons: readonly Polygon[]
}

/** Says what is wrong with a geometry; the caller knows whose fault it is. */
export class InvalidGeometry extends Error {}

type Reader = (coordinates: unknown) => Partial<Shape>

const READERS: { readonly [type: string]: Reader } = {
  Point: (coordinates) => ({ points: [positionOf(coordinates)] }),
  MultiPoint: (coordinates) => ({ points: listOf(coordinates, 1).map(positionOf) }),
  LineString: (coordinates) => ({ lines: [lineOf(coordinates)] }),
  MultiLineString: (coordinates) => ({ lines: listOf(coordinates, 1).map(lineOf) }),
  Polygon: (coordinates) => ({ polygons: [polygonOf(coordinates)] }),
  MultiPolygon: (coordinates) => ({ polygons: listOf(coordinates, 1).map(polygonOf) }),
}

/**
 * Reads a GeoJSON geometry; `[longitude, latitude]` stands for a point, as in MongoDB.
 * @throws InvalidGeometry when the type is not known, a coordinate is out of range or a ring is not sound
 */
export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return { points: [positionOf(value)], lines: [], polygons: [] }
  if (!isFields(value)) throw new InvalidGeometry('geometry must be an object or an array of two numbers')
  const { type, coordinates, geometries } = value
  if (type === 'GeometryCollection' && Array.isArray(geometries)) return united(geometries.map(shapeOf))
  const read = Object.hasOwn(READERS, String(type)) ? READERS[String(type)] : undefined
  if (!read) throw new InvalidGeometry(`unknown GeoJSON type: ${String(type)}`)
  return { points: [], lines: [], polygons: [], ...read(coordinates) }
}

/** The geometries in a value: one, or a list of them (which two numbers are not). */
export function geometriesIn(value: unknown): unknown[] {
  return Array.isArray(value) && typeof value[0] !== 'number' ? (value as unknown[]) : [value]
}

function united(shapes: readonly Shape[]): Shape {
  return {
    points: shapes.flatMap((shape) => shape.points),
    lines: shapes.flatMap((shape) => shape.lines),
    polygons: shapes.flatMap((shape) => shape.polygons),
  }
}

function listOf(value: unknown, least: number): unknown[] {
  if (Array.isArray(value) && value.length >= least) return value as unknown[]
  throw new InvalidGeometry(`coordinates must be an array of at least ${least}`)
}

function positionOf(value: unknown): Position {
  const [longitude, latitude] = Array.isArray(value) ? (value as unknown[]) : []
  if (typeof longitude !== 'number' || typeof latitude !== 'number') {
    throw new InvalidGeometry('Point must only contain numeric elements')
  }
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
    throw new InvalidGeometry(`longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`)
  }
  return [longitude, latitude]
}

function lineOf(value: unknown): Position[] {
  const positions = listOf(value, 2).map(positionOf)
  const places = positions.map(vectorOf)
  if (places.some((place, at) => at > 0 && !isSamePlace(place, places[at - 1] ?? place))) return positions
  throw new InvalidGeometry('GeoJSON LineString must have at least 2 different vertices')
}

function polygonOf(value: unknown): Polygon {
  return listOf(value, 1).map(ringOf)
}

function ringOf(value: unknown): Ring {
  const positions = listOf(value, 4).map(positionOf)
  const [first, last] = [positions[0], positions.at(-1)]
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
    throw new InvalidGeometry(`Loop is not closed: [${String(first)}] is not [${String(last)}]`)
  }
  const arcs = arcsOf(positions).filter(([from, to]) => !isSamePlace(from, to))
  refuseCrossing(arcs)
  return { positions, arcs }
}

/** The arcs between consecutive positions. */
function arcsOf(positions: readonly Position[]): Arc[] {
  const places = positions.map(vectorOf)
  return places.slice(1).map((place, at): Arc => [places[at] ?? place, place])
}

function refuseCrossing(arcs: readonly Arc[]): void {
  arcs.forEach((arc, at) => {
    const other = arcs.findIndex((candidate, n) => n > at + 1 && arcsCross(arc, candidate))
    if (other !== -1) throw new InvalidGeometry(`Edges ${at} and ${other} cross`)
  })
}

/** Every position of a shape that is not in the middle of an arc, as a vector. */
export function placesOf({ points, lines, polygons }: Shape): Vector[] {
  const rings = polygons.flatMap((polygon) => polygon.flatMap((ring) => ring.positions))
  return [...points, ...lines.flat(), ...rings].map(vectorOf)
}

/** Every arc of a shape. */
export function edgesOf({ lines, polygons }: Shape): Arc[] {
  return [...lines.flatMap(arcsOf), ...polygons.flatMap((polygon) => polygon.flatMap((ring) => ring.arcs))]
}
