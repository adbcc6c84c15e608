import { boxesOf, type Box } from './boxes'
import type { Shape } from './shape'
import type { Position } from './sphere'

/**
 * A cell is a quarter of a quarter … of the earth's longitudes and latitudes, named by which quarter each
 * time: `302…`. The name of a cell begins with the names of all cells around it.
 */
export type Cell = string

/** Quarterings of a point's cell: about 30 cm. */
const POINT_LEVEL = 27
const SHAPE_LEVEL = 20
/** Cells that stand for one shape in an index, and for one query. */
const SHAPE_CELLS = 8
const QUERY_CELLS = 24

/** The cells a shape stands under in an index. */
export function cellsOf(shape: Shape): Cell[] {
  const isPoints = shape.lines.length === 0 && shape.polygons.length === 0
  return isPoints ? shape.points.map(cellAt) : covering(boxesOf(shape), SHAPE_CELLS, SHAPE_LEVEL)
}

function cellAt([longitude, latitude]: Position): Cell {
  let cell = ''
  let [x, y] = [(longitude + 180) / 360, (latitude + 90) / 180]
  for (let level = 0; level < POINT_LEVEL; level++) {
    const [right, upper] = [x >= 0.5, y >= 0.5]
    cell += String((upper ? 2 : 0) + (right ? 1 : 0))
    x = x * 2 - (right ? 1 : 0)
    y = y * 2 - (upper ? 1 : 0)
  }
  return cell
}

/** The cells that hold all a query may find. */
export const queryCells = (boxes: readonly Box[]): Cell[] => covering(boxes, QUERY_CELLS, POINT_LEVEL)

interface Candidate {
  readonly cell: Cell
  readonly box: Box
}

const EARTH: Candidate = { cell: '', box: { west: -180, south: -90, east: 180, north: 90 } }

/** Quarters the cells that reach beyond the boxes, the largest first, as long as there are few. */
function covering(boxes: readonly Box[], most: number, deepest: number): Cell[] {
  const done: Cell[] = []
  let open: Candidate[] = [EARTH]
  while (open.length > 0) {
    const next: Candidate[] = []
    const quarters = open.flatMap(quartersOf).filter(({ box }) => boxes.some((other) => overlap(box, other)))
    if (done.length + quarters.length > most) return [...done, ...open.map(({ cell }) => cell)]
    for (const quarter of quarters) {
      const isFinal = quarter.cell.length >= deepest || boxes.some((box) => contains(box, quarter.box))
      if (isFinal) done.push(quarter.cell)
      else next.push(quarter)
    }
    open = next
  }
  return done
}

function quartersOf({ cell, box }: Candidate): Candidate[] {
  const [x, y] = [(box.west + box.east) / 2, (box.south + box.north) / 2]
  return [
    { cell: `${cell}0`, box: { ...box, east: x, north: y } },
    { cell: `${cell}1`, box: { ...box, west: x, north: y } },
    { cell: `${cell}2`, box: { ...box, east: x, south: y } },
    { cell: `${cell}3`, box: { ...box, west: x, south: y } },
  ]
}

const overlap = (a: Box, b: Box): boolean =>
  a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north

const contains = (outer: Box, inner: Box): boolean =>
  outer.west <= inner.west &&
  outer.east >= inner.east &&
  outer.south <= inner.south &&
  outer.north >= inner.north

/** The cells around the given ones: under these stand shapes larger than a cell asked for. */
export function around(cells: readonly Cell[]): Cell[] {
  return [
    ...new Set(cells.flatMap((cell) => Array.from({ length: cell.length }, (_, n) => cell.slice(0, n)))),
  ]
}
