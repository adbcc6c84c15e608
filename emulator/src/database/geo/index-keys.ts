import { ServiceError } from '../../types'
import { formatEjson } from '../ejson'
import { leaves } from '../paths'
import { cellsOf, type Cell } from './cells'
import { geometriesIn, InvalidGeometry, shapeOf } from './shape'

/**
 * The cells under which the geometries at a path stand in an index; none when there is no geometry, because
 * a geo index is sparse.
 * @throws ServiceError DATABASE_REQUEST_FAILED when a value there is no sound geometry
 */
export function geoCells(document: unknown, parts: readonly string[]): Cell[] {
  const values = leaves(document, parts).filter((value) => value !== undefined && value !== null)
  const geometries = values.flatMap(geometriesIn)
  try {
    return [...new Set(geometries.flatMap((geometry) => cellsOf(shapeOf(geometry))))]
  } catch (error) {
    if (!(error instanceof InvalidGeometry)) throw error
    const text = `Can't extract geo keys: ${formatEjson(values[0]).slice(0, 200)} ${error.message}`
    throw new ServiceError('DATABASE_REQUEST_FAILED', text)
  }
}
