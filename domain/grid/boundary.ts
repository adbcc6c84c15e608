import * as z from '../zod'
import type { Org, Ring } from './org'

const point = z.tuple(
  [
    z.number('经度不对').min(-180, '经度不对').max(180, '经度不对'),
    z.number('纬度不对').min(-90, '纬度不对').max(90, '纬度不对'),
  ],
  '每个点要有经度和纬度',
)

const ring = z
  .array(point, '边界要是一圈点')
  .min(4, '边界至少要三个点，最后回到第一个点')
  .max(200, '边界最多 200 个点')
  .refine((points) => String(points[0]) === String(points.at(-1)), '边界要首尾相接')

/** A GeoJSON Polygon without holes: what map tools export. */
export const boundarySchema = z.strictObject(
  {
    type: z.literal('Polygon', '边界要是多边形'),
    coordinates: z.array(ring, '边界要是一圈点').length(1, '边界只能有一圈'),
  },
  '边界要是 GeoJSON 多边形',
)

interface MapPlace {
  /** Degrees, GCJ-02 as WeChat's maps use. */
  readonly longitude: number
  readonly latitude: number
}

/** Whether a place lies inside a ring: a ray to the east crosses its edges an odd number of times. */
function isInside({ longitude, latitude }: MapPlace, outline: Ring): boolean {
  let inside = false
  outline.forEach(([x, y], at) => {
    const [fromX, fromY] = outline[at - 1] ?? [x, y]
    const crosses = fromY > latitude !== y > latitude
    if (crosses && longitude < fromX + ((latitude - fromY) / (y - fromY)) * (x - fromX)) inside = !inside
  })
  return inside
}

/** The grid whose outline holds a place, the first of several; null where nobody drew one around it. */
export const suggestGrid = <Grid extends Pick<Org, 'boundary'>>(
  place: MapPlace,
  grids: readonly Grid[],
): Grid | null => grids.find(({ boundary }) => boundary !== null && isInside(place, boundary)) ?? null
