import { DAY } from '../../domain/case'
import { chinaDay } from '../../domain/china-day'
import { auditLog } from './audit'
import { collection, operators } from './database'

/** The end of a chain. */
export interface Head {
  readonly chain: string
  readonly seq: number
  readonly hash: string
}

/** The heads of a day, as stored in `auditHeads`. */
interface HeadsNote {
  /** The day in China, 2026-11-21. */
  readonly _id: string
  readonly at: number
  readonly heads: readonly Head[]
}

const auditHeads = collection<HeadsNote>('auditHeads')

/** Chains of one note at most: a community each. */
const CHAINS = 5000

/**
 * Notes once a day where each chain that grew ends, in a collection of its own and in the function's log, which
 * nobody who can change the database can change: a tail that is cut off afterwards is missed.
 * @returns whether this call did it.
 */
export async function noteHeads(now: number): Promise<boolean> {
  const day = chinaDay(now)
  if (await auditHeads.findById(day)) return false
  // Two days: what `jobs` recorded late still stands in one of the notes.
  const heads = await headsSince(now - 2 * DAY)
  if (!(await auditHeads.insert({ _id: day, at: now, heads }))) return false
  console.log(JSON.stringify({ auditHeads: day, heads }))
  return true
}

async function headsSince(since: number): Promise<Head[]> {
  const _ = operators()
  const rows = await auditLog.aggregate<{ _id: string; seq: number; hash: string }>((start) =>
    start
      .match({ at: _.gte(since) })
      .sort({ seq: 1 })
      .group({ _id: '$chain', seq: { $last: '$seq' }, hash: { $last: '$hash' } })
      .limit(CHAINS),
  )
  return rows.map(({ _id: chain, seq, hash }) => ({ chain, seq, hash }))
}
