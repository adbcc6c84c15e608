import {
  noRows,
  rowKinds,
  type ImportState,
  type RosterImport,
  type RowCounts,
} from '../../../../domain/grid/roster'
import { entryOf } from '../../../../domain/grid/roster-cells'
import { wholeMapping } from '../../../../domain/grid/roster-columns'
import type { RowFault } from '../../../../domain/grid/roster-faults'
import { besideNamesakes, hasOnlyName } from '../../../../domain/grid/roster-namesakes'
import { faulty, judge, type Judgement } from '../../../../domain/grid/roster-rules'
import { doorOf, doublesOf, moveMark, wantMark } from './doubles'
import { lookUp, type Known, type Placed } from './lookup'
import { namesakesOf } from './namesakes'
import { chunkId, chunks, goOn, kindsOf, openRows, storedAs, type StoredRow } from './store'
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
  return current && goOn(current, { state: afterJudging(current), done: 0, since: Date.now() })
}

const afterJudging = ({ unsure = [] }: RosterImport): ImportState =>
  unsure.length > 0 ? 'matching' : 'ready'

async function judgeChunk(order: RosterImport, town: Town): Promise<RosterImport | null> {
  const chunk = await chunks.findById(chunkId(order._id, order.done + 1))
  if (!chunk) return null
  const rows = openRows(chunk)
  const readings = rows.map((row) => readRow(row, order, town))
  const placed = readings.filter((one): one is Placed => 'seat' in one)
  const known = await lookUp(placed, order)
  const { earlier, marks } = await doublesOf(chunk, placed)
  const first = new Map(
    placed.map((one) => {
      const around = { ...known.around(one), earlier: earlier(one), now: order.at }
      return [one, judge(one.entry, around)] as const
    }),
  )
  const judgements = await withNamesakes(first, known, order)
  const judged = rows.map((row, at) => {
    const reading = readings[at]
    if (!reading || 'faults' in reading) return { ...row, judgement: faulty(reading?.faults ?? []) }
    return { ...row, judgement: judgements.get(reading) ?? null }
  })
  const further = furtherMarks(judgements, known, order)
  const all = {
    marks: [...marks.marks, ...further.map(([mark]) => mark)],
    markRows: [...marks.markRows, ...further.map(([, row]) => row)],
  }
  const stored = storedAs(judged)
  await chunks.update({ _id: chunk._id }, { ...all, ...stored })
  const unsure = [...(order.unsure ?? []), ...(stored.kinds.includes('likely') ? [chunk.chunk] : [])]
  return goOn(order, { done: order.done + 1, counts: addCounts(order.counts, countRows(judged)), unsure })
}

type Judged = ReadonlyMap<Placed, Judgement>

/** Rows that only a name could tie to somebody are judged beside those of their name. */
async function withNamesakes(judged: Judged, known: Known, order: RosterImport): Promise<Judged> {
  const unsure = [...judged].filter(([{ entry }, judgement]) => hasOnlyName(entry, judgement))
  if (unsure.length === 0) return judged
  const find = await namesakesOf(
    unsure.map(([placed]) => placed),
    order,
  )
  const beside = unsure.map(([placed, judgement]) => {
    const found = find(placed, known.around(placed))
    return [placed, besideNamesakes(placed.entry, judgement, { found, now: order.at })] as const
  })
  return new Map([...judged, ...beside])
}

/** What moves, and those whom a name may mean, are found by from everywhere else in the file. */
function furtherMarks(judged: Judged, known: Known, { _id }: RosterImport): (readonly [string, number])[] {
  return [...judged].flatMap(([placed, { verdict, person, namesakes }]) => {
    const from = verdict === 'moved' && person ? known.person(person.id)?.householdId : undefined
    const moves = from === undefined ? [] : [moveMark(_id, from, doorOf(placed))]
    const wants = (namesakes?.people ?? []).map(({ id }) => wantMark(_id, id))
    return [...moves, ...wants].map((mark) => [mark, placed.row] as const)
  })
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

/** The sum of two counts; a kind that one was stored without counts nothing. */
export const addCounts = (one: Partial<RowCounts>, other: RowCounts): RowCounts =>
  Object.fromEntries(rowKinds.map((kind) => [kind, (one[kind] ?? 0) + other[kind]])) as unknown as RowCounts
