import { classNames } from '../class-names'
import classes from './map.module.scss'
import type { MapMark, MapOutline, MapProps } from './types'
import { middleOf, pixelOf, type Size, type View } from './view'

interface DrawingProps extends Pick<MapProps, 'outlines' | 'marks'> {
  readonly view: View
  readonly size: Size
}

/** Everything on the map as SVG; what it says is beside the map in words. */
export const WebDrawing = ({ outlines, marks = [], ...seen }: DrawingProps) => (
  <svg className={classes.drawing} width={seen.size.width} height={seen.size.height} aria-hidden="true">
    {outlines.map((outline) => (
      <Area key={outline.id} outline={outline} {...seen} />
    ))}
    {outlines.map((outline) => (
      <Name key={outline.id} outline={outline} {...seen} />
    ))}
    {marks.map((mark, at) => (
      // A mark is its number: it moves, and keeps it.
      <Mark key={`mark${String(at)}`} mark={mark} at={at} {...seen} />
    ))}
    <path className={classes.cross} d={crossAt(seen.size)} />
  </svg>
)

type Seen = Pick<DrawingProps, 'view' | 'size'>

const Area = ({ outline: { ring, tone }, view, size }: Seen & { readonly outline: MapOutline }) => {
  const corners = ring.map(([longitude, latitude]) => pixelOf(view, size, { longitude, latitude }))
  return (
    <polygon
      className={classNames(classes.area, classes[tone])}
      points={corners.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
    />
  )
}

const Name = ({ outline: { name, ring, tone }, view, size }: Seen & { readonly outline: MapOutline }) => {
  const { x, y } = pixelOf(view, size, middleOf(ring))
  return (
    <text className={classNames(classes.name, classes[tone])} x={x} y={y}>
      {name}
    </text>
  )
}

interface MarkProps extends Seen {
  readonly mark: MapMark
  readonly at: number
}

/** The inner circle is seen, the outer one is what a finger can hit. */
const Mark = ({ mark: { place, label, isChosen }, at, view, size }: MarkProps) => {
  const { x, y } = pixelOf(view, size, place)
  return (
    <g data-mark={at} className={classNames(classes.mark, isChosen && classes.held)}>
      <circle className={classes.grip} cx={x} cy={y} r={22} />
      <circle className={classes.point} cx={x} cy={y} r={isChosen ? 11 : 8} />
      <text className={classes.number} x={x} y={y - 14}>
        {label}
      </text>
    </g>
  )
}

const crossAt = ({ width, height }: Size): string =>
  `M${width / 2 - 12} ${height / 2}h24M${width / 2} ${height / 2 - 12}v24`
