import { ServiceError } from '../../types'
import { isNumeric, numberFrom } from '../numbers'
import { isFields, type Fields } from '../values'
import { boxesOf, capBoxes, type Box } from './boxes'
import { intersects, isWithin, isWithinCap, type Cap } from './relations'
import { InvalidGeometry, shapeOf, type Shape } from './shape'
import { EARTH_RADIUS, vectorOf, type Position, type Vector } from './sphere'
import { must } from '../must'

/** A condition on the place of a shape: where to look for it, and the exact test. */
export interface Region {
  readonly boxes: readonly Box[]
  readonly holds: (shape: Shape) => boolean
}

/** A search outward from a point; distances in radians. */
export interface Near {
  readonly position: Position
  readonly center: Vector
  readonly least: number
  readonly most: number
}

const malformed = (message: string): ServiceError => new ServiceError('INVALID_PARAM', message)

/** A geometry of a query. */
function queryShape(value: unknown): Shape {
  try {
    return shapeOf(value)
  } catch (error) {
    if (error instanceof InvalidGeometry) throw malformed(`invalid geometry in the query: ${error.message}`)
    throw error
  }
}

function fieldsOf(operator: string, argument: unknown): Fields {
  if (isFields(argument)) return argument
  throw malformed(`${operator} needs an object`)
}

export function withinRegion(argument: unknown): Region {
  const { $geometry, $centerSphere, ...others } = fieldsOf('$geoWithin', argument)
  const unknown = Object.keys(others)[0]
  if (unknown !== undefined) throw malformed(`$geoWithin takes $geometry or $centerSphere, not ${unknown}`)
  if ($centerSphere !== undefined) return circle($centerSphere)
  const shape = queryShape($geometry)
  const onlyPolygons = shape.polygons.length > 0 && shape.points.length === 0 && shape.lines.length === 0
  if (!onlyPolygons) throw malformed('$geoWithin takes a Polygon or a MultiPolygon')
  return { boxes: boxesOf(shape), holds: (candidate) => isWithin(candidate, shape.polygons) }
}

function circle(argument: unknown): Region {
  const [center, radius] = Array.isArray(argument) ? (argument as unknown[]) : []
  const position = pointOf('$centerSphere', center)
  const cap: Cap = { center: vectorOf(position), radius: distanceOf('radius', radius) ?? 0 }
  return { boxes: capBoxes(position, cap.radius), holds: (candidate) => isWithinCap(candidate, cap) }
}

export function intersectsRegion(argument: unknown): Region {
  const shape = queryShape(fieldsOf('$geoIntersects', argument)['$geometry'])
  return { boxes: boxesOf(shape), holds: (candidate) => intersects(candidate, shape) }
}

/** `$nearSphere` with its distances in metres. */
export function nearOf(argument: unknown): Near {
  const { $geometry, $maxDistance, $minDistance } = fieldsOf('$nearSphere', argument)
  return nearFrom({ point: $geometry, max: $maxDistance, min: $minDistance })
}

/** @throws ServiceError INVALID_PARAM when the point is none or a distance is negative */
export function nearFrom({ point, max, min }: { point: unknown; max: unknown; min: unknown }): Near {
  const position = pointOf('near', point)
  const least = (distanceOf('$minDistance', min) ?? 0) / EARTH_RADIUS
  const most = (distanceOf('$maxDistance', max) ?? Infinity) / EARTH_RADIUS
  return { position, center: vectorOf(position), least, most: Math.min(most, Math.PI) }
}

function pointOf(name: string, value: unknown): Position {
  const { points, lines, polygons } = queryShape(value)
  if (points.length === 1 && lines.length + polygons.length === 0) return must(points[0])
  throw malformed(`${name} must be a Point`)
}

function distanceOf(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined
  if (isNumeric(value) && numberFrom(value) >= 0) return numberFrom(value)
  throw malformed(`${name} must be a non-negative number`)
}
