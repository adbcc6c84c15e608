import { MiniMap } from './mini-map'
import type { MapProps } from './types'
import { WebMap } from './web-map'

/**
 * A map with areas on it that is pressed to name a place. WeChat draws its own, with streets; a browser has the areas
 * alone. Nothing asks where the phone is.
 */
export const AreaMap = (props: MapProps) =>
  process.env.TARO_ENV === 'h5' ? <WebMap {...props} /> : <MiniMap {...props} />
