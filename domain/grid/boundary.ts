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
