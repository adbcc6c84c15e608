import * as z from '../zod'
import { boundaryLimits, ringFault } from './boundary'

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
