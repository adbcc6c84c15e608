import { leaves } from '../paths'
import type { FieldOperator } from '../field-operator'
import { ServiceError } from '../../types'
import { intersectsRegion, nearOf, withinRegion, type Region } from './conditions'
import { angleTo } from './relations'
import { geometriesIn, InvalidGeometry, shapeOf, type Shape } from './shape'
import type { Vector } from './sphere'

/** The shapes at a path; what is no geometry is passed over. */
function shapesAt(document: unknown, parts: readonly string[]): Shape[] {
  return leaves(document, parts).flatMap(geometriesIn).flatMap(shapeOrNone)
}

function shapeOrNone(value: unknown): Shape[] {
  try {
    return [shapeOf(value)]
  } catch (error) {
    if (error instanceof InvalidGeometry) return []
    throw error
  }
}

/** The angle to the nearest shape at a path, radians; undefined when there is none. */
export function nearestAngle(
  document: unknown,
  parts: readonly string[],
  center: Vector,
): number | undefined {
  const angles = shapesAt(document, parts).map((shape) => angleTo(shape, center))
  return angles.length === 0 ? undefined : Math.min(...angles)
}

const inRegion =
  (read: (argument: unknown) => Region): FieldOperator =>
  (path, argument) => {
    const { holds } = read(argument)
    const parts = path.split('.')
    return (document) => shapesAt(document, parts).some(holds)
  }

const near: FieldOperator = (path, argument) => {
  const { center, least, most } = nearOf(argument)
  const parts = path.split('.')
  return (document) => {
    const angle = nearestAngle(document, parts, center)
    return angle !== undefined && angle >= least && angle <= most
  }
}

const refused: FieldOperator = () => {
  throw new ServiceError('DATABASE_INVALID_OPERRATOR', '$near needs a 2d index; the SDK sends $nearSphere')
}

/** The geometric operators; whether an index stands behind them is the planner's question. */
export const geoOperators: { readonly [name: string]: FieldOperator } = {
  $geoWithin: inRegion(withinRegion),
  $geoIntersects: inRegion(intersectsRegion),
  $nearSphere: near,
  $near: refused,
}
