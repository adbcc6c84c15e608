import { cellsOf } from '../../domain/grid/cells'
import type { Org, Ring } from '../../domain/grid/org'

/** The outline of an org as an answer holds it. */
export const outlineOf = ({ boundary }: Pick<Org, 'boundary'>): [number, number][] | null =>
  boundary?.map(([longitude, latitude]) => [longitude, latitude]) ?? null

/** The fields of an org that say where it lies on the map. */
export const drawnAs = (boundary: Ring | null): Pick<Org, 'boundary' | 'cells' | 'redraw'> => ({
  boundary,
  cells: boundary ? cellsOf(boundary) : [],
  redraw: false,
})
