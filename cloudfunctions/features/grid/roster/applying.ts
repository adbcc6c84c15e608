import { noRows, slotOf, type RosterImport } from '../../../../domain/grid/roster'
import { writes } from '../../../../domain/grid/roster-rules'
import type { Household } from '../../../../domain/grid/org'
import type { Person } from '../../../../domain/identity/person'
import { people } from '../../../kernel/actor'
import type { Collection } from '../../../kernel/database'
import { addToCounts, households } from '../../../kernel/homes'
import { arrival, eachAtOnce, isAs } from './records'
import { addCounts, countRows, readRow } from './judging'
import { lookUp } from './lookup'
import { planOf } from './plan'
import {
  chunkId,
  chunks,
  kindsIn,
  openRows,
  save,
  sealRows,
  type Chunk,
  type StoredRow,
  type Written,
} from './store'
import { beginStretch } from './stretch'
import { loadTown, type Town } from './town'

/** Documents that one operation inserts. */
const INSERTED = 125

/** Writes further rows as they were shown. */
export async function applyRows(order: RosterImport): Promise<RosterImport | null> {
  const town = await loadTown(order, order.at)
  const isOver = beginStretch()
  let current: RosterImport | null = order
  while (current !== null && current.done < current.chunks) {
    current = await applyChunk(current, town)
    if (isOver()) break
  }
  if (current?.done !== current?.chunks) return current
  return current && save(current, { state: 'applied', slot: slotOf('applied', order), since: Date.now() })
}

/**
 * One chunk: what it will write is noted first, then written, then noted as written. A step that was killed anywhere
 * in between is repeated: what stands there already is recognised as its own.
 */
async function applyChunk(order: RosterImport, town: Town): Promise<RosterImport | null> {
  const chunk = await chunks.findById(chunkId(order._id, order.done + 1))
  if (!chunk) return null
  const rows = chunk.isWritten ? openRows(chunk) : await write(chunk, await noted(chunk, order, town))
  const left = { ...noRows, stale: countRows(rows).stale }
  return save(order, { done: order.done + 1, counts: addCounts(order.counts, left) })
}

/** The rows with what each writes, stored; as an earlier step noted it, if one did. */
async function noted(chunk: Chunk, order: RosterImport, town: Town): Promise<StoredRow[]> {
  const rows = openRows(chunk)
  if (rows.some(({ written, left }) => written !== null || left !== null)) return rows
  const meant = rows.filter(({ judgement }) => judgement && writes(judgement.verdict))
  const readings = meant.map((row) => readRow(row, order, town))
  const placed = new Map(readings.flatMap((one) => ('seat' in one ? [[one.row, one] as const] : [])))
  const known = await lookUp([...placed.values()], order)
  const planning = { order, town, known, now: Date.now() }
  const planned = rows.map((row) => {
    const one = placed.get(row.row)
    return one ? planOf(row, one, planning) : row
  })
  await chunks.update({ _id: chunk._id }, { sealed: sealRows(planned), kinds: kindsIn(planned) })
  return planned
}

type Meant = StoredRow & { readonly written: Written }
const isMeant = (row: StoredRow): row is Meant => row.written !== null

/** Writes what was noted; a record that has changed in this very moment is left, and its row says so. */
async function write(chunk: Chunk, rows: readonly StoredRow[]): Promise<StoredRow[]> {
  const meant = rows.filter(isMeant)
  const homes = await enterHomes(meant)
  await createPeople(meant.filter(({ written }) => written.before === null))
  const changed = meant.filter(({ written }) => written.before !== null)
  const failed = new Set<number>()
  await eachAtOnce(changed, async (row) => {
    if (!(await change(row.written))) failed.add(row.row)
  })
  const after = rows.map((row): StoredRow =>
    failed.has(row.row) ? { ...row, written: null, left: 'stale' } : row,
  )
  await chunks.update({ _id: chunk._id }, { sealed: sealRows(after), kinds: kindsIn(after), isWritten: true })
  const arrivals = after.filter(isMeant).flatMap(({ written }) => arrival(written))
  await addToCounts([...homes.map((path) => ({ path, by: { households: 1 } })), ...arrivals])
  return after
}

/** Enters the households behind doors that were unknown; answers the paths of those that were new. */
async function enterHomes(rows: readonly Meant[]): Promise<(readonly string[])[]> {
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

async function createPeople(rows: readonly Meant[]): Promise<void> {
  const created = rows.map(
    ({ written: { personId: _id, version, after } }) => ({ _id, version, ...after }) as Person,
  )
  await insertMany(people, created)
}

/** Inserts many in few operations; one by one where some stand there already. Answers those that were not there. */
async function insertMany<T extends { readonly _id: string }>(
  collection: Collection<T>,
  documents: readonly T[],
): Promise<T[]> {
  const inserted: T[] = []
  for (let from = 0; from < documents.length; from += INSERTED) {
    const part = documents.slice(from, from + INSERTED)
    if (await collection.insertAll(part)) inserted.push(...part)
    else for (const one of part) if (await collection.insert(one)) inserted.push(one)
  }
  return inserted
}

/** Changes somebody as noted; false when somebody else has changed them since. */
async function change({ personId, version, after }: Written): Promise<boolean> {
  const updated = await people.update({ _id: personId, version: version - 1 }, { ...after, version })
  return updated === 1 || isAs(await people.findById(personId), { version, ...after })
}
