import { ServiceError } from '../../types'
import type { Collection, Index } from '../catalog'
import { successor, TYPE } from '../key-encoding'
import type { Access, KeyRange, Plan, SortSpec } from '../plan'
import { isFields, isOperatorObject, type Fields } from '../values'
import { capBoxes, type Box } from './boxes'
import { around, queryCells, type Cell } from './cells'
import { intersectsRegion, nearOf, withinRegion } from './conditions'

const GEOMETRIC = new Set(['$geoWithin', '$geoIntersects', '$nearSphere'])

/** One geometric operator of a filter. */
interface GeoCondition {
  readonly path: string
  readonly operator: string
  readonly argument: unknown
  /** It stands in the conjunction that all matches satisfy. */
  readonly top: boolean
}

function conditionsIn(filter: Fields, top = true): GeoCondition[] {
  return Object.entries(filter).flatMap(([key, condition]) => {
    if (!key.startsWith('$')) return onField(key, condition, top)
    const inner = Array.isArray(condition) ? condition.filter(isFields) : []
    return inner.flatMap((part) => conditionsIn(part, top && key === '$and'))
  })
}

function onField(path: string, condition: unknown, top: boolean): GeoCondition[] {
  if (!isOperatorObject(condition)) return []
  return Object.entries(condition).flatMap(([operator, argument]) => {
    if (operator === '$not') return onField(path, argument, false)
    return GEOMETRIC.has(operator) ? [{ path, operator, argument, top }] : []
  })
}

/**
 * How an index serves the geometric part of a filter; undefined when the filter has none.
 * @throws ServiceError DATABASE_REQUEST_FAILED when a path has no geo index, or `geoNear` stands where it may not
 */
export function geoPlan(collection: Collection, filter: Fields, sort: SortSpec): Plan | undefined {
  const conditions = conditionsIn(filter)
  for (const condition of conditions) requireIndex(collection, condition)
  const near = conditions.find(({ operator }) => operator === '$nearSphere')
  const chosen = near ?? conditions.find(({ top }) => top)
  if (!chosen) return undefined
  refuseMisplacedNear(conditions)
  const index = requireIndex(collection, chosen)
  const access = chosen === near && sort.length === 0 ? nearAccess(index, near) : rangeAccess(index, chosen)
  const sorted = sort.length === 0
  return {
    access,
    name: index.name,
    bounded: true,
    sorted,
    exact: false,
    repeats: access.kind === 'ranges',
    indexes: [index],
  }
}

/** Only a plain conjunction can say in which order documents come. */
function refuseMisplacedNear(conditions: readonly GeoCondition[]): void {
  const nears = conditions.filter(({ operator }) => operator === '$nearSphere')
  if (nears.length > 1) throw new ServiceError('INVALID_PARAM', 'Too many geoNear expressions')
  if (nears.some(({ top }) => !top)) {
    throw new ServiceError('INVALID_PARAM', 'geoNear must be top-level expr, not inside or, nor or not')
  }
}

/** @throws ServiceError DATABASE_REQUEST_FAILED, with what to declare */
function requireIndex(collection: Collection, { path, operator }: { path: string; operator: string }): Index {
  const index = collection.indexes.find(({ fields: [first] }) => first?.geo === true && first.path === path)
  if (index) return index
  const asked = operator === '$nearSphere' ? '$geoNear query' : `${operator} query`
  throw new ServiceError(
    'DATABASE_REQUEST_FAILED',
    `unable to find index for ${asked}: declare {"keys": {"${path}": "2dsphere"}} for ${collection.name}`,
  )
}

function nearAccess(index: Index, { argument }: GeoCondition): Access {
  return { kind: 'near', index, near: nearOf(argument) }
}

function rangeAccess(index: Index, { operator, argument }: GeoCondition): Access {
  const ranges = cellRanges(index, boxesIn(operator, argument))
  return { kind: 'ranges', ranges, backward: false, merged: false }
}

function boxesIn(operator: string, argument: unknown): readonly Box[] {
  if (operator === '$geoWithin') return withinRegion(argument).boxes
  if (operator === '$geoIntersects') return intersectsRegion(argument).boxes
  const { position, most } = nearOf(argument)
  return capBoxes(position, most)
}

/** The stretches of an index in which shapes stand that may reach into the boxes. */
export function cellRanges(index: Index, boxes: readonly Box[]): KeyRange[] {
  const cells = queryCells(boxes)
  const inside = cells.map((cell) => range(index, cellBytes(cell)))
  const larger = around(cells).map((cell) => range(index, Buffer.concat([cellBytes(cell), END])))
  return [...inside, ...larger]
}

const END = Buffer.from([0, 0])

/** As the key writer begins a text. */
const cellBytes = (cell: Cell): Buffer => Buffer.concat([Buffer.from([TYPE.string]), Buffer.from(cell)])

const range = (index: Index, low: Buffer): KeyRange => ({ index, low, high: successor(low), shared: 0 })
