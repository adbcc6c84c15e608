import type { Ring } from './org'
import { boxOf, type MapPlace } from './outline'

/** Sizes of the squares that the map is cut into, degrees: a grid of a town takes a few of the smallest. */
const sizes = [0.01, 0.1, 1] as const
/** An outline is noted in the smallest squares of which it takes no more than this many. */
const MOST = 25

interface Reach {
  readonly from: number
  readonly to: number
}

const reach = (from: number, to: number, size: number): Reach => ({
  from: Math.floor(from / size),
  to: Math.floor(to / size),
})

const count = ({ from, to }: Reach): number => to - from + 1

function squares(size: number, across: Reach, up: Reach): string[] {
  const columns = Array.from({ length: count(across) }, (_, at) => across.from + at)
  const rows = Array.from({ length: count(up) }, (_, at) => up.from + at)
  return columns.flatMap((x) => rows.map((y) => `${size}:${x}:${y}`))
}

/**
 * Names of the squares that an outline lies in, kept beside it so that an index finds the outlines around a place.
 * Squares rather than a geo index: they answer on any database, whatever ring somebody has drawn.
 */
export function cellsOf(ring: Ring): string[] {
  const { west, south, east, north } = boxOf(ring)
  for (const size of sizes) {
    const [across, up] = [reach(west, east, size), reach(south, north, size)]
    if (count(across) * count(up) <= MOST) return squares(size, across, up)
  }
  return []
}

/** Names of the squares, of every size, to look into for what lies around a place: some 500 m at least on each side. */
export const cellsAround = ({ longitude, latitude }: MapPlace): string[] =>
  sizes.flatMap((size) => {
    const half = sizes[0] / 2
    return squares(
      size,
      reach(longitude - half, longitude + half, size),
      reach(latitude - half, latitude + half, size),
    )
  })
