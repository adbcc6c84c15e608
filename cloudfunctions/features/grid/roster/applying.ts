import { noRows, slotOf, type RosterImport } from '../../../../domain/grid/roster'
import type { Household } from '../../../../domain/grid/org'
import type { Person } from '../../../../domain/identity/person'
import { people } from '../../../kernel/actor'
import { operators, type Collection } from '../../../kernel/database'
import { addToCounts, households } from '../../../kernel/homes'
import { arrival, eachAtOnce, noteAhead, together } from './records'
import { addCounts, countRows, readRow } from './judging'
import { lookUp } from './lookup'
import { endTouched, touchedBy } from './mandates'
import { isToWrite, namesakeOf, planOf } from './plan'
import {
  chunkId,
  chunks,
  openRows,
  goOn,
  storedAs,
  type Chunk,
  type MeantRow,
  type StoredRow,
  type Written,
} from './store'
import { isAsWritten, rowNow } from './standing'
import { beginStretch, type Stretch } from './stretch'
import { loadTown, type Town } from './town'

/** Documents that one operation inserts. */
const INSERTED = 125

/** Writes further rows as they were shown. */
export async function applyRows(order: RosterImport, limit: number): Promise<RosterImport | null> {
  const stretch = beginStretch(limit)
  const town = await loadTown(order, order.at)
  let current: RosterImport | null = order
  while (current !== null && current.done < current.chunks) {
    current = await applyChunk(current, town, stretch)
    if (stretch.isOver()) break
  }
  if (current?.done !== current?.chunks) return current
  current = current && (await endTouched(current))
  return current && goOn(current, { state: 'applied', slot: slotOf('applied', order), since: Date.now() })
}

/**
 * One chunk: what it will write is noted first, then written, then noted as written. A step that was killed anywhere
 * in between is repeated: what stands there already is recognised as its own.
 */
async function applyChunk(order: RosterImport, town: Town, stretch: Stretch): Promise<RosterImport | null> {
  const chunk = await chunks.findById(chunkId(order._id, order.done + 1))
  if (!chunk) return null
  const rows = chunk.isWritten
    ? openRows(chunk)
    : await write(chunk, await noted(chunk, order, town), stretch)
  if (!rows) return goOn(order, {})
  const left = { ...noRows, stale: countRows(rows).stale }
  const touched = await touchedBy(rows, order)
  return goOn(order, { done: order.done + 1, counts: addCounts(order.counts, left), touched })
}

/** The rows with what each writes, stored; as an earlier step noted it, if one did. */
async function noted(chunk: Chunk, order: RosterImport, town: Town): Promise<StoredRow[]> {
  const rows = openRows(chunk)
  if (rows.some(({ written, left }) => written !== null || left !== null)) {
    return rows.map((row) => rowNow(row, town))
  }
  const meant = rows.filter((row) => isToWrite(row, order))
  const readings = meant.map((row) => readRow(row, order, town))
  const placed = new Map(readings.flatMap((one) => ('seat' in one ? [[one.row, one] as const] : [])))
  const named = meant.flatMap((row) => namesakeOf(row, order)?.id ?? [])
  const known = await lookUp([...placed.values()], order, named)
  const planning = { order, town, known, now: Date.now() }
  const ids = new Set(meant.map(({ row }) => row))
  const planned = rows.map((row): StoredRow => {
    const one = placed.get(row.row)
    if (one) return planOf(row, one, planning)
    // Its building is called otherwise by now.
    return ids.has(row.row) ? { ...row, left: 'stale' } : row
  })
  await chunks.update({ _id: chunk._id }, storedAs(planned))
  return planned
}

const isMeant = (row: StoredRow): row is MeantRow => row.written !== null

/**
 * Writes what was noted; a record that has changed in this very moment is left, and its row says so. Null when time
 * ran out: how far it came is noted.
 */
async function write(
  chunk: Chunk,
  rows: readonly StoredRow[],
  stretch: Stretch,
): Promise<StoredRow[] | null> {
  const meant = rows.filter(isMeant)
  const homes = await enterHomes(meant)
  await createPeople(meant.filter(({ written }) => written.before === null))
  const changed = meant.filter(({ written, isAhead }) => written.before !== null && isAhead !== true)
  const failed = new Set<number>()
  const left = await eachAtOnce(changed, stretch, async (row) => {
    if (!(await change(row.written))) failed.add(row.row)
  })
  const settled = rows.map((row): StoredRow =>
    failed.has(row.row) ? { ...row, written: null, left: 'stale' } : row,
  )
  if (left.length > 0) return noteAhead(chunk, settled, left)
  const after = settled.map(together)
  await chunks.update({ _id: chunk._id }, { ...storedAs(after), isWritten: true })
  const arrivals = after.filter(isMeant).flatMap(({ written }) => arrival(written))
  await addToCounts([...homes.map((path) => ({ path, by: { households: 1 } })), ...arrivals])
  return after
}

/** Enters the households behind doors that were unknown; answers the paths of those that were new. */
async function enterHomes(rows: readonly MeantRow[]): Promise<(readonly string[])[]> {
  const homes = new Map<string, Household>()
  for (const { written } of rows) {
    const { newDoor: door, path, after } = written
    const _id = after.householdId
    if (door === null || _id === undefined) continue
    homes.set(_id, { _id, version: 1, path, door, representative: null })
  }
  const entered = await insertMany(households, [...homes.values()])
  return entered.map(({ path }) => path)
}

async function createPeople(rows: readonly MeantRow[]): Promise<void> {
  const created = rows.map(
    ({ written: { personId: _id, version, after } }) => ({ _id, version, ...after }) as Person,
  )
  await insertMany(people, created)
}

/** Inserts many in few operations. Answers those that were not there. */
async function insertMany<T extends { readonly _id: string }>(
  collection: Collection<T>,
  documents: readonly T[],
): Promise<T[]> {
  const inserted: T[] = []
  for (let from = 0; from < documents.length; from += INSERTED) {
    inserted.push(...(await insertMissing(collection, documents.slice(from, from + INSERTED))))
  }
  return inserted
}

/** Times that somebody else may enter one of the same documents between a look and a write. */
const TRIES = 5

/** Inserts those of some documents that do not stand there already, as after a step that was killed. */
async function insertMissing<T extends { readonly _id: string }>(
  collection: Collection<T>,
  documents: readonly T[],
): Promise<readonly T[]> {
  let missing = documents
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (missing.length === 0 || (await collection.insertAll(missing))) return missing
    const ids = missing.map(({ _id }) => _id)
    const found = await collection.find({ _id: operators().in(ids) }, { limit: ids.length })
    const there = new Set(found.map(({ _id }) => _id))
    missing = missing.filter(({ _id }) => !there.has(_id))
  }
  throw new Error(`others keep entering the same ${documents.length} records`)
}

/** Changes somebody as noted, or finds it done by a step that was killed; false when somebody else has changed them since. */
async function change(written: Written): Promise<boolean> {
  const { personId, version, after } = written
  const updated = await people.update({ _id: personId, version: version - 1 }, { ...after, version })
  if (updated === 1) return true
  const person = await people.findById(personId)
  return person !== null && isAsWritten(person, written)
}
