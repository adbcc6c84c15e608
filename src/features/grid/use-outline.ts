import { useState } from 'react'
import { boundaryLimits, ringFault } from '@domain/grid/boundary'
import type { Ring } from '@domain/grid/org'
import { overlaps, type MapPlace } from '@domain/grid/outline'
import type { TreeNode } from '@domain/grid/tree-contract'
import { api } from '@/api'
import { useAround } from '@/components/grid-map/use-around'
import { mapStart } from '@/platform/map-start'
import { goBack } from '@/platform/navigate'
import { toast } from '@/ui/dialog'
import {
  addsBeyond,
  cornersOf,
  dragged,
  drawingOf,
  pressed,
  removed,
  replaced,
  ringOf,
  snapped,
  undone,
  type Drawing,
} from './logic/corners'
import { outlineText } from './outline-text'
import { useTreeCommand } from './use-tree'

type Org = TreeNode['org']

/** What stands in the way of saving, and what should be known before it. */
function verdictOn(corners: readonly MapPlace[], neighbours: readonly { name: string; ring: Ring }[]) {
  if (corners.length < 3) return { fault: corners.length > 0 ? outlineText.few : null, overlapped: [] }
  const ring = ringOf(corners)
  const fault = ringFault(ring)
  const overlapped = fault ? [] : neighbours.filter((one) => overlaps(ring, one.ring))
  return { fault, overlapped: overlapped.map(({ name }) => name) }
}

/**
 * The corners of a grid's outline under one's hands, its neighbours, and the sending. Each change is made to what the
 * drawing has become by then: two may come before the page draws itself anew.
 */
export function useOutline(org: Org) {
  const own = cornersOf(org.outline ?? [])
  const [drawing, setDrawing] = useState<Drawing>(() => drawingOf(own))
  const [fit, setFit] = useState<readonly MapPlace[]>(own)
  const { grids, look } = useAround(own[0] ?? mapStart)
  const neighbours = grids
    .filter(({ id, outline }) => id !== org.id && outline !== null)
    .map(({ id, label, outline }) => ({ id, name: label, ring: outline ?? [] }))
  const rings = neighbours.map(({ ring }) => ring)
  const { corners } = drawing
  return {
    ...{
      drawing,
      fit,
      neighbours,
      look,
      ring: ringOf(corners),
      isFull: corners.length >= boundaryLimits.points - 1,
    },
    ...verdictOn(corners, neighbours),
    press: (place: MapPlace) => {
      const most = boundaryLimits.points - 1
      if (addsBeyond(drawing, most)) toast(outlineText.full)
      setDrawing((now) => (addsBeyond(now, most) ? now : pressed(now, snapped(place, rings))))
    },
    drag: (at: number, place: MapPlace) => setDrawing((now) => dragged(now, at, snapped(place, rings))),
    hold: (at: number | null) => setDrawing((now) => ({ ...now, held: at, isInserting: false })),
    insert: () => setDrawing((now) => ({ ...now, isInserting: true })),
    remove: (at: number) => setDrawing((now) => removed(now, at)),
    undo: () => setDrawing(undone),
    empty: () => setDrawing((now) => replaced(now, [])),
    take: (ring: Ring) => {
      setDrawing((now) => replaced(now, cornersOf(ring)))
      setFit(cornersOf(ring))
    },
  }
}

/** Sends the outline, or takes it away, and goes back to the grid. */
export function useSaveOutline({ id, version }: Pick<Org, 'id' | 'version'>) {
  const command = useTreeCommand({
    call: api.grid.tree.outline,
    onDone: (_: unknown, { boundary }: { boundary: object | null }) => {
      toast(boundary ? outlineText.saved : outlineText.dropped)
      goBack()
    },
  })
  return {
    command,
    save: (ring: [number, number][]) =>
      command.send({ org: id, version, boundary: { type: 'Polygon', coordinates: [ring] } }),
    drop: () => command.send({ org: id, version, boundary: null }),
  }
}
