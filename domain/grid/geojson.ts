import { boundaryLimits } from './boundary'
import { fromWgs84 } from './datum'
import type { Ring } from './org'

/** Coordinates as Chinese maps draw them, or as satellites and 天地图 give them. */
export const datums = ['gcj02', 'wgs84'] as const
export type Datum = (typeof datums)[number]

/** A ring, or why there is none, in words. */
export type ReadOutline = { readonly ring: Ring } | { readonly fault: string }

interface Node {
  readonly type?: unknown
  readonly features?: unknown
  readonly geometry?: unknown
  readonly coordinates?: unknown
}

const asNode = (value: unknown): Node => (typeof value === 'object' && value !== null ? value : {})
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const refused = {
  syntax: '这不是 GeoJSON，请把文件里的内容整个贴进来',
  kind: '里面没有多边形',
  several: '里面有好几块，请一次只贴一个网格',
  holes: '边界只能有一圈，中间有洞的画不了',
  order: '经度和纬度好像写反了，应该经度在前、纬度在后',
  point: '有的点不是经度和纬度',
  many: (count: number) => `有 ${count} 个点，最多 ${boundaryLimits.points} 个，请先简化一下`,
} as const

/** Every polygon in it, as a list of rings each; WeChat's and the offices' tools wrap them in many ways. */
function polygonsIn(value: unknown): readonly (readonly unknown[])[] {
  const { type, features, geometry, coordinates } = asNode(value)
  if (type === 'FeatureCollection') return asList(features).flatMap(polygonsIn)
  if (type === 'Feature') return polygonsIn(geometry)
  if (type === 'MultiPolygon') return asList(coordinates).map(asList)
  return type === 'Polygon' ? [asList(coordinates)] : []
}

/** Metres do not matter below the sixth digit, heights not at all. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6))

function pointOf(value: unknown): readonly [number, number] | null {
  const [longitude, latitude] = asList(value)
  return typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : null
}

const isSwapped = (points: Ring): boolean => points.some(([, latitude]) => Math.abs(latitude) > 90)
const isOffMap = (points: Ring): boolean => points.some(([longitude]) => Math.abs(longitude) > 180)

/** Each point once: tools repeat points, and some leave the ring open. */
function tidied(points: Ring): Ring {
  const once = points.filter((point, at) => at === 0 || String(point) !== String(points[at - 1]))
  const [first] = once
  return first && String(first) !== String(once.at(-1)) ? [...once, first] : once
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/**
 * Reads the outline of a grid out of the GeoJSON of a map tool: a polygon, or whatever holds exactly one. Whether the
 * ring may be an outline is another question (`ringFault`).
 */
export function readOutline(text: string, datum: Datum): ReadOutline {
  const value = parsed(text)
  if (value === undefined) return { fault: refused.syntax }
  const [polygon, ...more] = polygonsIn(value)
  if (!polygon) return { fault: refused.kind }
  if (more.length > 0) return { fault: refused.several }
  if (polygon.length !== 1) return { fault: polygon.length === 0 ? refused.kind : refused.holes }
  return readRing(asList(polygon[0]), datum)
}

function readRing(list: readonly unknown[], datum: Datum): ReadOutline {
  const points = list.map(pointOf).filter((point) => point !== null)
  if (points.length < list.length || points.length < 3) return { fault: refused.point }
  if (isSwapped(points)) return { fault: refused.order }
  if (isOffMap(points)) return { fault: refused.point }
  const shown = datum === 'gcj02' ? points : points.map(shifted)
  const ring = tidied(shown.map(([x, y]) => [rounded(x), rounded(y)] as const))
  return ring.length > boundaryLimits.points ? { fault: refused.many(ring.length) } : { ring }
}

const shifted = ([longitude, latitude]: Ring[number]): Ring[number] => {
  const moved = fromWgs84({ longitude, latitude })
  return [moved.longitude, moved.latitude]
}
