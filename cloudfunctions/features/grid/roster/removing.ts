import type { Household } from '../../../../domain/grid/org'
import type { Mandate } from '../../../../domain/identity/mandates'
import { hasPhone, type Person } from '../../../../domain/identity/person'
import type { Wish } from '../../../../domain/wish/wish'
import { people } from '../../../kernel/actor'
import { collection, operators, type Collection } from '../../../kernel/database'
import { households } from '../../../kernel/homes'
import { isAsWritten } from './standing'
import type { MeantRow } from './store'

const wishes = collection<Pick<Wish, '_id' | 'wisher'>>('wishes')
const mandates = collection<Pick<Mandate, '_id' | 'parties'>>('mandates')

/** Those who speak for the household into which some rows have put them. */
export async function speakers(rows: readonly MeantRow[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(rows.flatMap(({ written }) => written.after.householdId ?? []))]
  if (ids.length === 0) return new Set()
  const homes = await households.find({ _id: operators().in(ids) }, { limit: ids.length })
  return new Set(homes.flatMap(({ representative }) => representative ?? []))
}

interface Kept {
  /** Rows that are not taken back; those of people who stay are added. */
  readonly kept: Set<number>
  /** People who have to stay. */
  readonly needed: ReadonlySet<string>
}

/** Removes those whom the import created and nobody has touched since, wherever the tree has put their home. */
export async function removeCreated(rows: readonly MeantRow[], { kept, needed }: Kept): Promise<void> {
  if (rows.length === 0) return
  const _ = operators()
  const byId = new Map(rows.map(({ written }) => [written.personId, written]))
  const ids = [...byId.keys()]
  const found = await people.find({ _id: _.in(ids) }, { limit: ids.length })
  const wanted = await withCases(found)
  const removable = found.filter((person) => {
    const written = byId.get(person._id)
    const isFree = !needed.has(person._id) && !wanted.has(person._id) && isAlone(person)
    return isFree && written !== undefined && (person.version === 1 || isAsWritten(person, written))
  })
  await removeAsRead(people, removable)
  const left = new Set((await people.find({ _id: _.in(ids) }, { limit: ids.length })).map(({ _id }) => _id))
  for (const { row, written } of rows) if (left.has(written.personId)) kept.add(row)
}

const isAlone = (person: Person): boolean => !hasPhone(person) && person.posts.length === 0

/** Removes documents that are as they were read; those of one version in one operation. */
async function removeAsRead<T extends { readonly _id: string; readonly version: number }>(
  from: Collection<T>,
  documents: readonly T[],
): Promise<void> {
  for (const version of new Set(documents.map((one) => one.version))) {
    const ids = documents.filter((one) => one.version === version).map(({ _id }) => _id)
    await from.removeAll({ _id: operators().in(ids), version })
  }
}

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

/**
 * Removes the households that the import entered and nobody lives in; that of somebody who is kept stays, for they may
 * come back to it. Answers those that were there.
 */
export async function removeHomes(
  rows: readonly MeantRow[],
  kept: ReadonlySet<number>,
): Promise<readonly Pick<Household, 'path'>[]> {
  const _ = operators()
  const homesOf = (some: readonly MeantRow[]) =>
    some.flatMap(({ written }) => (written.newDoor === null ? [] : (written.after.householdId ?? [])))
  const staying = new Set(homesOf(rows.filter(({ row }) => kept.has(row))))
  const entered = [...new Set(homesOf(rows))].filter((id) => !staying.has(id))
  if (entered.length === 0) return []
  const residents = await people.find({ householdId: _.in(entered) }, { limit: 1000 })
  const lived = new Set(residents.map(({ householdId }) => householdId))
  const empty = await households.find(
    { _id: _.in(entered.filter((id) => !lived.has(id))), representative: null },
    { limit: entered.length },
  )
  const removable = empty.filter(({ keys = [] }) => keys.length === 0)
  await removeAsRead(households, removable)
  return removable
}
