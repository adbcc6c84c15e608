import type { Ring } from '../../domain/grid/org'

/** South-west corner of the town, degrees; open water, so that no real home lies in an invented grid. */
const corner = [121.3, 30.4] as const
/** A community's square, degrees; so many stand in a row. */
const side = 0.012
const perRow = 24
/** How far a street leans from one end of the square to the other, degrees. */
const lean = 0.0009
/** 四网格 of the first community: nobody has drawn its outline yet. */
const undrawn = 'g4'

interface Plots {
  /** Place of the community in the town, and its grids in order. */
  readonly community: number
  readonly grids: readonly string[]
}

const rounded = (degrees: number): number => Number(degrees.toFixed(6))

/** The outlines of a community's grids by their ids: its square cut into rows, each row into plots side by side. */
export function outlinesOf({ community, grids }: Plots): Map<string, Ring> {
  const columns = Math.ceil(Math.sqrt(grids.length))
  const rows = Math.ceil(grids.length / columns)
  const outlines = new Map<string, Ring>()
  for (const [at, id] of grids.entries()) {
    const row = Math.floor(at / columns)
    const inRow = row === rows - 1 ? grids.length - row * columns : columns
    const column = at % columns
    const from = { x: column / inRow, y: row / rows }
    const to = { x: (column + 1) / inRow, y: (row + 1) / rows }
    if (id !== undrawn) outlines.set(id, ringIn(community, from, to))
  }
  return outlines
}

interface Part {
  readonly x: number
  readonly y: number
}

/** A plot within a community's square; both given as parts of its side. */
function ringIn(community: number, from: Part, to: Part): Ring {
  const west = corner[0] + (community % perRow) * side
  const south = corner[1] + Math.floor(community / perRow) * side
  const at = (x: number, y: number): readonly [number, number] => [
    rounded(west + x * side + leaning(x) * y),
    rounded(south + y * side + leaning(y) * x),
  ]
  return [at(from.x, from.y), at(to.x, from.y), at(to.x, to.y), at(from.x, to.y), at(from.x, from.y)]
}

/** The borders of the square itself are straight, so that neighbours fit. */
const leaning = (part: number): number => (part > 0 && part < 1 ? lean : 0)
