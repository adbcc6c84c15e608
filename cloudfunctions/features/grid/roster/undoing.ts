import { noRows, slotOf, type RosterImport } from '../../../../domain/grid/roster'
import { people } from '../../../kernel/actor'
import { addToCounts, type Counted } from '../../../kernel/homes'
import { addCounts, countRows } from './judging'
import { departure, eachAtOnce, noteAhead, together } from './records'
import { removeCreated, removeHomes, speakers } from './removing'
import { isAsWritten, placedNow, standsAs } from './standing'
import {
  chunkId,
  chunks,
  goOn,
  openRows,
  storedAs,
  type Chunk,
  type MeantRow,
  type StoredRow,
  type Written,
} from './store'
import { beginStretch, type Stretch } from './stretch'
import { loadTown, type Town } from './town'

/** Takes further chunks back, the last first: who came into a household later leaves it earlier. */
export async function undoRows(order: RosterImport, limit: number): Promise<RosterImport | null> {
  const work = { stretch: beginStretch(limit), town: await loadTown(order, Date.now()) }
  let current = await closeHalf(order)
  while (current !== null && current.done < current.chunks) {
    current = await undoChunk(current, work)
    if (work.stretch.isOver()) break
  }
  if (current?.done !== current?.chunks) return current
  return current && goOn(current, { state: 'undone', slot: slotOf('undone', order), since: Date.now() })
}

/** The chunk whose writing was stopped is taken for written: what of it is not is recognised row by row. */
async function closeHalf(order: RosterImport): Promise<RosterImport | null> {
  const { halfWritten = 0 } = order
  if (halfWritten === 0) return order
  const chunk = await chunks.findById(chunkId(order._id, halfWritten))
  if (chunk && !chunk.isWritten) {
    const stored = storedAs(openRows(chunk).map(together))
    await chunks.update({ _id: chunk._id }, { ...stored, isWritten: true, isUncounted: true })
  }
  return goOn(order, { halfWritten: 0 })
}

const isMeant = (row: StoredRow): row is MeantRow => row.written !== null

interface Work {
  readonly stretch: Stretch
  readonly town: Town
}

async function undoChunk(order: RosterImport, work: Work): Promise<RosterImport | null> {
  const chunk = await chunks.findById(chunkId(order._id, order.chunks - order.done))
  if (!chunk) return null
  const rows = openRows(chunk)
  const taken = chunk.isWritten ? await takeBack(chunk, rows, work) : { after: rows, counted: [] }
  if (!taken) return goOn(order, {})
  const { after, counted } = taken
  await chunks.update({ _id: chunk._id }, { ...storedAs(after), isWritten: false })
  await addToCounts(chunk.isUncounted === true ? [] : counted)
  const kept = { ...noRows, kept: countRows(after).kept }
  return goOn(order, { done: order.done + 1, counts: addCounts(order.counts, kept) })
}

interface TakenBack {
  readonly after: StoredRow[]
  readonly counted: readonly Counted[]
}

/**
 * Takes rows back; a record that something else has changed or hangs on since is left, and its row says so. Null when
 * time ran out: how far it came is noted.
 */
async function takeBack(
  chunk: Chunk,
  rows: readonly StoredRow[],
  { stretch, town }: Work,
): Promise<TakenBack | null> {
  const meant = rows.filter(isMeant)
  const kept = new Set(meant.filter(({ left }) => left === 'kept').map(({ row }) => row))
  const needed = await speakers(meant)
  await removeCreated(
    meant.filter(({ written }) => written.before === null),
    { kept, needed },
  )
  const changed = meant.filter(({ written, isAhead }) => written.before !== null && isAhead !== true)
  const behind = await eachAtOnce(changed, stretch, async ({ row, written }) => {
    const isNeeded = written.before?.householdId !== undefined && needed.has(written.personId)
    if (isNeeded || !(await restore(written, town))) kept.add(row)
  })
  const settled = rows.map((row) => (kept.has(row.row) ? { ...row, left: 'kept' as const } : row))
  if (behind.length > 0) return noteAhead(chunk, settled, behind)
  const homes = await removeHomes(meant, kept)
  const gone = meant.filter(({ row }) => !kept.has(row))
  return {
    after: settled.map(together),
    counted: [
      ...homes.map(({ path }) => ({ path, by: { households: -1 } })),
      ...gone.flatMap(({ written }) => departure(whereNow(written, town))),
    ],
  }
}

/**
 * Gives somebody the fields back that they had, at the place where their home lies now; nothing where the import never
 * wrote them. False when they have changed since, or that home is no more.
 */
async function restore(written: Written, town: Town): Promise<boolean> {
  const { personId, version, before } = written
  const fields = placedNow(before ?? {}, town)
  if (!fields) return false
  const isUntouched = await people.update({ _id: personId, version }, { ...fields, version: version + 1 })
  if (isUntouched === 1) return true
  const person = await people.findById(personId)
  if (!person) return false
  if (person.version < version || standsAs(person, fields, written)) return true
  if (!isAsWritten(person, written)) return false
  const as = { _id: personId, version: person.version }
  return (await people.update(as, { ...fields, version: person.version + 1 })) === 1
}

/** Where the places lie now whose counts a row changed. */
const whereNow = ({ path, was }: Written, { pathOf }: Town): Pick<Written, 'path' | 'was'> => ({
  path: pathOf(path) ?? path,
  was: was && { ...was, path: pathOf(was.path) ?? was.path },
})
