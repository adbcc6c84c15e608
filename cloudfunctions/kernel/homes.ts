import type { Household, Org, OrgCounts } from '../../domain/grid/org'
import { AppError } from '../../domain/errors'
import type { CommandNote } from '../../domain/identity/person'
import { collection, operators } from './database'
import { isReplay, noted } from './notes'

export const orgs = collection<Org>('orgs')
export const households = collection<Household>('households')

interface Choice {
  readonly householdId: string
  /** Which representative there may be before; an operator or a value. */
  readonly instead: unknown
  readonly next: string
  readonly call: CommandNote
}

/**
 * Notes who speaks for a household from now on. One each: the guarded write decides between two at once.
 * Throws `conflict` when somebody else has been chosen meanwhile.
 */
export async function chooseRepresentative({ householdId, instead, next, call }: Choice): Promise<void> {
  const _ = operators()
  const chosen = await households.update(
    { _id: householdId, representative: instead, 'keys.key': _.neq(call.key) },
    { representative: next, version: _.inc(1), keys: noted(call) },
  )
  if (chosen === 1) return
  const home = await households.findById(householdId)
  if (home && (isReplay(home.keys, call) || home.representative === next)) return
  throw new AppError('conflict', { message: '这户的代表刚刚变了，请看看现在是谁' })
}

/** A change to the counts of every org of a path. */
export interface Counted {
  readonly path: readonly string[]
  readonly by: Partial<OrgCounts>
}

/**
 * Adds to the counts of the orgs along each path; one operation where all is in one building. A figure on the way to
 * a screen, not a record: what is lost here, `jobs` counts anew, so a failure does not trouble the caller.
 */
export async function addToCounts(changes: readonly Counted[]): Promise<void> {
  const _ = operators()
  const sums = [...sumsByOrg(changes)].filter(([, by]) => Object.values(by).some((count) => count !== 0))
  for (const [sum, ids] of orgsBySum(sums)) {
    const added = Object.entries(JSON.parse(sum) as Partial<OrgCounts>).map(
      ([name, count]) => [`counts.${name}`, _.inc(count)] as const,
    )
    try {
      await orgs.updateAll({ _id: _.in(ids) }, Object.fromEntries(added))
    } catch (error) {
      console.error('counts are left for jobs', ids, error)
    }
  }
}

type Sum = { -readonly [name in keyof OrgCounts]?: number }

function sumsByOrg(changes: readonly Counted[]): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const { path, by } of changes) {
    for (const org of path) {
      const sum = sums.get(org) ?? {}
      for (const name of ['households', 'people', 'pending'] as const) {
        if (by[name] !== undefined) sum[name] = (sum[name] ?? 0) + by[name]
      }
      sums.set(org, sum)
    }
  }
  return sums
}

/** Orgs whose counts change alike are written in one operation. */
function orgsBySum(sums: readonly (readonly [org: string, by: Partial<OrgCounts>])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [org, by] of sums) {
    const sum = JSON.stringify(by)
    groups.set(sum, [...(groups.get(sum) ?? []), org])
  }
  return groups
}
