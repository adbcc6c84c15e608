import type { Collection } from '../catalog'
import type { Match } from '../cursor'
import { parseStored } from '../ejson'
import { filterOf } from '../filter'
import { malformedStage, positiveNumber, stageFailed, type Documents } from '../pipeline/stage'
import { leaves, withValueAt } from '../paths'
import { isFields, type Fields } from '../values'
import { nearestAngle } from './operators'
import { geometriesIn } from './shape'
import type { Vector } from './sphere'
import { nearFrom } from './conditions'
import { must } from '../must'

/** A `$geoNear` stage as a query, and what it adds to the documents. */
export interface GeoNear {
  readonly filter: Fields
  /** Infinity for no limit. */
  readonly limit: number
  /** The documents with their distance and, where asked for, the place it was measured to. */
  measured(matches: Iterable<Match>): Documents
}

/**
 * Reads a `$geoNear` stage.
 * @throws ServiceError INVALID_PARAM when it is malformed, DATABASE_REQUEST_FAILED when no one geo index
 *   is meant
 */
export function geoNearQuery(collection: Collection, specification: unknown): GeoNear {
  if (!isFields(specification)) throw malformedStage('$geoNear must be an object')
  const { near, distanceField, spherical, query = {}, maxDistance, minDistance, limit } = specification
  if (near === undefined) throw malformedStage('$geoNear requires near')
  if (spherical !== true) throw malformedStage('$geoNear with a GeoJSON point requires spherical: true')
  const distances = { ...named('$maxDistance', maxDistance), ...named('$minDistance', minDistance) }
  const path = pathOf(collection, specification['key'])
  const condition = { [path]: { $nearSphere: { $geometry: near, ...distances } } }
  const { center } = nearFrom({ point: near, max: maxDistance, min: minDistance })
  const output = outputOf(specification, requirePath('distanceField', distanceField), { path, center })
  return {
    filter: Object.keys(filterOf(query)).length === 0 ? condition : { $and: [query, condition] },
    limit: limit === undefined ? Infinity : positiveNumber('the limit of $geoNear', limit),
    *measured(matches) {
      for (const match of matches)
        yield output(match.document ?? parseStored(match.text), must(match.distance))
    },
  }
}

const named = (name: string, value: unknown): Fields => (value === undefined ? {} : { [name]: value })

function requirePath(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '' && !value.startsWith('$')) return value
  throw malformedStage(`$geoNear requires '${name}' to be a field path`)
}

/** The only geo index, or the one named. */
function pathOf(collection: Collection, key: unknown): string {
  if (key !== undefined) return requirePath('key', key)
  const paths = [
    ...new Set(
      collection.indexes.flatMap(({ fields: [first] }) => (first?.geo === true ? [first.path] : [])),
    ),
  ]
  if (paths.length === 1) return must(paths[0])
  throw stageFailed(
    paths.length === 0
      ? `unable to find index for $geoNear query: declare a "2dsphere" index for ${collection.name}`
      : 'There is more than one 2dsphere index; unsure which to use for $geoNear: name one in key',
  )
}

function outputOf(
  { distanceMultiplier, includeLocs }: Fields,
  distanceField: string,
  { path, center }: { path: string; center: Vector },
): (document: Fields, distance: number) => Fields {
  const factor = typeof distanceMultiplier === 'number' ? distanceMultiplier : 1
  const place = includeLocs === undefined ? undefined : requirePath('includeLocs', includeLocs)
  return (document, distance) => {
    const measured = withValueAt(document, distanceField.split('.'), distance * factor)
    if (place === undefined) return measured
    return withValueAt(measured, place.split('.'), nearestValue(document, path.split('.'), center))
  }
}

/** The geometry the distance was measured to. */
function nearestValue(document: Fields, parts: readonly string[], center: Vector): unknown {
  const values = leaves(document, parts).flatMap(geometriesIn)
  const angles = values.map((value) => nearestAngle({ value }, ['value'], center) ?? Infinity)
  return values[angles.indexOf(Math.min(...angles))]
}
