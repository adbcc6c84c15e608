import type { Ring } from '@domain/grid/org'
import { metresBetween, type MapPlace } from '@domain/grid/outline'

/** Metres within which a corner is put on a neighbour's: both then share the border. */
const near = 15

const digits = (degrees: number): number => Number(degrees.toFixed(6))

/** Corners of a ring, without the first repeated as the last. */
export const cornersOf = (ring: Ring): MapPlace[] =>
  ring.slice(0, -1).map(([longitude, latitude]) => ({ longitude, latitude }))

/** The closed ring through these corners. */
export function ringOf(corners: readonly MapPlace[]): [number, number][] {
  const points = corners.map(({ longitude, latitude }): [number, number] => [longitude, latitude])
  const [first] = points
  return first ? [...points, first] : []
}

/** Where a corner is put that was pressed here: on a corner of a neighbour close by, or where it was pressed. */
export function snapped(place: MapPlace, neighbours: readonly Ring[]): MapPlace {
  const close = neighbours
    .flatMap(cornersOf)
    .map((corner) => ({ corner, metres: metresBetween(place, corner) }))
    .filter(({ metres }) => metres <= near)
    .sort((one, other) => one.metres - other.metres)[0]
  return close?.corner ?? { longitude: digits(place.longitude), latitude: digits(place.latitude) }
}

/** What is being drawn, and how it was before each step. */
export interface Drawing {
  readonly corners: readonly MapPlace[]
  readonly before: readonly (readonly MapPlace[])[]
  /** The corner in hand, and whether the next press adds one behind it rather than moving it. */
  readonly held: number | null
  readonly isInserting: boolean
}

export const drawingOf = (corners: readonly MapPlace[]): Drawing => ({
  ...{ corners, before: [], held: null, isInserting: false },
})

const next = (now: Drawing, corners: readonly MapPlace[]): Drawing => ({
  ...{ corners, before: [...now.before, now.corners], held: null, isInserting: false },
})

const replacing = (corners: readonly MapPlace[], at: number, place: MapPlace): MapPlace[] =>
  corners.map((corner, number) => (number === at ? place : corner))

/** A press on the map: moves the corner in hand, adds one behind it, or adds one at the end. */
export function pressed(now: Drawing, place: MapPlace): Drawing {
  const { corners, held, isInserting } = now
  if (held === null) return next(now, [...corners, place])
  return isInserting
    ? next(now, [...corners.slice(0, held + 1), place, ...corners.slice(held + 1)])
    : next(now, replacing(corners, held, place))
}

/** Whether a press would add a corner to so many that there may not be more. */
export const addsBeyond = ({ corners, held, isInserting }: Drawing, most: number): boolean =>
  (held === null || isInserting) && corners.length >= most

/** A corner follows the finger; the whole way is one step. */
export const dragged = (now: Drawing, at: number, place: MapPlace): Drawing =>
  now.held === at && !now.isInserting
    ? { ...now, corners: replacing(now.corners, at, place) }
    : { ...next(now, replacing(now.corners, at, place)), held: at }

export const removed = (now: Drawing, at: number): Drawing =>
  next(
    now,
    now.corners.filter((_, number) => number !== at),
  )

export const replaced = (now: Drawing, corners: readonly MapPlace[]): Drawing => next(now, corners)

export function undone({ before }: Drawing): Drawing {
  return { corners: before.at(-1) ?? [], before: before.slice(0, -1), held: null, isInserting: false }
}
