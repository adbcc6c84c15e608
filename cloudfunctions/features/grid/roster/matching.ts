import type { RosterImport, RowCounts } from '../../../../domain/grid/roster'
import { settled } from '../../../../domain/grid/roster-namesakes'
import type { Namesake } from '../../../../domain/grid/roster-rules'
import { doorOf, moveMark, rowsWith, seatMark, wantMark } from './doubles'
import { addCounts, countRows, readRow } from './judging'
import type { Placed } from './lookup'
import { chunkId, chunks, kindsIn, goOn, openRows, sealRows, type StoredRow } from './store'
import { beginStretch } from './stretch'
import { loadTown, type Town } from './town'

/** Looks once more at rows that only a name ties to somebody: the marks of all rows are there now. */
export async function matchRows(order: RosterImport, limit: number): Promise<RosterImport | null> {
  const stretch = beginStretch(limit)
  const town = await loadTown(order, order.at)
  let current = order
  const { unsure = [] } = order
  for (const chunk of unsure.filter((one) => one > order.done)) {
    const next = await matchChunk(current, chunk, town)
    if (!next) return null
    current = next
    if (stretch.isOver()) break
  }
  const { done } = current
  return unsure.some((one) => one > done)
    ? current
    : goOn(current, { state: 'ready', done: 0, since: Date.now() })
}

interface Unsure {
  readonly row: StoredRow
  readonly placed: Placed
  readonly people: readonly Namesake[]
}

async function matchChunk(order: RosterImport, number: number, town: Town): Promise<RosterImport | null> {
  const chunk = await chunks.findById(chunkId(order._id, number))
  if (!chunk) return null
  const rows = openRows(chunk)
  const unsure = rows.flatMap((row): Unsure[] => {
    const people = row.judgement?.namesakes?.people
    const placed = people && readRow(row, order, town)
    return placed && 'seat' in placed ? [{ row, placed, people }] : []
  })
  const settle = await evidenceOf(order, unsure)
  const settledRows = new Map(unsure.map((one) => [one.row.row, settle(one)]))
  const after = rows.map((row) => settledRows.get(row.row) ?? row)
  await chunks.update({ _id: chunk._id }, { sealed: sealRows(after), kinds: kindsIn(after) })
  const counts = addCounts(order.counts, changeOf([...settledRows.values()]))
  return goOn(order, { done: number, counts })
}

/** Rows that were counted as likely are counted as what they have become; done twice, it comes to the same. */
function changeOf(rows: readonly StoredRow[]): RowCounts {
  const counted = countRows(rows)
  return { ...counted, likely: counted.likely - rows.length }
}

/** Asks the whole file about the namesakes of some rows, and answers how each row is settled by it. */
async function evidenceOf(
  { _id, at, chunks: count }: RosterImport,
  unsure: readonly Unsure[],
): Promise<(one: Unsure) => StoredRow> {
  const seat = (one: Namesake): string => seatMark(_id, one, one.name)
  const move = (one: Namesake, placed: Placed): string => moveMark(_id, one.householdId, doorOf(placed))
  const marks = unsure.flatMap(({ placed, people }) =>
    people.flatMap((one) => [seat(one), move(one, placed), wantMark(_id, one.id)]),
  )
  const found = await rowsWith({ chunk: count + 1 }, [...new Set(marks)])
  return ({ row, placed }) => ({
    ...row,
    judgement:
      row.judgement &&
      settled(placed.entry, row.judgement, {
        door: { householdId: null, home: placed.seat.home, now: at },
        isStillThere: (one) => found.has(seat(one)),
        hasCompany: (one) => found.has(move(one, placed)),
        isWantedTwice: (one) => (found.get(wantMark(_id, one.id)) ?? []).some((other) => other !== row.row),
      }),
  })
}
