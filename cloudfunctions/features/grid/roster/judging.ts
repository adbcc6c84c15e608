import { noRows, type RosterImport, type RowCounts } from '../../../../domain/grid/roster'
import { entryOf } from '../../../../domain/grid/roster-cells'
import { wholeMapping } from '../../../../domain/grid/roster-columns'
import type { RowFault } from '../../../../domain/grid/roster-faults'
import { faulty, judge, type Surroundings } from '../../../../domain/grid/roster-rules'
import { operators } from '../../../kernel/database'
import { contactSeal } from '../../../kernel/settings'
import { lookUp, type Placed } from './lookup'
import {
  chunkId,
  chunks,
  kindsIn,
  kindsOf,
  openRows,
  save,
  sealRows,
  type Chunk,
  type StoredRow,
} from './store'
import { beginStretch } from './stretch'
import { loadTown, seatOf, type Town } from './town'

/** Says of further rows what would become of them; writes nothing but that. */
export async function judgeRows(order: RosterImport): Promise<RosterImport | null> {
  const town = await loadTown(order, order.at)
  const isOver = beginStretch()
  let current: RosterImport | null = order
  while (current !== null && current.done < current.chunks) {
    current = await judgeChunk(current, town)
    if (isOver()) break
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
  const marks = marksOf(placed)
  const earlier = await earlierRows(chunk, marks)
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

const seatMark = ({ entry, seat }: Placed): string =>
  contactSeal().mark('seat', `${seat.building._id}\n${seat.door}\n${entry.name}`)
const phoneMark = ({ entry }: Placed): string | null =>
  entry.phone === null ? null : contactSeal().mark('phone', entry.phone)

function marksOf(rows: readonly Placed[]): Pick<Chunk, 'marks' | 'markRows'> {
  const all = rows.flatMap((placed) => {
    const phone = phoneMark(placed)
    return [seatMark(placed), ...(phone === null ? [] : [phone])].map((mark) => ({ mark, row: placed.row }))
  })
  return { marks: all.map(({ mark }) => mark), markRows: all.map(({ row }) => row) }
}

type Earlier = (placed: Placed) => Surroundings['earlier']

/** The first row of the file with the same person at the same door, or the same phone, if it comes before. */
async function earlierRows(
  { importId, chunk }: Chunk,
  { marks, markRows }: Pick<Chunk, 'marks' | 'markRows'>,
): Promise<Earlier> {
  const _ = operators()
  const before = await chunks.aggregate<Pick<Chunk, 'marks' | 'markRows'>>((start) =>
    start
      .match({ importId, chunk: _.lt(chunk), marks: _.in([...new Set(marks)]) })
      .project({ marks: 1, markRows: 1 })
      .limit(1000),
  )
  const first = new Map<string, number>()
  for (const one of [...before, { marks, markRows }]) {
    one.marks.forEach((mark, at) => {
      const row = one.markRows[at] ?? 0
      first.set(mark, Math.min(row, first.get(mark) ?? row))
    })
  }
  const firstBefore = (mark: string | null, row: number): number | null => {
    const found = mark === null ? undefined : first.get(mark)
    return found !== undefined && found < row ? found : null
  }
  return (placed) => ({
    seat: firstBefore(seatMark(placed), placed.row),
    phone: firstBefore(phoneMark(placed), placed.row),
  })
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
