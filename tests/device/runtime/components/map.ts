import type { Json } from '../device'
import type { BuiltIn, Part } from './part'

interface Place {
  readonly longitude: number
  readonly latitude: number
}

/** CSS px from the upper left corner of the map. */
interface Spot {
  readonly x: number
  readonly y: number
}

/** A press on a map: answered by the component itself, for its events tell places. */
type Press = (target: Element, at: { readonly clientX: number; readonly clientY: number }) => void

/** Maps by their elements. */
export const maps = new WeakMap<Element, Press>()

/** What the levels of zoom go by (组件/地图, scale): the world is 256 px wide at level 0 and twice as wide at each next. */
const pixelsPerDegree = (scale: number): number => (256 * 2 ** scale) / 360

const squeeze = (latitude: number): number => Math.cos((latitude * Math.PI) / 180)

const asPlace = (value: Json): Place | null => {
  const { longitude, latitude } = value as { readonly longitude?: Json; readonly latitude?: Json }
  return typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude } : null
}

const placesIn = (list: readonly Json[]): Place[] => list.map(asPlace).filter((place) => place !== null)

/** What is seen: the middle, and the level of zoom. */
interface Seen extends Place {
  readonly scale: number
}

function spotOf(element: HTMLElement, seen: Seen, { longitude, latitude }: Place): Spot {
  const across = pixelsPerDegree(seen.scale)
  return {
    x: element.clientWidth / 2 + (longitude - seen.longitude) * across,
    y: element.clientHeight / 2 - ((latitude - seen.latitude) * across) / squeeze(seen.latitude),
  }
}

function placeAt(element: HTMLElement, seen: Seen, { x, y }: Spot): Place {
  const across = pixelsPerDegree(seen.scale)
  return {
    longitude: seen.longitude + (x - element.clientWidth / 2) / across,
    latitude: seen.latitude - ((y - element.clientHeight / 2) * squeeze(seen.latitude)) / across,
  }
}

/** The view that holds all places of `include-points`. */
function including(element: HTMLElement, places: readonly Place[]): Seen {
  const [longitudes, latitudes] = [places.map((one) => one.longitude), places.map((one) => one.latitude)]
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const latitude = (south + north) / 2
  const wanted = Math.max(
    (east - west) / (element.clientWidth || 1),
    (north - south) / squeeze(latitude) / (element.clientHeight || 1),
  )
  const scale = Math.log2(360 / 256 / Math.max(wanted, 1e-6))
  return { longitude: (west + east) / 2, latitude, scale: Math.max(3, Math.min(20, scale)) }
}

function drawn(name: string, words: string, data: { readonly [key: string]: string }): HTMLElement {
  const element = document.createElement('div')
  element.className = `device-map-${name}`
  element.textContent = words
  Object.assign(element.dataset, data)
  return element
}

const wordsOf = (marker: Json): string => {
  const { label, title } = marker as { readonly label?: { readonly content?: Json }; readonly title?: Json }
  return [label?.content, title].find((one) => typeof one === 'string') ?? ''
}

/** Markers and areas as elements; a marker stands where it belongs, an area is only named. */
function draw({ element, list }: Part, seen: Seen): void {
  for (const old of element.querySelectorAll('.device-map-marker, .device-map-polygon')) old.remove()
  for (const [at, polygon] of list('polygons').entries()) {
    const points = placesIn((polygon as { readonly points?: readonly Json[] }).points ?? [])
    element.append(drawn('polygon', '', { polygon: String(at), points: String(points.length) }))
  }
  for (const marker of list('markers')) {
    const place = asPlace(marker)
    if (!place) continue
    const id = (marker as { readonly id?: Json }).id
    const one = drawn('marker', wordsOf(marker), { markerId: JSON.stringify(id) })
    const { x, y } = spotOf(element, seen, place)
    one.style.left = `${x}px`
    one.style.top = `${y}px`
    element.append(one)
  }
}

/** What the program says is to be seen. */
const told = (part: Part): Seen => ({
  longitude: part.number('longitude'),
  latitude: part.number('latitude'),
  scale: part.number('scale'),
})

const isMiddle = (name: string): boolean => name === 'longitude' || name === 'latitude'
const isElsewhere = (place: Place, { longitude, latitude }: Place): boolean =>
  place.longitude !== longitude || place.latitude !== latitude

/** A map that is told where to look tells it back, before and after (组件/地图, regionchange). */
const tellRegion = (part: Part, { scale, longitude, latitude }: Seen): void => {
  const detail = { scale, rotate: 0, skew: 0, centerLocation: { longitude, latitude } }
  part.emit('regionchange', detail, { fields: { type: 'begin', causedBy: 'update' } })
  part.emit('regionchange', detail, { fields: { type: 'end', causedBy: 'update' } })
}

/**
 * 组件/地图/map: this device has no map and says so on the screen; markers and areas are elements. A press tells the
 * place under it (since 2.9.0: `bindtap` 返回经纬度信息), one on a marker its number (`bindmarkertap`,
 * `e.detail = {markerId}`), and not the place. Fingers do not move it.
 */
export const map: BuiltIn = {
  properties: {
    ...{ latitude: 0, longitude: 0, scale: 16, minScale: 3, maxScale: 20, rotate: 0, skew: 0 },
    ...{ markers: null, polygons: null, polyline: null, circles: null, includePoints: null },
    ...{ showLocation: false, enableZoom: true, enableScroll: true, enablePoi: true },
  },
  mount: (part) => {
    const { element } = part
    let seen = told(part)
    const show = (): void => {
      element.dataset['stub'] = `map at ${seen.latitude}, ${seen.longitude}: not drawn on this device`
      draw(part, seen)
    }
    const lookAt = (next: Seen): void => {
      seen = next
      show()
      tellRegion(part, seen)
    }
    maps.set(element, (target, { clientX, clientY }) => {
      const marker = target.closest<HTMLElement>('.device-map-marker')
      const { left, top } = element.getBoundingClientRect()
      if (marker) part.emit('markertap', { markerId: JSON.parse(marker.dataset['markerId'] ?? '0') as Json })
      else part.emit('tap', { ...placeAt(element, seen, { x: clientX - left, y: clientY - top }) })
    })
    show()
    return {
      changed(name) {
        const { longitude, latitude, scale } = told(part)
        const points = placesIn(part.list('includePoints'))
        if (isMiddle(name) && isElsewhere({ longitude, latitude }, seen))
          lookAt({ ...seen, longitude, latitude })
        else if (name === 'scale' && scale !== seen.scale) lookAt({ ...seen, scale })
        else if (name === 'includePoints' && points.length > 0) lookAt(including(element, points))
        else if (name === 'markers' || name === 'polygons') show()
      },
    }
  },
}
