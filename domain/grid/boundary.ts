import * as z from '../zod'
import type { Ring } from './org'
import { areaOf, firstCrossing, spanOf } from './outline'

/** What an outline may be; the screen that draws one and the server share it. */
export const boundaryLimits = {
  /** Points of a ring, the first counted again as the last. */
  points: 200,
  /** Square metres: less is a slip of the finger. */
  smallest: 1_000,
  /** Degrees from end to end, some 50 km: more is a wrong coordinate. */
  widest: 0.5,
} as const

const point = z.tuple(
  [
    z.number('经度不对').min(-180, '经度不对').max(180, '经度不对'),
    z.number('纬度不对').min(-90, '纬度不对').max(90, '纬度不对'),
  ],
  '每个点要有经度和纬度',
)

const isClosed = (points: Ring): boolean => String(points[0]) === String(points.at(-1))

/** Why a closed ring cannot be an outline, in words; null when it can. */
export function ringFault(ring: Ring): string | null {
  const { points, smallest, widest } = boundaryLimits
  if (ring.length < 4) return '边界至少要三个点，最后回到第一个点'
  if (ring.length > points) return `边界最多 ${points} 个点`
  if (!isClosed(ring)) return '边界要首尾相接'
  if (new Set(ring.map(String)).size < ring.length - 1) return '有两个点重在一起了'
  if (spanOf(ring) > widest) return '圈出来的地方太大，检查一下有没有点错'
  const crossing = firstCrossing(ring)
  if (crossing) return `边线自己交叉了：第 ${crossing[0]} 条和第 ${crossing[1]} 条`
  return areaOf(ring) < smallest ? '圈出来的地方太小，检查一下点的位置' : null
}

const ring = z
  .array(point, '边界要是一圈点')
  .min(4, '边界至少要三个点，最后回到第一个点')
  .max(boundaryLimits.points, `边界最多 ${boundaryLimits.points} 个点`)
  .superRefine((points, context) => {
    const fault = ringFault(points)
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })

/** A GeoJSON Polygon without holes: what map tools export. */
export const boundarySchema = z.strictObject(
  {
    type: z.literal('Polygon', '边界要是多边形'),
    coordinates: z.array(ring, '边界要是一圈点').length(1, '边界只能有一圈'),
  },
  '边界要是 GeoJSON 多边形',
)

/** Degrees on the map: GCJ-02, as WeChat's maps use. */
export const mapPlace = {
  longitude: z.number('经度不对').min(-180, '经度不对').max(180, '经度不对'),
  latitude: z.number('纬度不对').min(-90, '纬度不对').max(90, '纬度不对'),
}

/** A ring as an answer holds it. */
export const outlineSchema = z.array(z.tuple([z.number(), z.number()]))
