import type { RosterImport, RowCounts } from '../../../../domain/grid/roster'
import { settled } from '../../../../domain/grid/roster-namesakes'
import type { Namesake } from '../../../../domain/grid/roster-rules'
import { operators } from '../../../kernel/database'
import { doorOf, moveMark, rowsWith, seatMark, wantMark } from './doubles'
import { addCounts, countRows, readRow } from './judging'
import type { Placed } from './lookup'
import { chunkId, chunks, goOn, openRows, storedAs, type Chunk, type StoredRow } from './store'
import { beginStretch, type Stretch } from './stretch'
import { loadTown, type Town } from './town'

/** Chunks whose unsure rows are asked about at once: the whole file is gone through for each of these groups. */
const TOGETHER = 20

/** Looks once more at rows that only a name ties to somebody: the marks of all rows are there now. */
export async function matchRows(order: RosterImport, limit: number): Promise<RosterImport | null> {
  const stretch = beginStretch(limit)
  const town = await loadTown(order, order.at)
  let current: RosterImport | null = order
  while (current && leftOf(current).length > 0) {
    current = await matchChunks(current, town, stretch)
    if (stretch.isOver()) break
  }
  if (!current || leftOf(current).length > 0) return current
  return goOn(current, { state: 'ready', done: 0, since: Date.now() })
}

/** Chunks with unsure rows that have not been looked at again, in their order. */
const leftOf = ({ unsure = [], done }: RosterImport): number[] => unsure.filter((chunk) => chunk > done)

interface Unsure {
  readonly row: StoredRow
  readonly placed: Placed
  readonly people: readonly Namesake[]
}

/** Settles the rows of some chunks, as many of them as there is time for, at least of one. */
async function matchChunks(
  order: RosterImport,
  town: Town,
  { isLate }: Pick<Stretch, 'isLate'>,
): Promise<RosterImport | null> {
  const ids = leftOf(order)
    .slice(0, TOGETHER)
    .map((chunk) => chunkId(order._id, chunk))
  const found = await chunks.find({ _id: operators().in(ids) }, { limit: TOGETHER })
  if (found.length < ids.length) return null
  const all = found.sort((one, other) => one.chunk - other.chunk).map((chunk) => opened(chunk, order, town))
  const settle = await evidenceOf(
    order,
    all.flatMap(({ unsure }) => unsure),
  )
  let current: RosterImport | null = order
  for (const one of all) {
    current = current && (await settleChunk(current, one, settle))
    if (isLate()) break
  }
  return current
}

interface Opened {
  readonly chunk: Chunk
  readonly rows: readonly StoredRow[]
  readonly unsure: readonly Unsure[]
}

function opened(chunk: Chunk, order: RosterImport, town: Town): Opened {
  const rows = openRows(chunk)
  const unsure = rows.flatMap((row): Unsure[] => {
    const people = row.judgement?.namesakes?.people
    const placed = people && readRow(row, order, town)
    return placed && 'seat' in placed ? [{ row, placed, people }] : []
  })
  return { chunk, rows, unsure }
}

async function settleChunk(
  order: RosterImport,
  { chunk, rows, unsure }: Opened,
  settle: (one: Unsure) => StoredRow,
): Promise<RosterImport | null> {
  const settledRows = new Map(unsure.map((one) => [one.row.row, settle(one)]))
  const after = rows.map((row) => settledRows.get(row.row) ?? row)
  await chunks.update({ _id: chunk._id }, storedAs(after))
  const counts = addCounts(order.counts, changeOf([...settledRows.values()]))
  return goOn(order, { done: chunk.chunk, counts })
}

/** Rows that were counted as likely are counted as what they have become; done twice, it comes to the same. */
function changeOf(rows: readonly StoredRow[]): RowCounts {
  const counted = countRows(rows)
  return { ...counted, likely: counted.likely - rows.length }
}

/** Asks the whole file about the namesakes of some rows, and answers how each row is settled by it. */
async function evidenceOf(
  { _id, at }: RosterImport,
  unsure: readonly Unsure[],
): Promise<(one: Unsure) => StoredRow> {
  const seat = (one: Namesake): string => seatMark(_id, one, one.name)
  const move = (one: Namesake, placed: Placed): string => moveMark(_id, one.householdId, doorOf(placed))
  const marks = unsure.flatMap(({ placed, people }) =>
    people.flatMap((one) => [seat(one), move(one, placed), wantMark(_id, one.id)]),
  )
  const found = await rowsWith(_id, new Set(marks))
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
