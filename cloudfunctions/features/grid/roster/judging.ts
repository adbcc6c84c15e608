import { noRows, type RosterImport, type RowCounts } from '../../../../domain/grid/roster'
import { entryOf } from '../../../../domain/grid/roster-cells'
import { wholeMapping } from '../../../../domain/grid/roster-columns'
import type { RowFault } from '../../../../domain/grid/roster-faults'
import { faulty, judge } from '../../../../domain/grid/roster-rules'
import { doublesOf } from './doubles'
import { lookUp, type Placed } from './lookup'
import { chunkId, chunks, kindsIn, kindsOf, openRows, save, sealRows, type StoredRow } from './store'
import { beginStretch } from './stretch'
import { loadTown, seatOf, type Town } from './town'

/** Says of further rows what would become of them; writes nothing but that. */
export async function judgeRows(order: RosterImport, limit: number): Promise<RosterImport | null> {
  const stretch = beginStretch(limit)
  const town = await loadTown(order, order.at)
  let current: RosterImport | null = order
  while (current !== null && current.done < current.chunks) {
    current = await judgeChunk(current, town)
    if (stretch.isOver()) break
  }
  if (current?.done !== current?.chunks) return current
  return current && save(current, { state: 'ready', done: 0, since: Date.now() })
}

async function judgeChunk(order: RosterImport, town: Town): Promise<RosterImport | null> {
  const chunk = await chunks.findById(chunkId(order._id, order.done + 1))
  if (!chunk) return null
  const rows = openRows(chunk)
  const readings = rows.map((row) => readRow(row, order, town))
  const placed = readings.filter((one): one is Placed => 'seat' in one)
  const known = await lookUp(placed, order)
  const { earlier, marks } = await doublesOf(chunk, placed)
  const judged = rows.map((row, at) => {
    const reading = readings[at]
    if (!reading || 'faults' in reading) return { ...row, judgement: faulty(reading?.faults ?? []) }
    const around = { ...known.around(reading), earlier: earlier(reading), now: order.at }
    return { ...row, judgement: judge(reading.entry, around) }
  })
  await chunks.update({ _id: chunk._id }, { ...marks, sealed: sealRows(judged), kinds: kindsIn(judged) })
  return save(order, { done: order.done + 1, counts: addCounts(order.counts, countRows(judged)) })
}

/** A row understood and found, or what is wrong with it. */
export function readRow(
  row: StoredRow,
  { mapping, at }: Pick<RosterImport, 'mapping' | 'at'>,
  town: Town,
): Placed | { readonly faults: readonly RowFault[] } {
  const columns = mapping ?? wholeMapping({})
  const read = entryOf(row, columns, at)
  if ('faults' in read) return read
  const seat = seatOf(read.entry, town)
  if ('fault' in seat) {
    return { faults: [{ code: seat.fault, column: columns[seat.fault === 'door' ? 'door' : 'building'] }] }
  }
  return { row: row.row, entry: read.entry, seat }
}

/** How many rows are of each kind. */
export function countRows(rows: readonly StoredRow[]): RowCounts {
  const counts = { ...noRows }
  for (const kind of rows.flatMap(kindsOf)) counts[kind] += 1
  return counts
}

export const addCounts = (one: RowCounts, other: RowCounts): RowCounts =>
  Object.fromEntries(
    Object.entries(one).map(([kind, count]) => [kind, count + other[kind as keyof RowCounts]]),
  ) as unknown as RowCounts
