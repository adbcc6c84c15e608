import type { Me } from '../../../domain/identity/contract'
import { people } from '../../kernel/actor'
import type { Context } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { lookingAfter } from '../../kernel/people-scope'

interface Sum {
  readonly homes: number
  readonly corrections: number
}

/** People who are counted at most: beyond that nobody reads the figure. */
const MOST = 500

/** How many wait in the caller's own scope, counted in one operation; null for whoever verifies nobody. */
export async function waitingFor(context: Context): Promise<Me['waiting']> {
  const orgs = lookingAfter(context).map(({ org }) => org)
  if (orgs.length === 0) return null
  const _ = operators()
  const path = _.in(orgs)
  const [sum] = await people.aggregate<Sum>((start) =>
    start
      .match(
        _.or([
          { path, 'residence.state': 'pending' },
          { path, 'correction.at': _.gt(0) },
        ]) as never,
      )
      .limit(MOST)
      .group({
        _id: null,
        homes: { $sum: { $cond: [{ $eq: ['$residence.state', 'pending'] }, 1, 0] } },
        corrections: { $sum: { $cond: [{ $gt: ['$correction.at', 0] }, 1, 0] } },
      }),
  )
  return { homes: sum?.homes ?? 0, corrections: sum?.corrections ?? 0 }
}
