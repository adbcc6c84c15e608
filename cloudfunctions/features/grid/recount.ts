import { DAY } from '../../../domain/case'
import { DAY_COUNTS_KEPT, dayCountsOf, notedOf } from '../../../domain/grid/day-counts'
import { gramsOf } from '../../../domain/grid/grams'
import { noCounts, type Org, type OrgCounts } from '../../../domain/grid/org'
import { level } from '../../../domain/wish/desk'
import { people } from '../../kernel/actor'
import { operators } from '../../kernel/database'
import { households, orgs } from '../../kernel/homes'
import { dayCounts } from './day-counts'

/** Orgs that one round counts. */
const BATCH = 100
/** How long a count is taken to be right, in ms. */
const FRESH = DAY

type Counts = Map<string, OrgCounts>

/**
 * Counts anew those orgs whose last count is the longest ago: buildings from their people, every other from the orgs
 * directly below it, so that a lost addition is made good step by step, from below. What is not what it was the last
 * time is written down for later days to look back at. Answers how many were looked at.
 */
export async function recountOrgs(now: number): Promise<number> {
  const _ = operators()
  const due = await orgs.find(
    { countedAt: _.eq(null).or(_.lte(now - FRESH)) },
    { sort: { countedAt: 1 }, limit: BATCH },
  )
  if (due.length === 0) return 0
  const idsOf = (isBuilding: boolean) =>
    due.filter(({ kind }) => (kind === 'building') === isBuilding).map(({ _id }) => _id)
  const counts = new Map([...(await inBuildings(idsOf(true))), ...(await fromBelow(idsOf(false)))])
  for (const org of due) await correct(org, counts.get(org._id) ?? noCounts)
  for (const org of due) await makeFindable(org)
  await writeDown(due, counts, now)
  await orgs.updateAll({ _id: _.in(due.map(({ _id }) => _id)) }, { countedAt: now })
  return due.length
}

/** Writes a count that is not the known one, unless somebody is counting at this very moment. */
async function correct({ _id, counts: known }: Org, counts: OrgCounts): Promise<void> {
  const isRight = Object.entries(counts).every(([name, count]) => known[name as keyof OrgCounts] === count)
  if (!isRight) await orgs.update({ _id, counts: operators().eq({ ...known }) }, { counts })
}

/** A unit of which nobody has noted yet by which pieces of its name it is found. */
async function makeFindable({ _id, kind, label, grams }: Org): Promise<void> {
  if (kind === 'unit' && !grams) await orgs.update({ _id, label }, { grams: gramsOf(label) })
}

/** The rows before the notes on the orgs: what a killed process leaves is written once more, and says the same. */
async function writeDown(due: readonly Org[], counts: Counts, now: number): Promise<void> {
  const rows = due.flatMap((org) => {
    const row = dayCountsOf(org, counts.get(org._id) ?? noCounts, now)
    return row === null ? [] : [{ org, row }]
  })
  if (rows.length === 0) return
  await dayCounts.insertAll(rows.map(({ row }) => row))
  for (const { org, row } of rows) await orgs.update({ _id: org._id }, { noted: notedOf(org.noted, row) })
}

/** Removes what is older than anybody may ask for. Answers how many. */
export const forgetDayCounts = (now: number): Promise<number> =>
  dayCounts.removeAll({ at: operators().lt(now - DAY_COUNTS_KEPT) })

const building = { $arrayElemAt: ['$path', level.building] }

async function inBuildings(ids: readonly string[]): Promise<Counts> {
  const counts: Counts = new Map()
  if (ids.length === 0) return counts
  const _ = operators()
  const add = (id: string, part: Partial<OrgCounts>) =>
    counts.set(id, { ...(counts.get(id) ?? noCounts), ...part })
  const states = { verified: 'people', pending: 'pending' } as const
  const living = await people.aggregate<{
    readonly _id: { readonly building: string; readonly state: keyof typeof states }
    readonly count: number
  }>((start) =>
    start
      .match({ path: _.in([...ids]), 'residence.state': _.in(Object.keys(states)) })
      .group({ _id: { building, state: '$residence.state' }, count: { $sum: 1 } })
      .limit(2 * BATCH),
  )
  for (const { _id, count } of living) add(_id.building, { [states[_id.state]]: count })
  const homes = await households.aggregate<{ readonly _id: string; readonly count: number }>((start) =>
    start
      .match({ path: _.in([...ids]) })
      .group({ _id: building, count: { $sum: 1 } })
      .limit(BATCH),
  )
  for (const { _id, count } of homes) add(_id, { households: count })
  return counts
}

async function fromBelow(ids: readonly string[]): Promise<Counts> {
  if (ids.length === 0) return new Map()
  const sum = (name: keyof OrgCounts) => ({ $sum: `$counts.${name}` })
  const rows = await orgs.aggregate<OrgCounts & { readonly _id: string }>((start) =>
    start
      .match({ parent: operators().in([...ids]) })
      .group({
        _id: '$parent',
        ...{ households: sum('households'), people: sum('people'), pending: sum('pending') },
      })
      .limit(BATCH),
  )
  return new Map(rows.map(({ _id, ...counts }) => [_id, counts]))
}
