import { Map, View } from '@tarojs/components'
import { useState, type ComponentProps } from 'react'
import classes from './map.module.scss'
import type { MapMark, MapOutline, MapPlace, MapProps } from './types'
import { middleOf } from './view'
import { ZoomRow } from './zoom-row'

type NativeProps = ComponentProps<typeof Map>
type Polygon = NonNullable<NativeProps['polygons']>[number]
type Marker = NonNullable<NativeProps['markers']>[number]

/** WeChat's levels of zoom. */
const [farthest, nearest, first] = [3, 20, 15]
/** Numbers of the names that stand in the middle of areas begin here; those below are marks. */
const names = 10_000

/** WeChat takes colours with their opacity as the last two digits. */
const colours: Record<MapOutline['tone'], { readonly line: string; readonly fill: string }> = {
  plain: { line: '#1f5faf', fill: '#1f5faf1a' },
  chosen: { line: '#c8161d', fill: '#c8161d33' },
  wrong: { line: '#9a5b00', fill: '#e0a33a4d' },
}

const polygonOf = ({ ring, tone }: MapOutline): Polygon => ({
  points: ring.map(([longitude, latitude]) => ({ longitude, latitude })),
  strokeWidth: tone === 'plain' ? 2 : 4,
  strokeColor: colours[tone].line,
  fillColor: colours[tone].fill,
  zIndex: tone === 'plain' ? 1 : 2,
})

const labelOf = (content: string, color: string): NonNullable<Marker['label']> => ({
  ...{ content, color, fontSize: 15, anchorX: 0, anchorY: 0, borderRadius: 4, borderWidth: 0 },
  ...{ borderColor: color, bgColor: '#ffffffcc', padding: 4, textAlign: 'center' },
})

const nameOf = ({ name, ring, tone }: MapOutline, at: number): Marker => ({
  ...{ id: names + at, ...middleOf(ring), iconPath: '/assets/map/dot.png', width: 8, height: 8 },
  anchor: { x: 0.5, y: 0.5 },
  label: labelOf(name, colours[tone].line),
  ariaLabel: name,
})

const markerOf = ({ place, label, isChosen = false }: MapMark, at: number): Marker => ({
  ...{
    id: at,
    ...place,
    iconPath: '/assets/map/pin.png',
    width: isChosen ? 44 : 32,
    height: isChosen ? 44 : 32,
  },
  ...(label && { label: labelOf(label, isChosen ? '#c8161d' : '#1f2329') }),
  ariaLabel: label,
})

/** What WeChat says of a press: the place, since base library 2.9.0. */
const placeIn = (detail: unknown): MapPlace | null => {
  const { longitude, latitude } = detail as Partial<MapPlace>
  return longitude === undefined || latitude === undefined ? null : { longitude, latitude }
}

interface Region {
  readonly type: string
  readonly detail: { readonly scale?: number; readonly centerLocation?: MapPlace }
}

/** The map in WeChat. It is told no `show-location`, so it asks for no permission. */
export function MiniMap({ label, start, fit, outlines, marks = [], ...on }: MapProps) {
  const [scale, setScale] = useState(first)
  const press = (detail: unknown) => {
    const place = placeIn(detail)
    if (place) on.onPress(place)
  }
  const pressMarker = (id: number) => {
    const outline = outlines[id - names]
    if (outline) on.onPress(middleOf(outline.ring))
    else on.onMark?.(id)
  }
  const look = ({ type, detail }: Region) => {
    if (type !== 'end') return
    if (detail.scale !== undefined) setScale(detail.scale)
    if (detail.centerLocation) on.onView?.(detail.centerLocation)
  }
  return (
    <View>
      <Map
        className={classes.map ?? ''}
        {...{ ...start, scale, minScale: farthest, maxScale: nearest, ariaLabel: label }}
        showLocation={false}
        includePoints={[...fit]}
        polygons={outlines.map(polygonOf)}
        markers={[...marks.map(markerOf), ...outlines.map(nameOf)]}
        onTap={({ detail }) => press(detail)}
        onPoiTap={({ detail }) => press(detail)}
        onMarkerTap={({ detail }) => pressMarker(Number(detail.markerId))}
        onLabelTap={({ detail }) => pressMarker(Number(detail.markerId))}
        onRegionChange={(event) => look(event as unknown as Region)}
        onError={() => undefined}
      />
      <ZoomRow onZoom={(by) => setScale(Math.max(farthest, Math.min(nearest, Math.round(scale) + by)))} />
    </View>
  )
}
