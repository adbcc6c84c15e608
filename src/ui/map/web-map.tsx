import { View } from '@tarojs/components'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { uiText } from '../text'
import classes from './map.module.scss'
import type { MapProps } from './types'
import { useFingers } from './use-fingers'
import { fitting, firstScale, moved, zoomed, type Pixel, type Size, type View as MapView } from './view'
import { WebDrawing } from './web-drawing'
import { ZoomRow } from './zoom-row'

/** Pixels that an arrow key moves the map. */
const step = 60
const arrows: { readonly [key: string]: Pixel } = {
  ArrowLeft: { x: step, y: 0 },
  ArrowRight: { x: -step, y: 0 },
  ArrowUp: { x: 0, y: step },
  ArrowDown: { x: 0, y: -step },
}
const nearer = 1.5
const zooms: { readonly [key: string]: number } = { '+': nearer, '=': nearer, '-': 1 / nearer }

/** The map in a browser: areas and names on plain ground, under mouse, fingers and keyboard. */
export function WebMap(props: MapProps) {
  const { label, onPress } = props
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const [view, setView] = useView(props, size)
  const zoom = (factor: number) => setView((now) => zoomed(now, factor))
  const fingers = useFingers({ box, view, size, setView, ...props })
  const onKeyDown = (event: KeyboardEvent) => {
    const [by, factor] = [arrows[event.key], zooms[event.key]]
    if (by) setView((now) => moved(now, by))
    else if (factor) zoom(factor)
    else if (event.key === 'Enter' || event.key === ' ') onPress(view.middle)
    else return
    event.preventDefault()
  }
  return (
    <View>
      <div
        ref={box}
        className={classes.map}
        role="application"
        aria-label={`${label}。${uiText.mapKeys}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        {...fingers}
      >
        {size.width > 0 && <WebDrawing {...props} view={view} size={size} />}
      </div>
      <ZoomRow onZoom={(by) => zoom(nearer ** by)} />
    </View>
  )
}

/** Pixels that the map takes on the screen; none before it is there. */
function useSize(box: { readonly current: HTMLDivElement | null }): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    // It tells the first size as well.
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return size
}

function useView({ start, fit, onView }: MapProps, size: Size) {
  const [view, setView] = useState<MapView>({ middle: start, scale: firstScale })
  const [shown, setShown] = useState<MapProps['fit']>([])
  // While it draws, so that nothing is seen of the view before.
  if (fit !== shown && size.width > 0) {
    setShown(fit)
    if (fit.length > 0) setView(fitting(fit, size))
  }
  const tell = useRef(onView)
  useEffect(() => {
    tell.current = onView
  })
  useEffect(() => tell.current?.(view.middle), [view.middle])
  return [view, setView] as const
}
