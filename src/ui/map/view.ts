import type { MapOutline, MapPlace } from './types'

/** What is seen of the map: the place in the middle, and how large everything is drawn. */
export interface View {
  readonly middle: MapPlace
  /** Pixels for a degree of latitude. */
  readonly scale: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Pixel {
  readonly x: number
  readonly y: number
}

const METRES_PER_DEGREE = 111_195
/** From a few houses to a city. */
const [smallest, largest] = [METRES_PER_DEGREE / 100, METRES_PER_DEGREE * 4]
/** About a kilometre across a phone. */
export const firstScale = METRES_PER_DEGREE / 4

const between = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))

/** Pixels for a degree of longitude, of which the north has less. */
const across = ({ middle, scale }: View): number => scale * Math.cos((middle.latitude * Math.PI) / 180)

export const pixelOf = (view: View, size: Size, { longitude, latitude }: MapPlace): Pixel => ({
  x: size.width / 2 + (longitude - view.middle.longitude) * across(view),
  y: size.height / 2 - (latitude - view.middle.latitude) * view.scale,
})

export const placeOf = (view: View, size: Size, { x, y }: Pixel): MapPlace => ({
  longitude: view.middle.longitude + (x - size.width / 2) / across(view),
  latitude: view.middle.latitude - (y - size.height / 2) / view.scale,
})

/** The view after the map was dragged by so many pixels. */
export const moved = (view: View, by: Pixel): View => ({
  ...view,
  middle: {
    longitude: between(view.middle.longitude - by.x / across(view), -180, 180),
    latitude: between(view.middle.latitude + by.y / view.scale, -85, 85),
  },
})

export const zoomed = (view: View, factor: number): View => ({
  ...view,
  scale: between(view.scale * factor, smallest, largest),
})

/** Px on every side of what is shown whole: the number of a corner stands above it. */
const MARGIN = 32

/** The view that shows all of these places. */
export function fitting(places: readonly MapPlace[], { width, height }: Size): View {
  const longitudes = places.map(({ longitude }) => longitude)
  const latitudes = places.map(({ latitude }) => latitude)
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const middle = { longitude: (west + east) / 2, latitude: (south + north) / 2 }
  const narrowing = Math.cos((middle.latitude * Math.PI) / 180)
  const scale = Math.min(
    (width - 2 * MARGIN) / ((east - west) * narrowing || 1e-9),
    (height - 2 * MARGIN) / (north - south || 1e-9),
  )
  return { middle, scale: between(scale, smallest, METRES_PER_DEGREE) }
}

/** Where the name of an area is written: the mean of its corners. */
export function middleOf(ring: MapOutline['ring']): MapPlace {
  const corners = ring.slice(1)
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length
  return { longitude: mean(0), latitude: mean(1) }
}
