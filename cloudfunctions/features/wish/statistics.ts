import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import type { wishContract } from '../../../domain/wish/contract'
import { level, type Level } from '../../../domain/wish/desk'
import type { WishKind } from '../../../domain/wish/wish'
import type { WishPhase } from '../../../domain/wish/workflow'
import type { Context } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { scopeQuery, widestPost } from './scope'
import { wishes } from './runners'

type Statistics = Handlers<typeof wishContract, Context>['statistics']

interface Row {
  readonly _id: { readonly path: readonly string[]; readonly phase: WishPhase; readonly kind: WishKind }
  readonly place: { readonly [level: string]: string }
  readonly count: number
  readonly reopened: number
}

/** Groups that one answer holds at most: a subdistrict's buildings times phases and kinds stay below it. */
const GROUPS = 1000
const levels = Object.keys(level) as Level[]

/**
 * Counts of a scope, one row for each org directly below it, phase and kind.
 * The rows come in the order of the tree: figures are for opening cases, never for ranking (国办函〔2026〕12号).
 */
export const statistics: Statistics = async ({ org, since, until }, context) => {
  const own = widestPost(context)
  const _ = operators()
  const inTime = { listedAt: _.gte(since * 1000).and(_.lt(until * 1000)) }
  const rows = await wishes.aggregate<Row>((start) =>
    start
      .match(_.and([scopeQuery(context, org), inTime]) as never)
      .group({
        _id: { path: '$path', phase: '$phase', kind: '$kind' },
        place: { $first: '$place' },
        count: { $sum: 1 },
        reopened: { $sum: '$reopened' },
      })
      .limit(GROUPS),
  )
  const scope = org ?? own.org
  if (rows.length === 0 && scope !== own.org) throw new AppError('not_found', { message: '这里还没有心愿' })
  const depth = rows[0] ? rows[0]._id.path.indexOf(scope) : own.path.length - 1
  return { org: scope, orgName: nameAt(rows[0], depth) ?? own.orgName, counts: merged(rows, depth + 1) }
}

const nameAt = (row: Row | undefined, depth: number): string | undefined => row?.place[levels[depth] ?? '']

type Counts = Awaited<ReturnType<Statistics>>['counts']

/** Adds up what lies under the same org one level below the scope. */
function merged(rows: readonly Row[], depth: number): Counts {
  const sums = new Map<string, Counts[number]>()
  for (const row of rows) {
    const { path, phase, kind } = row._id
    const scope = path[Math.min(depth, path.length - 1)] ?? ''
    const name = nameAt(row, Math.min(depth, path.length - 1)) ?? ''
    const sum = sums.get(`${scope} ${phase} ${kind}`)
    sums.set(`${scope} ${phase} ${kind}`, {
      scope,
      scopeName: name,
      phase,
      kind,
      count: (sum?.count ?? 0) + row.count,
      reopened: (sum?.reopened ?? 0) + row.reopened,
    })
  }
  return [...sums.values()].sort((a, b) => a.scope.localeCompare(b.scope, 'en', { numeric: true }))
}
