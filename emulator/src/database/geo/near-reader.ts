import type { Index } from '../catalog'
import { parseStored } from '../ejson'
import { readRange, type Entry, type ReadContext } from '../range-reader'
import { capBoxes } from './boxes'
import type { Near } from './conditions'
import { nearestAngle } from './operators'
import { cellRanges } from './plan'
import { EARTH_RADIUS } from './sphere'
import { must } from '../must'

/** The first circle searched, radians: about 300 m. */
const FIRST_CIRCLE = 300 / EARTH_RADIUS

/** An entry with its distance. */
interface Placed {
  readonly entry: Entry
  readonly angle: number
}

/**
 * Documents from near to far: circles twice as wide each time are read from the index, and what lies in a
 * circle is given out in order of its distance. Reading stops when no more is asked for.
 */
export function* readNear(context: ReadContext, index: Index, near: Near): Generator<Entry, void> {
  const seen = new Set<number>()
  let waiting: Placed[] = []
  for (let radius = firstCircle(near); ; radius = Math.min(radius * 2, near.most)) {
    waiting.push(...found(context, { index, near, radius, seen }))
    waiting.sort((a, b) => a.angle - b.angle || a.entry.row - b.entry.row)
    const beyond = waiting.findIndex(({ angle }) => angle > radius)
    const ready = beyond === -1 ? waiting : waiting.slice(0, beyond)
    waiting = waiting.slice(ready.length)
    for (const { entry, angle } of ready) yield { ...entry, distance: angle * EARTH_RADIUS }
    if (radius >= near.most) return
  }
}

const firstCircle = ({ least, most }: Near): number => Math.min(Math.max(FIRST_CIRCLE, least * 2), most)

interface Circle {
  readonly index: Index
  readonly near: Near
  readonly radius: number
  readonly seen: Set<number>
}

/** What stands in the index inside a circle and was not met in a smaller one. */
function* found(context: ReadContext, { index, near, radius, seen }: Circle): Generator<Placed, void> {
  const { parts } = must(index.fields[0])
  for (const range of cellRanges(index, capBoxes(near.position, radius))) {
    for (const entry of readRange(context, range, { backward: false, withKeys: false })) {
      if (seen.has(entry.row)) continue
      seen.add(entry.row)
      const document = entry.document ?? parseStored(entry.text)
      const angle = nearestAngle(document, parts, near.center)
      if (angle === undefined || angle < near.least || angle > near.most) continue
      yield { entry: { ...entry, document }, angle }
    }
  }
}
