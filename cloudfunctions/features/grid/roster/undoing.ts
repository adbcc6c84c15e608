import { noRows, slotOf, type RosterImport } from '../../../../domain/grid/roster'
import type { Mandate } from '../../../../domain/identity/mandates'
import { hasPhone, type Person } from '../../../../domain/identity/person'
import type { Wish } from '../../../../domain/wish/wish'
import { people } from '../../../kernel/actor'
import { collection, operators } from '../../../kernel/database'
import { addToCounts, households, type Counted } from '../../../kernel/homes'
import { addCounts, countRows } from './judging'
import { departure, eachAtOnce, isAs, noteAhead, together } from './records'
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
import { beginStretch, type Stretch } from './stretch'

const wishes = collection<Pick<Wish, '_id' | 'wisher'>>('wishes')
const mandates = collection<Pick<Mandate, '_id' | 'parties'>>('mandates')

/** Takes further chunks back, the last first: who came into a household later leaves it earlier. */
export async function undoRows(order: RosterImport, limit: number): Promise<RosterImport | null> {
  const stretch = beginStretch(limit)
  let current: RosterImport | null = order
  while (current !== null && current.done < current.chunks) {
    current = await undoChunk(current, stretch)
    if (stretch.isOver()) break
  }
  if (current?.done !== current?.chunks) return current
  return current && save(current, { state: 'undone', slot: slotOf('undone', order), since: Date.now() })
}

type Meant = StoredRow & { readonly written: Written }
const isMeant = (row: StoredRow): row is Meant => row.written !== null

async function undoChunk(order: RosterImport, stretch: Stretch): Promise<RosterImport | null> {
  const chunk = await chunks.findById(chunkId(order._id, order.chunks - order.done))
  if (!chunk) return null
  const rows = openRows(chunk)
  const taken = chunk.isWritten ? await takeBack(chunk, rows, stretch) : { after: rows, counted: [] }
  if (!taken) return order
  const { after, counted } = taken
  await chunks.update(
    { _id: chunk._id },
    { sealed: sealRows(after), kinds: kindsIn(after), isWritten: false },
  )
  await addToCounts(counted)
  const kept = { ...noRows, kept: countRows(after).kept }
  return save(order, { done: order.done + 1, counts: addCounts(order.counts, kept) })
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
  stretch: Stretch,
): Promise<TakenBack | null> {
  const meant = rows.filter(isMeant)
  const kept = new Set(meant.filter(({ left }) => left === 'kept').map(({ row }) => row))
  await removeCreated(
    meant.filter(({ written }) => written.before === null),
    kept,
  )
  const changed = meant.filter(({ written, isAhead }) => written.before !== null && isAhead !== true)
  const behind = await eachAtOnce(changed, stretch, async (row) => {
    if (!(await restore(row.written))) kept.add(row.row)
  })
  const settled = rows.map((row) => (kept.has(row.row) ? { ...row, left: 'kept' as const } : row))
  if (behind.length > 0) return noteAhead(chunk, settled, behind)
  const homes = await removeHomes(meant)
  const gone = meant.filter(({ row }) => !kept.has(row))
  return {
    after: settled.map(together),
    counted: [
      ...homes.map(({ path }) => ({ path, by: { households: -1 } })),
      ...gone.flatMap(({ written }) => departure(written)),
    ],
  }
}

/** Gives somebody the fields back that they had; false when they have changed since. */
async function restore({ personId, version, before }: Written): Promise<boolean> {
  const fields = before ?? {}
  const updated = await people.update({ _id: personId, version }, { ...fields, version: version + 1 })
  return updated === 1 || isAs(await people.findById(personId), { ...fields, version: version + 1 })
}

/** Removes those whom the import created and nobody has touched since. */
async function removeCreated(rows: readonly Meant[], kept: Set<number>): Promise<void> {
  if (rows.length === 0) return
  const _ = operators()
  const ids = rows.map(({ written }) => written.personId)
  const found = await people.find({ _id: _.in(ids) }, { limit: ids.length })
  const needed = await withCases(found)
  const removable = found
    .filter((person) => isUntouched(person) && !needed.has(person._id))
    .map(({ _id }) => _id)
  await people.removeAll({ _id: _.in(removable), version: 1 })
  const left = new Set((await people.find({ _id: _.in(ids) }, { limit: ids.length })).map(({ _id }) => _id))
  for (const { row, written } of rows) if (left.has(written.personId)) kept.add(row)
}

const isUntouched = (person: Person): boolean =>
  person.version === 1 && !hasPhone(person) && person.posts.length === 0

/** Those for whom somebody has recorded a wish, or who gave a mandate: their record is needed. */
async function withCases(found: readonly Person[]): Promise<Set<string>> {
  const _ = operators()
  const homes = [...new Set(found.map(({ householdId }) => householdId))]
  const ids = found.map(({ _id }) => _id)
  const asked = await wishes.find({ householdId: _.in(homes) }, { limit: 1000 })
  const given = await mandates.find({ parties: _.in(ids) }, { limit: 1000 })
  const wishers = asked.flatMap(({ wisher }) => (wisher.id === null ? [] : [wisher.id]))
  return new Set([...wishers, ...given.flatMap(({ parties }) => parties)])
}

/** Removes the households that the import entered and nobody lives in; answers those that were there. */
async function removeHomes(rows: readonly Meant[]): Promise<{ readonly path: readonly string[] }[]> {
  const _ = operators()
  const entered = new Map(
    rows.flatMap(({ written }) =>
      written.newDoor === null ? [] : [[written.after.householdId ?? '', written.path] as const],
    ),
  )
  if (entered.size === 0) return []
  const ids = [...entered.keys()]
  const residents = await people.find({ householdId: _.in(ids) }, { limit: 1000 })
  const lived = new Set(residents.map(({ householdId }) => householdId))
  const empty = await households.find(
    { _id: _.in(ids.filter((id) => !lived.has(id))), version: 1 },
    { limit: ids.length },
  )
  await households.removeAll({ _id: _.in(empty.map(({ _id }) => _id)), version: 1 })
  return empty
}
